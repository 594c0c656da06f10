"""Which products a shop shows for a category, words and kinds: ids in order, and how many."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from storefronts.listings.queries import ShopListing
from tenants.catalogue.memory import Memory
from tenants.catalogue.queries import catalogue_stamp
from tenants.catalogue.search import plain, squeezed
from tenants.kernel import sql

LONGEST_SEARCH = 60
MOST_WORDS = 6
# A free code that is still good, as tenants.supply.stock sells it; the others are made on request.
IN_STOCK = """(d.kind in ('top_up', 'service') or exists (
    select from public.supply_stockcode s
    where s.denomination_id = d.id and s.state = 'free' and s.sell_by > current_date))"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a shopper asks for. `category` is one that is shown; `kinds` are lower-case."""

    search: str = ""
    category: uuid.UUID | None = None
    kinds: frozenset[str] = frozenset()
    in_stock: bool = False
    featured: bool = False
    region: str = ""  # upper case

    @property
    def words(self) -> list[str]:
        return plain(self.search[:LONGEST_SEARCH]).split()[:MOST_WORDS]


def product_ids(
    listing: ShopListing,
    wanted: Wanted,
    *,
    order: str,
    limit: int | None,
    offset: int = 0,
) -> tuple[list[uuid.UUID], int]:
    """One page of shown products and the number of all that match. One query.

    `order` is "relevance", "name" or "newest".
    """
    where, params = _conditions(listing, wanted)
    ranks, rank_params = _order(wanted, order)
    rows = sql.run(
        f"""
        select p.id, count(*) over ()
        from public.catalogue_product p
        left join listings_listing l on l.target_id = p.id
        where {" and ".join(where)}
        order by {ranks}
        limit %s offset %s
        """,  # noqa: S608 - only this module's own texts are put together
        [*params, *rank_params, limit, offset],
    ).fetchall()
    if not rows and offset:
        return [], product_ids(listing, wanted, order=order, limit=1)[1]
    return [row[0] for row in rows], rows[0][1] if rows else 0


def _conditions(listing: ShopListing, wanted: Wanted) -> tuple[list[str], list[Any]]:
    shown = listing.shown_categories()
    live = {node.id for node in listing.tree if listing.tree.is_live(node.id)}
    if wanted.category is not None:
        below = {node.id for node in listing.tree.subtree(wanted.category)}
        shown, live = shown & below, live & below
    where = [
        "not p.is_archived",
        "p.category_id = any(%s)",
        "coalesce(l.is_listed, p.category_id = any(%s))",
    ]
    params: list[Any] = [list(live), list(shown)]
    if wanted.featured:
        where.append("l.is_featured")
    if wanted.region:
        where.append("upper(p.region) = %s")
        params.append(wanted.region)
    for word in wanted.words:
        # Own names of the shop are found too, by the words as they stand.
        where.append(
            "(p.search_text like %s or p.search_text like %s"
            " or lower(l.name_zh || ' ' || l.name_en) like %s"
            " or p.id = any(%s))"
        )
        inside = f"%{_literal(word)}%"
        bare = squeezed(word)
        # "app-store" is found as "appstore"; a word that is mostly punctuation means itself.
        params += [
            inside,
            f"%{_literal(bare)}%" if 3 * len(bare) >= 2 * len(word) else inside,
            inside,
            _with_face_value(word),
        ]
    denomination = [
        "d.product_id = p.id",
        "not d.is_archived",
        "not exists (select from listings_listing h"
        " where h.target_id = d.id and h.is_listed is false)",
    ]
    if wanted.kinds:
        denomination.append("d.kind = any(%s)")
        params.append(list(wanted.kinds))
    if wanted.in_stock:
        denomination.append(IN_STOCK)
    where.append(
        "exists (select from public.catalogue_denomination d where "
        + " and ".join(denomination)
        + ")"
    )
    return where, params


# Of each product the names of its face values, small and without spaces. Looked through here: the
# database would read every denomination of the catalogue anew for every word.
_FACE_VALUES = """
    select product_id, string_agg(replace(lower(name_zh || E'\\n' || name_en), ' ', ''), E'\\n')
    from public.catalogue_denomination where not is_archived group by product_id"""
_face_values: Memory[list[tuple[uuid.UUID, str]]] = Memory(most=1)


def _with_face_value(word: str) -> list[uuid.UUID]:
    """Products with a face value of this name: "steam 50" is a product's word and a value's."""
    stamp = catalogue_stamp()
    known = _face_values.get("names", stamp)
    if known is None:
        known = _face_values.put("names", stamp, sql.run(_FACE_VALUES).fetchall())
    return [product for product, names in known if word in names]


def _order(wanted: Wanted, order: str) -> tuple[str, list[Any]]:
    """ORDER BY terms. With words, a name that is or begins with them comes first."""
    name = "p.name_key" if (get_language() or "zh").startswith("zh") else "lower(p.name_en)"
    if order == "name":
        return f"{name}, p.id", []
    if order == "newest":
        return "p.created_at desc, p.id desc", []
    shelf = "coalesce(l.is_featured, false) desc, coalesce(l.sort, p.sort), p.name_key, p.id"
    if not wanted.words:
        return shelf, []
    text = _literal(" ".join(wanted.words))
    nearness = (
        "case when p.search_text like %s then 0 when p.search_text like %s then 1"
        " when p.search_text like %s then 2 else 3 end"
    )
    return f"{nearness}, {shelf}", [f"{text}%", f"%\n{text}%", f"%{text}%"]


def _literal(text: str) -> str:
    """Text that LIKE takes as it stands: `%`, `_` and the escape itself mean nothing in it."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")

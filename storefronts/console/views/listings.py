"""What the shop shows: categories by rule, products and denominations where they differ."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from storefronts.console.pages import attempt, needs, page
from storefronts.console.shelf import branches, products_page
from storefronts.listings import services
from storefronts.listings.models import Listing
from tenants.catalogue.models import Category, Product
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Refusal
from tenants.registry.context import current_shop


@require_GET
@needs("listings")
def listings(request: HttpRequest) -> HttpResponse:
    slug = request.GET.get("category", "")
    category = get_object_or_404(Category.objects.live(), slug=slug) if slug else None
    return page(
        request,
        "listings.html",
        _("Listings"),
        branches=branches(),
        category=category,
        products=products_page(
            category=category,
            query=request.GET.get("q", "").strip()[:80],
            only=request.GET.get("only", ""),
            number=request.GET.get("p"),
        ),
    )


@require_POST
@needs("listings")
def set_category(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show, hide, or leave it to the category above."""
    category = get_object_or_404(Category.objects.live(), pk=pk)
    shop, wanted = current_shop(), request.POST.get("shown")

    def deed(actor: Actor) -> None:
        if wanted == "above":
            services.remove_listing_rule(shop=shop, category=category, actor=actor)
        else:
            services.set_listing_rule(
                shop=shop, category=category, is_listed=wanted == "yes", actor=actor
            )

    attempt(request, deed, _("“%(name)s” is changed.") % {"name": category.name})
    return redirect(request.POST.get("back", "") if _is_ours(request) else _home())


DEEDS: dict[str, dict[str, bool | None]] = {
    "show": {"is_listed": True},
    "hide": {"is_listed": False},
    "follow": {"is_listed": None},
    "feature": {"is_featured": True},
    "unfeature": {"is_featured": False},
}


@require_POST
@needs("listings")
def change_products(request: HttpRequest) -> HttpResponse:
    """One deed for the ticked products, or the order numbers of all on the page."""
    deed = request.POST.get("deed", "")
    actor, shop, count = Actor.of_request(request), current_shop(), 0
    try:
        if deed == "order":
            count = _reorder(request, actor)
        elif deed in DEEDS:
            for product in Product.objects.live().filter(pk__in=_ids(request)):
                services.set_listing(shop=shop, target=product, actor=actor, **DEEDS[deed])
                count += 1
    except Refusal as error:
        messages.error(request, str(error))
    if count:
        text = ngettext("%(n)d product changed.", "%(n)d products changed.", count)
        messages.success(request, text % {"n": count})
    else:
        messages.info(request, _("Nothing was changed: tick the products first."))
    return redirect(request.POST["back"] if _is_ours(request) else _home())


@needs("listings")
def listing(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """One product: its own name here, and which of its denominations are shown."""
    product = get_object_or_404(Product.objects.live().select_related("category"), pk=pk)
    denominations = list(product.denominations.live())  # type: ignore[attr-defined]
    own = Listing.objects.filter(target_id__in=[pk, *(d.pk for d in denominations)])
    found = {row.target_id: row for row in own}
    if request.method == "POST" and attempt(
        request, lambda actor: _save(request, product, denominations, actor), _("Saved.")
    ):
        return redirect("shopconsole:listing", pk)
    for denomination in denominations:
        row = found.get(denomination.pk)
        denomination.is_hidden = row is not None and row.is_listed is False
    return page(
        request,
        "listing.html",
        product.name,
        product=product,
        denominations=denominations,
        own=found.get(pk),
    )


def _save(request: HttpRequest, product: Product, denominations: list, actor: Actor) -> None:
    shop, shown = current_shop(), set(request.POST.getlist("shown"))
    services.set_listing(
        shop=shop,
        target=product,
        actor=actor,
        name_zh=request.POST.get("name_zh", "").strip()[:120],
        name_en=request.POST.get("name_en", "").strip()[:120],
    )
    hidden = set(
        Listing.objects.filter(
            target_id__in=[d.pk for d in denominations], is_listed=False
        ).values_list("target_id", flat=True)
    )
    for denomination in denominations:
        hide = str(denomination.pk) not in shown
        if hide != (denomination.pk in hidden):
            services.set_listing(
                shop=shop, target=denomination, actor=actor, is_listed=False if hide else None
            )


def _reorder(request: HttpRequest, actor: Actor) -> int:
    """The order numbers typed into the page, where they differ from what is stored."""
    wanted: dict[uuid.UUID, int | None] = {}
    for name in request.POST:
        product = _id(name.removeprefix("sort-")) if name.startswith("sort-") else None
        text = request.POST.get(name, "").strip()
        if product and not text:
            wanted[product] = None
        elif product and len(text) < 8 and text.removeprefix("-").isdecimal():
            wanted[product] = int(text)
    stored = dict(Listing.objects.filter(target_id__in=wanted).values_list("target_id", "sort"))
    changed = [pk for pk, sort in wanted.items() if stored.get(pk) != sort]
    for product in Product.objects.live().filter(pk__in=changed):
        services.set_listing(
            shop=current_shop(), target=product, actor=actor, sort=wanted[product.pk]
        )
    return len(changed)


def _ids(request: HttpRequest) -> list[uuid.UUID]:
    ids = (_id(text) for text in request.POST.getlist("product")[:200])
    return [found for found in ids if found]


def _id(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def _home() -> str:
    return reverse("shopconsole:listings")


def _is_ours(request: HttpRequest) -> bool:
    """Return only to the list itself, with its filters: never to an address from outside."""
    back = request.POST.get("back", "")
    return back.split("?", 1)[0] == _home()

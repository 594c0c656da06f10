"""Written by `make clients`. Change clients/operations or the schema, not this file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cardfleet.shop.choices import (
    DeliveryStatus,
    DenominationKind,
    MarkupKind,
    MarkupScope,
    OrderStatus,
    PriceEnding,
    RefundStatus,
    WebhookDeliveryState,
    WebhookEventKind,
)
from cardfleet.values import UNSET, Unset


@dataclass(frozen=True, kw_only=True)
class BothLanguagesInput:
    zh: Unset | str | None = UNSET
    en: Unset | str | None = UNSET


@dataclass(frozen=True, kw_only=True)
class NavigationLinkInput:
    """One of page, category and address. An address needs a text."""

    text: Unset | BothLanguagesInput | None = UNSET
    page: Unset | str | None = UNSET
    category: Unset | str | None = UNSET
    address: Unset | str | None = UNSET


@dataclass(frozen=True, kw_only=True)
class AnnouncementInput:
    text: BothLanguagesInput
    link: Unset | NavigationLinkInput | None = UNSET
    begins: Unset | datetime | None = UNSET
    ends: Unset | datetime | None = UNSET


@dataclass(frozen=True, kw_only=True)
class LegalNumberInput:
    kind: str
    number: str
    """Empty takes it away."""


@dataclass(frozen=True, kw_only=True)
class LineInput:
    """What to buy. Prices are the shop's; here one can only say what is too much."""

    denomination: str
    quantity: int
    buyer_fields: Unset | Any | None = UNSET
    """By name, what the denomination's `buyerFields` ask for."""
    max_total: Unset | str | None = UNSET
    """The most that the line may cost, in the shop's currency, such as `49.50`: PRICE_CHANGED
    where it costs more."""


@dataclass(frozen=True, kw_only=True)
class LookInput:
    """A look to check."""

    theme: str
    light: Unset | str | None = UNSET
    """A preset; the theme's own unless told."""
    dark: Unset | str | None = UNSET
    tokens: Unset | Any | None = UNSET
    """{"light.accent": "#d6321e", "radius": 4}"""


@dataclass(frozen=True, kw_only=True)
class MarkupTarget:
    """What a rule is for; the shop has no id."""

    scope: MarkupScope
    id: Unset | str | None = UNSET


@dataclass(frozen=True, kw_only=True)
class MarkupInput:
    """A rule to look at."""

    target: MarkupTarget
    kind: MarkupKind
    value: str
    """Percent, or an amount: "12.5"."""
    ending: Unset | PriceEnding | None = UNSET


@dataclass(frozen=True, kw_only=True)
class OrderFilter:
    """Each part narrows the list."""

    status: Unset | OrderStatus | None = UNSET
    delivery: Unset | DeliveryStatus | None = UNSET
    refund: Unset | RefundStatus | None = UNSET


@dataclass(frozen=True, kw_only=True)
class ProductFilter:
    """Each part narrows the list; `search` takes Chinese, Latin and pinyin initials."""

    search: Unset | str | None = UNSET
    category: Unset | str | None = UNSET
    """A category's slug; its subcategories count too."""
    kinds: Unset | Sequence[DenominationKind] | None = UNSET
    in_stock: Unset | bool | None = UNSET
    region: Unset | str | None = UNSET
    """Where it is good, as products say it: `US`."""
    price_from: Unset | str | None = UNSET
    """At least so much, in the shop's currency."""
    price_to: Unset | str | None = UNSET
    """At most so much. Before sales, as `price_from`."""
    featured: Unset | bool | None = UNSET


@dataclass(frozen=True, kw_only=True)
class QueryTextInput:
    """A document, byte for byte as the client will hash it."""

    text: str
    name: Unset | str | None = UNSET
    """For people; the name of its operation unless told."""


@dataclass(frozen=True, kw_only=True)
class StaffOrderFilter:
    """Each part narrows the list. Days are the shop's own."""

    text: Unset | str | None = UNSET
    """A number, a part of the e-mail address, or a reference."""
    status: Unset | OrderStatus | None = UNSET
    delivery: Unset | DeliveryStatus | None = UNSET
    refund: Unset | RefundStatus | None = UNSET
    needs_attention: Unset | bool | None = UNSET
    since: Unset | date | None = UNSET
    until: Unset | date | None = UNSET
    """This day still counts."""
    client_reference: Unset | str | None = UNSET
    customer: Unset | str | None = UNSET


@dataclass(frozen=True, kw_only=True)
class WebhookDeliveryFilter:
    endpoint: Unset | str | None = UNSET
    kind: Unset | WebhookEventKind | None = UNSET
    state: Unset | WebhookDeliveryState | None = UNSET
    about: Unset | str | None = UNSET
    """An order's number, your reference, or an id."""
    since: Unset | str | None = UNSET
    """ISO 8601, with its zone."""

"""What an entrepreneur chooses for a new shop: checked at once, applied when the schema stands."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from storefronts.listings.services import set_listing_rule
from storefronts.pricing.models import MarkupRule
from storefronts.pricing.services import check_markup, set_markup_rule
from tenants.accounts.models import User
from tenants.catalogue.models import Category
from tenants.catalogue.queries import category_tree
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Invalid
from tenants.registry.models import Shop, default_locales

LOCALES = ("zh-hans", "en")


@dataclass(frozen=True, slots=True)
class Plan:
    """`markups`: slug of a topmost category that is sold -> percent on top of wholesale, as text;
    none at all: everything is sold, at the built-in markup. `person`: of the owner host."""

    person: uuid.UUID | None = None
    markups: Mapping[str, str] = field(default_factory=dict)
    locale: str = "zh-hans"
    support_email: str = ""
    support_contact: str = ""
    # Presets of the theme; empty: its own.
    light: str = ""
    dark: str = ""
    address: str = ""

    def choices(self) -> dict[str, Any]:
        """What is kept of it, and what makes two launches with one key the same."""
        return {
            "markups": dict(self.markups),
            "locale": self.locale,
            "support_email": self.support_email,
            "support_contact": self.support_contact,
            "light": self.light,
            "dark": self.dark,
        }

    def check(self) -> None:
        """Raises Invalid, or BadMarkup."""
        if self.locale not in LOCALES:
            raise Invalid(_("Choose one of the languages."), field="locale")
        if len(self.support_contact) > 120:
            raise Invalid(_("At most 120 characters."), field="support_contact")
        if self.support_email:
            try:
                EmailValidator()(self.support_email)
                MaxLengthValidator(254)(self.support_email)
            except ValidationError as error:
                raise Invalid(_("This is not an e-mail address."), field="support_email") from error
        known = {node.slug for node in top_categories()}
        for slug, percent in self.markups.items():
            if slug not in known:
                raise Invalid(_("There is no such category."), field="markups")
            check_markup(kind=MarkupRule.Kind.PERCENT, value=Decimal(percent), ending="")

    def fields(self) -> dict[str, Any]:
        """Of the shop's row."""
        first = [self.locale, *(name for name in default_locales() if name != self.locale)]
        return {
            "default_locale": self.locale,
            "locales": first,
            "support_contact": self.support_contact,
            **({"support_email": self.support_email} if self.support_email else {}),
        }


def top_categories() -> list[Any]:
    """The categories that an entrepreneur chooses among."""
    return [node for node in category_tree().children(None) if not node.is_archived]


def fill_shelves(*, shop: Shop, choices: Mapping[str, Any], actor: Actor) -> None:
    """List what is to be sold, at its markups. Inside the shop; a second run changes nothing.

    Whoever chooses every category also gets those that come later.
    """
    markups: Mapping[str, str] = choices.get("markups") or {}
    if not markups:
        return
    categories = {c.slug: c for c in Category.objects.filter(slug__in=markups)}
    chosen_all = {node.slug for node in top_categories()} <= set(markups)
    if not chosen_all:
        set_listing_rule(shop=shop, category=None, is_listed=False, actor=actor)
    for slug, percent in markups.items():
        # Archived or gone since the choice was made: then there is nothing to sell.
        if (category := categories.get(slug)) is None:
            continue
        if not chosen_all:
            set_listing_rule(shop=shop, category=category, is_listed=True, actor=actor)
        set_markup_rule(
            shop=shop,
            target=category,
            kind=MarkupRule.Kind.PERCENT,
            value=Decimal(percent),
            actor=actor,
        )


def make_owner(*, shop: Shop, person: uuid.UUID | None, locale: str = "") -> None:
    """The shop's first member of staff. Inside the shop; a second run changes nothing.

    Without a password: it is set by "forgot password", which proves the mail. One who signed up
    on the owner host has proven it there, and is known by the UUID of that account.
    """
    if not shop.owner_email or User.objects.filter(email__iexact=shop.owner_email).exists():
        return
    user = User.objects.create_user(
        shop.owner_email, is_staff=True, role=User.Role.OWNER, linked_to=person, locale=locale
    )
    if person:
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)

"""The shop's settings as its staff read and change them."""

from typing import Any

import graphene

from api.basics import DateTime
from api.fields import listed, payload
from storefronts.console.shop_settings import currencies
from storefronts.pages.settings import TEXTS, lines_of
from tenants.registry.legal import KINDS


class LegalNumber(graphene.ObjectType):
    """A number in the footer of every page. `number` null: there is none yet."""

    kind = graphene.String(required=True)
    label = graphene.String(required=True)
    number = graphene.String()


class ShopSettings(graphene.ObjectType):
    """Brand, contact, mails, languages, money and time."""

    name = graphene.String(required=True)
    support_email = graphene.String(required=True)
    support_contact = graphene.String(required=True)
    sender_name = graphene.String(required=True, description="Empty: the name of the shop.")
    reply_to = graphene.String(required=True, description="Empty: the support e-mail.")
    legal = listed(LegalNumber)
    locales = listed(graphene.String)
    default_locale = graphene.String(required=True)
    currency = graphene.String(required=True)
    currency_frozen_at = DateTime(description="Since the first order the currency is fixed.")
    currencies = listed(graphene.String, description="Those that there is an exchange rate for.")
    time_zone = graphene.String(required=True)
    status = graphene.String(required=True)
    collects = graphene.String(required=True, description='Who takes the money: "platform"/"shop".')

    @staticmethod
    def resolve_legal(shop: Any, info: Any) -> list[dict[str, Any]]:
        given = {row["kind"]: row["number"] for row in shop.legal}
        return [
            {"kind": kind.code, "label": str(kind.label), "number": given.get(kind.code)}
            for kind in KINDS
        ]

    @staticmethod
    def resolve_currencies(shop: Any, info: Any) -> list[str]:
        return currencies(shop)


class LegalNumberInput(graphene.InputObjectType):
    kind = graphene.String(required=True)
    number = graphene.String(required=True, description="Empty takes it away.")


class ChangeShopSettingsInput(graphene.InputObjectType):
    """What is not given stays as it is. `legal` changes the kinds that it names."""

    name = graphene.String()
    support_email = graphene.String()
    support_contact = graphene.String()
    sender_name = graphene.String()
    reply_to = graphene.String()
    legal = graphene.List(graphene.NonNull(LegalNumberInput))
    locales = graphene.List(graphene.NonNull(graphene.String))
    default_locale = graphene.String()
    currency = graphene.String()
    time_zone = graphene.String()
    idempotency_key = graphene.String()


ChangeShopSettingsPayload = payload("ChangeShopSettings", settings=graphene.Field(ShopSettings))


class BothLanguages(graphene.ObjectType):
    """A text in Chinese and in English; where one is empty the other stands in."""

    zh = graphene.String(required=True)
    en = graphene.String(required=True)


class NavigationLink(graphene.ObjectType):
    """Where a click leads: a page, a category, or an address. `url` is empty where it is gone."""

    text = graphene.Field(BothLanguages, required=True)
    page = graphene.ID()
    category = graphene.String(description="Its slug.")
    address = graphene.String()
    url = graphene.String(required=True, description="In the language of the request.")

    @staticmethod
    def resolve_page(link: Any, info: Any) -> Any:
        page = link.get("page")
        return page.translation_key if page is not None else None

    @staticmethod
    def resolve_category(link: Any, info: Any) -> str | None:
        return link.get("category") or None

    @staticmethod
    def resolve_address(link: Any, info: Any) -> str | None:
        return link.get("address") or None

    @staticmethod
    def resolve_url(link: Any, info: Any) -> str:
        return str(link.url)


class Announcement(graphene.ObjectType):
    """One line above every page, within its time."""

    text = graphene.Field(BothLanguages, required=True)
    link = graphene.Field(NavigationLink)
    begins = DateTime()
    ends = DateTime()

    @staticmethod
    def resolve_link(said: Any, info: Any) -> Any:
        link = said.get("link")
        return link if link and any(link.get(name) for name in LINKS_TO) else None


LINKS_TO = ("page", "category", "address")


class Navigation(graphene.ObjectType):
    """Empty lists mean what a new shop has: no links above, its articles below."""

    announcement = graphene.Field(Announcement)
    above = listed(NavigationLink)
    below = listed(NavigationLink)

    @staticmethod
    def resolve_announcement(navigation: Any, info: Any) -> Any:
        return next((block.value for block in navigation.announcement), None)

    @staticmethod
    def resolve_above(navigation: Any, info: Any) -> list[Any]:
        return [block.value for block in navigation.above]

    @staticmethod
    def resolve_below(navigation: Any, info: Any) -> list[Any]:
        return [block.value for block in navigation.below]


class PageSettings(graphene.ObjectType):
    """Of a page, beside its content."""

    title = graphene.Field(BothLanguages, required=True)
    slug = graphene.String(required=True, description="Its address below the shop's own.")
    seo_title = graphene.Field(
        BothLanguages, required=True, description="Empty: the title is what search engines show."
    )
    seo_description = graphene.Field(BothLanguages, required=True)
    goes_live_at = DateTime(description="Publishing waits until then.")
    expires_at = DateTime(description="Then it is taken down.")

    @staticmethod
    def resolve_title(settings: Any, info: Any) -> dict[str, str]:
        return _both(settings, "title")

    @staticmethod
    def resolve_seo_title(settings: Any, info: Any) -> dict[str, str]:
        return _both(settings, "seo_title")

    @staticmethod
    def resolve_seo_description(settings: Any, info: Any) -> dict[str, str]:
        return _both(settings, "seo_description")

    @staticmethod
    def resolve_goes_live_at(settings: Any, info: Any) -> Any:
        return settings.go_live_at

    @staticmethod
    def resolve_expires_at(settings: Any, info: Any) -> Any:
        return settings.expire_at


def _both(settings: Any, text: str) -> dict[str, str]:
    zh, en = TEXTS[text]
    return {"zh": getattr(settings, zh), "en": getattr(settings, en)}


class PageReview(graphene.ObjectType):
    """It waits for those who may publish, or they have sent it back."""

    asked_at = DateTime(required=True)
    asked_by = graphene.String(required=True)
    sent_back = graphene.Boolean(required=True)
    comment = graphene.String(required=True, description="The word with which it was sent back.")


class ShopPage(graphene.ObjectType):
    """A page of the shop. Its content is written in the console."""

    id = graphene.ID(required=True)
    title = graphene.String(required=True)
    kind = graphene.String(required=True)
    url = graphene.String(required=True)
    is_live = graphene.Boolean(required=True)
    settings = graphene.Field(PageSettings, required=True, description="The newest ones saved.")
    published = graphene.Field(PageSettings, description="What visitors get; null: nothing yet.")
    has_unpublished_changes = graphene.Boolean(required=True)
    goes_live_at = DateTime(description="Is to be published then; null: nothing is due.")
    published_at = DateTime(description="The last time.")
    changed_at = DateTime()
    review = graphene.Field(PageReview)


class BothLanguagesInput(graphene.InputObjectType):
    zh = graphene.String()
    en = graphene.String()


class NavigationLinkInput(graphene.InputObjectType):
    """One of page, category and address. An address needs a text."""

    text = BothLanguagesInput()
    page = graphene.ID()
    category = graphene.String()
    address = graphene.String()


class AnnouncementInput(graphene.InputObjectType):
    text = BothLanguagesInput(required=True)
    link = NavigationLinkInput()
    begins = DateTime()
    ends = DateTime()


class SetNavigationInput(graphene.InputObjectType):
    """What is not given stays; `announcement: null` takes it away. Live at once."""

    announcement = AnnouncementInput()
    above = graphene.List(graphene.NonNull(NavigationLinkInput))
    below = graphene.List(graphene.NonNull(NavigationLinkInput))
    idempotency_key = graphene.String()


SetNavigationPayload = payload("SetNavigation", navigation=graphene.Field(Navigation))


def _line(payload: Any, info: Any) -> Any:
    page = payload.get("page")
    return lines_of([page])[0] if page is not None else None


def _page_payload(name: str) -> type[graphene.ObjectType]:
    """The page as it is after it."""
    return payload(name, page=graphene.Field(ShopPage), resolve_page=staticmethod(_line))


class ChangePageInput(graphene.InputObjectType):
    """What is not given stays; a time of null is taken away."""

    page = graphene.ID(required=True)
    title = BothLanguagesInput()
    slug = graphene.String(description="A published page leaves a redirect at its old address.")
    seo_title = BothLanguagesInput(description="At most 255 (zh) and 120 (en) characters.")
    seo_description = BothLanguagesInput(description="At most 320 characters in English.")
    goes_live_at = DateTime()
    expires_at = DateTime()
    idempotency_key = graphene.String()


ChangePagePayload = _page_payload("ChangePage")


class PublishPageInput(graphene.InputObjectType):
    page = graphene.ID(required=True)
    idempotency_key = graphene.String()


PublishPagePayload = _page_payload("PublishPage")


class UnpublishPageInput(PublishPageInput):
    pass


UnpublishPagePayload = _page_payload("UnpublishPage")


class UnschedulePageInput(PublishPageInput):
    pass


UnschedulePagePayload = _page_payload("UnschedulePage")


class SubmitPageInput(PublishPageInput):
    pass


SubmitPagePayload = _page_payload("SubmitPage")


class ReviewPageInput(graphene.InputObjectType):
    page = graphene.ID(required=True)
    approve = graphene.Boolean(required=True, description="False sends it back.")
    comment = graphene.String(description="For its author, who is told by mail.")
    idempotency_key = graphene.String()


ReviewPagePayload = _page_payload("ReviewPage")

"""A shop's own pages. One page serves both languages: its blocks hold each text twice."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from storefronts.pages import previews, redirects, schedule
from storefronts.pages.addresses import page_address
from storefronts.pages.approval import RoleApproval, workflow
from storefronts.pages.blocks import PageBody, WordsBody
from storefronts.pages.forms import ShopPageForm
from storefronts.pages.navigation import Navigation
from tenants.catalogue.models import in_language
from tenants.kernel import versions
from tenants.registry.context import current_shop

__all__ = [
    "ArticlePage",
    "HomePage",
    "LandingPage",
    "LegalPage",
    "Navigation",
    "RoleApproval",
    "ShopPage",
]

WITH_SHEET = frozenset({"stage", "banner", "contact", "notice", "picture"})
OF_HOME = frozenset({"hero", "categories", "promise", "steps"})


class ShopPage(Page):
    """A page in both languages. Its change makes the shop's cached pages stale.

    Wagtail's title, search title and description are the Chinese ones; English ones stand beside.
    """

    title_en = models.CharField(_("title (English)"), max_length=255, blank=True)
    seo_title_en = models.CharField(_("title tag (English)"), max_length=120, blank=True)
    search_description_en = models.TextField(
        _("meta description (English)"), max_length=320, blank=True
    )
    share_image = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("share picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown where a link to the page is shared; best 1200 x 630 pixels."),
    )

    promote_panels: ClassVar = [
        FieldPanel("slug"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("seo_title"), FieldPanel("seo_title_en")]),
                FieldPanel("search_description"),
                FieldPanel("search_description_en"),
                FieldPanel("share_image"),
            ],
            heading=_("For search engines and shared links"),
        ),
    ]
    show_in_menus_default = False
    base_form_class = ShopPageForm
    # As what the slots of themes know it.
    slot_kind = "article"

    class Meta:
        abstract = True

    @property
    def heading(self) -> str:
        """The title in the active language."""
        return in_language(self.title, self.title_en)

    @property
    def wants_blocks_sheet(self) -> bool:
        """Whether it has blocks that the themes' own style sheets do not know."""
        return any(block.block_type in WITH_SHEET for block in getattr(self, "body", ()))

    @property
    def wants_home_sheet(self) -> bool:
        """Whether it has blocks that were drawn for the front of the shop."""
        return any(block.block_type in OF_HOME for block in getattr(self, "body", ()))

    @property
    def seo_heading(self) -> str:
        return in_language(self.seo_title, self.seo_title_en)

    @property
    def seo_text(self) -> str:
        return in_language(self.search_description, self.search_description_en)

    @property
    def preview_modes(self) -> list[Any]:
        """In which theme, preset and language the editor sees the page."""
        return previews.modes()

    def serve_preview(self, request: HttpRequest, mode_name: str) -> Any:
        with previews.previewing(request, mode_name) as language:
            request.path = request.path_info = page_address(self) if self.pk else f"/{language}/"
            request.LANGUAGE_CODE = language
            response = super().serve_preview(request, mode_name)
            return response.render() if hasattr(response, "render") else response

    def get_workflow(self) -> Any:
        """The same for every page of a shop, so nothing has to be assigned."""
        return workflow()

    @property
    def has_workflow(self) -> bool:
        return True

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        self._keep_what_is_live()
        revision = super().save_revision(*args, **kwargs)
        schedule.keep(self)
        return revision

    def _keep_what_is_live(self) -> None:
        """A page that was published without a draft, as a new shop's are, has no live revision, and
        Wagtail takes such a page down when its first draft is published for a later time."""
        if not self.live or self.live_revision_id:
            return
        stored = type(self).objects.filter(pk=self.pk, live=True, live_revision=None).first()
        if stored is None:
            return
        revision = super(ShopPage, stored).save_revision(clean=False, changed=False)
        Page.objects.filter(pk=self.pk).update(live_revision=revision)
        self.live_revision = revision

    def save(self, *args: Any, **kwargs: Any) -> Any:
        before = _address_before(self)
        saved = super().save(*args, **kwargs)
        if before and before != self.url_path:
            redirects.keep_old_address(self, before)
        versions.bump(f"pages:{current_shop().pk}")
        return saved

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        versions.bump(f"pages:{current_shop().pk}")
        return super().delete(*args, **kwargs)


def _address_before(page: ShopPage) -> str:
    """Where a published page was until now."""
    was = Page.objects.filter(pk=page.pk, live=True).values_list("url_path", flat=True)
    return str(was.first() or "") if page.pk else ""


_TITLES = [*Page.content_panels, FieldPanel("title_en")]


class HomePage(ShopPage):
    """The front of the shop."""

    body = StreamField(PageBody(), verbose_name=_("content"), blank=True)

    template = "shop/home.html"
    slot_kind = "home"
    max_count = 1
    parent_page_types: ClassVar = ["wagtailcore.Page"]
    subpage_types: ClassVar = ["pages.ArticlePage", "pages.LandingPage", "pages.LegalPage"]
    content_panels: ClassVar = [*Page.content_panels, FieldPanel("body")]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")


class LandingPage(ShopPage):
    """A page for a campaign: it takes every block that the home page takes."""

    body = StreamField(PageBody(), verbose_name=_("content"), blank=True)

    template = "shop/landing.html"
    slot_kind = "landing"
    parent_page_types: ClassVar = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar = [*_TITLES, FieldPanel("body")]

    class Meta:
        verbose_name = _("landing page")
        verbose_name_plural = _("landing pages")

    @property
    def has_headline(self) -> bool:
        """Whether its first block is the headline; else the page's title is."""
        return bool(self.body) and self.body[0].block_type in ("hero", "stage")


class ArticlePage(ShopPage):
    """A page of text: help, news, about."""

    body = StreamField(WordsBody(), verbose_name=_("content"), blank=True)

    template = "shop/article.html"
    parent_page_types: ClassVar = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar = [*_TITLES, FieldPanel("body")]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")


class LegalPage(ShopPage):
    """What buyer and shop may rely on. The checkout and the footer link to it."""

    class Kind(models.TextChoices):
        TERMS = "terms", _("Terms of sale")
        PRIVACY = "privacy", _("Privacy")
        REFUND = "refund", _("Refunds and complaints")
        OTHER = "other", _("Another legal page")

    kind = models.CharField(_("what it is"), max_length=10, choices=Kind, default=Kind.OTHER)
    body = StreamField(WordsBody(), verbose_name=_("content"), blank=True)

    template = "shop/legal.html"
    parent_page_types: ClassVar = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar = [*_TITLES, FieldPanel("kind"), FieldPanel("body")]

    class Meta:
        verbose_name = _("legal page")
        verbose_name_plural = _("legal pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | {"changed_at": self.last_published_at or self.first_published_at}

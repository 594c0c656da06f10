"""A shop's own pages. One page serves both languages: its blocks hold each text twice."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from storefronts.pages.blocks import PageBody
from tenants.catalogue.models import in_language
from tenants.kernel import versions
from tenants.registry.context import current_shop


class ShopPage(Page):
    """A page whose change makes the shop's cached pages stale."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        versions.bump(f"pages:{current_shop().pk}")

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        versions.bump(f"pages:{current_shop().pk}")
        return super().delete(*args, **kwargs)


class HomePage(ShopPage):
    """The front of the shop."""

    body = StreamField(PageBody(), verbose_name=_("content"), blank=True)

    template = "shop/home.html"
    max_count = 1
    parent_page_types: ClassVar = ["wagtailcore.Page"]
    subpage_types: ClassVar = ["pages.ArticlePage"]
    content_panels: ClassVar = [*Page.content_panels, FieldPanel("body")]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")


class ArticlePage(ShopPage):
    """A page of text: help, terms, about. Its title is Chinese, with an English one beside it."""

    title_en = models.CharField(_("title (English)"), max_length=255, blank=True)
    body = StreamField(PageBody(), verbose_name=_("content"), blank=True)

    template = "shop/article.html"
    parent_page_types: ClassVar = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("title_en"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    @property
    def heading(self) -> str:
        """The title in the active language."""
        return in_language(self.title, self.title_en)

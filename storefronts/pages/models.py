"""A shop's own pages. One page serves both languages: its blocks hold each text twice."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from storefronts.pages.blocks import PageBody


class HomePage(Page):
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


class ArticlePage(Page):
    """A page of text: help, terms, about."""

    body = StreamField(PageBody(), verbose_name=_("content"), blank=True)

    template = "shop/article.html"
    parent_page_types: ClassVar = ["pages.HomePage"]
    subpage_types: ClassVar = []
    content_panels: ClassVar = [*Page.content_panels, FieldPanel("body")]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

"""The look that a shop has chosen: one row in each shop."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.images import get_image_model_string
from wagtail.models import PreviewableMixin, Site

from storefronts.looks.forms import LookForm
from storefronts.looks.panels import LookPanel
from storefronts.looks.permissions import LookPolicy
from tenants.registry.context import current_shop
from themes.registry import BASE


@register_setting(icon="desktop")
class ShopLook(PreviewableMixin, BaseSiteSetting):  # type: ignore[misc]
    """A theme, a preset for light and one for dark, what differs from them, logo and icon.

    `tokens` is flat: "light.accent": "#d6321e", "radius": 4. Written by services.set_look alone.
    """

    theme = models.CharField(_("theme"), max_length=40, default=BASE)
    light = models.CharField(_("colours by day"), max_length=40, blank=True)
    dark = models.CharField(_("colours by night"), max_length=40, blank=True)
    tokens = models.JSONField(default=dict, blank=True)
    logo = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Beside it the shop's name is not written again. PNG or WebP, wide."),
    )
    favicon = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("icon"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "In the browser's tab and on a phone's screen. A square of 192 pixels or more."
        ),
    )
    changed_at = models.DateTimeField(auto_now=True)

    select_related = ("logo", "favicon")
    base_form_class = LookForm
    edit_handler = LookPanel()
    preview_modes: ClassVar[list[tuple[str, str | Promise]]] = [
        ("home", _("Home page")),
        ("product", _("Product")),
        ("order", _("Order")),
    ]

    class Meta:
        verbose_name = _("look")
        verbose_name_plural = _("looks")

    def __str__(self) -> str:
        return self.theme

    @classmethod
    def get_permission_policy(cls) -> LookPolicy:
        return LookPolicy(cls)

    @classmethod
    def for_site(cls, site: Site) -> ShopLook:
        """A shop that has chosen nothing yet begins with the theme it was launched in."""
        begun = {"theme": current_shop().theme}
        return cls.base_queryset().get_or_create(site=site, defaults=begun)[0]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        from storefronts.looks.preview import render_preview

        return render_preview(self, request, mode_name)

"""What stands above and below every page: the shop's own links, and one announcement."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField
from wagtail.permission_policies.sites import SitePermissionPolicy

from storefronts.pages.blocks.links import NamedLinkBlock
from storefronts.pages.blocks.texts import TextBlock
from storefronts.pages.blocks.words import Scheduled, ScheduledBlock, begins_block, ends_block
from tenants.accounts.shop_roles import may
from tenants.kernel import versions
from tenants.registry.context import current_shop

ACT = "publish"
MOST_ABOVE = 8
MOST_BELOW = 24


class NavigationPolicy(SitePermissionPolicy):  # type: ignore[misc]
    """It is live at once, so it takes the role that publishes."""

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return may(user, ACT)

    def user_has_any_permission_for_instance(self, user: Any, actions: Any, instance: Any) -> bool:
        return may(user, ACT)

    def sites_user_has_any_permission_for(self, user: Any, actions: Any) -> Any:
        from wagtail.models import Site

        return Site.objects.all() if may(user, ACT) else Site.objects.none()


class AnnouncementBlock(ScheduledBlock):
    """One line above every page, within its time."""

    text = TextBlock(label=_("text"))
    link = NamedLinkBlock(label=_("link"), required=False)
    begins = begins_block()
    ends = ends_block()

    class Meta:
        icon = "warning"
        label = _("Announcement")
        value_class = Scheduled


@register_setting(icon="list-ul")
class Navigation(BaseSiteSetting):  # type: ignore[misc]
    """Empty lists mean what a new shop has: no links above, its articles below."""

    announcement = StreamField(
        [("announcement", AnnouncementBlock())],
        verbose_name=_("announcement"),
        max_num=1,
        blank=True,
    )
    above = StreamField(
        [("link", NamedLinkBlock(icon="link", label=_("link")))],
        verbose_name=_("links above every page"),
        max_num=MOST_ABOVE,
        blank=True,
    )
    below = StreamField(
        [("link", NamedLinkBlock(icon="link", label=_("link")))],
        verbose_name=_("links at the foot of every page"),
        max_num=MOST_BELOW,
        blank=True,
        help_text=_("None: all articles and legal pages."),
    )

    panels: ClassVar = [FieldPanel("announcement"), FieldPanel("above"), FieldPanel("below")]

    class Meta:
        verbose_name = _("navigation and footer")
        verbose_name_plural = _("navigation and footer")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    @classmethod
    def get_permission_policy(cls) -> NavigationPolicy:
        return NavigationPolicy(cls)

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        versions.bump(f"pages:{current_shop().pk}")

"""Reading the shop's settings."""

from typing import Any

import graphene

from api.fields import listed
from api.rights import need_staff
from api.settings.types import Navigation, ShopPage, ShopSettings
from storefronts.pages.navigating import navigation_of
from storefronts.pages.settings import pages_of
from tenants.registry.models import Shop


class SettingsQueries(graphene.ObjectType):
    class Meta:
        abstract = True

    shop_settings = graphene.Field(ShopSettings, required=True)
    navigation = graphene.Field(Navigation, required=True)
    shop_pages = listed(ShopPage, description="Home first, then by place in the tree.")

    @staticmethod
    def resolve_shop_settings(root: Any, info: Any) -> Any:
        need_staff(info.context, act="settings", scope="settings")
        # Not the host's memory of it: what was saved a moment ago is read.
        return Shop.objects.get(pk=info.context.here.pk)

    @staticmethod
    def resolve_navigation(root: Any, info: Any) -> Any:
        need_staff(info.context, act="publish", scope="settings")
        return navigation_of()

    @staticmethod
    def resolve_shop_pages(root: Any, info: Any) -> list[Any]:
        need_staff(info.context, act="pages", scope="settings")
        return pages_of()

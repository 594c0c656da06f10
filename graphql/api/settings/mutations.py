"""Changing the shop's settings."""

from typing import Any

import graphene

from api.fields import mutation
from api.rights import need_staff
from api.settings.types import (
    ChangeShopSettingsInput,
    ChangeShopSettingsPayload,
    SetNavigationInput,
    SetNavigationPayload,
)
from api.writes import writes
from storefronts.console.shop_settings import FIELDS, change_settings
from storefronts.pages.navigating import KEEP, set_navigation
from tenants.registry.models import Shop


class SettingsMutations(graphene.ObjectType):
    class Meta:
        abstract = True

    change_shop_settings = mutation(
        ChangeShopSettingsPayload,
        ChangeShopSettingsInput,
        "The shop shows it within seconds.",
    )
    set_navigation = mutation(
        SetNavigationPayload,
        SetNavigationInput,
        "Links above and below every page, and one announcement. Live at once.",
    )

    @staticmethod
    @writes(settings=None)
    def resolve_change_shop_settings(root: Any, info: Any, input: Any) -> dict[str, Any]:
        context = info.context
        need_staff(context, act="settings", scope="settings")
        wanted = {name: input[name] for name in FIELDS if input.get(name) is not None}
        if "legal" in wanted:
            shop = Shop.objects.get(pk=context.here.pk)
            now = {row["kind"]: row["number"] for row in shop.legal}
            wanted["legal"] = now | {row.kind: row.number for row in wanted["legal"]}
        saved = change_settings(shop=context.here, actor=context.actor, **wanted)
        return {"settings": saved}

    @staticmethod
    @writes(navigation=None)
    def resolve_set_navigation(root: Any, info: Any, input: Any) -> dict[str, Any]:
        context = info.context
        need_staff(context, act="publish", scope="settings")
        saved = set_navigation(
            shop=context.here,
            announcement=input.get("announcement", KEEP),
            above=input.get("above") if input.get("above") is not None else KEEP,
            below=input.get("below") if input.get("below") is not None else KEEP,
            actor=context.actor,
        )
        return {"navigation": saved}

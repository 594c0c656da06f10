"""Who can sign in to the demo, and with what. Known to everyone: never for a real platform."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction

from tenants.accounts.models import ApiKey, User
from tenants.accounts.services import OWNER_SCOPES, SHOP_SCOPES, create_api_key
from tenants.kernel.actor import SYSTEM
from tenants.launch.demo.shops import PLANS, ShopPlan
from tenants.launch.models import ShopMember
from tenants.launch.names import shop_domain
from tenants.registry.models import Shop

PASSWORD = "demo-cardfleet"  # noqa: S105 - published by the demo itself
BUYER_SCOPES = ("catalogue", "orders", "spend")


def accounts() -> dict[str, Any]:
    """Hosts, people and keys of the demo, as config.demo publishes them with addresses."""
    return {
        "owner": {
            "host": settings.OWNER_HOST,
            "email": "owner@cardfleet.example",
            "password": PASSWORD,
            "api_key": api_key("owner"),
        },
        "entrepreneur": {"email": "entrepreneur@cardfleet.example", "password": PASSWORD},
        "shops": [_shop(plan) for plan in PLANS],
    }


def write_accounts() -> Path:
    """Leave var/demo-people.json for config.demo, readable by its owner only."""
    path = Path(settings.VAR_DIR) / "demo-people.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_text(json.dumps(accounts(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return path


def seed_owner() -> User:
    """The platform's owner. Run in the public schema."""
    return _person(
        accounts()["owner"], key_name="owner", scopes=OWNER_SCOPES, name="平台方",
        is_staff=True, is_superuser=True, role=User.Role.OWNER,
    )  # fmt: skip


def seed_entrepreneur() -> User:
    """Whose shops they all are, on the owner host. Run in the public schema."""
    return _person(accounts()["entrepreneur"], name="创业者")


def give_shop(*, shop: Shop, person: User) -> None:
    """Put the shop on the person's list; its owner's staff account is theirs from now on.

    Runs inside the shop, after seed_people. A second run changes nothing.
    """
    ShopMember.objects.get_or_create(person=person.pk, shop=shop)
    mine = User.objects.filter(email__iexact=shop.owner_email, linked_to=None)
    mine.update(linked_to=person.pk)


def seed_people(plan: ShopPlan) -> tuple[User, User]:
    """The seller and the buyer of a shop; run inside it. Each has an API key."""
    found = _shop(plan)
    staff = _person(
        found["staff"], key_name=f"{plan.subdomain} staff", scopes=SHOP_SCOPES, name=plan.name,
        is_staff=True, is_superuser=True, role=User.Role.OWNER,
    )  # fmt: skip
    shopper = _person(
        {**found["shopper"], "api_key": found["api_key"]},
        key_name=plan.subdomain,
        scopes=BUYER_SCOPES,
        name="小林" if plan.locale == "zh-hans" else "Robin",
        locale=plan.locale,
    )
    return staff, shopper


def api_key(name: str) -> str:
    """A demo key: the same on every run of one checkout, another in another."""
    prefix, secret = _key_parts(name)
    return f"cf_{prefix}_{secret}"


def _key_parts(name: str) -> tuple[str, str]:
    message = f"cardfleet demo key of {name}".encode()
    digest = hmac.new(settings.SECRET_KEY.encode(), message, hashlib.sha256).hexdigest()
    return digest[:8], digest[8:56]


def _shop(plan: ShopPlan) -> dict[str, Any]:
    return {
        "name": plan.name,
        "host": shop_domain(plan.subdomain),
        "staff": {
            "email": f"owner@{plan.subdomain}.example",
            "password": PASSWORD,
            "api_key": api_key(f"{plan.subdomain} staff"),
        },
        "shopper": {"email": f"shopper@{plan.subdomain}.example", "password": PASSWORD},
        "api_key": api_key(plan.subdomain),
    }


@transaction.atomic
def _person(
    wanted: dict[str, Any], *, key_name: str = "", scopes: Sequence[str] = (), **fields: Any
) -> User:
    user = User.objects.filter(email__iexact=wanted["email"]).first()
    if user is None:
        user = User.objects.create_user(wanted["email"], wanted["password"], **fields)
    elif not user.has_usable_password():
        # Launching a shop has made its owner, without a password.
        for field, value in fields.items():
            setattr(user, field, value)
        user.set_password(wanted["password"])
        user.save()
    EmailAddress.objects.get_or_create(
        user=user, email=user.email, defaults={"verified": True, "primary": True}
    )
    if scopes:
        prefix, secret = _key_parts(key_name)
        if not ApiKey.objects.filter(prefix=prefix).exists():
            create_api_key(
                user=user, name="Demo", scopes=scopes, actor=SYSTEM, prefix=prefix, secret=secret
            )
    return user

"""Launching a shop: the row and the name at once, the schema by a task, with its progress kept."""

import hashlib
import json
import re
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, MaxLengthValidator
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from billing.ledger.errors import NoRate
from billing.ledger.fx import fx_rate
from storefronts.pages.provision import make_first_pages
from tenants.audit import record
from tenants.kernel.actor import SYSTEM, Actor
from tenants.kernel.errors import Invalid, Refusal, Required
from tenants.kernel.ids import new_id
from tenants.launch.looks import wear
from tenants.launch.models import LaunchPlan, ShopMember
from tenants.launch.names import check_subdomain, shop_domain
from tenants.launch.plans import Plan, fill_shelves, make_owner
from tenants.outbox import add
from tenants.registry.context import in_public, in_shop
from tenants.registry.errors import SubdomainTaken
from tenants.registry.models import Domain, Shop, ShopLaunch
from tenants.registry.provisioning import provision_schema
from themes.registry import themes

Step = ShopLaunch.Step
MOST_TRIES = 5


class IdempotencyConflict(Refusal):
    code = "IDEMPOTENCY_CONFLICT"
    message = _("This key was used for another launch. Use a new key.")


class NoRateYet(Refusal):
    code = "CONFLICT"
    message = _(
        "Prices in %(quote)s need an exchange rate from %(base)s, and there is none yet."
        " The platform's finance staff sets it under Exchange rates."
    )


def launch_shop(
    *,
    name: str,
    subdomain: str,
    owner_email: str,
    actor: Actor,
    currency: str = "CNY",
    theme: str = "base",
    plan: Plan | None = None,
    idempotency_key: str | None = None,
) -> Shop:
    """Take the name and queue the rest; returns the shop, LAUNCHING. Live within seconds.

    With a ``plan`` the shop opens with what was chosen, and belongs to its person.
    The same key with the same input returns the same shop; with another, IdempotencyConflict.
    Raises Required, Invalid, SubdomainInvalid, SubdomainReserved, SubdomainTaken, BadMarkup,
    and NoRateYet where nothing could be priced in that currency.
    """
    body: list[Any] = [name, subdomain, owner_email, currency, theme]
    if plan:
        body += [str(plan.person or ""), plan.choices()]
    body_hash = hashlib.sha256(json.dumps(body).encode()).hexdigest()
    with in_public():
        if idempotency_key and (shop := _launched_by(idempotency_key, body_hash)):
            return shop
        _check(name=name, owner_email=owner_email, currency=currency, theme=theme)
        if plan:
            plan.check()
        subdomain = check_subdomain(subdomain)
        try:
            with transaction.atomic():
                shop = _register(name.strip(), subdomain, owner_email, currency, theme, plan)
                launch = ShopLaunch.objects.create(
                    shop=shop, idempotency_key=idempotency_key, body_hash=body_hash
                )
                if plan:
                    _keep(plan, launch)
                add(task="launch.carry_out", payload={"launch": str(launch.pk)})
                record(
                    actor=actor,
                    action="shop.launched",
                    target=f"shop:{shop.pk}",
                    shop_id=shop.pk,
                    data={"subdomain": subdomain},
                )
        except IntegrityError as error:
            # Two launches at once: the database lets one through. With one key they are the same.
            if idempotency_key and (same := _launched_by(idempotency_key, body_hash)):
                return same
            raise SubdomainTaken(field="subdomain", subdomain=subdomain) from error
    return shop


def _launched_by(key: str, body_hash: str) -> Shop | None:
    """The shop that a key has launched. Raises IdempotencyConflict where it meant another."""
    launch = ShopLaunch.objects.filter(idempotency_key=key).select_related("shop").first()
    if launch is None:
        return None
    if launch.body_hash != body_hash:
        raise IdempotencyConflict(field="idempotencyKey")
    return launch.shop


def _check(*, name: str, owner_email: str, currency: str, theme: str) -> None:
    if not name.strip():
        raise Required(field="name")
    if len(name) > 80:
        raise Invalid(_("A shop's name has at most 80 characters."), field="name")
    try:
        EmailValidator()(owner_email)
        MaxLengthValidator(254)(owner_email)
    except ValidationError as error:
        raise Invalid(_("This is not an e-mail address."), field="ownerEmail") from error
    if theme not in {known.id for known in themes()}:
        raise Invalid(_("There is no theme of this name."), field="theme")
    if not re.fullmatch(r"[A-Z]{3}", currency):
        raise Invalid(_("A currency is a code of three letters, such as CNY."), field="currency")
    try:
        fx_rate(settings.SETTLEMENT_CURRENCY, currency)
    except NoRate as error:
        raise NoRateYet(field="currency", base=error.base, quote=error.quote) from error


def _keep(plan: Plan, launch: ShopLaunch) -> None:
    LaunchPlan.objects.create(
        launch=launch, person=plan.person, choices=plan.choices(), address=plan.address
    )
    if plan.person:
        ShopMember.objects.create(person=plan.person, shop=launch.shop)


def _register(
    name: str, subdomain: str, owner_email: str, currency: str, theme: str, plan: Plan | None
) -> Shop:
    shop_id = new_id()
    # The random end keeps a name free for a later shop after the first has closed.
    schema = f"shop_{re.sub('[^a-z0-9]', '_', subdomain)[:40]}_{shop_id.hex[-6:]}"
    shop = Shop.objects.create(
        id=shop_id,
        name=name,
        schema_name=schema,
        currency=currency,
        theme=theme,
        owner_email=owner_email,
        **({"support_email": owner_email} | (plan.fields() if plan else {})),
    )
    Domain.objects.create(tenant=shop, domain=shop_domain(subdomain), is_primary=True)
    return shop


def carry_out(*, launch: ShopLaunch) -> Shop:
    """Every step from where it stands; each may run twice. Must not run inside a transaction.

    A launch that was given up in the meantime stays so.
    """
    shop = launch.shop
    if launch.step == Step.DONE or shop.status == Shop.Status.CLOSED:
        return shop
    with in_public():
        plan = LaunchPlan.objects.filter(launch=launch).first() or LaunchPlan(launch=launch)
        _progress(launch, Step.SCHEMA)
    provision_schema(shop)
    with in_shop(shop, launching=True):
        _progress(launch, Step.PAGES)
        with transaction.atomic():
            make_first_pages(shop)
        _progress(launch, Step.STAFF)
        # In one piece with the opening: whatever these set off finds a shop that is open.
        with transaction.atomic():
            _open(shop, launch, plan)
    return shop


def _open(shop: Shop, launch: ShopLaunch, plan: LaunchPlan) -> None:
    if Shop.objects.select_for_update().get(pk=shop.pk).status != Shop.Status.LAUNCHING:
        return  # another worker was first, or it was given up
    make_owner(shop=shop, person=plan.person, locale=plan.choices.get("locale", ""))
    wear(shop=shop, choices=plan.choices)
    fill_shelves(shop=shop, choices=plan.choices, actor=SYSTEM)
    shop.status, shop.launched_at = Shop.Status.TRIAL, timezone.now()
    Shop.objects.filter(pk=shop.pk).update(status=shop.status, launched_at=shop.launched_at)
    _progress(launch, Step.DONE)
    record(actor=SYSTEM, action="shop.opened", target=f"shop:{shop.pk}", shop_id=shop.pk, data={})


def _progress(launch: ShopLaunch, step: str, error: str = "") -> None:
    launch.step, launch.error = step, error
    launch.finished_at = timezone.now() if step in (Step.DONE, Step.FAILED) else None
    launch.save(update_fields=["step", "error", "finished_at"])

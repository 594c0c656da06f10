"""What becomes of a shop that has left; the shops' own domains, looked at again and again."""

from typing import Any

from celery import shared_task
from django.contrib.sessions.models import Session
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import timezone, translation

from tenants.accounts.repeating import forget_old
from tenants.kernel.actor import SYSTEM
from tenants.outbox import handler
from tenants.registry import domains
from tenants.registry.context import in_public
from tenants.registry.models import Domain, Shop
from tenants.registry.urls import shop_url
from tenants.vault.services import destroy_keys


@handler("registry.destroy_shop_keys")
def destroy_shop_keys(*, payload: dict[str, Any], shop: Shop | None) -> None:
    """Erase a closed shop's codes by erasing its keys. A shop that is open again keeps them."""
    leaver = Shop.objects.get(pk=payload["shop"])
    if leaver.status == Shop.Status.CLOSED:
        destroy_keys(leaver.pk, actor=SYSTEM)


@shared_task(name="registry.check_domains", ignore_result=True)
def check_domains() -> None:
    """Those whose time has come."""
    domains.check_due()


@shared_task(name="registry.sweep", ignore_result=True)
def sweep() -> None:
    """What the owner host forgets: old idempotency keys, sessions that are over.

    Each shop has a sweep of its own. Twice does no more.
    """
    with in_public():
        forget_old()
        Session.objects.filter(expire_date__lt=timezone.now()).delete()


@handler("registry.check_domain", atomic=False)
def check_domain(*, payload: dict[str, Any], shop: Shop | None) -> None:
    domain = Domain.objects.filter(pk=payload["domain"]).first()
    if domain is not None:
        domains.check_domain(domain=domain)


@handler("registry.tell_of_domain", atomic=False)
def tell_of_domain(*, payload: dict[str, Any], shop: Shop | None) -> None:
    """To the shop: a proof is missing, or its time is over. Nothing, where it is back by now."""
    domain = Domain.objects.select_related("tenant").filter(pk=payload["domain"]).first()
    if domain is None or (domain.proven_at and not domain.lost_at):
        return
    found = domain.tenant
    to = found.owner_email or found.support_email
    if not to:
        return
    with translation.override(found.default_locale):
        context = {
            "shop": found,
            "domain": domain,
            "record": domains.record_of(domain),
            "ends": domains.grace_ends(domain),
            "console": shop_url(found, "/console/shop/settings/domain/"),
        }
        subject = render_to_string("registry/mail/domain.subject.txt", context)
        body = render_to_string("registry/mail/domain.txt", context)
    EmailMessage(subject=" ".join(subject.split()), body=body, to=[to]).send()

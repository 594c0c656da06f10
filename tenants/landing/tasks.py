"""Mail to entrepreneurs, and what follows a change of their address."""

from datetime import timedelta
from typing import Any

from allauth.account.models import EmailAddress
from django.core.mail import send_mail
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation

from tenants.accounts.models import User
from tenants.audit import record
from tenants.kernel.actor import SYSTEM
from tenants.landing.models import EmailProof
from tenants.landing.proofs import LIVES, digits_of
from tenants.outbox import handler
from tenants.registry.context import in_public
from tenants.registry.models import Shop
from tenants.registry.urls import owner_url

KEPT = timedelta(days=1)


@handler("landing.send_proof", atomic=False, attempts=5)
def send_proof(*, payload: dict[str, Any], shop: Shop | None) -> None:
    """The six digits; or, to an address that has an account, that it has one."""
    EmailProof.objects.filter(created_at__lt=timezone.now() - KEPT).delete()
    proof = EmailProof.objects.filter(
        pk=payload["proof"], used_at=None, expires_at__gt=timezone.now()
    ).first()
    if proof is None:
        return
    if User.objects.filter(email__iexact=proof.email).exists():
        _mail("has_account", proof, {"url": owner_url("/account/login/")})
    else:
        minutes = int(LIVES.total_seconds() // 60)
        _mail("proof", proof, {"digits": digits_of(proof.id), "minutes": minutes})


@handler("landing.tell_old_address", atomic=False, attempts=5)
def tell_old_address(*, payload: dict[str, Any], shop: Shop | None) -> None:
    proof = EmailProof.objects.filter(pk=payload["proof"]).first()
    if proof:
        _mail("email_changed", proof, {})


@handler("landing.follow_email", finishes_paid_orders=True)
def follow_email(*, payload: dict[str, Any], shop: Shop) -> None:
    """The staff account in one shop takes the new address, unless somebody there has it."""
    with in_public():
        person = User.objects.filter(pk=payload["person"]).first()
    staff = User.objects.filter(linked_to=payload["person"]).first()
    if person is None or staff is None or staff.email == person.email:
        return
    try:
        with transaction.atomic():
            staff.email = person.email
            staff.save(update_fields=["email"])
            EmailAddress.objects.filter(user=staff).delete()
            EmailAddress.objects.create(user=staff, email=staff.email, verified=True, primary=True)
    except IntegrityError:
        return
    record(actor=SYSTEM, action="staff.email_followed", target=f"user:{staff.pk}", shop_id=shop.pk)


def _mail(name: str, proof: EmailProof, context: dict[str, Any]) -> None:
    with translation.override(proof.locale or "zh-hans"):
        subject = render_to_string(f"landing/mail/{name}.subject.txt", context)
        body = render_to_string(f"landing/mail/{name}.txt", context)
        send_mail(" ".join(subject.split()), body, None, [proof.email])

"""A shop's own domains: claimed, proven by a DNS record, served while the proof stands.

A domain that points at the platform says nothing of whose it is: only who can write its DNS may
have it served. The proof is looked at again every day. A record that is gone is missed for
``GRACE``, so that a slip while moving name servers closes no shop; then the domain is dropped.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from tenants.audit import record
from tenants.kernel.actor import SYSTEM, Actor
from tenants.kernel.ids import new_token
from tenants.outbox import add
from tenants.registry import dns
from tenants.registry.context import in_public
from tenants.registry.errors import (
    CheckedJustNow,
    DomainHere,
    DomainNotProven,
    DomainStays,
    DomainTaken,
    TooManyDomains,
)
from tenants.registry.middleware import forget_hosts
from tenants.registry.models import SERVED, Domain, Shop
from tenants.registry.names import check_domain_name

MOST = 5
LABEL, PREFIX = "_cardfleet", "cardfleet-proof="
# How long a proof may be missing, or name servers silent, before the domain is dropped.
GRACE, SILENCE = timedelta(days=3), timedelta(days=14)
# A claim is looked at often while somebody waits for it, then daily, and forgotten in the end.
YOUNG, EVERY_YOUNG = timedelta(hours=6), timedelta(minutes=5)
EVERY, CLAIM_KEPT = timedelta(days=1), timedelta(days=30)
BATCH = 200
# Name servers are asked at most so often by hand.
AGAIN = timedelta(seconds=5)


@dataclass(frozen=True, slots=True)
class DnsRecord:
    """What has to be published, exactly."""

    name: str
    value: str
    kind: str = "TXT"


def record_of(domain: Domain) -> DnsRecord:
    return DnsRecord(f"{LABEL}.{domain.domain}", f"{PREFIX}{domain.proof_token}")


def grace_ends(domain: Domain) -> datetime | None:
    """When a domain whose record is gone will be dropped; None while it is there."""
    return domain.lost_at + GRACE if domain.lost_at else None


def domains_of(shop: Shop) -> QuerySet[Domain]:
    """The platform's address first."""
    return Domain.objects.filter(tenant=shop).order_by(F("kind").desc(), "added_at")


def add_domain(*, shop: Shop, name: str, actor: Actor) -> Domain:
    """Claim a domain; it is served once its record is found. Audited.

    Raises what check_domain_name does, DomainTaken (another shop has proven it), DomainHere,
    TooManyDomains.
    """
    name = check_domain_name(name)
    with in_public(), transaction.atomic():
        # One claim at a time for a shop: the count below would let two pass together.
        Shop.objects.select_for_update().get(pk=shop.pk)
        known = Domain.objects.filter(domain=name)
        if known.filter(tenant=shop).exists():
            raise DomainHere(field="domain", domain=name)
        if known.filter(SERVED).exists():
            raise DomainTaken(field="domain", domain=name)
        if Domain.objects.filter(tenant=shop, kind=Domain.Kind.CUSTOM).count() >= MOST:
            raise TooManyDomains(field="domain", most=MOST)
        domain = Domain.objects.create(
            tenant=shop,
            domain=name,
            kind=Domain.Kind.CUSTOM,
            proof_token=new_token(),
            is_primary=False,
        )
        _audit(domain, "domain.added", actor)
    return domain


def remove_domain(*, domain: Domain, actor: Actor) -> None:
    """At once unserved and forgotten; the platform's address is primary again. Audited."""
    with in_public(), transaction.atomic():
        domain = Domain.objects.select_for_update().get(pk=domain.pk)
        if domain.kind == Domain.Kind.PLATFORM:
            raise DomainStays()
        _audit(domain, "domain.removed", actor)
        domain.delete()
        if domain.is_primary:
            _platforms_first(domain)
        transaction.on_commit(forget_hosts)


def make_primary(*, domain: Domain, actor: Actor) -> None:
    """From now on links in mails and pages lead here. Raises DomainNotProven. Audited."""
    with in_public(), transaction.atomic():
        domain = Domain.objects.select_for_update().get(pk=domain.pk)
        if not domain.is_served:
            raise DomainNotProven(domain=domain.domain)
        if not domain.is_primary:
            domain.is_primary = True
            domain.save(update_fields=["is_primary"])  # which takes it from the others
            _audit(domain, "domain.made_primary", actor)


def check_by_hand(*, domain: Domain, actor: Actor) -> Domain:
    """The same for somebody who waits. Raises CheckedJustNow: name servers are not pestered."""
    if domain.checked_at and timezone.now() - domain.checked_at < AGAIN:
        raise CheckedJustNow(retry_after_s=int(AGAIN.total_seconds()))
    return check_domain(domain=domain, actor=actor)


def check_domain(
    *, domain: Domain, actor: Actor = SYSTEM, resolver: dns.Resolver | None = None
) -> Domain:
    """Look for the record now, and act on what is found: prove, miss, or drop.

    Call it outside a transaction: the DNS is asked before anything is locked.
    """
    finding = _look(domain, resolver or dns.resolver())
    with in_public(), transaction.atomic():
        found = Domain.objects.select_for_update().filter(pk=domain.pk).first()
        if found is None or found.kind == Domain.Kind.PLATFORM:
            return domain
        found.finding, found.checked_at = finding, timezone.now()
        if finding == Domain.Finding.FOUND:
            _found(found, actor)
        elif found.proven_at:
            _missed(found)
        found.save()
        transaction.on_commit(forget_hosts)
    return found


def check_due(*, resolver: dns.Resolver | None = None) -> int:
    """Check every domain whose time has come, and forget old claims; how many were checked."""
    now = timezone.now()
    with in_public():
        Domain.objects.filter(
            ~SERVED, kind=Domain.Kind.CUSTOM, added_at__lt=now - CLAIM_KEPT
        ).delete()
        often = Q(proven_at=None, added_at__gt=now - YOUNG) | Q(lost_at__isnull=False)
        due = (
            Q(checked_at=None)
            | Q(checked_at__lte=now - EVERY)
            | (often & Q(checked_at__lte=now - EVERY_YOUNG))
        )
        rows = list(
            Domain.objects.filter(due, kind=Domain.Kind.CUSTOM)
            .exclude(tenant__status=Shop.Status.CLOSED)
            .order_by(F("checked_at").asc(nulls_first=True))[:BATCH]
        )
    for domain in rows:
        check_domain(domain=domain, resolver=resolver)
    return len(rows)


def _look(domain: Domain, resolver: dns.Resolver) -> str:
    wanted = record_of(domain)
    try:
        texts = [text.strip().strip('"') for text in resolver(wanted.name)]
    except dns.Unreachable:
        return Domain.Finding.UNREACHABLE
    if wanted.value in texts:
        return Domain.Finding.FOUND
    ours = any(text.startswith(PREFIX) for text in texts)
    return Domain.Finding.OTHER if ours else Domain.Finding.MISSING


def _found(domain: Domain, actor: Actor) -> None:
    domain.seen_at, domain.lost_at = domain.checked_at, None
    if domain.proven_at:
        return
    try:
        with transaction.atomic():
            domain.proven_at = domain.checked_at
            domain.save()
    except IntegrityError:
        # Another shop's proof stands. It is looked at now: who has lost the name loses it here.
        domain.proven_at = None
        other = Domain.objects.filter(SERVED, domain=domain.domain).first()
        if other:
            add(task="registry.check_domain", payload={"domain": str(other.pk)}, key=str(other.pk))
        return
    _audit(domain, "domain.proven", actor)


def _missed(domain: Domain) -> None:
    now = domain.checked_at or timezone.now()
    if domain.finding == Domain.Finding.UNREACHABLE:
        # Silence proves nothing either way, until it has lasted.
        gone = now - (domain.seen_at or domain.proven_at or now) > SILENCE
    else:
        first = domain.lost_at is None
        domain.lost_at = domain.lost_at or now
        gone = now - domain.lost_at > GRACE or _wanted_elsewhere(domain)
        if first and not gone:
            _audit(domain, "domain.proof_missed", SYSTEM)
            _tell(domain)
    if gone:
        domain.proven_at = domain.lost_at = None
        was_primary, domain.is_primary = domain.is_primary, False
        _audit(domain, "domain.dropped", SYSTEM)
        _tell(domain)
        if was_primary:
            _platforms_first(domain)
        _look_at_claims(domain)


def _wanted_elsewhere(domain: Domain) -> bool:
    """Somebody else publishes the record for this name by now: then there is no grace."""
    return (
        Domain.objects.filter(domain=domain.domain, finding=Domain.Finding.FOUND)
        .exclude(pk=domain.pk)
        .exists()
    )


def _look_at_claims(domain: Domain) -> None:
    """The name is free again: whoever waits for it is looked at now."""
    for claim in Domain.objects.filter(domain=domain.domain).exclude(pk=domain.pk):
        add(task="registry.check_domain", payload={"domain": str(claim.pk)}, key=str(claim.pk))


def _platforms_first(domain: Domain) -> None:
    Domain.objects.filter(tenant_id=domain.tenant_id, kind=Domain.Kind.PLATFORM).update(
        is_primary=True
    )


def _tell(domain: Domain) -> None:
    add(
        task="registry.tell_of_domain",
        payload={"domain": str(domain.pk)},
        key=str(domain.pk),
    )


def _audit(domain: Domain, action: str, actor: Actor) -> None:
    record(
        actor=actor,
        action=action,
        target=f"domain:{domain.pk}",
        shop_id=domain.tenant_id,
        data={"domain": domain.domain},
    )

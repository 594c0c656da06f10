"""A shop's own domain: claimed, proven by DNS, served, missed, dropped (case 25)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from tenants.audit.models import AuditEvent
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Refusal
from tenants.outbox.models import Job
from tenants.registry import dns, domains
from tenants.registry.context import in_public
from tenants.registry.errors import DomainHere, DomainTaken
from tenants.registry.middleware import forget_hosts, shop_of_host
from tenants.registry.models import Domain
from tenants.registry.names import check_domain_name
from tenants.registry.tasks import tell_of_domain
from tenants.registry.urls import shop_url

BOSS = Actor(kind="shop_staff", id="1", label="boss@shop.test")
NAME = "cards.mycompany.com"


class Zone:
    """A DNS of the test's own: names and their TXT records."""

    def __init__(self) -> None:
        self.texts: dict[str, list[str]] = {}
        self.silent = False

    def __call__(self, name: str) -> list[str]:
        if self.silent:
            raise dns.Unreachable("Timeout")
        return self.texts.get(name, [])

    def publish(self, domain: Domain) -> None:
        record = domains.record_of(domain)
        self.texts.setdefault(record.name, []).append(record.value)


@pytest.fixture
def zone() -> Zone:
    return Zone()


@pytest.fixture
def look(zone: Zone) -> Callable[[Domain], Domain]:
    def now(domain: Domain) -> Domain:
        found = domains.check_domain(domain=domain, resolver=zone)
        forget_hosts()
        return found

    return now


def add(shop: Any, name: str = NAME) -> Domain:
    return domains.add_domain(shop=shop, name=name, actor=BOSS)


def address_of(shop: Any) -> str:
    with in_public():
        return shop_url(shop)


def later(domain: Domain, **moments: Any) -> None:
    with in_public():
        Domain.objects.filter(pk=domain.pk).update(**moments)


def test_a_claim_is_not_served_before_its_proof(aurora, zone, look):
    domain = look(add(aurora))
    assert domain.finding == Domain.Finding.MISSING
    assert shop_of_host(NAME) is None
    assert Client(HTTP_HOST=NAME).get("/zh-hans/").status_code == 404
    zone.publish(domain)
    assert look(domain).proven_at
    assert shop_of_host(NAME) == aurora
    assert Client(HTTP_HOST=NAME).get("/zh-hans/").status_code == 200
    assert Client(HTTP_HOST=f"www.{NAME}").get("/zh-hans/").status_code == 200


def test_another_value_is_no_proof(aurora, zone, look):
    domain = add(aurora)
    zone.texts[domains.record_of(domain).name] = [f"{domains.PREFIX}somebody-elses"]
    assert look(domain).finding == Domain.Finding.OTHER
    assert shop_of_host(NAME) is None


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" Cards.MyCompany.COM. ", NAME),
        ("https://www.cards.mycompany.com:443/shop?x=1", NAME),
        ("a-b.co", "a-b.co"),
    ],
)
def test_a_name_is_kept_plain(typed, kept):
    assert check_domain_name(typed) == kept


@pytest.mark.parametrize(
    "name",
    [
        "",
        "com",
        "cards",
        "-a.com",
        "a_b.com",
        "a b.com",
        "a..com",
        f"{'a' * 64}.com",
        f"{'a.' * 130}com",
        "192.0.2.1",
        "[2001:db8::1]",
        "1.2",
        "卡密.com",
        "саrds.com",  # Cyrillic
        "🎮.com",
        "xn--fiqs8s.com",
        "shop.xn--fiqs8s",
        "localhost",
        "my.localhost",
        "other-shop.localhost",
        "server.local",
        "db.internal",
        "cards.example",
        "x.onion",
        "2.0.192.in-addr.arpa",
        "<script>.com",
    ],
)
def test_a_name_that_cannot_be_one_is_refused(name, aurora):
    with pytest.raises(Refusal):
        add(aurora, name)
    with in_public():
        assert not Domain.objects.filter(kind="custom").exists()


@pytest.mark.parametrize(
    "name",
    ["owner.platform.com", "x.owner.platform.com", "shops.platform.com", "a.shops.platform.com"],
)
def test_the_platforms_own_names_are_refused(name, aurora, settings):
    settings.OWNER_HOST, settings.SHOP_HOST_SUFFIX = "owner.platform.com", ".shops.platform.com"
    with pytest.raises(Refusal, match=r"platform|平台"):
        add(aurora, name)


def test_who_only_claims_a_name_keeps_nobody_from_it(aurora, borealis, zone, look):
    add(borealis)
    rightful = add(aurora)
    zone.publish(rightful)
    assert look(rightful).proven_at
    assert shop_of_host(NAME) == aurora
    with pytest.raises(DomainHere):
        add(aurora)


def test_a_name_that_is_proven_is_taken(aurora, borealis, zone, look):
    domain = add(aurora)
    zone.publish(domain)
    look(domain)
    with pytest.raises(DomainTaken):
        add(borealis)


def test_of_two_proofs_the_older_stands_until_it_goes(aurora, borealis, zone, look):
    first, second = add(aurora), add(borealis)
    zone.publish(first)
    look(first)
    zone.publish(second)
    assert look(second).proven_at is None
    assert shop_of_host(NAME) == aurora
    with in_public():
        assert Job.objects.filter(task="registry.check_domain").exists()
    # The name was sold: the new holder's record replaces the old one. No grace for the old.
    zone.texts.clear()
    zone.publish(second)
    assert look(first).proven_at is None
    assert look(second).proven_at
    assert shop_of_host(NAME) == borealis


def test_a_lost_proof_is_missed_told_and_dropped(aurora, zone, look):
    with in_public():
        aurora.owner_email = "boss@shop.test"
        aurora.save(update_fields=["owner_email"])
    domain = add(aurora)
    zone.publish(domain)
    look(domain)
    domains.make_primary(domain=domain, actor=BOSS)
    assert NAME in address_of(aurora)
    zone.texts.clear()
    missed = look(domain)
    assert missed.lost_at
    assert shop_of_host(NAME) == aurora  # the grace
    with in_public():
        assert Job.objects.filter(task="registry.tell_of_domain").count() == 1
        tell_of_domain(payload={"domain": str(domain.pk)}, shop=None)
    assert NAME in mail.outbox[-1].subject
    later(domain, lost_at=timezone.now() - domains.GRACE - timedelta(minutes=1))
    assert look(domain).proven_at is None
    assert shop_of_host(NAME) is None
    assert "aurora.localhost" in address_of(aurora)
    with in_public():
        tell_of_domain(payload={"domain": str(domain.pk)}, shop=None)
        assert Domain.objects.get(tenant=aurora, is_primary=True).kind == "platform"
        actions = AuditEvent.objects.filter(target=f"domain:{domain.pk}")
        assert {row.action for row in actions} == {
            "domain.added",
            "domain.proven",
            "domain.made_primary",
            "domain.proof_missed",
            "domain.dropped",
        }
    assert len(mail.outbox) == 2
    zone.publish(domain)
    assert look(domain).proven_at


def test_a_proof_that_is_back_in_time_changes_nothing(aurora, zone, look):
    domain = add(aurora)
    zone.publish(domain)
    look(domain)
    before, zone.texts = dict(zone.texts), {}
    assert look(domain).lost_at
    zone.texts = before
    found = look(domain)
    assert found.lost_at is None
    assert found.proven_at


def test_silent_name_servers_drop_nothing_for_two_weeks(aurora, zone, look):
    domain = add(aurora)
    zone.publish(domain)
    look(domain)
    zone.silent = True
    silent = look(domain)
    assert (silent.finding, silent.lost_at) == (Domain.Finding.UNREACHABLE, None)
    later(domain, seen_at=timezone.now() - domains.SILENCE + timedelta(hours=1))
    assert look(domain).proven_at
    later(domain, seen_at=timezone.now() - domains.SILENCE - timedelta(hours=1))
    assert look(domain).proven_at is None


def test_only_what_is_due_is_asked(aurora, zone):
    asked: list[str] = []

    def resolver(name: str) -> list[str]:
        asked.append(name)
        return zone(name)

    domain = add(aurora)
    zone.publish(domain)
    assert [domains.check_due(resolver=resolver) for _ in range(2)] == [1, 0]
    later(domain, checked_at=timezone.now() - domains.EVERY)
    assert domains.check_due(resolver=resolver) == 1
    assert len(asked) == 2


def test_a_claim_nobody_proves_is_forgotten(aurora, zone):
    domain = add(aurora)
    later(domain, added_at=timezone.now() - domains.CLAIM_KEPT - timedelta(hours=1))
    domains.check_due(resolver=zone)
    with in_public():
        assert not Domain.objects.filter(pk=domain.pk).exists()


def test_an_unproven_name_is_never_primary_and_the_platforms_address_stays(aurora):
    with pytest.raises(Refusal):
        domains.make_primary(domain=add(aurora), actor=BOSS)
    with in_public():
        ours = Domain.objects.get(tenant=aurora, kind="platform")
    with pytest.raises(Refusal):
        domains.remove_domain(domain=ours, actor=BOSS)


def test_a_removed_domain_is_unserved_at_once(aurora, zone, look):
    domain = add(aurora)
    zone.publish(domain)
    look(domain)
    domains.make_primary(domain=domain, actor=BOSS)
    domains.remove_domain(domain=domain, actor=BOSS)
    forget_hosts()
    assert shop_of_host(NAME) is None
    assert "aurora.localhost" in address_of(aurora)


def test_a_shop_claims_only_so_many(aurora):
    for n in range(domains.MOST):
        add(aurora, f"n{n}.mycompany.com")
    with pytest.raises(Refusal):
        add(aurora, "one-more.mycompany.com")

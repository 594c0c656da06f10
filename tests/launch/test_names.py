"""What may be a shop's address: each refusal says what is wrong, and something free is offered."""

import pytest

from tenants.launch import names
from tenants.launch.names import availability, check_subdomain, suggest
from tenants.registry.context import in_public
from tenants.registry.errors import SubdomainInvalid, SubdomainReserved, SubdomainTaken
from tenants.registry.models import Domain


@pytest.mark.parametrize(
    ("name", "refusal"),
    [
        ("a" * 64, names.SubdomainTooLong),
        ("卡盟", names.SubdomainForeign),
        ("аurora", names.SubdomainForeign),  # a Cyrillic а
        ("ａｕｒｏｒａ", names.SubdomainForeign),
        ("🎮game", names.SubdomainEmoji),
        ("go\u200bgo", names.SubdomainEmoji),
        ("xn--fiq228c", names.SubdomainPunycode),
        ("adm1n", names.SubdomainLooksReserved),
        ("a1ipay", names.SubdomainLooksReserved),
        ("c0nsole", names.SubdomainLooksReserved),
        ("cardf1eet", names.SubdomainLooksReserved),
        ("aur0ra", names.SubdomainLooksAlike),
        ("boreali5", names.SubdomainLooksAlike),
        ("aurora", SubdomainTaken),
        ("status", SubdomainReserved),
        ("-go", SubdomainInvalid),
    ],
)
def test_each_refusal_says_what_is_wrong(aurora, name, refusal):
    with in_public(), pytest.raises(refusal) as refused:
        check_subdomain(name)
    assert refused.value.field == "subdomain"
    assert "%(" not in str(refused.value)


@pytest.mark.parametrize("name", ["mall", "tower", "aurora2", "aurora-cards", "star-9", "abc"])
def test_an_ordinary_name_is_free(aurora, name):
    with in_public():
        assert check_subdomain(name) == name


def test_a_name_like_one_with_two_letters_for_one_is_refused(aurora):
    with in_public():
        Domain.objects.create(tenant=aurora, domain="moonrise.localhost")
        with pytest.raises(names.SubdomainLooksAlike):
            check_subdomain("rnoonrise")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("极光数卡", "jiguangshuka"),
        ("Nova Cards!", "nova-cards"),
        ("Café 88", "cafe88"),
        ("小明的 Card", "xiaomingdecard"),
        ("88折卡", "shop88zheka"),
    ],
)
def test_a_shops_name_suggests_its_address(db, text, first):
    with in_public():
        assert suggest(text)[0] == first


def test_suggestions_are_free_and_fit(aurora):
    with in_public():
        wishes = suggest("Aurora")
        assert wishes
        assert "aurora" not in wishes
        for wish in [*wishes, *suggest("x" * 200), *suggest("🎮"), *suggest("admin")]:
            assert check_subdomain(wish) == wish


def test_availability_tells_what_else_is_free(aurora):
    with in_public():
        taken = availability("aurora")
        assert not taken["free"]
        assert taken["suggestions"]
        assert availability("free-name") == {
            "free": True,
            "name": "free-name",
            "address": "free-name.localhost",
            "suggestions": [],
        }
        assert not availability("")["free"]

"""Second factors: sealed where they lie, in every schema; still the right codes."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)

from tenants.kernel.actor import SYSTEM
from tenants.registry.context import in_public, in_shop
from tenants.vault.errors import Unreadable
from tenants.vault.services import owners, rotate_data_key
from tenants.vault.text import TEXT_OWNER, open_text, seal_text

SECRET = "JBSWY3DPEHPK3PXP"


def code_now():
    counter = next(yield_hotp_counters_from_time())
    return format_hotp_value(hotp_value(SECRET, counter))


def test_a_secret_lies_sealed_and_its_codes_are_still_right(aurora, buyer):
    with in_shop(aurora):
        TOTP.activate(buyer, SECRET)
        lying = Authenticator.objects.get(user=buyer, type="totp")
        assert SECRET not in str(lying.data)
        assert TOTP(lying).validate_code(code_now())
        codes = RecoveryCodes.activate(buyer)
        again = RecoveryCodes(Authenticator.objects.get(pk=codes.instance.pk))
        seed = again.instance.data["seed"]
        assert seed.startswith("vault1:")
        assert again.validate_code(codes.get_unused_codes()[0])


def test_one_that_was_stored_in_the_clear_before_still_works(aurora, buyer):
    with in_shop(aurora):
        old = Authenticator.objects.create(user=buyer, type="totp", data={"secret": SECRET})
        assert TOTP(old).validate_code(code_now())


def test_a_sealed_text_is_of_its_kind_only_and_its_key_is_never_rotated(db):
    with in_public():
        sealed = seal_text("a", kind="one")
        assert open_text(sealed, kind="one") == "a"
        with pytest.raises(Unreadable):
            open_text(sealed, kind="another")
        with pytest.raises(Unreadable):
            open_text("vault1:no", kind="one")
        assert TEXT_OWNER not in owners("platform")
        with pytest.raises(ValueError, match="not rotated"):
            rotate_data_key(scope="platform", owner_id=TEXT_OWNER, actor=SYSTEM)

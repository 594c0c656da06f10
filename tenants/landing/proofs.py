"""Proving an address with six digits: for a new account, and for a new address of an account.

A code is the HMAC of its row's id: the mail task derives it again (a task carries ids only), and
the row keeps a second HMAC to compare with. Ten minutes, five tries, and a new code ends the old.
Whether an address has an account is told to nobody but its owner, by mail.
"""

import hmac
from datetime import timedelta
from hashlib import sha256
from uuid import UUID

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tenants.accounts.models import User
from tenants.audit import record
from tenants.kernel import sql
from tenants.kernel.actor import Actor
from tenants.kernel.addresses import network_of
from tenants.kernel.errors import RateLimited, Refusal
from tenants.kernel.ids import new_id, token_hash
from tenants.landing.models import EmailProof
from tenants.launch.models import ShopMember
from tenants.outbox import add

LIVES = timedelta(minutes=10)
WINDOW = timedelta(hours=1)
MOST_TRIES = 5
MOST_PER_EMAIL = 5
MOST_PER_ADDRESS = 20
DIGITS = 6
Purpose = EmailProof.Purpose


class WrongCode(Refusal):
    code = "INVALID"
    message = _("This code is wrong or too old. Look at the newest mail, or ask for a new code.")


class SameAddress(Refusal):
    code = "INVALID"
    message = _("This is your address already.")


def ask_to_sign_up(*, email: str, password: str, locale: str, actor: Actor) -> EmailProof:
    """Mail a code to the address. The password has passed the validators. Raises RateLimited."""
    return _ask(Purpose.SIGN_UP, email, locale, actor, password=make_password(password))


def ask_to_change(*, user: User, email: str, locale: str, actor: Actor) -> EmailProof:
    """Mail a code to the new address. Raises SameAddress, RateLimited."""
    if email.casefold() == user.email.casefold():
        raise SameAddress(field="email")
    return _ask(Purpose.CHANGE, email, locale, actor, person=user.pk)


def sign_up(*, proof_id: UUID, digits: str, actor: Actor) -> User:
    """The new account, its address proven. Raises WrongCode, also for an address that has one."""
    proof = _use(proof_id, Purpose.SIGN_UP, digits)
    try:
        with transaction.atomic():
            if EmailAddress.objects.filter(email__iexact=proof.email).exists():
                raise WrongCode(field="code")
            user = User(email=proof.email, password=proof.password, locale=proof.locale)
            user.save()
            EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
            EmailProof.objects.filter(email__iexact=proof.email).update(password="")
            _tell("account.created", user, actor)
    except IntegrityError as error:
        raise WrongCode(field="code") from error
    return user


def change_email(*, user: User, proof_id: UUID, digits: str, actor: Actor) -> None:
    """From now on this is the account's address; the old one is told. Raises WrongCode.

    The staff accounts in the person's shops follow, so that no old mailbox opens them.
    """
    proof = _use(proof_id, Purpose.CHANGE, digits)
    if proof.person != user.pk:
        raise WrongCode(field="code")
    before = user.email
    try:
        with transaction.atomic():
            user.email = proof.email
            user.save(update_fields=["email"])
            EmailAddress.objects.filter(user=user).delete()
            EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
            _tell("account.email_changed", user, actor)
            for member in ShopMember.objects.filter(person=user.pk):
                payload = {"person": str(user.pk)}
                add(task="landing.follow_email", payload=payload, shop_id=member.shop_id)
            notice = new_id()
            EmailProof.objects.create(
                id=notice,
                purpose=Purpose.CHANGE,
                email=before,
                person=user.pk,
                locale=proof.locale,
                code_hash=b"",
                expires_at=timezone.now(),
                used_at=timezone.now(),
            )
            add(task="landing.tell_old_address", payload={"proof": str(notice)})
    except IntegrityError as error:
        user.refresh_from_db(fields=["email"])
        raise WrongCode(field="code") from error


def digits_of(proof_id: UUID) -> str:
    """The six digits that the mail shows."""
    key = settings.SECRET_KEY.encode()
    digest = hmac.new(key, b"cardfleet:email-proof:" + proof_id.bytes, sha256).digest()
    return str(int.from_bytes(digest[:8], "big") % 10**DIGITS).zfill(DIGITS)


def _ask(
    purpose: str,
    email: str,
    locale: str,
    actor: Actor,
    *,
    password: str = "",
    person: UUID | None = None,
) -> EmailProof:
    address = network_of(actor.address)[:64]
    with transaction.atomic():
        # One at a time for an address, or a burst would pass the count together.
        key = f"proof:{email.casefold()}"
        sql.run("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", (key,))
        _refuse_too_many(email, address)
        proof_id = new_id()
        proof = EmailProof.objects.create(
            id=proof_id,
            purpose=purpose,
            email=email,
            person=person,
            password=password,
            locale=locale,
            code_hash=_hash(proof_id, digits_of(proof_id)),
            address=address,
            expires_at=timezone.now() + LIVES,
        )
        add(task="landing.send_proof", payload={"proof": str(proof_id)})
    return proof


def _use(proof_id: UUID, purpose: str, digits: str) -> EmailProof:
    with transaction.atomic():
        proof = EmailProof.objects.select_for_update().filter(pk=proof_id, purpose=purpose).first()
        right = False
        if proof and not proof.used_at and proof.expires_at > timezone.now():
            newer = EmailProof.objects.filter(
                email__iexact=proof.email, purpose=purpose, id__gt=proof.id
            )
            if proof.tries < MOST_TRIES and not newer.exists():
                proof.tries += 1
                given = "".join(digits.split())
                right = hmac.compare_digest(bytes(proof.code_hash), _hash(proof.id, given))
                proof.used_at = timezone.now() if right else None
                proof.save(update_fields=["tries", "used_at"])
    # Outside the transaction: a wrong try must stay counted.
    if not right or proof is None:
        raise WrongCode(field="code")
    return proof


def _hash(proof_id: UUID, digits: str) -> bytes:
    return token_hash(f"email-proof:{proof_id}:{digits}")


def _refuse_too_many(email: str, address: str) -> None:
    if getattr(settings, "CARDFLEET_UNLIMITED", False):
        return
    since = timezone.now() - WINDOW
    to, by = Q(email__iexact=email), Q(address=address)
    counts = EmailProof.objects.filter(to | by, created_at__gt=since).aggregate(
        to=Count("id", filter=to), by=Count("id", filter=by)
    )
    if counts["to"] >= MOST_PER_EMAIL or (address and counts["by"] >= MOST_PER_ADDRESS):
        raise RateLimited(retry_after_s=int(WINDOW.total_seconds()))


def _tell(action: str, user: User, actor: Actor) -> None:
    record(actor=actor, action=action, target=f"user:{user.pk}", shop_id=None)

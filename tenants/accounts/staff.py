"""A shop's staff: invited by mail, given a role, let go. Runs inside the shop's schema.

Nobody can lock everybody out: the last owner keeps the role. The rows of all owners are locked in
one order first, so that two owners cannot demote each other at once.
"""

import uuid

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tenants.accounts.models import ApiKey, User
from tenants.accounts.shop_roles import OWNER, ROLES
from tenants.audit import record
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Conflict, Invalid, Refusal
from tenants.outbox import add

INVITATION = "shopconsole.send_invitation"


class AlreadyStaff(Conflict):
    message = _("%(email)s belongs to the staff already. Change the role in the list.")


class LastOwner(Refusal):
    """A shop without an owner could never be managed again."""

    code = "CONFLICT"
    message = _("This is the last owner. Make somebody else an owner first.")


class NotStaff(Refusal):
    code = "NOT_FOUND"
    message = _("This person does not belong to the staff.")


def staff_of_shop() -> QuerySet[User]:
    """Of the shop we are in: owners first, then by name."""
    return User.objects.filter(is_staff=True).order_by("-is_superuser", "role", "email")


@transaction.atomic
def invite_staff(
    *, shop_id: uuid.UUID, email: str, role: str, actor: Actor, name: str = ""
) -> User:
    """Give a role to this address and write to it. Raises Invalid, AlreadyStaff. Audited.

    An account that is there already keeps its password only if its address was proven: else
    somebody could have registered the address beforehand, and waited for this.
    """
    email = email.strip()
    _check_role(role)
    try:
        validate_email(email)
    except ValidationError as error:
        raise Invalid(_("This is not an e-mail address."), field="email") from error
    user = User.objects.select_for_update().filter(email__iexact=email).first()
    if user is None:
        user = User(email=email, name=name.strip()[:80])
        user.set_unusable_password()
    elif user.is_staff:
        raise AlreadyStaff(field="email", email=email)
    elif not EmailAddress.objects.filter(user=user, email__iexact=email, verified=True).exists():
        _take_from_whoever_had_it(user)
    user.is_staff, user.role, user.is_active = True, role, True
    user.save()
    _audit("staff.invited", user, shop_id, actor, role=role)
    _owe_invitation(user, shop_id)
    return user


@transaction.atomic
def invite_again(*, shop_id: uuid.UUID, user: User, actor: Actor) -> None:
    """The mail once more, for a person who has not signed in yet."""
    user = _member(user)
    _audit("staff.invited_again", user, shop_id, actor)
    _owe_invitation(user, shop_id)


@transaction.atomic
def change_role(*, shop_id: uuid.UUID, user: User, role: str, actor: Actor) -> None:
    """Counts from the person's next click on. Raises LastOwner, NotStaff, Invalid. Audited."""
    _check_role(role)
    user = _member(user)
    if user.role == role:
        return
    if role != OWNER:
        keep_an_owner(user)
    before, user.role = user.role, role
    user.save(update_fields=["role"])
    _audit("staff.role_changed", user, shop_id, actor, role=role, before=before)


@transaction.atomic
def remove_staff(*, shop_id: uuid.UUID, user: User, actor: Actor) -> None:
    """The console is closed to this person at once, and API keys that act for them are revoked.

    The account stays, as a customer's. Raises LastOwner, NotStaff. Audited.
    """
    user = _member(user)
    keep_an_owner(user)
    before = user.role
    user.is_staff, user.is_superuser, user.role = False, False, ""
    user.save(update_fields=["is_staff", "is_superuser", "role"])
    gone = ApiKey.objects.filter(user=user, revoked_at=None).update(revoked_at=timezone.now())
    _audit("staff.removed", user, shop_id, actor, before=before, keys_revoked=gone)


def _check_role(role: str) -> None:
    if role not in ROLES:
        raise Invalid(field="role")


def _member(user: User) -> User:
    owners = Q(role=OWNER) | Q(is_superuser=True) | Q(pk=user.pk)
    locked = list(User.objects.select_for_update().filter(owners).order_by("pk"))
    found = next((one for one in locked if one.pk == user.pk and one.is_staff), None)
    if found is None:
        raise NotStaff()
    return found


def keep_an_owner(user: User) -> None:
    """Return if there is another owner besides this person. In a transaction. Raises LastOwner."""
    owners = User.objects.filter(Q(role=OWNER) | Q(is_superuser=True), is_staff=True)
    locked = owners.select_for_update().order_by("pk")
    if not any(one.is_active and one.pk != user.pk for one in locked):
        raise LastOwner()


def _take_from_whoever_had_it(user: User) -> None:
    """Sessions end with the password; second factors and keys of before are no good either."""
    user.set_unusable_password()
    Authenticator.objects.filter(user=user).delete()
    ApiKey.objects.filter(user=user, revoked_at=None).update(revoked_at=timezone.now())


def _owe_invitation(user: User, shop_id: uuid.UUID) -> None:
    add(task=INVITATION, payload={"user": str(user.pk)}, shop_id=shop_id, key=str(user.pk))


def _audit(action: str, user: User, shop_id: uuid.UUID, actor: Actor, **data: object) -> None:
    record(actor=actor, action=action, target=f"user:{user.pk}", shop_id=shop_id, data=data)

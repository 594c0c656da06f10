"""Members of staff, roles and API keys. A key's secret is told once, when it is made."""

from typing import Any

import graphene
from django.utils import timezone

from api.basics import DateTime
from api.fields import listed, payload
from api.keylimits.types import KeyLimits, Signing
from api.people.loaders import careful
from storefronts.console.views.staff import ACT_WORDS, ROLE_CHOICES
from tenants.accounts.models import User
from tenants.accounts.shop_roles import acts_of


class StaffRole(graphene.Enum):
    """What somebody may do; `staffRoles` tells it."""

    OWNER = "owner"
    MANAGER = "manager"
    FINANCE = "finance"
    SUPPORT = "support"
    EDITOR = "editor"


class StaffAct(graphene.ObjectType):
    """One thing that a role may do."""

    name = graphene.String(required=True)
    label = graphene.String(required=True)


class StaffRoleFacts(graphene.ObjectType):
    """A role with what it may do, by the table that the console asks."""

    role = StaffRole(required=True)
    label = graphene.String(required=True)
    acts = listed(StaffAct)

    @staticmethod
    def resolve_role(role: Any, info: Any) -> str:
        return str(role)

    @staticmethod
    def resolve_label(role: Any, info: Any) -> str:
        return str(dict(ROLE_CHOICES)[role])

    @staticmethod
    def resolve_acts(role: Any, info: Any) -> list[dict[str, str]]:
        return [{"name": act, "label": str(ACT_WORDS[act])} for act in acts_of(role)]


class StaffMember(graphene.ObjectType):
    """Somebody who may enter the shop's console."""

    id = graphene.ID(required=True)
    email = graphene.String(required=True)
    name = graphene.String(required=True)
    role = StaffRole(required=True)
    is_active = graphene.Boolean(required=True)
    is_waiting = graphene.Boolean(required=True, description="Invited, and has not come yet.")
    has_second_factor = graphene.Boolean(required=True)
    is_me = graphene.Boolean(required=True)
    joined_at = DateTime(required=True)
    last_sign_in_at = DateTime()

    @staticmethod
    def resolve_role(person: Any, info: Any) -> str:
        return "owner" if person.is_superuser or not person.role else person.role

    @staticmethod
    def resolve_is_waiting(person: Any, info: Any) -> bool:
        return not person.has_usable_password()

    @staticmethod
    def resolve_has_second_factor(person: Any, info: Any) -> bool:
        return bool(careful(info.context).get(person.pk))

    @staticmethod
    def resolve_is_me(person: Any, info: Any) -> bool:
        user: User | None = info.context.user
        return user is not None and user.pk == person.pk

    @staticmethod
    def resolve_joined_at(person: Any, info: Any) -> Any:
        return person.date_joined

    @staticmethod
    def resolve_last_sign_in_at(person: Any, info: Any) -> Any:
        return person.last_login


class ApiKey(KeyLimits):
    """A key by its prefix: `cf_<prefix>_…`, with what binds it. Its secret lies nowhere."""

    addresses = listed(graphene.String, description="Networks that it may be used from; or any.")
    acts_for = graphene.String(required=True, description="An e-mail address.")
    created_at = DateTime(required=True)
    last_used_at = DateTime()
    revoked_at = DateTime()
    is_over = graphene.Boolean(required=True, description="Revoked or expired.")

    @staticmethod
    def resolve_acts_for(key: Any, info: Any) -> str:
        return str(key.user.email)

    @staticmethod
    def resolve_is_over(key: Any, info: Any) -> bool:
        return bool(key.revoked_at or (key.expires_at and key.expires_at <= timezone.now()))


class InviteStaffInput(graphene.InputObjectType):
    email = graphene.String(required=True)
    name = graphene.String()
    role = StaffRole(required=True)
    idempotency_key = graphene.String()


class StaffMemberInput(graphene.InputObjectType):
    member = graphene.ID(required=True)
    idempotency_key = graphene.String()


class ChangeStaffRoleInput(StaffMemberInput):
    role = StaffRole(required=True)


class CreateApiKeyInput(graphene.InputObjectType):
    """A key acts for an account of this shop: its orders, its wallet, its role."""

    name = graphene.String(required=True, description="What uses it.")
    acts_for = graphene.String(required=True, description="The account's e-mail address.")
    scopes = graphene.List(graphene.NonNull(graphene.String), required=True)
    addresses = graphene.List(graphene.NonNull(graphene.String))
    expires_at = DateTime(description="Null: until it is revoked.")
    daily_cap = graphene.String(
        description="What it may spend in a day of the shop, such as `500.00`; null: no cap."
    )
    signing = Signing(description="Whether its requests are signed; off unless told.")
    idempotency_key = graphene.String()


class RotateApiKeyInput(graphene.InputObjectType):
    key = graphene.ID(required=True)
    overlap_hours = graphene.Int(
        description="How long the old secret still works: 0 to 168, 24 unless told."
    )
    idempotency_key = graphene.String()


class RevokeApiKeyInput(graphene.InputObjectType):
    key = graphene.ID(required=True)
    idempotency_key = graphene.String()


InviteStaffPayload = payload("InviteStaff", member=graphene.Field(StaffMember))
InviteStaffAgainPayload = payload("InviteStaffAgain", member=graphene.Field(StaffMember))
ChangeStaffRolePayload = payload("ChangeStaffRole", member=graphene.Field(StaffMember))
RemoveStaffPayload = payload("RemoveStaff", removed=graphene.Boolean(required=True))
_TOLD_ONCE = "The whole key. It is told this once; a repetition has null here."


def _told() -> dict[str, graphene.Field]:
    return {
        "key": graphene.Field(ApiKey),
        "secret": graphene.String(description=_TOLD_ONCE),
        "signing_secret": graphene.String(
            description="Where its requests are signed: told this once, too."
        ),
    }


CreateApiKeyPayload = payload("CreateApiKey", **_told())
RotateApiKeyPayload = payload("RotateApiKey", **_told())
RevokeApiKeyPayload = payload("RevokeApiKey", key=graphene.Field(ApiKey))

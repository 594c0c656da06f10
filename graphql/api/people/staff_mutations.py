"""Inviting staff, changing their roles, letting them go."""

from typing import Any

import graphene

from api.fields import mutation
from api.lists import find
from api.people import types
from api.rights import need_role_within, need_staff, need_step_up
from api.writes import writes
from tenants.accounts import staff
from tenants.accounts.models import User


class MemberMutations(graphene.ObjectType):
    class Meta:
        abstract = True

    invite_staff = mutation(
        types.InviteStaffPayload, types.InviteStaffInput, "An invitation goes out by mail."
    )
    invite_staff_again = mutation(
        types.InviteStaffAgainPayload, types.StaffMemberInput, "The invitation once more."
    )
    change_staff_role = mutation(
        types.ChangeStaffRolePayload,
        types.ChangeStaffRoleInput,
        "Counts from the person's next request on. The last owner stays one.",
    )
    remove_staff = mutation(
        types.RemoveStaffPayload,
        types.StaffMemberInput,
        "The console is closed to them at once, and their API keys are revoked.",
    )

    @staticmethod
    @writes(member=None)
    def resolve_invite_staff(root: Any, info: Any, input: Any) -> dict[str, Any]:
        shop, role = _shop(info.context), input.role.value
        need_role_within(info.context, role)
        invited = staff.invite_staff(
            shop_id=shop.pk,
            email=input.email,
            name=input.get("name") or "",
            role=role,
            actor=info.context.actor,
        )
        return {"member": invited}

    @staticmethod
    @writes(member=None)
    def resolve_invite_staff_again(root: Any, info: Any, input: Any) -> dict[str, Any]:
        shop, person = _shop(info.context), _member(input.member)
        staff.invite_again(shop_id=shop.pk, user=person, actor=info.context.actor)
        return {"member": person}

    @staticmethod
    @writes(member=None)
    def resolve_change_staff_role(root: Any, info: Any, input: Any) -> dict[str, Any]:
        shop, person = _shop(info.context), _member(input.member)
        role = input.role.value
        need_role_within(info.context, role)
        staff.change_role(shop_id=shop.pk, user=person, role=role, actor=info.context.actor)
        person.refresh_from_db()
        return {"member": person}

    @staticmethod
    @writes(removed=False)
    def resolve_remove_staff(root: Any, info: Any, input: Any) -> dict[str, Any]:
        shop, person = _shop(info.context), _member(input.member)
        staff.remove_staff(shop_id=shop.pk, user=person, actor=info.context.actor)
        return {"removed": True}


def _shop(context: Any) -> Any:
    need_staff(context, act="staff", scope="people")
    need_step_up(context)
    return context.here


def _member(text: str) -> User:
    found: User = find(staff.staff_of_shop(), text, field="member")
    return found

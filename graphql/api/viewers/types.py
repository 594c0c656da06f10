"""The signed-in person, or who a key acts for."""

import uuid
from typing import Any

import graphene
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from api.basics import DateTime, Money, Page
from api.batches import Batch
from api.columns import columns
from api.fields import paged
from api.lists import newest_first
from api.orders.loaders import ALWAYS_ORDER, ORDER, announce
from api.orders.types import DeliveryStatus, OrderConnection, OrderStatus, RefundStatus
from api.statements.pages import statement_of
from api.statements.types import StatementEntry
from billing.ledger.codes import customer_wallet
from billing.ledger.queries import balance
from billing.payments.models import Attempt
from storefronts.orders.models import Order
from storefronts.wallet import models
from tenants.kernel import money

MFA = Authenticator.Type


class TopUpStatus(graphene.Enum):
    """Whether the money has arrived."""

    PENDING = "pending"
    CAPTURED = "captured"
    DECLINED = "declined"


class TopUp(graphene.ObjectType):
    """Money on its way into a wallet."""

    id = graphene.ID(required=True)
    status = TopUpStatus(required=True)
    amount = graphene.Field(Money, required=True)
    provider = graphene.String(required=True)
    created_at = DateTime(required=True)
    captured_at = DateTime()
    redirect_url = graphene.String()
    qr_code = graphene.String(description="The text that the QR code holds.")

    @staticmethod
    def resolve_redirect_url(row: Any, info: Any) -> str | None:
        attempt = attempts(info.context).get(row.attempt_id)
        return (attempt.redirect_url or None) if attempt and _waits(row) else None

    @staticmethod
    def resolve_qr_code(row: Any, info: Any) -> str | None:
        attempt = attempts(info.context).get(row.attempt_id)
        return (attempt.qr or None) if attempt and _waits(row) else None


def _waits(row: Any) -> bool:
    return bool(row.status == models.TopUp.Status.PENDING)


def attempts(context: Any) -> Batch[uuid.UUID | None, Attempt]:
    """Payments of top-ups, by their id."""
    shop_id = context.here.pk

    def found(ids: list[uuid.UUID | None]) -> dict[uuid.UUID | None, Attempt]:
        rows = Attempt.objects.filter(shop_id=shop_id, pk__in=[pk for pk in ids if pk])
        return {row.pk: row for row in rows}

    return context.loaded.setdefault("top-ups' payments", Batch(found))


class OrderFilter(graphene.InputObjectType):
    """Each part narrows the list."""

    status = OrderStatus()
    delivery = DeliveryStatus()
    refund = RefundStatus()


class Security(graphene.ObjectType):
    """How well an account is guarded. What guards it is changed on the account's pages."""

    email_proven = graphene.Boolean(required=True)
    has_password = graphene.Boolean(required=True)
    has_authenticator = graphene.Boolean(required=True)
    passkeys = graphene.Int(required=True)
    has_recovery_codes = graphene.Boolean(required=True)
    last_sign_in_at = DateTime()
    joined_at = DateTime(required=True)


class Viewer(graphene.ObjectType):
    email = graphene.String()
    wallet = graphene.Field(Money)
    orders = graphene.Field(
        OrderConnection,
        required=True,
        first=graphene.Int(),
        after=graphene.String(),
        client_reference=graphene.String(description="Only those with this reference of yours."),
        filter=OrderFilter(),
    )
    id = graphene.ID(required=True)
    name = graphene.String()
    locale = graphene.String()
    is_staff = graphene.Boolean(required=True)
    scopes = graphene.List(
        graphene.NonNull(graphene.String), description="Of the key that asks; null by session."
    )
    wallet_statement = paged(StatementEntry, "Newest first.")
    top_ups = paged(TopUp, "Newest first.")
    security = graphene.Field(Security, required=True)

    @staticmethod
    def resolve_name(user: Any, info: Any) -> str | None:
        return user.name or None

    @staticmethod
    def resolve_locale(user: Any, info: Any) -> str | None:
        return user.locale or None

    @staticmethod
    def resolve_scopes(user: Any, info: Any) -> list[str] | None:
        key = info.context.key
        return sorted(key.scopes) if key else None

    @staticmethod
    def resolve_wallet(user: Any, info: Any) -> money.Money:
        info.context.need_scope("orders", "spend")
        shop = info.context.here
        return balance(customer_wallet(shop.pk, user.pk), shop.currency)

    @staticmethod
    def resolve_orders(
        user: Any,
        info: Any,
        first: int | None = None,
        after: str | None = None,
        client_reference: str | None = None,
        filter: Any = None,
    ) -> Page:
        context = info.context
        context.need_scope("orders")
        chosen = {name: value.value for name, value in (filter or {}).items() if value}
        if client_reference is not None:
            chosen["client_reference"] = client_reference
        rows = Order.objects.filter(user_id=user.pk, **chosen)
        wanted = columns(info, "edges.node.", ORDER, always=ALWAYS_ORDER)
        return newest_first(
            rows.only(*wanted) if wanted else rows,
            at="placed_at",
            first=first,
            after=after,
            ready=lambda orders: announce(context, orders),
        )

    @staticmethod
    def resolve_wallet_statement(
        user: Any, info: Any, first: int | None = None, after: str | None = None
    ) -> Page:
        context = info.context
        context.need_scope("orders", "spend")
        account = customer_wallet(context.here.pk, user.pk)
        return statement_of(context, account, context.here.currency, first=first, after=after)

    @staticmethod
    def resolve_top_ups(
        user: Any, info: Any, first: int | None = None, after: str | None = None
    ) -> Page:
        context = info.context
        context.need_scope("orders", "spend")
        return newest_first(
            models.TopUp.objects.filter(user_id=user.pk),
            at="created_at",
            first=first,
            after=after,
            ready=lambda rows: attempts(context).announce(row.attempt_id for row in rows),
        )

    @staticmethod
    def resolve_security(user: Any, info: Any) -> dict[str, Any]:
        kinds = list(Authenticator.objects.filter(user=user).values_list("type", flat=True))
        mine = EmailAddress.objects.filter(user=user, email__iexact=user.email, verified=True)
        return {
            "email_proven": mine.exists(),
            "has_password": user.has_usable_password(),
            "has_authenticator": MFA.TOTP in kinds,
            "passkeys": kinds.count(MFA.WEBAUTHN),
            "has_recovery_codes": MFA.RECOVERY_CODES in kinds,
            "last_sign_in_at": user.last_login,
            "joined_at": user.date_joined,
        }

"""Who may do what with an order: by token, by account, as staff."""

from enum import StrEnum

from storefronts.checkout.errors import NotAllowed
from storefronts.customers import one_time_codes
from storefronts.orders import rows, tokens
from storefronts.orders.errors import OrderNotFound
from storefronts.orders.models import Order
from tenants.accounts.models import User
from tenants.accounts.shop_roles import may
from tenants.kernel.actor import Actor
from tenants.kernel.sql import run
from tenants.registry.models import Shop

# Prepared: paying and revealing each begin with it.
BY_NUMBER = rows.select_sql(Order) + " WHERE number = %s"


class Access(StrEnum):
    """How somebody came to an order. The mailed link alone only views."""

    PLACED = "placed"  # holds the placing token
    OWNER = "owner"  # is signed in as the buyer
    MAILED = "mailed"  # holds the mailed link
    PROVEN = "proven"  # has just proven the order's e-mail by a one-time code
    STAFF = "staff"  # works for the shop, in a role that sees orders

    @property
    def may_pay(self) -> bool:
        return self in (Access.PLACED, Access.OWNER)

    @property
    def may_cancel(self) -> bool:
        return self in (Access.PLACED, Access.OWNER, Access.STAFF)

    @property
    def may_reveal(self) -> bool:
        return self in (Access.PLACED, Access.OWNER, Access.PROVEN)


def find_order(
    *, number: str, token: str | None = None, user: User | None = None
) -> tuple[Order, Access]:
    """The order and the strongest right that token and account give.

    Raises OrderNotFound for an unknown number as for a missing right: one answer.
    """
    row = run(BY_NUMBER, (number.strip().upper(),)).fetchone()
    if row is None:
        raise OrderNotFound(field="number")
    order = rows.load(Order, row)
    if token and tokens.matches(token, order.placed_token_hash):
        return order, Access.PLACED
    signed_in = user is not None and user.is_authenticated and user.is_active
    if user is not None and signed_in and order.user_id == user.pk:
        return order, Access.OWNER
    if token and tokens.matches(token, order.mailed_token_hash):
        return order, Access.MAILED
    if user is not None and signed_in and may(user, "orders"):
        return order, Access.STAFF
    raise OrderNotFound(field="number")


def require(allowed: bool) -> None:
    """Raises NotAllowed: the order may be seen, but not this done with it."""
    if not allowed:
        raise NotAllowed


def request_one_time_code(*, shop: Shop, order: Order, actor: Actor) -> None:
    """Mail six digits to the order's address. Raises RateLimited."""
    one_time_codes.issue(
        email=order.email, target=_target(order), locale=order.locale, actor=actor, shop_id=shop.pk
    )


def prove_email(*, order: Order, digits: str) -> Access:
    """PROVEN, if the digits are right. Raises WrongOneTimeCode; five tries a code."""
    one_time_codes.use(target=_target(order), digits=digits)
    return Access.PROVEN


def look_up(*, shop: Shop, number: str, email: str, actor: Actor) -> Order | None:
    """For who has only the number: mail a code if number and e-mail belong together.

    None where they do not. The page answers the same either way. Raises RateLimited.
    """
    order = Order.objects.filter(number=number.strip().upper(), email__iexact=email.strip()).first()
    if order is not None:
        request_one_time_code(shop=shop, order=order, actor=actor)
    return order


def _target(order: Order) -> str:
    return f"order:{order.pk}"

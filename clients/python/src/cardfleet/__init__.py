"""Clients of Cardfleet's GraphQL: `ShopClient` for a shop's host, `OwnerClient` for the owner's."""

from cardfleet.client import Client, Retries
from cardfleet.errors import (
    BadSignature,
    CardfleetError,
    CutOff,
    Fault,
    Forbidden,
    Internal,
    Invalid,
    NoAnswer,
    NotRegistered,
    NotThere,
    RateLimited,
    Refused,
    RequestFailed,
    TooExpensive,
    Unauthenticated,
    Unavailable,
)
from cardfleet.http import Http, Request, Response, Transport
from cardfleet.owner import OwnerClient
from cardfleet.shop import ShopClient
from cardfleet.values import UNSET, Money, Page, each
from cardfleet.webhooks import verified

__all__ = [
    "UNSET",
    "BadSignature",
    "CardfleetError",
    "Client",
    "CutOff",
    "Fault",
    "Forbidden",
    "Http",
    "Internal",
    "Invalid",
    "Money",
    "NoAnswer",
    "NotRegistered",
    "NotThere",
    "OwnerClient",
    "Page",
    "RateLimited",
    "Refused",
    "Request",
    "RequestFailed",
    "Response",
    "Retries",
    "ShopClient",
    "TooExpensive",
    "Transport",
    "Unauthenticated",
    "Unavailable",
    "each",
    "verified",
]

"""Whether a text is a query of this API: asked by the accounts before they register it."""

from graphql import GraphQLError

from tenants.registry.context import connection
from tenants.registry.models import Shop

from .documents import InvalidDocument
from .refusals import Denied


def check_query(text: str) -> str:
    """Why the API where we are would refuse this text; empty where it would run it."""
    from .views import OWNER_FACE, SHOP_FACE

    face = SHOP_FACE if isinstance(connection.tenant, Shop) else OWNER_FACE
    try:
        face.documents.find(text)
    except InvalidDocument as invalid:
        return _told(invalid.errors[0])
    except Denied as denied:
        return denied.message
    return ""


def _told(error: GraphQLError) -> str:
    at = error.locations[0] if error.locations else None
    return f"{error.message} ({at.line}:{at.column})" if at else error.message

"""The schema as a caller may know it: what is the staff's is the staff's to know of."""

from graphql import GraphQLSchema

from .context import Context
from .documents import Operation
from .limits import INTROSPECTION
from .refusals import Forbidden


def described_to(face: str, operation: Operation, context: Context) -> GraphQLSchema:
    """The schema that introspection tells of.

    Raises Forbidden where a field of the staff's is asked beside the description.
    """
    from . import schema

    if face == "owner":
        return schema.OWNER
    if context.user is not None and context.user.is_staff:
        return schema.SHOP
    kind = schema.SHOPPER.get_root_type(operation.node.operation)
    if kind is None or operation.roots - INTROSPECTION - {"__typename"} - kind.fields.keys():
        raise Forbidden("Ask for the description of the schema by itself.")
    return schema.SHOPPER

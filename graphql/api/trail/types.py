import graphene

from api.basics import DateTime
from api.fields import listed
from storefronts.console.trail import NOUNS

# A word of the schema for each noun of the console's filter.
TrailNoun = graphene.Enum("TrailNoun", [(noun.upper(), noun) for noun in NOUNS])


class TrailDetail(graphene.ObjectType):
    """Something more about a deed."""

    label = graphene.String(required=True)
    value = graphene.String(required=True)


class TrailEntry(graphene.ObjectType):
    """One deed. Who of the platform's staff did something is not told."""

    id = graphene.ID(required=True)
    at = DateTime(required=True)
    action = graphene.String(required=True, description='A verb in the past: "order.refunded".')
    text = graphene.String(required=True)
    who = graphene.String(required=True)
    address = graphene.String()
    target = graphene.String(required=True)
    details = listed(TrailDetail)

"""Everything in a shop's schema that is its staff's alone."""

from api.customers.mutations import CustomerMutations
from api.customers.queries import CustomerQueries
from api.domains.mutations import DomainMutations
from api.domains.queries import DomainQueries
from api.keylimits.mutations import KeyLimitMutations
from api.listings.mutations import ListingMutations
from api.listings.queries import ListingQueries
from api.looks.mutations import LookMutations
from api.looks.queries import LookQueries
from api.orders.staff_mutations import StaffOrderMutations
from api.orders.staff_queries import StaffOrderQueries
from api.people.key_mutations import KeyMutations
from api.people.queries import PeopleQueries
from api.people.staff_mutations import MemberMutations
from api.prices.mutations import PriceMutations
from api.prices.queries import PriceQueries
from api.promotions.mutations import PromotionMutations
from api.promotions.queries import PromotionQueries
from api.registered.mutations import RegisteredMutations
from api.registered.queries import RegisteredQueries
from api.settings.mutations import SettingsMutations
from api.settings.pages import PageMutations
from api.settings.queries import SettingsQueries
from api.trail.queries import TrailQueries
from api.wallet.mutations import WalletMutations
from api.wallet.queries import WalletQueries
from api.webhooks.mutations import WebhookMutations
from api.webhooks.queries import WebhookQueries


# The schema lists them from the last to the first.
class StaffQueries(  # type: ignore[misc]
    WebhookQueries,
    TrailQueries,
    WalletQueries,
    DomainQueries,
    RegisteredQueries,
    PeopleQueries,
    LookQueries,
    SettingsQueries,
    PromotionQueries,
    PriceQueries,
    ListingQueries,
    CustomerQueries,
    StaffOrderQueries,
):
    class Meta:
        abstract = True


class StaffMutations(  # type: ignore[misc]
    WebhookMutations,
    WalletMutations,
    DomainMutations,
    KeyLimitMutations,
    RegisteredMutations,
    KeyMutations,
    MemberMutations,
    LookMutations,
    SettingsMutations,
    PageMutations,
    PromotionMutations,
    PriceMutations,
    ListingMutations,
    CustomerMutations,
    StaffOrderMutations,
):
    class Meta:
        abstract = True

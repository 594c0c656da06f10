"""Exchange rates. Wallets are adjusted with their shops (api/shops)."""

from typing import Any

import graphene
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from api.basics import DateTime
from api.fields import mutation, payload
from api.ledger.types import FxRate
from api.mutating import Repeatable, names_as_asked
from api.numbers import number
from api.rights import need
from api.writes import writes
from billing.ledger.services import set_fx_rate
from tenants.kernel.errors import Conflict


class RateExists(Conflict):
    message = _(
        "There is a rate of this pair from that moment on already. Rates are never changed."
    )


class SetFxRateInput(Repeatable):
    """Rates are added, never changed: the rate of an old order can be found again."""

    base = graphene.String(required=True, description='ISO 4217, such as "USD".')
    quote = graphene.String(required=True)
    rate = graphene.String(required=True, description="How many units of quote one of base is.")
    valid_from = DateTime(description="Now, unless told.")


SetFxRatePayload = payload("SetFxRate", rate=graphene.Field(FxRate))


class LedgerMutations(graphene.ObjectType):
    class Meta:
        abstract = True

    set_fx_rate = mutation(
        SetFxRatePayload,
        SetFxRateInput,
        "From then on prices follow it, and shops look at their floors.",
    )

    @staticmethod
    @writes(rate=None)
    @names_as_asked
    def resolve_set_fx_rate(root: Any, info: Any, input: Any) -> dict[str, Any]:
        need(info.context, scope="ledger", area="money", act="write")
        rate = number(input.rate, field="rate")
        try:
            with transaction.atomic():
                row = set_fx_rate(
                    base=input.base.strip().upper(),
                    quote=input.quote.strip().upper(),
                    rate=rate,
                    valid_from=input.get("valid_from"),
                    actor=info.context.actor,
                )
        except IntegrityError as error:
            raise RateExists(field="validFrom") from error
        return {"rate": row}

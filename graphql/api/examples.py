"""What GraphiQL shows at first: one tab each, good to run as it is or after one id is filled in."""

import json
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Example:
    about: str | Promise
    query: str
    variables: dict[str, Any] | None = None

    def tab(self) -> dict[str, str]:
        """For GraphiQL's ``defaultTabs``, in the language of the request."""
        tab = {"query": f"# {self.about}\n{self.query}"}
        if self.variables:
            tab["variables"] = json.dumps(self.variables, indent=2)
        return tab


SHOP = (
    Example(
        _("What the shop sells, with prices. Run it with Ctrl-Enter."),
        """query Products {
  products(first: 10, filter: { inStock: true }) {
    edges {
      node {
        name
        category { name }
        denominations { id name price { amount currency } availability }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}
""",
    ),
    Example(
        _("Who you are, with wallet and last orders."),
        """query Me {
  me {
    email
    wallet { amount currency }
    orders(first: 5) {
      edges { node { number status placedAt total { amount currency } } }
    }
  }
}
""",
    ),
    Example(
        _("A price that holds for a few minutes. Fill in a denomination's id below."),
        """mutation Quote($input: QuoteInput!) {
  createQuote(input: $input) {
    quote {
      id
      expiresAt
      total { amount currency }
      lines { quantity unitPrice { amount } discount { amount } }
    }
    errors { code message path }
  }
}
""",
        {"input": {"lines": [{"denomination": "", "quantity": 1}]}},
    ),
    Example(
        _("Buy out of your wallet and see the code, in one call. This spends money."),
        """mutation Buy($input: PlaceOrderInput!) {
  placeOrder(input: $input) {
    order { number status }
    token
    codes { code pin expiresOn }
    errors { code message path }
  }
}
""",
        {
            "input": {
                "lines": [{"denomination": "", "quantity": 1}],
                "email": "",
                "pay": "wallet",
                "reveal": True,
                "idempotencyKey": "my-first-order",
            }
        },
    ),
)
OWNER = (
    Example(
        _("Every shop, newest first. Run it with Ctrl-Enter."),
        """query Shops {
  shops(first: 20) {
    edges { node { id name host status createdAt } }
    totalCount
  }
}
""",
    ),
    Example(
        _("What happened, newest first."),
        """query Audit {
  auditEvents(first: 20) {
    edges { node { at action actor target } }
  }
}
""",
    ),
    Example(
        _("Every ledger account: they sum to zero per currency."),
        """query TrialBalance {
  trialBalance { account balance { amount currency } }
}
""",
    ),
)

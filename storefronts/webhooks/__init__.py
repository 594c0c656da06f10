"""Telling other systems what happens in the shop: Standard Webhooks, out of the outbox.

Below the shelf, the prices and the orders, since they tell: whoever makes a fact calls
:func:`storefronts.webhooks.events.tell` in the transaction of the fact (docs/adr/0012).
"""

"""What a process remembers between requests, to be dropped between tests: the next test's database
has the same name and the same shops, and knows nothing of what was remembered."""

from billing.ledger.posting import forget_accounts
from billing.payments import accounts as payment_accounts
from storefronts.pages import page_cache, records
from tenants.catalogue import memory
from tenants.console import names
from tenants.registry.middleware import forget_hosts
from tenants.vault import forget as forget_keys
from themes import breaker


def forget_everything() -> None:
    forget_hosts()
    forget_keys()
    forget_accounts()
    payment_accounts._known.clear()
    memory.forget_all()
    names.forget()
    page_cache.forget()
    records.forget()
    breaker.forget()

"""The providers by name. One module each, with its own transport and nothing of the shops."""

from billing.payments.errors import UnknownProvider
from billing.payments.providers.base import Provider
from billing.payments.providers.sandbox import Sandbox
from billing.payments.providers.wallet import Wallet

_all: tuple[Provider, ...] = (Wallet(), Sandbox())
PROVIDERS = {provider.name: provider for provider in _all}


def provider_named(name: str) -> tuple[Provider, str]:
    """The provider and the mode of "sandbox:delay". Raises UnknownProvider."""
    base, _, mode = name.partition(":")
    provider = PROVIDERS.get(base)
    if provider is None or (mode and mode not in provider.modes):
        raise UnknownProvider(provider=name[:40], field="provider")
    return provider, mode

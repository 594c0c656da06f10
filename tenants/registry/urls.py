"""Addresses of shops: always from the registry, never from a request's Host header."""

from django.conf import settings

from tenants.registry.models import SERVED, Domain, Shop


def origin(host: str) -> str:
    """``https://host[:port]`` as people reach it."""
    port = f":{settings.PUBLIC_PORT}" if settings.PUBLIC_PORT else ""
    return f"{settings.PUBLIC_SCHEME}://{host}{port}"


def shop_host(shop: Shop) -> str:
    """The primary domain: a custom one only while it is proven."""
    domains = Domain.objects.filter(SERVED, tenant=shop).order_by("-is_primary", "-kind")
    for domain in domains[:1]:
        return domain.domain
    raise Domain.DoesNotExist(f"shop {shop.pk} has no domain to be served on")


def shop_url(shop: Shop, path: str = "/") -> str:
    """An absolute address in the shop, fit for a mail."""
    return origin(shop_host(shop)) + path


def owner_url(path: str = "/") -> str:
    return origin(settings.OWNER_HOST) + path

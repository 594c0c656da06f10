"""Where a shop's files lie, and at which address its host serves them."""

from django.conf import settings
from django_tenants.files.storage import TenantFileSystemStorage


class ShopFileStorage(TenantFileSystemStorage):  # type: ignore[misc]
    """In a folder of the shop's own, at an address without it: the host says whose file it is
    (tenants.registry.media), so that no other shop's can be asked for."""

    @property
    def base_url(self) -> str:
        return str(settings.MEDIA_URL)

"""Pictures of products: a bitmap that decodes, of bearable size; never SVG, HTML."""

from typing import BinaryIO
from uuid import UUID

from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from PIL import Image, UnidentifiedImageError

from tenants.catalogue.errors import BadPicture, NotInCatalogue
from tenants.catalogue.models import Product
from tenants.catalogue.services import save_product
from tenants.kernel.actor import Actor
from tenants.kernel.ids import new_id

FORMATS = {"PNG": "png", "JPEG": "jpg", "WEBP": "webp"}
MOST_BYTES = 5 * 1024 * 1024
MOST_PIXELS = 24_000_000


def kind_of_picture(file: BinaryIO, *, size: int) -> str:
    """The ending by what it really is, such as "png". Raises BadPicture for anything else."""
    if size > MOST_BYTES:
        raise BadPicture(_("The picture is over 5 MB. Make it smaller."), field="image")
    try:
        with Image.open(file) as picture:
            width, height = picture.size
            kind = FORMATS.get(picture.format or "")
            if kind is None or width * height > MOST_PIXELS:
                raise BadPicture(
                    _("Use a PNG, JPEG or WebP of up to 24 megapixels."), field="image"
                )
            picture.verify()
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise BadPicture(field="image") from error
    file.seek(0)
    return kind


def set_picture(*, product_id: UUID, file: BinaryIO, size: int, actor: Actor) -> Product:
    """Show this picture instead of the drawn plate. Raises BadPicture, NotInCatalogue. Audited."""
    kind = kind_of_picture(file, size=size)
    with transaction.atomic():
        product = _locked(product_id)
        # A name of its own: what is cached under the old one is never shown as the new one.
        product.image.save(f"{product.slug}-{new_id().hex[-8:]}.{kind}", File(file), save=False)
        return save_product(product=product, actor=actor)


@transaction.atomic
def remove_picture(*, product_id: UUID, actor: Actor) -> Product:
    """Back to the drawn plate. The file stays: old mails and orders may show it."""
    product = _locked(product_id)
    product.image = ""
    return save_product(product=product, actor=actor)


def _locked(product_id: UUID) -> Product:
    product = Product.objects.select_for_update().filter(pk=product_id).first()
    if product is None:
        raise NotInCatalogue(field="product")
    return product

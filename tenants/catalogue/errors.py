"""What the catalogue refuses, as facts."""

from django.utils.translation import gettext_lazy as _

from tenants.kernel.errors import Refusal


class NeverDeleted(Refusal):
    """A catalogue row was to be deleted: shops point at it, so it is archived instead."""

    code = "CONFLICT"
    message = _("%(name)s cannot be deleted, since shops and orders point at it. Archive it.")


class BadBuyerField(Refusal):
    """A value that the denomination's buyer fields do not allow."""

    code = "INVALID"
    message = _("%(label)s is not right: %(help)s")


class MissingBuyerField(Refusal):
    """A buyer field that the denomination needs was not given."""

    code = "REQUIRED"
    message = _("%(label)s is needed to deliver this item.")


class BadBuyerFieldSchema(Refusal):
    """A denomination's buyer fields are no JSON Schema of an object with simple fields."""

    code = "INVALID"
    message = _("The buyer fields are not a usable JSON Schema: %(reason)s")


class NotInCatalogue(Refusal):
    """An id or slug that names no category, product or denomination on sale."""

    code = "NOT_FOUND"
    message = _("There is no such item in the catalogue.")


class BadCatalogueValue(Refusal):
    """A value that a category, product, denomination or price may not have."""

    code = "INVALID"
    message = _("%(name)s: %(reason)s")

    def __init__(self, *, field: str, reason: str) -> None:
        super().__init__(field=field, name=field, reason=reason)


class BadPrices(Refusal):
    """Rows of a price list that cannot be, each with its ``path``; none of the list was taken."""

    message = _("Some rows of the price list are not right. None was taken.")

    def __init__(self, refusals: list[Refusal]) -> None:
        super().__init__(field="prices")
        self.refusals = refusals

    @property
    def each(self) -> list[Refusal]:
        return self.refusals


class BadPicture(Refusal):
    """What was sent as a picture is none that may be shown."""

    code = "INVALID"
    message = _("This is not a picture that can be read.")

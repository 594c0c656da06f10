"""What supply refuses, as facts."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from tenants.kernel.errors import Refusal


class OutOfStock(Refusal):
    """Fewer codes are free than were wanted: none was taken."""

    code = "OUT_OF_STOCK"
    message = _("Only %(left)s are left of the %(wanted)s that you want. Nothing was charged.")

    def __init__(self, *, denomination: UUID, wanted: int, left: int) -> None:
        super().__init__(denomination=str(denomination), wanted=wanted, left=left)


class TooFewLeft(Refusal):
    """Nobody has counted how many are free: a line of many that was left out."""

    code = "OUT_OF_STOCK"
    message = _(
        "There are fewer left than the %(wanted)s that you want. Nothing was charged for them."
    )

    def __init__(self, *, denomination: UUID, wanted: int) -> None:
        super().__init__(denomination=str(denomination), wanted=wanted)


class NoSuchCode(Refusal):
    code = "NOT_FOUND"
    message = _("There is no such code in stock.")


class NoSuchSupplier(Refusal):
    code = "NOT_FOUND"
    message = _("There is no supplier “%(supplier)s”.")


class NotStocked(Refusal):
    """The denomination is not delivered out of stock."""

    message = _("%(denomination)s is not delivered from stock, so it takes no codes.")


class SupplierArchived(Refusal):
    code = "CONFLICT"
    message = _("%(supplier)s is archived. Bring it back before buying from it.")


class BatchMismatch(Refusal):
    code = "CONFLICT"
    message = _("This batch is of another supplier or denomination.")


class FileTooLarge(Refusal):
    message = _("This file is over %(limit)s MB. Cut it into parts.")


class ImportState(Refusal):
    """What was asked does not fit the state of the import."""

    code = "CONFLICT"
    message = _("This import is %(state)s already.")


class StorageFull(Refusal):
    """The file could not be stored. Nothing was taken from it."""

    code = "INTERNAL"
    message = _("The file could not be stored, and nothing was imported. Try again later.")

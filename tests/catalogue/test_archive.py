"""Archive instead of delete: shops and orders point at the catalogue."""

import pytest

from tenants.audit.models import AuditEvent
from tenants.catalogue.errors import NeverDeleted
from tenants.catalogue.models import Category, Denomination, Product
from tenants.catalogue.services import archive, delete, unarchive
from tenants.kernel.actor import SYSTEM
from tests.factories.catalogue import make_denomination


def test_nothing_of_the_catalogue_is_deleted(public):
    card = make_denomination()
    for row in (card, card.product, card.product.category):
        with pytest.raises(NeverDeleted):
            row.delete()
        with pytest.raises(NeverDeleted):
            delete(row=row, actor=SYSTEM)
    for model in (Denomination, Product, Category):
        with pytest.raises(NeverDeleted):
            model.objects.all().delete()
    assert Denomination.objects.filter(pk=card.pk).exists()


def test_archiving_is_audited_once_and_can_be_undone(public):
    card = make_denomination()
    archive(row=card, actor=SYSTEM)
    archive(row=card, actor=SYSTEM)
    assert not Denomination.objects.live().filter(pk=card.pk).exists()
    unarchive(row=card, actor=SYSTEM)
    assert Denomination.objects.live().filter(pk=card.pk).exists()
    told = AuditEvent.objects.filter(target=f"denomination:{card.pk}").values_list(
        "action", flat=True
    )
    assert sorted(told) == ["denomination.archived", "denomination.unarchived"]

"""What came by a signed address, for the one it was made for."""

from uuid import UUID

from tenants.kernel.errors import NotFound
from tenants.passes.models import Pass


def pass_of(*, pass_id: UUID, person: UUID, purpose: str, field: str) -> Pass:
    """The person's own. Raises NotFound: another's is as unknown as none at all."""
    found = Pass.objects.filter(pk=pass_id, person=person, purpose=purpose).first()
    if found is None:
        raise NotFound(field=field)
    return found

"""What the console keeps for the people who work in it."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tenants.kernel.ids import new_id


class SavedView(models.Model):
    """Filters of the list of orders under a name, for one member of staff."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user_id = models.UUIDField()
    name = models.CharField(_("name"), max_length=40)
    query = models.CharField(max_length=400)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user_id", "name"], name="one_saved_view_per_person_and_name"
            )
        ]

    def __str__(self) -> str:
        return self.name

"""Users, API keys and idempotency records."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tenants.kernel.ids import new_id


class UserManager(BaseUserManager["User"]):
    """Users are made by e-mail address alone."""

    def create_user(self, email: str, password: str | None = None, **extra: Any) -> "User":
        user = self.model(email=email.strip(), **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **extra: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **extra)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """Staff and shoppers of one schema. The same address in two shops is two people."""

    class Role(models.TextChoices):
        OWNER = "owner", _("Owner")
        MANAGER = "manager", _("Manager")
        FINANCE = "finance", _("Finance")
        SUPPLY = "supply", _("Supply")
        COMPLIANCE = "compliance", _("Compliance")
        SUPPORT = "support", _("Support")
        EDITOR = "editor", _("Editor")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(_("e-mail"))
    name = models.CharField(_("name"), max_length=80, blank=True)
    is_staff = models.BooleanField(
        _("staff"), default=False, help_text=_("May sign in to the console.")
    )
    role = models.CharField(_("role"), max_length=12, choices=Role.choices, blank=True)
    is_active = models.BooleanField(_("active"), default=True)
    locale = models.CharField(_("language"), max_length=10, blank=True)
    # On the owner host: the staff accounts that this entrepreneur has in shops.
    linked_to = models.UUIDField(null=True, blank=True, editable=False)
    date_joined = models.DateTimeField(_("joined"), default=timezone.now)

    objects = UserManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints: ClassVar = [
            models.UniqueConstraint(Lower("email"), name="one_person_per_email"),
        ]

    def __str__(self) -> str:
        return self.email

    def get_full_name(self) -> str:
        return self.name or self.email

    def get_short_name(self) -> str:
        return self.name or self.email.split("@")[0]


class ApiKey(models.Model):
    """``cf_<prefix>_<secret>``: the prefix is shown, the secret is stored as a hash."""

    class Signing(models.TextChoices):
        OFF = "", _("not signed")
        OPTIONAL = "optional", _("checked where they are signed")
        REQUIRED = "required", _("refused unless they are signed")

    # The signing secret in the clear, on the instance that was just made and on no other.
    signing_secret: str = ""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(_("name"), max_length=80)
    prefix = models.CharField(max_length=16, unique=True, editable=False)
    secret_hash = models.BinaryField(max_length=32, editable=False)
    user = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="api_keys", verbose_name=_("acts for")
    )
    scopes = models.JSONField(_("scopes"), default=list)
    addresses = models.JSONField(_("allowed addresses"), default=list, blank=True)
    # What it may spend in a day of the shop, in minor units of the shop's currency; null: no cap.
    daily_cap_minor = models.BigIntegerField(_("daily spending cap"), null=True, blank=True)
    # Whom its spending counts for: a rotated key and the one before it share one cap.
    counts_as = models.UUIDField(null=True, blank=True, editable=False)
    signing = models.CharField(
        _("signed requests"), max_length=8, choices=Signing.choices, blank=True, default=Signing.OFF
    )
    # Sealed by the vault: it is needed in the clear to check a signature.
    signing_sealed = models.TextField(editable=False, blank=True, default="")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("expires"), null=True, blank=True)
    last_used_at = models.DateTimeField(_("last used"), null=True, editable=False)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True, editable=False)
    registered_only = models.BooleanField(
        _("registered queries only"), default=False, db_default=False
    )

    class Meta:
        verbose_name = _("API key")
        verbose_name_plural = _("API keys")

    def __str__(self) -> str:
        return f"{self.name} (cf_{self.prefix}_…)"


class ApiKeySpending(models.Model):
    """What a key with a cap has spent in one day of its shop. Never less: refunds do not reopen it.

    `key_id` is the first key of its rotations.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key_id = models.UUIDField()
    day = models.DateField()
    minor = models.BigIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["key_id", "day"], name="one_sum_per_key_and_day"),
        ]

    def __str__(self) -> str:
        return f"{self.key_id} {self.day} {self.minor}"


class RegisteredQuery(models.Model):
    """A GraphQL document that a key may send by its hash."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.ForeignKey(ApiKey, on_delete=models.CASCADE, related_name="queries")
    sha256 = models.CharField(max_length=64)
    name = models.CharField(_("name"), max_length=80, blank=True)
    text = models.TextField(_("text"))
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("registered query")
        verbose_name_plural = _("registered queries")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["key", "sha256"], name="one_registration_per_query"),
        ]

    def __str__(self) -> str:
        return self.name or self.sha256[:12]


class IdempotencyRecord(models.Model):
    """One write that a client may repeat: who (scope), under which key, with what, answered what.

    ``response`` never holds a code: a replayed answer reads the order again.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    scope = models.CharField(max_length=100)
    key = models.CharField(max_length=200)
    body_hash = models.BinaryField(max_length=32)
    state = models.CharField(max_length=12, default="in_progress")
    response = models.JSONField(null=True)
    created_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["scope", "key"], name="one_answer_per_key"),
        ]

    def __str__(self) -> str:
        return f"{self.scope}:{self.key}"

"""A shop, its addresses, its launch."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_tenants.models import DomainMixin, TenantMixin

from tenants.kernel.ids import new_id
from tenants.registry.legal import LegalNumber, legal_numbers


def default_locales() -> list[str]:
    return ["zh-hans", "en"]


class Shop(TenantMixin):
    """A tenant: one schema, one or more domains. Never deleted, only closed."""

    class Status(models.TextChoices):
        LAUNCHING = "launching", _("Launching")
        TRIAL = "trial", _("Trial")
        ACTIVE = "active", _("Active")
        PAST_DUE = "past_due", _("Past due")
        SUSPENDED = "suspended", _("Suspended")
        CLOSED = "closed", _("Closed")

    class Collects(models.TextChoices):
        PLATFORM = "platform", _("The platform collects payments and pays the shop out")
        SHOP = "shop", _("The shop collects payments; its wallet pays wholesale")

    # Provisioned by tenants.registry.provisioning, outside any transaction; never by save().
    auto_create_schema = False
    auto_drop_schema = False

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(_("name"), max_length=80)
    status = models.CharField(
        _("state"), max_length=12, choices=Status.choices, default=Status.LAUNCHING
    )
    status_reason = models.CharField(_("reason"), max_length=500, blank=True)
    # The state before a suspension: reinstating returns there.
    status_before = models.CharField(max_length=12, blank=True, editable=False)
    owner_email = models.EmailField(_("owner's e-mail"), blank=True)
    support_email = models.EmailField(_("support e-mail"), blank=True)
    # A telephone number, a WeChat id, opening hours: shown beside the address as it was typed.
    support_contact = models.CharField(_("other contact"), max_length=120, blank=True)
    sender_name = models.CharField(_("sender's name in mails"), max_length=60, blank=True)
    reply_to = models.EmailField(_("answers to mails go to"), blank=True)
    # [{"kind": "icp_filing", "number": "沪ICP备12345678号"}]: shown in the footer. See legal.py.
    legal = models.JSONField(_("legal numbers"), default=list, blank=True)
    currency = models.CharField(_("currency"), max_length=3, default="CNY")
    currency_frozen_at = models.DateTimeField(null=True, blank=True, editable=False)
    tier = models.CharField(_("price tier"), max_length=20, default="standard")
    fee_percent = models.DecimalField(
        _("platform fee, %"),
        max_digits=7,
        decimal_places=4,
        default=settings.DEFAULT_FEE_PERCENT,
        help_text=_("Of the shopper's total, taken when an order is delivered."),
    )
    collects = models.CharField(
        _("who collects"), max_length=10, choices=Collects.choices, default=Collects.PLATFORM
    )
    time_zone = models.CharField(_("time zone"), max_length=40, default="Asia/Shanghai")
    locales = models.JSONField(_("languages"), default=default_locales)
    default_locale = models.CharField(_("first language"), max_length=10, default="zh-hans")
    theme = models.CharField(_("theme"), max_length=40, default="base")
    test_mode = models.BooleanField(_("test mode"), default=False)
    migrated_to = models.CharField(max_length=64, blank=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    launched_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("shop")
        verbose_name_plural = _("shops")
        ordering = ["-created_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="schema_name_is_plain",
                condition=models.Q(schema_name__regex=r"^[a-z][a-z0-9_]{0,62}$"),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def legal_lines(self) -> list[LegalNumber]:
        """The footer's legal numbers."""
        return legal_numbers(self.legal)

    @property
    def sells(self) -> bool:
        """Whether new orders and payments are taken."""
        return self.status in (self.Status.TRIAL, self.Status.ACTIVE, self.Status.PAST_DUE)

    @property
    def opens(self) -> bool:
        """Whether its schema may be entered: a suspended shop still serves paid orders."""
        return self.sells or self.status == self.Status.SUSPENDED


class Domain(DomainMixin):
    """An address of a shop. A custom one is served only after a DNS proof of ownership."""

    class Kind(models.TextChoices):
        PLATFORM = "platform", _("Under the platform's domain")
        CUSTOM = "custom", _("The shop's own domain")

    class Finding(models.TextChoices):
        """What the last look at the DNS found."""

        NEVER = "", _("Not checked yet")
        FOUND = "found", _("Record found")
        MISSING = "missing", _("No record found")
        OTHER = "other", _("The record has another value")
        UNREACHABLE = "unreachable", _("The domain's name servers did not answer")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    # Not unique by itself: whoever only claims a name must not keep it from its owner.
    domain = models.CharField(_("domain"), max_length=253, db_index=True)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.PLATFORM)
    proof_token = models.CharField(max_length=64, blank=True, editable=False)
    added_at = models.DateTimeField(_("added"), default=timezone.now, editable=False)
    proven_at = models.DateTimeField(_("proven"), null=True, blank=True)
    checked_at = models.DateTimeField(_("last checked"), null=True, blank=True)
    finding = models.CharField(max_length=12, choices=Finding.choices, blank=True, editable=False)
    # When the record was last there; since when it is not.
    seen_at = models.DateTimeField(null=True, blank=True, editable=False)
    lost_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("domain")
        verbose_name_plural = _("domains")
        constraints: ClassVar = [
            models.UniqueConstraint(
                Lower("domain"),
                name="one_shop_per_served_domain",
                condition=models.Q(kind="platform") | models.Q(proven_at__isnull=False),
            ),
            models.UniqueConstraint(
                Lower("domain"), "tenant", name="one_claim_per_shop_and_domain"
            ),
        ]

    def __str__(self) -> str:
        return self.domain

    @property
    def is_served(self) -> bool:
        return self.kind == self.Kind.PLATFORM or self.proven_at is not None


# Of domains: those that lead to their shop.
SERVED = models.Q(kind=Domain.Kind.PLATFORM) | models.Q(proven_at__isnull=False)


class ShopLaunch(models.Model):
    """The launch of a shop, step by step: what the wizard's progress page shows."""

    class Step(models.TextChoices):
        QUEUED = "queued", _("Waiting")
        SCHEMA = "schema", _("Making the shop's own database schema")
        PAGES = "pages", _("Setting up pages and prices")
        STAFF = "staff", _("Inviting the owner")
        DONE = "done", _("Ready to sell")
        FAILED = "failed", _("Failed")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    shop = models.OneToOneField(Shop, on_delete=models.PROTECT, related_name="launch")
    step = models.CharField(max_length=10, choices=Step.choices, default=Step.QUEUED)
    error = models.CharField(max_length=200, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    # Null, not empty: launches without a key are not the same launch.
    idempotency_key = models.CharField(max_length=100, null=True, unique=True)  # noqa: DJ001
    body_hash = models.CharField(max_length=64, blank=True)
    started_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("launch")
        verbose_name_plural = _("launches")

    def __str__(self) -> str:
        return f"{self.shop}: {self.get_step_display()}"


class TemplateSnapshot(models.Model):
    """The SQL that makes a shop's schema, recorded from the migrated template schema.

    Kept in the database, so that a web or task process without ``pg_dump`` can provision.
    """

    fingerprint = models.CharField(max_length=64, primary_key=True)
    sql = models.TextField()
    created_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.fingerprint

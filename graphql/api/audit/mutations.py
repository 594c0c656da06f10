"""Proving the trail, and taking it out."""

from typing import Any

import graphene

from api.audit.queries import AuditFilter, filters_of
from api.audit.types import ChainVerification
from api.fields import mutation, payload
from api.files.types import SignedDownload
from api.mutating import Repeatable, names_as_asked
from api.payloads import answers_errors
from api.rights import need
from api.writes import writes
from tenants.audit.trail import verify_chain
from tenants.passes.models import Pass
from tenants.passes.services import DOWNLOAD_LIVES, make_pass


class AuditFormat(graphene.Enum):
    """NDJSON: a JSON object a line. CSV: for spreadsheets, formulas escaped."""

    NDJSON = "ndjson"
    CSV = "csv"


class VerifyAuditChainInput(graphene.InputObjectType):
    """Each time anew: what a key was answered before would prove nothing."""

    idempotency_key = graphene.String(description="Taken, and of no consequence.")


class CreateAuditExportInput(Repeatable):
    filter = AuditFilter()
    format = AuditFormat(description="NDJSON unless told.")


VerifyAuditChainPayload = payload("VerifyAuditChain", result=graphene.Field(ChainVerification))
CreateAuditExportPayload = payload("CreateAuditExport", file=graphene.Field(SignedDownload))


class AuditMutations(graphene.ObjectType):
    class Meta:
        abstract = True

    verify_audit_chain = mutation(
        VerifyAuditChainPayload,
        VerifyAuditChainInput,
        "Walks the whole chain and names each row that disagrees. Recorded with its result.",
    )
    create_audit_export = mutation(
        CreateAuditExportPayload,
        CreateAuditExportInput,
        "An address of the events as a stream, oldest first: once, within ten minutes.",
    )

    @staticmethod
    @answers_errors(result=None)
    def resolve_verify_audit_chain(root: Any, info: Any, input: Any) -> dict[str, Any]:
        need(info.context, scope="audit", area="audit", act="view")
        return {"result": verify_chain(actor=info.context.actor)}

    @staticmethod
    @writes(file=None)
    @names_as_asked
    def resolve_create_audit_export(root: Any, info: Any, input: Any) -> dict[str, Any]:
        need(info.context, scope="audit", area="audit", act="view")
        filters = filters_of(input.get("filter"))
        kind = input.format.value if input.get("format") else "ndjson"
        made = make_pass(
            purpose=Pass.Purpose.AUDIT,
            person=info.context.user.pk,
            actor=info.context.actor,
            data={"format": kind, "filters": _kept(filters)},
            lives=DOWNLOAD_LIVES,
        )
        return {"file": made}


def _kept(filters: dict[str, Any]) -> dict[str, Any]:
    """As JSON: ids and times as text."""
    return {
        name: value.isoformat() if name in ("since", "until") and value else str(value)
        for name, value in filters.items()
        if value
    }

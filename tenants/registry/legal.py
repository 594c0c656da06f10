"""The numbers in a shop's footer: which there are, and where the public looks them up."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LONGEST = 80


@dataclass(frozen=True, slots=True)
class Kind:
    code: str
    label: str | Promise
    # Where anybody can look the number up.
    href: str = ""


@dataclass(frozen=True, slots=True)
class LegalNumber:
    """One line of the footer."""

    code: str
    label: str | Promise
    number: str
    href: str


KINDS = [
    Kind("icp_filing", _("ICP filing number"), "https://beian.miit.gov.cn/"),
    Kind("psb_filing", _("Public security filing number"), "https://beian.mps.gov.cn/"),
    Kind("icp_licence", _("ICP licence")),
    Kind("edi_licence", _("Value-added telecom licence (EDI)")),
    Kind("culture_licence", _("Network culture licence")),
    Kind("business_licence", _("Company registration number")),
    Kind("tax_number", _("Tax number")),
]
_BY_CODE = {kind.code: kind for kind in KINDS}


def legal_numbers(stored: list[dict[str, str]]) -> list[LegalNumber]:
    """What a shop has stored, in the order above; unknown kinds are left out."""
    given = {row.get("kind", ""): row.get("number", "") for row in stored}
    return [
        LegalNumber(code, kind.label, given[code], kind.href)
        for code, kind in _BY_CODE.items()
        if given.get(code)
    ]

"""How a stock file is made: encoding, separator, header, and which column holds what."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from tenants.supply.stockfile.errors import BadLayout

# What a column may hold. ``secret`` is the card code itself, the only one that must be there.
COLUMNS = ("number", "secret", "pin", "expires_on")
KINDS = ("csv", "txt", "xlsx")
DATE_ORDERS = ("ymd", "dmy", "mdy")
MAX_COLUMNS = 50

# Header words after fold(): the first column that matches wins, and a word counts as a whole.
HEADERS: dict[str, tuple[str, ...]] = {
    "secret": (
        "卡密",
        "卡密码",
        "激活码",
        "兑换码",
        "充值码",
        "密钥",
        "券码",
        "礼品码",
        "提货码",
        "许可证",
        "code",
        "cardcode",
        "giftcode",
        "secret",
        "key",
        "licensekey",
        "licencekey",
        "license",
        "licence",
        "serialkey",
        "activationcode",
        "activationkey",
        "productkey",
        "redeemcode",
        "redemptioncode",
        "vouchercode",
        "voucher",
        "cdkey",
        "cdk",
        "giftcardcode",
        "cardsecret",
        "密码",
        "password",
    ),
    "number": (
        "卡号",
        "账号",
        "帐号",
        "卡序列号",
        "序列号",
        "cardnumber",
        "cardno",
        "card",
        "number",
        "serial",
        "serialnumber",
        "serialno",
        "account",
        "username",
    ),
    "pin": ("pin", "pin码", "pincode", "校验码", "验证码", "安全码", "securitycode", "cvv"),
    "expires_on": (
        "有效期",
        "有效期至",
        "有效日期",
        "到期",
        "到期日",
        "到期时间",
        "到期日期",
        "过期时间",
        "过期日期",
        "截止日期",
        "失效日期",
        "expires",
        "expireson",
        "expiry",
        "expirydate",
        "expiration",
        "expirationdate",
        "expiredate",
        "expdate",
        "validuntil",
        "validto",
        "bestbefore",
    ),
}
_NOISE = re.compile(r"[\s_\-.:：/#()（）*]+")


def fold(text: str) -> str:
    """A header word without case, width, spaces and punctuation."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", text)).casefold()


_COLUMN_OF = {fold(word): column for column, words in HEADERS.items() for word in words}


def column_of(header: str) -> str | None:
    """Which column a header cell names, if any."""
    return _COLUMN_OF.get(fold(header))


@dataclass(frozen=True)
class Layout:
    """``columns`` maps names of COLUMNS to positions from 0; ``header_row`` is from 1 (0: none).

    An empty ``separator`` makes each line one cell. ``pin_width`` restores leading zeros that a
    spreadsheet dropped from PINs; ``comment`` begins lines that are passed over.
    """

    kind: str
    columns: dict[str, int] = field(default_factory=dict)
    encoding: str = "utf-8"
    separator: str = ""
    header_row: int = 0
    sheet: str = ""
    comment: str = ""
    date_order: str = "ymd"
    pin_width: int = 0

    def checked(self) -> Layout:
        """The layout itself. Raises BadLayout with the field that is wrong."""
        if self.kind not in KINDS:
            raise BadLayout(_("A stock file is CSV, TXT or XLSX."), field="kind")
        if "secret" not in self.columns:
            raise BadLayout(_("Say which column holds the card code."), field="secret")
        for name, at in self.columns.items():
            if name not in COLUMNS or not isinstance(at, int) or not 0 <= at < MAX_COLUMNS:
                raise BadLayout(_("There is no such column."), field=name)
        if len(set(self.columns.values())) < len(self.columns):
            raise BadLayout(_("A column can hold only one thing."), field="columns")
        if self.date_order not in DATE_ORDERS or not 0 <= self.pin_width <= 64:
            raise BadLayout(field="date_order")
        if self.kind != "xlsx":
            self._check_text()
        return self

    def _check_text(self) -> None:
        try:
            codecs.lookup(self.encoding)
            "".encode(self.encoding)
        except (LookupError, ValueError, TypeError) as error:
            raise BadLayout(_("This encoding is not known."), field="encoding") from error
        if len(self.separator) > 8 or '"' in self.separator or "\n" in self.separator:
            raise BadLayout(_("This cannot separate columns."), field="separator")
        if not self.separator and set(self.columns.values()) != {0}:
            raise BadLayout(
                _("Without a separator a line is one column, the card code."), field="separator"
            )

    def with_changes(self, **changes: Any) -> Layout:
        """A corrected layout. Raises BadLayout."""
        unknown = set(changes) - set(asdict(self))
        if unknown:
            raise BadLayout(field=unknown.pop())
        return replace(self, **changes).checked()

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Layout:
        return cls(**data)

"""The books: the trial balance, and the statement of one account, on the screen and as CSV."""

import uuid
from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode

import defusedcsv.csv as csv
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from billing.ledger.codes import account_id
from billing.ledger.models import Account
from billing.ledger.queries import Statement, statement, trial_balance
from storefronts.console.figures import EARLIEST, LATEST
from tenants.console.names import account_name, family_name, family_of
from tenants.console.pages import needs, page
from tenants.kernel.days import typed_day
from tenants.kernel.money import Money

SHOWN_MOST = 500
EXPORT_MOST = 100_000
DEFAULT_DAYS = 30
FOLD_ABOVE = 20


@require_GET
@needs("money")
def balances(request: HttpRequest) -> HttpResponse:
    """Every account by currency; each currency sums to zero, or it says so loudly."""
    groups: dict[str, list[dict[str, object]]] = {}
    totals: dict[str, int] = {}
    for row in trial_balance():
        currency = row.balance.currency
        groups.setdefault(currency, []).append(
            {
                "id": account_id(row.account, currency),
                "code": row.account,
                "name": account_name(row.account),
                "balance": row.balance,
            }
        )
        totals[currency] = totals.get(currency, 0) + row.balance.minor
    books = [
        {"currency": c, "rows": rows, "total": Money(totals[c], c), "even": totals[c] == 0}
        for c, rows in groups.items()
    ]
    if request.GET.get("format") == "csv":
        return _balances_csv(books)
    for book in books:
        book["rows"] = folded(book["rows"], str(book["currency"]))  # type: ignore[arg-type]
    return page(request, "console/trial_balance.html", _("Trial balance"), books=books)


def folded(rows: list[dict[str, object]], currency: str) -> list[dict[str, object]]:
    """Accounts that many people have one each of are one row from FOLD_ABOVE on, with their sum."""
    families: dict[str, list[dict[str, object]]] = {}
    for row in rows:
        families.setdefault(family_of(str(row["code"])), []).append(row)
    shown: list[dict[str, object]] = []
    for family, members in families.items():
        if not family or len(members) <= FOLD_ABOVE:
            shown += members
            continue
        total = sum(row["balance"].minor for row in members)  # type: ignore[attr-defined]
        owner, _colon, end = family.partition(":")
        kind = end or owner
        shown.append(
            {
                "name": family_name(family),
                "count": len(members),
                "href": f"{reverse('admin:ledger_account_changelist')}"
                f"?{urlencode({'kind': kind, 'currency': currency, 'q': f'{owner}:'})}",
                "balance": Money(total, currency),
            }
        )
    return shown


def _balances_csv(books: list[dict[str, object]]) -> HttpResponse:
    response = _download("trial-balance.csv")
    writer = csv.writer(response)
    writer.writerow(["account", "currency", "balance"])
    for book in books:
        for row in book["rows"]:  # type: ignore[attr-defined]
            writer.writerow([row["code"], book["currency"], row["balance"].amount])
    return response


@require_GET
@needs("money")
def account_statement(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Opening balance, entries, closing balance, for days of the reader's choice."""
    account = get_object_or_404(Account, pk=pk)
    since, until = _span(request)
    export = request.GET.get("format") == "csv"
    found = statement(
        account.code,
        account.currency,
        _start(since),
        _start(min(until, LATEST) + timedelta(days=1)),
        limit=EXPORT_MOST if export else SHOWN_MOST,
    )
    if export:
        return _statement_csv(account, found)
    return page(
        request,
        "console/statement.html",
        account_name(account.code),
        account=account,
        statement=found,
        since=since,
        until=until,
        is_cut=len(found.lines) == SHOWN_MOST,
    )


def _span(request: HttpRequest) -> tuple[date, date]:
    today = timezone.localdate()
    since = typed_day(request.GET.get("since")) or today - timedelta(days=DEFAULT_DAYS)
    until = typed_day(request.GET.get("until")) or today
    return (since, until) if since <= until else (until, since)


def _start(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(max(day, EARLIEST), time.min))


def _statement_csv(account: Account, found: Statement) -> HttpResponse:
    name = account.code.replace(":", "-")
    response = _download(f"statement-{name}-{account.currency}.csv")
    writer = csv.writer(response)
    writer.writerow(["time", "event", "reference", "currency", "amount", "balance"])
    writer.writerow(["", "opening", "", account.currency, "", found.opening.amount])
    for line in found.lines:
        writer.writerow(
            [
                line.at.isoformat(),
                line.event,
                line.ref,
                account.currency,
                line.money.amount,
                line.balance.amount,
            ]
        )
    writer.writerow(["", "closing", "", account.currency, "", found.closing.amount])
    return response


def _download(filename: str) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    response.write("\ufeff")  # or Excel takes the UTF-8 for something else
    return response

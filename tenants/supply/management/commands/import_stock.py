"""Import a stock file from the command line, as the console does it."""

import csv
import sys
import time
from argparse import ArgumentParser
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from tenants.catalogue.models import Denomination
from tenants.kernel.actor import SYSTEM
from tenants.kernel.errors import Refusal
from tenants.registry.context import in_public
from tenants.supply import files, queries, services
from tenants.supply.models import StockImport, Supplier, settlement_currency
from tenants.supply.preview import Counts, forecast, make_preview
from tenants.supply.refusals import refused_file
from tenants.supply.running import Interrupted, run_import
from tenants.supply.stockfile import COLUMNS, Layout, guess_layout, raw_rows

State = StockImport.State


class Command(BaseCommand):
    help = (
        "Take a stock file (CSV, TXT or XLSX) into stock. Encoding, separator and columns are "
        "guessed; --dry-run shows the guess and what would happen. An import that was cut goes "
        "on where it stopped when the same command is given again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--denomination", required=True, metavar="SKU")
        parser.add_argument("--supplier", required=True, help="short name or name")
        parser.add_argument("--cost", help="what one code costs, e.g. 46.50")
        parser.add_argument("--currency", default="", help="of the cost (settlement currency)")
        parser.add_argument("--reference", default="", help="the supplier's own batch number")
        parser.add_argument(
            "--expires",
            type=date.fromisoformat,
            metavar="YYYY-MM-DD",
            help="for codes whose file names no expiry",
        )
        parser.add_argument("--encoding", help="e.g. utf-8, gb18030, utf-16-le")
        parser.add_argument("--separator", help="e.g. ',' or '----' or '\\t'")
        parser.add_argument("--sheet", help="of a workbook")
        parser.add_argument("--header-row", type=int, metavar="N", help="0 where there is none")
        parser.add_argument(
            "--map",
            metavar="secret=卡密,number=1",
            help=f"columns by header or position from 1: {', '.join(COLUMNS)}",
        )
        parser.add_argument("--date-order", choices=["ymd", "dmy", "mdy"])
        parser.add_argument("--dry-run", action="store_true", help="count, and take nothing")
        parser.add_argument(
            "--refused-to",
            type=Path,
            metavar="FILE",
            help="write the refused rows with the reasons there",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        # Commands speak English; the source strings are.
        with in_public(), translation.override("en"):
            try:
                with options["file"].open("rb") as file:
                    self._import(file, options)
            except OSError as error:
                raise CommandError(f"{options['file']}: {error.strerror}") from error
            except Refusal as refusal:
                where = f" ({refusal.field})" if refusal.field else ""
                raise CommandError(f"{refusal}{where}") from refusal

    def _import(self, file: BinaryIO, options: dict[str, Any]) -> None:
        supplier = queries.supplier_by(options["supplier"])
        if supplier is None:
            known = ", ".join(Supplier.objects.values_list("code", flat=True)[:20]) or "none yet"
            raise CommandError(f"No supplier “{options['supplier']}”. There are: {known}.")
        denomination = (
            Denomination.objects.select_related("product")
            .filter(sku=options["denomination"])
            .first()
        )
        if denomination is None:
            raise CommandError(f"No denomination has the SKU “{options['denomination']}”.")
        layout = self._layout(file, options)
        if options["dry_run"]:
            self._try(file, options, supplier, denomination, layout)
            return
        if options["cost"] is None:
            raise CommandError("--cost is needed: what one code costs.")
        options["cost"] = _number(options["cost"])
        stock_import = self._begun(file, options, supplier, denomination, layout) or self._new(
            file, options, supplier, denomination, layout
        )
        started = time.monotonic()
        try:
            done = run_import(import_id=stock_import.pk, file=file, on_progress=self._progress)
        except Interrupted as other:
            raise CommandError(
                "This file is being imported already, or the import was stopped in the console. "
                "Nothing was taken twice."
            ) from other
        self._report(done, time.monotonic() - started)
        if options["refused_to"]:
            with options["refused_to"].open("w", encoding="utf-8", newline="") as out:
                out.writelines(refused_file(stock_import=done, locale="en", actor=SYSTEM))

    def _layout(self, file: BinaryIO, options: dict[str, Any]) -> Layout:
        guess = guess_layout(file, options["file"].name)
        changes = {
            name: options[name]
            for name in ("encoding", "separator", "sheet", "header_row", "date_order")
            if options[name] is not None
        }
        if "separator" in changes:
            changes["separator"] = changes["separator"].replace("\\t", "\t")
        columns = dict(guess.columns)
        if options["map"]:
            base = Layout(**{**guess.as_json(), **changes})
            columns = _columns(options["map"], _header(file, base))
        return guess.with_changes(**changes, columns=columns)

    def _try(
        self,
        file: BinaryIO,
        options: dict[str, Any],
        supplier: Supplier,
        denomination: Denomination,
        layout: Layout,
    ) -> None:
        draft = services.new_import(
            supplier=supplier,
            denomination=denomination,
            filename=options["file"].name,
            layout=layout,
            actor=SYSTEM,
        )
        try:
            counts = forecast(draft, file)
            preview = make_preview(draft, file)
        finally:
            draft.delete()
        named = ", ".join(f"{name}: column {at + 1}" for name, at in layout.columns.items())
        self.stdout.write(
            f"{layout.kind}, {layout.encoding if layout.kind != 'xlsx' else layout.sheet}, "
            f"separator {layout.separator!r}, header in row {layout.header_row}; {named}"
        )
        for row in preview.sample:
            self.stdout.write(f"{row.number:>8}  {' | '.join(row.cells)}  {row.outcome} {row.why}")
        for warning in preview.warnings:
            self.stdout.write(f"Warning: {warning}")
        self.stdout.write("Nothing was taken. An import would count:")
        self._counts(counts)

    def _begun(
        self,
        file: BinaryIO,
        options: dict[str, Any],
        supplier: Supplier,
        denomination: Denomination,
        layout: Layout,
    ) -> StockImport | None:
        """The same file for the same stock, cut before its end; under the same terms only."""
        size, digest = files.digest_of(files.pieces_of(file))
        begun = StockImport.objects.filter(
            supplier=supplier,
            denomination=denomination,
            size=size,
            digest=digest,
            state__in=[State.WAITING, State.RUNNING],
        ).first()
        if begun is not None:
            if other := _differences(begun, options, layout):
                raise CommandError(
                    f"An import of this file stopped after row {begun.position} with other "
                    f"settings: {'; '.join(other)}. Give those again to go on, or stop that "
                    "import in the console first."
                )
            self.stdout.write(f"Going on with an import that stopped after row {begun.position}.")
        return begun

    def _new(
        self,
        file: BinaryIO,
        options: dict[str, Any],
        supplier: Supplier,
        denomination: Denomination,
        layout: Layout,
    ) -> StockImport:
        batch = services.create_batch(
            supplier=supplier,
            denomination=denomination,
            unit_cost=options["cost"],
            currency=options["currency"],
            reference=options["reference"],
            expires_on=options["expires"],
            actor=SYSTEM,
        )
        stock_import = services.new_import(
            supplier=supplier,
            denomination=denomination,
            filename=options["file"].name,
            layout=layout,
            actor=SYSTEM,
        )
        # The file stays where it is: it is the caller's, and this process reads it to the end.
        stock_import.size, stock_import.digest = files.digest_of(files.pieces_of(file))
        stock_import.batch, stock_import.state = batch, State.WAITING
        stock_import.save()
        return stock_import

    def _progress(self, stock_import: StockImport) -> None:
        if sys.stderr.isatty():
            self.stderr.write(
                f"\r{stock_import.position:,} rows, {stock_import.taken:,} taken", ending=""
            )

    def _report(self, done: StockImport, seconds: float) -> None:
        if sys.stderr.isatty():
            self.stderr.write("")
        self._counts(
            Counts(
                rows=done.position,
                taken=done.taken,
                duplicate=done.duplicate,
                refused=done.refused,
                reasons=done.reasons,
                passed=done.passed,
            )
        )
        self.stdout.write(f"{done.position / max(seconds, 0.001):,.0f} rows a second.")

    def _counts(self, counts: Counts) -> None:
        self.stdout.write(
            f"taken {counts.taken}, duplicate {counts.duplicate}, refused {counts.refused}"
            f"{_why(counts.reasons)}, passed over {sum(counts.passed.values())}"
            f"{_why(counts.passed)}"
        )


def _number(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise CommandError(f"--cost {text}: not a number.") from error


def _differences(begun: StockImport, options: dict[str, Any], layout: Layout) -> list[str]:
    """What an import was begun with, where the options say otherwise now."""
    batch = begun.batch
    found = []
    if batch is not None:
        compared = [
            ("--cost", batch.unit_cost, options["cost"]),
            ("--currency", batch.currency, options["currency"] or settlement_currency()),
            ("--reference", batch.reference, options["reference"]),
            ("--expires", batch.expires_on, options["expires"]),
        ]
        found = [f"{name} was {was or 'not given'}" for name, was, now in compared if was != now]
    if begun.layout != layout.as_json():
        found.append("its columns or format were read otherwise")
    return found


def _why(counts: dict[str, int]) -> str:
    return f" ({', '.join(f'{n} {why}' for why, n in counts.items())})" if counts else ""


def _header(file: BinaryIO, layout: Layout) -> list[str]:
    for number, cells, _problem in raw_rows(file, layout):
        if number == layout.header_row:
            return [cell.strip() for cell in cells]
        if number > layout.header_row:
            break
    return []


def _columns(text: str, header: list[str]) -> dict[str, int]:
    """``secret=卡密,number=1`` as positions from 0."""
    columns = {}
    for part in next(csv.reader([text])):
        name, _sign, column = part.partition("=")
        name, column = name.strip(), column.strip()
        if name not in COLUMNS:
            raise CommandError(f"--map {part}: a column is one of {', '.join(COLUMNS)}.")
        if column in header:
            columns[name] = header.index(column)
        elif column.isdecimal() and int(column) > 0:
            columns[name] = int(column) - 1
        else:
            raise CommandError(f"--map {part}: the header reads {' | '.join(header) or 'nothing'}.")
    return columns

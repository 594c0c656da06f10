"""`sale-service`: the whole sale's database work through the service, against pgbench.

Reserve and claim, order, payment, ledger, outbox, audit, re-encryption, reveal: `buy_now` at 1, 4
and 8 workers, against `pgbench -M prepared` sending the same statements in the same pipelines; at
least 0.2 at 4. One hot denomination is compared with many, 60,000 unsold codes with 3,000, and a
million sold codes with none: at least 0.9, 0.95 and 0.95.
"""

import itertools
import os
import re
import subprocess
import tempfile
import time
import uuid
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

from bench.report import median, note, report
from bench.scratch import scratch_database
from config import embedded

ROUNDS, SECONDS, GOODS, CODES_EACH = 3, 5.0, 200, 150
HOT_CODES, FEW, MANY, SOLD = 15_000, 3_000, 60_000, 1_000_000
RUNS = itertools.count(1)
# Denominations of the spread case have the ids 1, 2, 3 ..., so that pgbench can name one.
SPREAD = [uuid.UUID(int=n) for n in range(1, GOODS + 1)]


def main() -> None:
    with scratch_database("cardfleet_bench_sale") as url:
        from bench.shops import make_shop

        shop = make_shop("aurora")
        make_goods(SPREAD, CODES_EACH)
        sell(shop, SPREAD, workers=1, seconds=1.0)
        with tempfile.TemporaryDirectory() as folder:
            own = Path(folder) / "sale.sql"
            own.write_text(recorded_script(shop))
            against_pgbench(shop, url, own)
        hot = uuid.UUID(int=10_001)
        make_goods([hot], HOT_CODES)
        compare("sale-service-hot", lambda: sell(shop, [hot]), lambda: sell(shop, SPREAD))
        few, many = uuid.UUID(int=10_002), uuid.UUID(int=10_003)
        make_goods([many], MANY)
        make_goods([few], FEW)
        compare(
            "sale-service-60000-unsold",
            lambda: sell(shop, [many], seconds=3.0),
            lambda: restocked(few, FEW, lambda: sell(shop, [few], seconds=3.0)),
        )
        a_million_sold(shop)


def against_pgbench(shop: Any, url: str, own: Path) -> None:
    for workers in (1, 4, 8):
        ours, theirs = [], []
        for n in range(ROUNDS):
            restock_all()
            theirs.append(pgbench(url, own, workers))
            restock_all()
            ours.append(sell(shop, SPREAD, workers=workers))
            note(f"sale-service {workers}: {ours[-1]:,.0f}/s, pgbench {theirs[-1]:,.0f}/s ({n})")
        report(
            bench=f"sale-service-{workers}",
            value=median(ours),
            unit="sales/s",
            against=median(theirs),
            workers=workers,
        )


def a_million_sold(shop: Any) -> None:
    """The same denomination before and after a million of its codes were sold."""
    goods = uuid.UUID(int=10_004)
    make_goods([goods], HOT_CODES)
    sell(shop, [goods], seconds=1.0)
    before = [sell(shop, [goods]) for _ in range(ROUNDS)]
    add_sold(goods, SOLD)
    restock(goods, HOT_CODES)
    sell(shop, [goods], seconds=1.0)
    after = [sell(shop, [goods]) for _ in range(ROUNDS)]
    report(
        bench="sale-service-million-sold",
        value=median(after),
        unit="sales/s",
        against=median(before),
    )


def compare(bench: str, this: Callable[[], float], other: Callable[[], float]) -> None:
    ours, theirs = [], []
    for n in range(ROUNDS):
        theirs.append(other())
        ours.append(this())
        note(f"{bench} {n + 1}/{ROUNDS}: {ours[-1]:,.0f}/s against {theirs[-1]:,.0f}/s")
    report(bench=bench, value=median(ours), unit="sales/s", against=median(theirs))


# ------------------------------------------------------------------ selling


def sell(shop: Any, goods: list[uuid.UUID], *, workers: int = 4, seconds: float = SECONDS) -> float:
    """Sales per second of so many worker processes, each on a connection of its own."""
    from django.db import connections

    connections.close_all()
    run = next(RUNS)
    children = [_start(shop, goods, run, worker, seconds) for worker in range(workers)]
    rates = []
    for pid, reader in children:
        with os.fdopen(reader) as told:
            rates.append(float(told.read() or "nan"))
        os.waitpid(pid, 0)
    return sum(rates)


def _start(
    shop: Any, goods: list[uuid.UUID], run: int, worker: int, seconds: float
) -> tuple[int, int]:
    reader, writer = os.pipe()
    child = os.fork()
    if child:
        os.close(writer)
        return child, reader
    try:
        rate = _sell_alone(shop, goods, f"{run}-{worker}", seconds)
        os.write(writer, str(rate).encode())
    finally:
        os._exit(0)


def _sell_alone(shop: Any, goods: list[uuid.UUID], name: str, seconds: float) -> float:
    from tenants.registry.context import in_shop

    with in_shop(shop):
        for n in range(5):
            one_sale(shop, goods[n % len(goods)], f"{name}-warm-{n}")
        begin, done = time.monotonic(), 0
        chosen = itertools.cycle(_shuffled(goods, name))
        while time.monotonic() - begin < seconds:
            one_sale(shop, next(chosen), f"{name}-{done}")
            done += 1
        return done / (time.monotonic() - begin)


def _shuffled(goods: list[uuid.UUID], name: str) -> list[uuid.UUID]:
    return sorted(goods, key=lambda one: hash((one, name)))


def one_sale(shop: Any, denomination: uuid.UUID, key: str) -> Any:
    from storefronts.checkout.services import buy_now
    from storefronts.pricing.engine import LineRequest
    from tenants.kernel.actor import Actor

    return buy_now(
        shop=shop,
        lines=[LineRequest(denomination, 1)],
        email="buyer@example.com",
        locale="en",
        actor=Actor(kind="guest", address="127.0.0.1", device="bench"),
        provider="sandbox",
        reveal=True,
        idempotency_scope="bench",
        idempotency_key=key,
    )


# ------------------------------------------------------------------ pgbench


def recorded_script(shop: Any) -> str:
    """One warm sale, recorded and made into a script."""
    from bench.own_statements import recorded, script
    from tenants.registry.context import in_shop
    from tenants.vault import key_for

    with in_shop(shop):
        for n in range(3):
            one_sale(shop, SPREAD[0], f"before-recording-{n}")
        kept = {shop.pk, key_for("shop", shop.pk).id, *_known_accounts()}
        with recorded() as events:
            bought = one_sale(shop, SPREAD[0], "recorded")
        kept |= {line.product_id for line in bought.order.lines.all()}
    begin = next(n for n, event in enumerate(events) if event[0] == "pipeline")
    end = max(n for n, event in enumerate(events) if event[0] == "commit")

    def own(found: uuid.UUID) -> str | None:
        if found == SPREAD[0]:
            return "lpad(to_hex(:d::bigint), 32, '0')"
        return None if found in kept else ""

    unique = "lpad(:client_id::text, 3, '0') || '-' || :seq::text"
    return script(
        events[begin : end + 1],
        own=own,
        texts={bought.order.number: unique, "recorded": f"('bench' || {unique})"},
    )


def _known_accounts() -> set[uuid.UUID]:
    from billing.ledger.models import Account
    from billing.payments.models import ProviderAccount

    return {
        *Account.objects.values_list("id", flat=True),
        *ProviderAccount.objects.values_list("id", flat=True),
    }


def pgbench(url: str, own: Path, clients: int) -> float:
    """Transactions per second of the recorded sale."""
    # A client's ids begin where no earlier run has been.
    begin = next(RUNS) * 1_000_000
    done = subprocess.run(
        [
            *(str(embedded.binary("pgbench")), "-n", "-M", "prepared", "-f", str(own)),
            *("-c", str(clients), "-j", "2", "-T", str(int(SECONDS))),
            *("-D", f"seq={begin}", "-D", f"goods={GOODS}", url),
        ],
        env={**os.environ, "PGOPTIONS": "-c search_path=aurora,public"},
        capture_output=True,
        text=True,
        check=False,
    )
    found = re.search(r"tps = ([0-9.]+)", done.stdout)
    if found is None or done.returncode:
        raise RuntimeError(f"pgbench: {done.stderr[-2000:]}")
    return float(found[1])


# ------------------------------------------------------------------ goods


def make_goods(ids: list[uuid.UUID], codes: int) -> None:
    """Denominations with these ids, priced, with so many codes each."""
    from tenants.catalogue.models import (
        Category,
        Denomination,
        PriceTier,
        Product,
        WholesalePrice,
    )
    from tenants.registry.context import in_public

    with in_public():
        tier, _ = PriceTier.objects.get_or_create(code="standard", defaults={"name": "Standard"})
        category, _ = Category.objects.get_or_create(slug="bench", defaults={"name_zh": "卡"})
        for one in ids:
            product = Product.objects.create(
                category=category, slug=f"p{one.int}", name_zh=f"卡{one.int}", issuer="Bench"
            )
            sku = Denomination.objects.create(
                id=one, product=product, sku=f"S{one.int}", name_zh="10 元", name_en="CNY 10"
            )
            WholesalePrice.objects.create(denomination=sku, tier=tier, price=Decimal("9.3"))
            restock(one, codes)


def restock(denomination: uuid.UUID, codes: int) -> None:
    """Fill the shelf up to so many free codes, and tell the planner."""
    from tenants.catalogue.models import Denomination
    from tenants.kernel.actor import SYSTEM
    from tenants.registry.context import in_public
    from tenants.supply.loading import add_codes
    from tenants.supply.models import PurchaseBatch, Supplier
    from tenants.supply.services import create_batch, create_supplier
    from tenants.supply.stock import free_codes
    from tenants.supply.stockfile import Row

    with in_public():
        missing = codes - free_codes(denomination_id=denomination)
        if missing <= 0:
            return
        batch = PurchaseBatch.objects.filter(denomination_id=denomination).first()
        if batch is None:
            supplier = Supplier.objects.filter(code="bench").first() or create_supplier(
                code="bench", name="Bench", actor=SYSTEM
            )
            batch = create_batch(
                supplier=supplier,
                denomination=Denomination.objects.get(pk=denomination),
                unit_cost=Decimal("8.5"),
                actor=SYSTEM,
            )
        run = next(RUNS)
        for begin in range(0, missing, 5_000):
            numbers = range(begin, min(begin + 5_000, missing))
            add_codes(
                batch=batch,
                rows=[Row(n, f"{denomination.int}-{run}-{n:08d}", "", "", None) for n in numbers],
            )


def restocked(denomination: uuid.UUID, codes: int, work: Callable[[], float]) -> float:
    """The work, begun with so many codes on the shelf."""
    restock(denomination, codes)
    return work()


def restock_all() -> None:
    """Every denomination of the spread case has codes for the next run."""
    for one in SPREAD:
        restock(one, CODES_EACH)


def add_sold(denomination: uuid.UUID, count: int) -> None:
    """So many codes of the denomination that were sold long ago."""
    from django.db import connection

    from tenants.registry.context import in_public

    with in_public(), connection.cursor() as cursor:
        cursor.execute(
            """INSERT INTO supply_stockcode (id, denomination_id, batch_id, state, sell_by, pick,
                 fingerprint, key_id, sealed, shop_id, order_id, line_id, gone_at)
               SELECT uuidv7(), s.denomination_id, s.batch_id, 'sold', s.sell_by, -g,
                 sha256(convert_to('sold' || g, 'UTF8')), s.key_id, NULL, uuidv7(), uuidv7(),
                 uuidv7(), now()
               FROM generate_series(1, %s) g, (SELECT * FROM supply_stockcode
                 WHERE denomination_id = %s LIMIT 1) s""",
            [count, denomination],
        )
        cursor.execute("VACUUM ANALYZE supply_stockcode")


if __name__ == "__main__":
    main()

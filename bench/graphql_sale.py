"""`graphql-sale`: placeOrder, payOrder and revealCodes by one client, p95 of the three together,
against p95 of one bare transaction of the same SQL, sent by pgbench: under 10.
"""

import itertools
import re
import subprocess
import tempfile
import uuid
from pathlib import Path
from typing import Any

from bench.report import median, note, percentile, report
from bench.sale_http import HOST, PAY, PLACE, REVEAL, in_three_calls
from bench.scratch import scratch_database
from bench.server import load, serving
from config import embedded

ROUNDS, SECONDS, CODES, WARM = 5, 4.0, 30_000, 8
RUNS = itertools.count(10**12, 10**12)


def main() -> None:
    with scratch_database("cardfleet_bench_graphql_sale") as url:
        from bench.shops import make_catalogue, make_shop, make_stock

        shop = make_shop("aurora")
        make_catalogue(products=20)
        denomination = make_stock(codes=CODES)
        with tempfile.TemporaryDirectory() as folder:
            own = Path(folder) / "sale.sql"
            own.write_text(recorded_script(shop, denomination))
            env = {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "bench.settings"}
            with serving("config.wsgi:application", env=env, workers=1) as port:
                measure(port, url, own, str(denomination))


def measure(port: int, url: str, own: Path, denomination: str) -> None:
    load(port, in_three_calls(denomination, next(RUNS)), clients=1, seconds=1.0)
    pgbench(url, own, seconds=1)
    ours, theirs, rounds, failed = [], [], [], 0
    for n in range(ROUNDS):
        theirs.append(percentile(pgbench(url, own, seconds=int(SECONDS)), 0.95))
        visit = in_three_calls(denomination, next(RUNS))
        run = load(port, visit, clients=1, seconds=SECONDS)
        failed += run.failed
        ours.append(percentile(run.latencies, 0.95) * 1e3)
        rounds.append(ours[-1] / theirs[-1])
        note(
            f"graphql-sale {n + 1}/{ROUNDS}: p95 {ours[-1]:.2f} ms (p50"
            f" {percentile(run.latencies, 0.5) * 1e3:.2f}), bare {theirs[-1]:.2f} ms,"
            f" failed {run.failed}"
        )
    report(
        bench="graphql-sale",
        value=median(ours),
        unit="ms p95",
        against=median(theirs),
        rounds=rounds,
        failed=failed,
    )


def recorded_script(shop: Any, denomination: uuid.UUID) -> str:
    """One warm sale in three calls, recorded at the driver, as one transaction."""
    from bench.own_statements import recorded, script
    from billing.ledger.models import Account
    from billing.payments.models import ProviderAccount
    from tenants.registry.context import in_shop
    from tenants.vault import key_for

    for n in range(WARM):
        sale(str(denomination), f"before-recording-{n}")
    with recorded() as events:
        number, key = sale(str(denomination), "recorded"), "recorded"
    with in_shop(shop):
        kept = {
            shop.pk,
            denomination,
            key_for("shop", shop.pk).id,
            *Account.objects.values_list("id", flat=True),
            *ProviderAccount.objects.values_list("id", flat=True),
        }
    events = [
        event
        for event in events
        if event[0] in ("statement", "pipeline", "end")
        and not re.match(r"\s*(SET|BEGIN|COMMIT|SAVEPOINT|RELEASE)\b", event[1])
    ]
    events = [("pipeline", "", ()), ("end", "", ()), *events, ("commit", "", ())]
    unique = "lpad(:client_id::text, 3, '0') || '-' || :seq::text"
    return script(
        events,
        own=lambda found: None if found in kept else "",
        texts={number: unique, key: f"('bench' || {unique})"},
    )


def sale(denomination: str, key: str) -> str:
    """Through the whole program, in this process; the order's number."""
    from django.test import Client

    client = Client(HTTP_HOST=HOST)

    def ask(query: str, **given: object) -> dict[str, Any]:
        body = {"query": query, "variables": {"input": given}}
        answer = client.post("/graphql/", body, content_type="application/json").json()
        (payload,) = answer["data"].values()
        if payload["errors"]:
            raise SystemExit(f"the sale was refused: {payload['errors']}")
        return dict(payload)

    placed = ask(
        PLACE,
        lines=[{"denomination": denomination, "quantity": 1}],
        email="buyer@example.com",
        idempotencyKey=key,
    )
    mine = {"number": placed["order"]["number"], "token": placed["token"]}
    ask(PAY, **mine, provider="sandbox", idempotencyKey=f"pay-{key}")
    if not ask(REVEAL, **mine)["codes"]:
        raise SystemExit("the sale showed no code")
    return str(mine["number"])


def pgbench(url: str, own: Path, *, seconds: int) -> list[float]:
    """Milliseconds of each transaction of one client."""
    with tempfile.TemporaryDirectory() as folder:
        begin = next(RUNS) // 10**6
        done = subprocess.run(
            [
                *(str(embedded.binary("pgbench")), "-n", "-M", "prepared", "-f", str(own)),
                *("-c", "1", "-T", str(seconds), "-l", "--log-prefix", f"{folder}/log"),
                *("-D", f"seq={begin}", "-D", "goods=1", url),
            ],
            env={"PGOPTIONS": "-c search_path=aurora,public"},
            capture_output=True,
            text=True,
            check=False,
        )
        taken = [
            int(row.split()[2]) / 1e3
            for path in Path(folder).iterdir()
            for row in path.read_text().splitlines()
        ]
    if done.returncode or not taken:
        raise RuntimeError(f"pgbench: {done.stderr[-2000:]}")
    return taken


if __name__ == "__main__":
    main()

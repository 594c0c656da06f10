"""`sale-http`: a whole sale through the real server at 8 clients, against `hot.sql` in the same
run. In one call (placeOrder with pay and reveal) at least 0.045 of it, 0.06 is the aim; in three
calls (placeOrder, payOrder, revealCodes) at least 0.02. Each visit ends with a code on the screen.
"""

import itertools
import json
from collections.abc import Callable

from bench.report import median, note, percentile, report
from bench.scratch import scratch_database
from bench.server import Connection, Load, Visit, load, post, serving
from bench.yardstick import hot, limit_database

CLIENTS, ROUNDS, SECONDS, CODES = 8, 3, 8.0, 30_000
# Each run of load numbers its orders from here on.
RUNS = itertools.count(10**12, 10**12)
HOST = "aurora.localhost"
BUY = """mutation Buy($input: PlaceOrderInput!) { placeOrder(input: $input) {
  order { number status } codes { code } errors { code message } } }"""
PLACE = """mutation Place($input: PlaceOrderInput!) { placeOrder(input: $input) {
  order { number } token errors { code message } } }"""
PAY = """mutation Pay($input: PayOrderInput!) { payOrder(input: $input) {
  payment { status } errors { code message } } }"""
REVEAL = """mutation Reveal($input: RevealCodesInput!) { revealCodes(input: $input) {
  codes { code } errors { code message } } }"""


def ask(connection: Connection, query: str, **given: object) -> dict[str, object]:
    body = json.dumps({"query": query, "variables": {"input": given}}).encode()
    status, answer = connection.ask(post(HOST, "/graphql/", body))
    if status != 200:
        return {}
    data = json.loads(answer)["data"] or {}
    return next(iter(data.values()), None) or {}


def order(denomination: str, number: int) -> dict[str, object]:
    return {
        "lines": [{"denomination": denomination, "quantity": 1}],
        "email": f"buyer{number}@example.com",
        "idempotencyKey": f"order-{number}",
    }


def in_one_call(denomination: str, run: int) -> Visit:
    def visit(connection: Connection, number: int) -> bool:
        asked = order(denomination, number + run)
        return bool(ask(connection, BUY, **asked, pay="sandbox", reveal=True).get("codes"))

    return visit


def in_three_calls(denomination: str, run: int) -> Visit:
    def visit(connection: Connection, number: int) -> bool:
        placed = ask(connection, PLACE, **order(denomination, number + run))
        if not placed.get("order"):
            return False
        mine = {"number": placed["order"]["number"], "token": placed["token"]}  # type: ignore[index]
        key = f"pay-{number + run}"
        ask(connection, PAY, **mine, provider="sandbox", idempotencyKey=key)
        return bool(ask(connection, REVEAL, **mine).get("codes"))

    return visit


def main() -> None:
    with scratch_database() as url, limit_database() as limit:
        from bench.shops import make_catalogue, make_shop, make_stock

        make_shop("aurora")
        make_catalogue(products=20)
        denomination = str(make_stock(codes=CODES))
        env = {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "bench.settings"}
        with serving("config.wsgi:application", env=env) as port:
            measure(port, limit, denomination)


def measure(port: int, limit: str, denomination: str) -> None:
    for visits in BENCHES.values():
        load(port, visits(denomination, next(RUNS)), clients=CLIENTS, seconds=1.0)
    runs: dict[str, list[Load]] = {bench: [] for bench in BENCHES}
    yardstick: list[float] = []
    for n in range(ROUNDS):
        yardstick.append(hot(limit, clients=CLIENTS, seconds=SECONDS))
        for bench, visits in BENCHES.items():
            visit = visits(denomination, next(RUNS))
            runs[bench].append(run := load(port, visit, clients=CLIENTS, seconds=SECONDS))
            note(
                f"{bench} {n + 1}/{ROUNDS}: {sold(run):,.1f} orders/s, failed {run.failed},"
                f" hot.sql {yardstick[-1]:,.0f}/s"
            )
    for bench, loads in runs.items():
        latencies = [one for run in loads for one in run.latencies]
        report(
            bench=bench,
            value=median([sold(run) for run in loads]),
            unit="orders/s",
            against=median(yardstick),
            failed=sum(run.failed for run in loads),
            p50_ms=round(percentile(latencies, 0.5) * 1e3, 1),
            p95_ms=round(percentile(latencies, 0.95) * 1e3, 1),
        )


def sold(run: Load) -> float:
    """Orders a second that ended with a code."""
    return (len(run.latencies) - run.failed) / run.seconds


BENCHES: dict[str, Callable[[str, int], Visit]] = {
    "sale-http": in_one_call,
    "sale-http-three-calls": in_three_calls,
}

if __name__ == "__main__":
    main()

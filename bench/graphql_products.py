"""`graphql-products`: 20 products with price and category, warm, anonymous, against a bare Django
view that returns the same bytes (>= 0.5); told besides: against that view behind the tenant
middleware, and the same query when nothing is remembered but the documents."""

import json
import tempfile

from bench.report import median, note, percentile, report
from bench.scratch import scratch_database
from bench.server import Connection, fetch, get, load, post, serving

ROUNDS, SECONDS = 5, 2.0
HOST = "aurora.localhost"
QUERY = """{ products(first: 20) { edges { node {
  id slug name category { slug name } priceFrom { amount currency }
} } pageInfo { hasNextPage endCursor } } }"""


def main() -> None:
    with scratch_database() as url:
        from bench.shops import make_catalogue, make_shop

        make_shop("aurora")
        make_catalogue()
        env = {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "bench.settings"}
        ask = post(HOST, "/graphql/", json.dumps({"query": QUERY}).encode())
        with serving("config.wsgi:application", env=env) as real:
            status, body = Connection(real).ask(ask)
            edges = json.loads(body)["data"]["products"]["edges"]
            if status != 200 or len(edges) != 20:
                raise SystemExit(f"the query answered {status}: {body[:300]!r}")
            with tempfile.NamedTemporaryFile() as file:
                file.write(body)
                file.flush()
                same = {**env, "BENCH_BYTES": file.name, "BENCH_TYPE": "application/json"}
                with (
                    serving("bench.bare:application", env=same) as bare,
                    serving("bench.bare:application", env={**same, "BENCH_TENANT": "1"}) as tenant,
                ):
                    measure(real, bare, tenant, ask, len(body))
        unkept = {**env, "DJANGO_SETTINGS_MODULE": "bench.unkept"}
        with serving("config.wsgi:application", env=unkept) as fresh:
            load(fresh, fetch(ask), clients=4, seconds=0.5)
            run = load(fresh, fetch(ask), clients=4, seconds=SECONDS)
            note(f"graphql-products without kept answers: {run.per_second:,.0f}/s")


def measure(real: int, bare: int, tenant: int, ask: bytes, size: int) -> None:
    ready = get(HOST, "/bare")
    for port, request in ((real, ask), (bare, ready), (tenant, ready)):
        load(port, fetch(request), clients=4, seconds=0.5)
    ours, theirs, behind, latencies, failed = [], [], [], [], 0
    for n in range(ROUNDS):
        a = load(real, fetch(ask), clients=4, seconds=SECONDS)
        b = load(bare, fetch(ready), clients=4, seconds=SECONDS)
        c = load(tenant, fetch(ready), clients=4, seconds=SECONDS)
        note(
            f"graphql-products {n + 1}/{ROUNDS}: {a.per_second:,.0f}/s, bare {b.per_second:,.0f}/s,"
            f" behind the tenant middleware {c.per_second:,.0f}/s"
        )
        ours.append(a.per_second)
        theirs.append(b.per_second)
        behind.append(c.per_second)
        latencies += a.latencies
        failed += a.failed
    report(
        bench="graphql-products",
        value=median(ours),
        unit="requests/s",
        against=median(theirs),
        of_tenant_view=round(median(ours) / median(behind), 4),
        bytes=size,
        failed=failed,
        p50_ms=round(percentile(latencies, 0.5) * 1e3, 2),
        p95_ms=round(percentile(latencies, 0.95) * 1e3, 2),
    )


if __name__ == "__main__":
    main()

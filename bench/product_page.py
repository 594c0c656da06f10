"""`product-page`: the anonymous page, warm, against a bare view of the same bytes (>= 0.5)."""

import tempfile

from bench.report import median, note, percentile, report
from bench.scratch import scratch_database
from bench.server import Connection, fetch, get, load, serving

ROUNDS, SECONDS = 5, 2.0


def main() -> None:
    with scratch_database() as url:
        from bench.shops import dress, make_catalogue, make_shop

        shop = make_shop("aurora")
        slug = make_catalogue()[0]
        dress(shop)
        env = {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "bench.settings"}
        page = get("aurora.localhost", f"/zh-hans/p/{slug}/", **{"Accept-Language": "zh-CN"})
        with serving("config.wsgi:application", env=env) as real:
            status, body = Connection(real).ask(page)
            if status != 200:
                raise SystemExit(f"the product page answered {status}")
            with tempfile.NamedTemporaryFile() as file:
                file.write(body)
                file.flush()
                with serving(
                    "bench.bare:application", env={**env, "BENCH_BYTES": file.name}
                ) as bare:
                    measure(real, bare, page, len(body))


def measure(real: int, bare: int, page: bytes, size: int) -> None:
    ready = get("aurora.localhost", "/bare")
    for port, request in ((real, page), (bare, ready)):
        load(port, fetch(request), clients=4, seconds=0.5)
    ours, theirs, latencies, failed = [], [], [], 0
    for n in range(ROUNDS):
        a = load(real, fetch(page), clients=4, seconds=SECONDS)
        b = load(bare, fetch(ready), clients=4, seconds=SECONDS)
        note(f"product-page {n + 1}/{ROUNDS}: {a.per_second:,.0f}/s, bare {b.per_second:,.0f}/s")
        ours.append(a.per_second)
        theirs.append(b.per_second)
        latencies += a.latencies
        failed += a.failed
    report(
        bench="product-page",
        value=median(ours),
        unit="requests/s",
        against=median(theirs),
        bytes=size,
        failed=failed,
        p50_ms=round(percentile(latencies, 0.5) * 1e3, 2),
        p95_ms=round(percentile(latencies, 0.95) * 1e3, 2),
    )


if __name__ == "__main__":
    main()

"""`many-shops`: 1,000 shops against 10, visits spread by Zipf: p95 of a product page (<= 2 times),
and the memory of a database connection (<= 150 MiB). Linux, and a database on this machine.
"""

import bisect
import itertools
import os
import random
from pathlib import Path

import psycopg

from bench.report import note, percentile, report
from bench.scratch import scratch_database
from bench.server import Connection, Visit, get, load, serving

MANY = int(os.environ.get("BENCH_SHOPS", "1000"))
FEW, PRODUCTS, SECONDS, CLIENTS = 10, 40, 15.0, 4


def main() -> None:
    with scratch_database() as url:
        from bench.shops import dress, make_catalogue, make_shop

        slugs = make_catalogue(products=PRODUCTS)
        for n in range(MANY):
            dress(make_shop(f"s{n}"))
            if n % 100 == 99:
                note(f"many-shops: {n + 1} of {MANY} shops are made")
        env = {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "bench.settings"}
        p95, memory = {}, {}
        for count in (FEW, MANY):
            with serving("config.wsgi:application", env=env) as port:
                load(port, visits(count, slugs), clients=CLIENTS, seconds=SECONDS)
                run = load(port, visits(count, slugs), clients=CLIENTS, seconds=SECONDS)
                p95[count] = percentile(run.latencies, 0.95) * 1e3
                memory[count] = largest_backend_mib(url)
                note(
                    f"many-shops: {count} shops, {run.per_second:,.0f}/s, p95 {p95[count]:.2f} ms, "
                    f"failed {run.failed}, largest connection {memory[count]:.0f} MiB"
                )
        report(bench="many-shops", value=p95[MANY], unit="ms p95", against=p95[FEW])
        report(bench="many-shops-memory", value=memory[MANY], unit="MiB a connection", against=150)


def visits(count: int, slugs: list[str]) -> Visit:
    """Product pages of shops drawn by Zipf (exponent 1): the first gets most, all get some."""
    shares = list(itertools.accumulate(1 / rank for rank in range(1, count + 1)))

    def visit(connection: Connection, number: int) -> bool:
        draw = random.Random(number)  # noqa: S311 - a load, not a secret
        shop = bisect.bisect(shares, draw.random() * shares[-1])
        slug = slugs[min(int(draw.paretovariate(1.0)) - 1, len(slugs) - 1)]
        host = f"s{min(shop, count - 1)}.localhost"
        return connection.ask(get(host, f"/zh-hans/p/{slug}/"))[0] == 200

    return visit


def largest_backend_mib(url: str) -> float:
    """Private memory of the fattest backend of this database, as the kernel counts it."""
    with psycopg.connect(url) as connection:
        rows = connection.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
        ).fetchall()
    sizes = [0.0]
    for (pid,) in rows:
        status = Path(f"/proc/{pid}/status")
        if status.exists():
            for line in status.read_text().splitlines():
                if line.startswith("RssAnon:"):
                    sizes.append(int(line.split()[1]) / 1024)
    return max(sizes)


if __name__ == "__main__":
    main()

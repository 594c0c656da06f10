"""`tenancy`: a bare view behind the tenant middleware against the same without it (>= 0.85)."""

from bench.report import median, note, report
from bench.scratch import scratch_database
from bench.server import fetch, get, load, serving

ROUNDS, SECONDS = 9, 1.5


def main() -> None:
    with scratch_database() as url:
        from bench.shops import make_shop

        make_shop("aurora")
        env = {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "bench.settings"}
        visit = fetch(get("aurora.localhost", "/bare"))
        ratios, ours, theirs = [], [], []
        with (
            serving("bench.bare:application", env={**env, "BENCH_TENANT": "1"}) as behind,
            serving("bench.bare:application", env=env) as without,
        ):
            for port in (behind, without):
                load(port, visit, clients=4, seconds=0.5)
            for n in range(ROUNDS):
                a = load(behind, visit, clients=4, seconds=SECONDS).per_second
                b = load(without, visit, clients=4, seconds=SECONDS).per_second
                note(f"tenancy {n + 1}/{ROUNDS}: {a:,.0f}/s behind, {b:,.0f}/s without")
                ours.append(a)
                theirs.append(b)
                ratios.append(a / b)
        report(
            bench="tenancy",
            value=median(ours),
            unit="requests/s",
            against=median(theirs),
            rounds=ratios,
        )


if __name__ == "__main__":
    main()

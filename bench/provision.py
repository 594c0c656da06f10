"""`provision`: a shop ready to sell, against replaying the template's SQL with psql (<= 2.5)."""

import subprocess
import tempfile
import time

from bench.report import median, note, report
from bench.scratch import scratch_database

ROUNDS = 9


def main() -> None:
    with scratch_database() as url:
        from config import embedded
        from tenants.kernel.actor import SYSTEM
        from tenants.launch.services import carry_out, launch_shop
        from tenants.registry import provisioning
        from tenants.registry.context import in_public
        from tenants.registry.models import ShopLaunch

        sql = provisioning.ensure_template().sql
        ours, theirs = [], []
        for n in range(ROUNDS + 1):
            begin = time.perf_counter()
            shop = launch_shop(
                name=f"Shop {n}",
                subdomain=f"shop-{n}",
                owner_email=f"shop{n}@example.test",
                actor=SYSTEM,
            )
            with in_public():
                launch = ShopLaunch.objects.select_related("shop").get(shop=shop)
            carry_out(launch=launch)
            ready_s = time.perf_counter() - begin
            with tempfile.NamedTemporaryFile("w", suffix=".sql") as file:
                file.write(provisioning.replay_sql(f"replayed_{n}", sql))
                file.flush()
                psql = [str(embedded.binary("psql")), "-q", "-1", "-f", file.name, url]
                begin = time.perf_counter()
                subprocess.run(psql, check=True, stdout=subprocess.DEVNULL)
                replay_s = time.perf_counter() - begin
            if n:  # the first warms both
                note(f"provision {n}/{ROUNDS}: ready in {ready_s:.3f} s, psql {replay_s:.3f} s")
                ours.append(ready_s)
                theirs.append(replay_s)
        report(bench="provision", value=median(ours), unit="s", against=median(theirs))


if __name__ == "__main__":
    main()

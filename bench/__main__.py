"""``python -m bench [name ...]``: all measures, or the named ones; each in a process of its own."""

import subprocess
import sys
from pathlib import Path

BENCHES = (
    "tenancy",
    "provision",
    "product_page",
    "graphql_products",
    "graphql_uncached",
    "graphql_sale",
    "graphql_refuse",
    "sale_service",
    "sale_http",
    "stock_import",
    "many_shops",
)


def main() -> int:
    chosen = [name.replace("-", "_") for name in sys.argv[1:]] or list(BENCHES)
    unknown = [name for name in chosen if name not in BENCHES]
    if unknown:
        sys.stderr.write(f"There is no bench {unknown}. There are: {', '.join(BENCHES)}.\n")
        return 2
    root = Path(__file__).resolve().parent.parent
    failed = [
        name
        for name in chosen
        if subprocess.run([sys.executable, "-m", f"bench.{name}"], cwd=root, check=False).returncode
    ]
    if failed:
        sys.stderr.write(f"These did not finish: {', '.join(failed)}.\n")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())

"""The environment variables that the code reads, against those that .env.example tells of.

python scripts/environment.py           list them with the file that reads each
python scripts/environment.py --check   fail where the two differ
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / ".env.example"
TOPS = ("config", "tenants", "billing", "storefronts", "themes", "graphql")
# Read by the code, but nothing that a person sets.
OURS = {"DJANGO_SETTINGS_MODULE", "PATH", "PROMETHEUS_MULTIPROC_DIR", "TEST_LEASE"}


def read_by_the_code() -> dict[str, str]:
    """Name -> the file that reads it: env("X"), env.bool("X"), os.environ["X"] and .get("X")."""
    found: dict[str, str] = {}
    for path in sorted(path for top in TOPS for path in (ROOT / top).rglob("*.py")):
        for name in _names(ast.parse(path.read_text())):
            if name not in OURS:
                found.setdefault(name, str(path.relative_to(ROOT)))
    return found


def _names(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args:
            source, key = ast.unparse(node.func), node.args[0]
            reads = source == "env" or source.startswith("env.") or source == "os.environ.get"
        elif isinstance(node, ast.Subscript):
            source, key = ast.unparse(node.value), node.slice
            reads = source == "os.environ"
        else:
            continue
        if reads and isinstance(key, ast.Constant) and isinstance(key.value, str):
            yield key.value


def told_in_the_example() -> set[str]:
    return set(re.findall(r"^#?\s?([A-Z][A-Z0-9_]+)=", EXAMPLE.read_text(), re.MULTILINE))


def main(check: bool) -> int:
    code, told = read_by_the_code(), told_in_the_example()
    if not check:
        for name, path in sorted(code.items()):
            print(f"{name:<24} {path}")
        return 0
    for name in sorted(code.keys() - told):
        print(f"{name} is read in {code[name]} and missing in .env.example")
    for name in sorted(told - code.keys()):
        print(f"{name} stands in .env.example and nothing reads it")
    return 1 if code.keys() ^ told else 0


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv[1:]))

"""`make clients`: the generated part of both clients, out of the schemas and the operations.

    scripts/build_clients.py            writes it
    scripts/build_clients.py --check    says what is out of date, for `make check`
    scripts/build_clients.py --draft    prints an operation for each root field that has none

Operations are in clients/operations/<schema>/*.graphql. Each has one root field, and becomes a
method that returns that field's value; a fragment becomes a class of its name, and a selection
without one a class of its type's name. The client needs nothing but Python for it: neither a
GraphQL library nor a code generator of somebody else's.
"""

import argparse
import subprocess
import sys
from pathlib import Path

from graphql import build_schema, parse, validate
from graphql.language import ast

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts.clients.draft import drafts, missing
from scripts.clients.model import Model
from scripts.clients.typescript import module_of
from scripts.clients.writing import files_of

ROOT = Path(__file__).resolve().parent.parent
SCHEMAS = ("shop", "owner")
HEADER = (
    '"""Written by `make clients`. Change clients/operations or the schema, not this file."""\n'
)


def main() -> int:
    parser = argparse.ArgumentParser(description="Generate the clients.")
    parser.add_argument("--check", action="store_true", help="write nothing, fail on a difference")
    parser.add_argument("--draft", action="store_true", help="print what has no operation yet")
    options = parser.parse_args()
    if options.draft:
        for name in SCHEMAS:
            print(drafts(name, *loaded(name)))
        return 0
    written = {path: text for name in SCHEMAS for path, text in generated(name).items()}
    stale = [path for path, text in written.items() if not same(path, text)]
    if options.check:
        for path in stale:
            print(f"{path.relative_to(ROOT)} is out of date: run `make clients`")
        return 1 if stale else 0
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written[path], encoding="utf-8")
        print(path.relative_to(ROOT))
    return 0


def loaded(name: str):
    """The schema and the operations of that name."""
    schema = build_schema((ROOT / "graphql" / f"{name}.graphql").read_text(encoding="utf-8"))
    files = sorted((ROOT / "clients/operations" / name).glob("*.graphql"))
    texts = [path.read_text(encoding="utf-8") for path in files]
    text = "\n".join(texts).strip()
    document = parse(text, no_location=True) if text else ast.DocumentNode(definitions=())
    return schema, document


def generated(name: str) -> dict[Path, str]:
    schema, document = loaded(name)
    faults = validate(schema, document)
    if faults:
        sys.exit("\n".join(f"clients/operations/{name}: {fault.message}" for fault in faults))
    without = missing(schema, document)
    if without:
        sys.exit(f"No operation in clients/operations/{name} for: {', '.join(without)} (--draft)")
    folder = ROOT / "clients/python/src/cardfleet" / name
    model = Model(schema, document)
    files = files_of(model, name)
    written = {folder / file: formatted(HEADER + text) for file, text in files.items()}
    return {**written, ROOT / "clients/typescript/src" / f"{name}.ts": module_of(model, name)}


def formatted(text: str) -> str:
    ruff = Path(sys.executable).parent / "ruff"
    for command in (["check", "--fix-only", "-q", "--select", "F401,I"], ["format", "-q"]):
        stdin = ["--stdin-filename", "clients/python/src/cardfleet/written.py", "-"]
        done = subprocess.run(
            [ruff, *command, *stdin], input=text, capture_output=True, text=True, cwd=ROOT
        )
        if done.returncode:
            sys.exit(done.stderr)
        text = done.stdout
    return text


def same(path: Path, text: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    sys.exit(main())

"""The table of the chart's values in helm/README.md, from values.yaml and the comments beside it.

``--check`` says whether the table is what values.yaml says, and changes nothing.
"""

import sys
from pathlib import Path

CHART = Path(__file__).resolve().parent.parent / "helm"
BEGIN, END = "<!-- values: written by scripts/chart_values.py -->", "<!-- end of values -->"


def rows(text: str) -> list[tuple[str, str, str]]:
    """Path, default and meaning of each value, in the order of the file."""
    found: list[tuple[str, str, str]] = []
    path: list[tuple[int, str]] = []
    said: list[str] = []
    for line in text.splitlines():
        bare, indent = line.strip(), len(line) - len(line.lstrip())
        if bare.startswith("#"):
            words = bare.lstrip("# ").strip()
            if words.startswith("-- "):
                said = [words[3:]]
            elif said:
                said.append(words)
            continue
        if not bare:
            said = []
            continue
        key, _, value = bare.partition(":")
        path = [(depth, name) for depth, name in path if depth < indent]
        if value.strip():
            name = ".".join([*(name for _, name in path), key])
            found.append((name, value.strip(), " ".join(said)))
        else:
            path.append((indent, key))
        said = []
    return found


def table(text: str) -> str:
    lines = ["| value | default | meaning |", "|---|---|---|"]
    lines += [f"| `{name}` | `{default}` | {meaning} |" for name, default, meaning in rows(text)]
    return "\n".join(lines)


def main() -> int:
    readme = CHART / "README.md"
    text = readme.read_text()
    head, _, rest = text.partition(BEGIN)
    tail = rest.partition(END)[2]
    wanted = f"{head}{BEGIN}\n{table((CHART / 'values.yaml').read_text())}\n{END}{tail}"
    if "--check" in sys.argv:
        if text != wanted:
            print("helm/README.md is stale: run python scripts/chart_values.py", file=sys.stderr)
        return int(text != wanted)
    readme.write_text(wanted)
    return 0


if __name__ == "__main__":
    sys.exit(main())

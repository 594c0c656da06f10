"""Fetch GraphiQL and React from npm into graphql/api/static/api/explorer (needs Node's npm).

    .venv/bin/python scripts/build_graphiql.py

The versions and their checksums stand below; what comes is refused where it is something else.
GraphiQL 4 is the last that is one file: GraphiQL 5 brings an editor with workers of its own.
It works under a strict Content-Security-Policy: no eval, nothing from outside; its fonts, which the
style sheet carries as data, are taken out, and the machine's own are used.
"""

import base64
import hashlib
import re
import subprocess
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "graphql" / "api" / "static" / "api" / "explorer"
# Package, version, SHA-512 of the archive as npm signs it, its files and what they are called here.
PACKAGES = (
    (
        "react",
        "18.3.1",
        "wS+hAgJShR0KhEvPJArfuPVN1+Hz1t0Y6n5jLrGQbkb4urgPE/0Rve+1kMB1v/oWgHgm4WIcV+i7F2pTVj+2iQ==",
        {"umd/react.production.min.js": "react.js"},
    ),
    (
        "react-dom",
        "18.3.1",
        "5m4nQKp+rZRb09LNH59GM4BxTh9251/ylbKIbpe7TpGxfJ+9kv6BLkLBXIjjspbgbnIBNqlI23tRnTWT0snUIw==",
        {"umd/react-dom.production.min.js": "react-dom.js"},
    ),
    (
        "graphiql",
        "4.1.2",
        "rNlzQIAzm6i2KBXmVQWBgLvt0TloxFVB2d18bukvdsvjEuFDHsKx5IVOomL1W1o5WW+tE54+ioHb2AEKzO2cUg==",
        {"graphiql.min.js": "graphiql.js", "graphiql.min.css": "graphiql.css"},
    ),
)
FONT = re.compile(rb"@font-face\s*\{[^}]*\}")
# The map is not there: whoever hashes the files would look for it.
MAP = re.compile(rb"/[/*][#@]\s*sourceMappingURL=[^\s*]*(?:\s*\*/)?\s*")


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    licences = []
    with tempfile.TemporaryDirectory() as folder:
        for name, version, checksum, files in PACKAGES:
            archive = fetched(Path(folder), name, version, checksum)
            with tarfile.open(archive) as held:
                for source, target in files.items():
                    content = member(held, source)
                    (OUT / target).write_bytes(MAP.sub(b"", FONT.sub(b"", content)))
                    print(f"{target}: {(OUT / target).stat().st_size:,} bytes")
                licences.append(f"{name} {version}\n\n{member(held, 'LICENSE').decode().strip()}\n")
    (OUT / "LICENSES.txt").write_text(("\n" + "-" * 72 + "\n\n").join(licences))


def fetched(folder: Path, name: str, version: str, checksum: str) -> Path:
    command = ["npm", "pack", "--silent", f"{name}@{version}"]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    archive = folder / done.stdout.strip().splitlines()[-1]
    found = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if found != checksum:
        raise SystemExit(f"{name} {version} is another archive than the one that was chosen.")
    return archive


def member(held: tarfile.TarFile, name: str) -> bytes:
    file = held.extractfile(f"package/{name}")
    assert file is not None
    return file.read()


if __name__ == "__main__":
    main()

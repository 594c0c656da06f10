"""clients/typescript: it compiles, its own tests pass, and it buys at the real server."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

from tests.api.live import carried_out

PACKAGE = Path(settings.BASE_DIR) / "clients/typescript"


def must(command: list[str], folder: Path) -> str:
    done = subprocess.run(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.fixture
def node() -> list[str]:
    """How to call it. Node 18 has Web Crypto, too, where it is asked for."""
    if not (shutil.which("node") and shutil.which("npm")):
        assert not os.environ.get("CI"), "The TypeScript client is tested in CI: install Node."
        pytest.skip("There is no Node.js here: the TypeScript client is not tested.")
    major = int(must(["node", "--version"], PACKAGE).strip().lstrip("v").split(".")[0])
    return ["node", *(["--experimental-global-webcrypto"] if major < 20 else [])]


@pytest.mark.slow
def test_it_compiles_passes_its_tests_and_buys(node, live, tmp_path):
    package = tmp_path / "typescript"
    skipped = shutil.ignore_patterns("node_modules", "dist")
    shutil.copytree(PACKAGE, package, ignore=skipped)
    must(["npm", "ci", "--ignore-scripts"], package)
    must(["npx", "--no-install", "tsc"], package)
    told = must([*node, "--test", "test/client.test.mjs"], package)
    assert "pass 10" in told
    bought = carried_out([*node, "test/live.mjs"], live, package)
    assert '"number"' in bought


def test_the_lock_names_no_registry():
    assert "resolved" not in (PACKAGE / "package-lock.json").read_text()

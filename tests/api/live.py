"""What a stranger's program needs at the real server: addresses, keys, goods."""

import os
import subprocess
import time
from pathlib import Path
from typing import Any

from django.conf import settings

from tenants.accounts.models import User
from tenants.accounts.services import OWNER_SCOPES, SHOP_SCOPES, create_api_key
from tenants.kernel.actor import SYSTEM
from tenants.outbox.dispatch import drain
from tenants.registry.context import in_public, in_shop
from tests.api.shelves import card
from tests.factories.orders import fill_wallet
from tests.site import Site


def variables_of(site: Site, shop: Any, *, buyer: Any, boss: Any) -> dict[str, str]:
    """What the index of the docs tells its readers to set."""
    for _ in range(3):
        card(codes=60)

    def key(user: Any, *scopes: str, **more: Any) -> Any:
        return create_api_key(user=user, name="live", scopes=scopes, actor=SYSTEM, **more)

    with in_shop(shop):
        fill_wallet(shop, 1_000_000, buyer)
        signed, signed_text = key(buyer, "catalogue", "orders", "spend", signing="required")
        found = {
            "KEY": key(buyer, "catalogue", "orders", "spend")[1],
            "STAFF_KEY": key(boss, *SHOP_SCOPES)[1],
            "SIGNED_KEY": signed_text,
            "SIGNING_SECRET": signed.signing_secret,
            "EMAIL": buyer.email,
        }
    with in_public():
        owner = User.objects.create_user("owner@live.test", is_staff=True, role="owner")
        found["OWNER_KEY"] = key(owner, *OWNER_SCOPES)[1]
    client = Path(settings.BASE_DIR) / "clients/python/src"
    plain = {"PATH": os.environ["PATH"], "PYTHONPATH": str(client), "HOME": os.environ["HOME"]}
    return {**plain, **found, "SHOP": site.url(shop, ""), "OWNER": site.url(None, "")}


def carried_out(command: list[str], variables: dict[str, str], folder: Path, text: str = "") -> str:
    """What it printed; while it runs, this test does the work of the workers."""
    with subprocess.Popen(
        command,
        cwd=folder,
        env=variables,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as program:
        assert program.stdin is not None
        program.stdin.write(text)
        program.stdin.close()
        program.stdin = None
        until = time.monotonic() + 60
        while program.poll() is None and time.monotonic() < until:
            drain(seconds=5)
            time.sleep(0.05)
        program.kill()
        told, __ = program.communicate()
    assert program.returncode == 0, told
    return told

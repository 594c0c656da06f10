"""The examples of docs/webhooks.md verify what a shop really sends, and refuse what it does not."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import graphql
import pytest
from django.conf import settings

from storefronts.webhooks import services
from storefronts.webhooks.kinds import KINDS
from tests.factories.orders import buy, make_goods
from tests.webhooks.conftest import BOSS, Listener
from tests.webhooks.receiver import Receiver

DOC = Path(settings.BASE_DIR, "docs", "webhooks.md").read_text()
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", DOC, re.DOTALL)
Check = Callable[[str, dict[str, str], bytes], Any]


def block(language: str, word: str) -> str:
    return next(code for name, code in BLOCKS if name == language and word in code)


def _python(name: str) -> Check:
    space: dict[str, Any] = {}
    exec(compile(block("python", f"def {name}"), "docs/webhooks.md", "exec"), space)
    return space[name]


def _node() -> Check:
    node = shutil.which("node")
    if node is None:
        pytest.skip("there is no Node here")
    reading = """
    const given = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
    console.log(JSON.stringify(verified(given.secret, given.headers, given.body)));
    """

    def check(secret: str, headers: dict[str, str], body: bytes) -> Any:
        given = {"secret": secret, "headers": headers, "body": body.decode()}
        done = subprocess.run(
            [node, "-e", block("js", "function verified") + reading],
            input=json.dumps(given),
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise ValueError(done.stderr)
        return json.loads(done.stdout)

    return check


EXAMPLES = {
    "python": lambda: _python("verified"),
    "library": lambda: _python("event_of"),
    "node": _node,
}


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_takes_a_true_event_also_under_rotation_and_refuses_a_forged_one(
    example: str,
    in_aurora: Any,
    listen: Callable[..., Listener],
    receiver: Receiver,
    work: Callable[[], Any],
) -> None:
    check = EXAMPLES[example]()
    listener = listen(receiver, "order.completed")
    fresh = services.rotate_secret(
        shop=in_aurora, endpoint=listener.endpoint, overlap=timedelta(days=1), actor=BOSS
    )
    buy(in_aurora, make_goods(), client_reference="单号-77")
    work()
    (got,) = receiver.got
    for secret in (listener.secret, fresh):
        assert check(secret, got.headers, got.body)["data"]["order"]["clientReference"] == "单号-77"
    stale = {**got.headers, "webhook-timestamp": str(int(got.headers["webhook-timestamp"]) - 301)}
    other = {**got.headers, "webhook-id": "msg_another"}
    wrong = "whsec_" + "A" * 44
    for secret, headers, body in (
        (fresh, got.headers, got.body.replace(b"COMPLETED", b"CANCELLED")),
        (fresh, other, got.body),
        (fresh, stale, got.body),
        (wrong, got.headers, got.body),
    ):
        with pytest.raises(Exception, match=r".+"):
            check(secret, headers, body)


def test_the_example_of_an_event_has_the_shape_of_a_real_one(
    in_aurora: Any, listen: Callable[..., Listener], receiver: Receiver, work: Callable[[], Any]
) -> None:
    listen(receiver, "order.completed")
    buy(in_aurora, make_goods())
    work()
    said = json.loads(block("json", "order.completed"))
    assert said.keys() == receiver.got[0].said.keys()
    assert said["data"].keys() == receiver.got[0].said["data"].keys()
    assert said["data"]["order"].keys() == receiver.got[0].said["data"]["order"].keys()


def test_every_event_and_every_example_of_the_api_is_there() -> None:
    from api.schema import SHOP

    for kind in KINDS:
        assert f"`{kind}`" in DOC
    document = graphql.parse(block("graphql", "createWebhookEndpoint"))
    assert graphql.validate(SHOP, document) == []
    roots = {**SHOP.query_type.fields, **SHOP.mutation_type.fields}
    for name in roots:
        if "ebhook" in name:
            assert f"`{name}" in DOC, name

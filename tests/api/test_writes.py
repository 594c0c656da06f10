"""Any mutation under an idempotency key: the first one works, the others get its answer."""

import threading
import uuid
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from api import writes
from tenants.accounts.models import ApiKey, IdempotencyRecord
from tenants.accounts.services import rotate_api_key
from tenants.kernel.actor import SYSTEM
from tenants.kernel.errors import NotFound
from tenants.kernel.money import Money
from tenants.registry.context import in_public
from tenants.registry.models import Shop
from tests.api.conftest import Api, forget

SUSPEND = """mutation($input: SuspendShopInput!) { suspendShop(input: $input) {
  shop { id status } errors { code field } } }"""
REINSTATE = """mutation($input: ReinstateShopInput!) { reinstateShop(input: $input) {
  shop { id status } errors { code field } } }"""


def given(shop, **more):
    return {"shop": str(shop.pk), "reason": "unpaid", "idempotencyKey": "k-1", **more}


def test_the_first_answer_is_replayed_and_nothing_is_done_again(owner_keyed, aurora, audited):
    api = owner_keyed("shops")
    first = api(SUSPEND, input=given(aurora)).data["suspendShop"]
    api(REINSTATE, input=given(aurora, idempotencyKey="k-2"))
    again = api(SUSPEND, input=given(aurora)).data["suspendShop"]
    assert first["errors"] == again["errors"] == []
    assert again["shop"]["id"] == first["shop"]["id"]
    with in_public():
        assert Shop.objects.get(pk=aurora.pk).status == "active", "suspended once, then reinstated"
    assert len(audited("shop.suspended")) == 1


def test_the_same_key_for_something_else_is_refused(owner_keyed, aurora, audited):
    api = owner_keyed("shops")
    api(SUSPEND, input=given(aurora))
    for mutation, name, body in (
        (SUSPEND, "suspendShop", given(aurora, reason="another")),
        (REINSTATE, "reinstateShop", given(aurora)),
    ):
        payload = api(mutation, input=body).data[name]
        assert payload["errors"] == [{"code": "IDEMPOTENCY_CONFLICT", "field": "idempotencyKey"}]
    assert not audited("shop.reinstated")


def test_a_refusal_leaves_the_key_free(owner_keyed, aurora):
    api = owner_keyed("shops")
    refused = api(SUSPEND, input=given(aurora, reason=" ")).data["suspendShop"]
    assert refused["errors"] == [{"code": "REQUIRED", "field": "reason"}]
    assert api(SUSPEND, input=given(aurora)).data["suspendShop"]["errors"] == []


@pytest.mark.parametrize("key", ["", "x" * 201])
def test_an_absurd_key(owner_keyed, aurora, key):
    payload = owner_keyed("shops")(SUSPEND, input=given(aurora, idempotencyKey=key)).data
    assert payload["suspendShop"]["errors"] == [{"code": "REQUIRED", "field": "idempotencyKey"}]


def test_one_key_of_two_callers_is_two_keys(owner_keyed, aurora, audited):
    owner_keyed("shops")(SUSPEND, input=given(aurora))
    other = owner_keyed("shops", role="compliance")
    other(REINSTATE, input=given(aurora, idempotencyKey="k-2"))
    assert other(SUSPEND, input=given(aurora)).data["suspendShop"]["errors"] == []
    assert len(audited("shop.suspended")) == 2


@pytest.mark.usefixtures("fresh_database")
def test_of_many_at_once_one_works(owner_keyed, aurora, audited):
    key = owner_keyed("shops").key
    answers, start = [], threading.Barrier(8)

    def ask():
        api = Api(settings.OWNER_HOST, key=key)
        start.wait()
        try:
            answers.append(api(SUSPEND, input=given(aurora)).data["suspendShop"])
        finally:
            connection.close()

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [answers[0]] * 8
    assert answers[0]["errors"] == []
    assert len(audited("shop.suspended")) == 1


class Info:
    field_name = "doSomething"

    class context:  # noqa: N801 - stands for an instance
        idempotency_scope = "key:test"


def ask(work, key="k-1", **options):
    resolve = writes.writes(result=None, **options)(lambda root, info, input: work())
    return resolve(None, Info, input={"idempotency_key": key, "wish": 1})


@pytest.mark.usefixtures("db")
def test_everything_that_a_payload_holds_comes_back(aurora):
    with in_public():
        first = {
            "shop": aurora,
            "money": Money(1999, "CNY"),
            "at": datetime(2026, 1, 2, tzinfo=UTC),
            "on": date(2026, 1, 2),
            "rows": [{"name": "x", "of": aurora, "count": 2}],
            "nothing": None,
        }
        assert ask(lambda: dict(first)) == {**first, "errors": []}
        assert ask(pytest.fail) == {**first, "errors": []}


@pytest.mark.usefixtures("db")
def test_rows_come_back_in_their_order_with_one_query_for_all(aurora, borealis):
    with in_public():
        rows = [borealis, aurora, {"of": borealis}]
        ask(lambda: {"rows": list(rows)}, "few")
        ask(lambda: {"rows": rows * 20}, "many")
        counts = []
        for key, times in (("few", 1), ("many", 20)):
            with CaptureQueriesContext(connection) as queries:
                assert ask(pytest.fail, key)["rows"] == rows * times
            counts.append(len(queries))
        assert counts[0] == counts[1]


@pytest.mark.usefixtures("db")
def test_a_row_that_is_gone_is_not_found(aurora):
    with in_public():
        record = IdempotencyRecord.objects.create(scope="s", key="k", body_hash=b"")
        ask(lambda: {"rows": [aurora, record]})
        record.delete()
        assert [one["code"] for one in ask(pytest.fail)["errors"]] == ["NOT_FOUND"]


@pytest.mark.usefixtures("db")
def test_identifiers_and_decimals_come_back_as_texts():
    with in_public():
        ident = uuid.uuid4()
        ask(lambda: {"id": ident, "rate": Decimal("1.50")})
        assert ask(pytest.fail) == {"id": str(ident), "rate": "1.50", "errors": []}


@pytest.mark.usefixtures("db")
def test_what_is_hidden_is_not_in_the_hash_and_still_tells_two_bodies_apart():
    def burn(secret):
        resolve = writes.writes(hidden=("secret",), result=None)(lambda *_, **__: {"result": 1})
        return resolve(None, Info, input={"idempotency_key": "k-1", "secret": secret})

    with in_public():
        assert burn("7777")["result"] == 1
        kept = bytes(IdempotencyRecord.objects.get(key="k-1").body_hash)
        body = {"mutation": "doSomething", "input": {"secret": "7777"}}
        assert kept != writes.body_hash(body)
        assert burn("7777")["result"] == 1
        assert [one["code"] for one in burn("7778")["errors"]] == ["IDEMPOTENCY_CONFLICT"]


@pytest.mark.usefixtures("db")
def test_what_is_told_once_is_not_kept():
    with in_public():
        assert ask(lambda: {"secret": "s-1"}, once=("secret",))["secret"] == "s-1"
        assert ask(pytest.fail, once=("secret",))["secret"] is None
        assert "s-1" not in str(IdempotencyRecord.objects.get().response)


@pytest.mark.usefixtures("db")
def test_what_cannot_be_kept_is_found_by_the_first_test_of_a_mutation():
    with in_public(), pytest.raises(TypeError):
        ask(lambda: {"odd": object()})


@pytest.mark.usefixtures("db")
def test_work_in_steps_tells_who_comes_meanwhile_and_frees_its_key_when_refused():
    with in_public():
        inner = []

        def refused():
            inner.append(ask(pytest.fail, atomic=False))
            raise NotFound

        assert ask(refused, atomic=False)["errors"][0]["code"] == "NOT_FOUND"
        assert inner[0]["errors"][0]["code"] == "IN_PROGRESS"
        assert ask(lambda: {"result": 1}, atomic=False) == {"result": 1, "errors": []}
        assert ask(pytest.fail, atomic=False) == {"result": 1, "errors": []}


@pytest.mark.usefixtures("db")
def test_work_in_steps_whose_process_died_may_be_tried_a_minute_later():
    with in_public():
        IdempotencyRecord.objects.create(
            scope="key:test",
            key="k-1",
            body_hash=writes.body_hash({"mutation": "doSomething", "input": {"wish": 1}}),
        )
        assert ask(pytest.fail, atomic=False)["errors"][0]["code"] == "IN_PROGRESS"
        IdempotencyRecord.objects.update(created_at=datetime(2026, 1, 1, tzinfo=UTC))
        assert ask(lambda: {"result": 1}, atomic=False) == {"result": 1, "errors": []}


@pytest.mark.usefixtures("db")
def test_what_is_done_is_not_forgotten_by_who_thought_it_dead():
    """It finished between being looked at and being forgotten: it is done once all the same."""
    with in_public():
        ask(lambda: {"result": 1}, atomic=False)
        IdempotencyRecord.objects.update(created_at=datetime(2026, 1, 1, tzinfo=UTC))
        writes._forget_if_dead(writes._Asked(Info, "k-1", {"wish": 1}))
        assert ask(pytest.fail, atomic=False) == {"result": 1, "errors": []}


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize("key", ["k-1", None])
def test_what_is_refused_half_way_has_changed_nothing(key):
    with in_public():

        def half():
            IdempotencyRecord.objects.create(scope="x", key="x", body_hash=b"")
            raise NotFound

        assert ask(half, key=key)["errors"][0]["code"] == "NOT_FOUND"
        assert not IdempotencyRecord.objects.exists()


def test_a_key_that_takes_anothers_place_repeats_what_that_one_asked(owner_keyed, aurora, audited):
    api = owner_keyed("shops")
    api(SUSPEND, input=given(aurora))
    api(REINSTATE, input=given(aurora, idempotencyKey="k-2"))
    with in_public():
        old = ApiKey.objects.get()
        _, text = rotate_api_key(key=old, overlap=timedelta(hours=1), actor=SYSTEM)
    forget()
    fresh = Api(settings.OWNER_HOST, key=text)
    assert fresh(SUSPEND, input=given(aurora)).data["suspendShop"]["errors"] == []
    assert len(audited("shop.suspended")) == 1

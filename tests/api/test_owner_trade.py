"""Orders across shops, suppliers, stock and background work over the owner's schema."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from tenants.outbox.models import Job
from tenants.registry.context import in_public
from tenants.supply.models import StockCode, Supplier
from tests.api.owner_world import MISSING, grow, summary
from tests.factories.supply import make_stock, make_supplier

MONEY = "{ amount currency }"
ERRORS = "errors { code field message }"
BURN = f"""mutation($input: BurnStockCodeInput!) {{ burnStockCode(input: $input) {{
  burned batch {{ id }} {ERRORS} }} }}"""
RETRY = f"""mutation($input: RetryJobsInput!) {{ retryJobs(input: $input) {{
  jobs {{ id state attempts }} {ERRORS} }} }}"""


@pytest.fixture
def api(owner_keyed):
    return owner_keyed("shops", "audit", "ledger", "supply", "catalogue")


# ------------------------------------------------------------------ reports


def test_what_the_platform_earns_is_for_who_may_see_money(owner_keyed, aurora):
    with in_public():
        summary(aurora, 1)
    asked = f"""{{ orderSummaries {{ edges {{ node {{ number shopName total {MONEY}
      earned {MONEY} cost {MONEY} lines {{ name total {MONEY} }} }} }} }} }}"""
    seen = {}
    for scopes, role in ((("shops", "ledger"), "finance"), (("shops",), "owner"),
                         (("shops", "ledger"), "support")):  # fmt: skip
        (edge,) = owner_keyed(*scopes, role=role)(asked).data["orderSummaries"]["edges"]
        seen[role] = edge["node"]
    assert seen["finance"]["earned"]["amount"] == "1.00"
    assert seen["finance"]["lines"][0]["total"]["amount"] == "10.00"
    for role in ("owner", "support"):
        assert (seen[role]["earned"], seen[role]["cost"]) == (None, None)
        assert seen[role]["shopName"] == "Aurora"


def test_orders_across_shops_are_filtered(api, aurora, borealis):
    with in_public():
        summary(aurora, 1, status="held")
        summary(borealis, 2, delivery="failed", is_test=True)
    asked = "query($f: OrderSummaryFilter) { orderSummaries(filter: $f) { totalCount } }"

    def count(**given):
        return api(asked, f=given).data["orderSummaries"]["totalCount"]

    assert count() == 2
    assert count(status="HELD") == count(delivery="FAILED") == count(test=True) == 1
    assert count(shop=str(aurora.pk), number="N00001") == 1
    assert count(until=(timezone.now() - timedelta(days=1)).isoformat()) == 0


# ------------------------------------------------------------------ supply and work


def test_a_supplier_is_made_changed_archived_and_brought_back(api, database, audited):
    def run(deed, /, **given):
        fields = ", ".join(f"{k}: {json.dumps(v)}" for k, v in given.items())
        asked = f"""mutation {{ {deed}(input: {{{fields}}}) {{
          supplier {{ id code name kind note isArchived }} {ERRORS} }} }}"""
        return api(asked).data[deed]

    made = run("createSupplier", code="valve", name="Valve", note="pays late")["supplier"]
    assert (made["kind"], made["note"]) == ("SELF", "pays late")
    assert run("createSupplier", code="valve", name="x")["errors"][0]["field"] == "code"
    assert run("createSupplier", code="Not Plain", name="x")["errors"][0]["field"] == "code"
    changed = run("updateSupplier", id=made["id"], name="Valve Inc")["supplier"]
    assert (changed["name"], changed["note"]) == ("Valve Inc", "pays late")
    assert run("updateSupplier", id=made["id"], email="no")["errors"][0]["field"] == "email"
    assert run("archiveSupplier", id=made["id"])["supplier"]["isArchived"]
    assert not run("restoreSupplier", id=made["id"])["supplier"]["isArchived"]
    assert audited("supplier.changed")[0].data == {"fields": ["name"]}
    with in_public():
        assert Supplier.objects.count() == 1


def test_a_code_is_burned_by_what_it_says_and_never_shown(api, database, audited, caplog):
    secret = "CANARY-4711-BURN-ME"
    with in_public():
        batch = make_stock(secrets=[secret], supplier=make_supplier())
        sku = batch.denomination.sku
    given = {"denomination": str(batch.denomination_id), "sku": sku, "secret": secret}
    for bad, field in (
        ({"reason": "recalled", "sku": "other"}, "sku"),
        ({"reason": " "}, "reason"),
        ({"reason": f"recalled {secret}"}, "reason"),
    ):
        payload = api(BURN, input={**given, **bad}).data["burnStockCode"]
        assert payload["errors"][0]["field"] == field
    unknown = api(BURN, input={**given, "secret": "NOT-THERE", "reason": "x"})
    assert unknown.data["burnStockCode"]["errors"][0]["code"] == "NOT_FOUND"
    answers = [api(BURN, input={**given, "reason": "recalled"}) for _ in range(2)]
    assert [a.data["burnStockCode"]["burned"] for a in answers] == [True, False]
    with in_public():
        assert StockCode.objects.get().state == "burned"
    told = str(answers) + caplog.text + str([e.data for e in audited("stock.code_burned")])
    assert secret not in told


def test_stock_levels_tell_what_runs_low_and_how_fast_it_goes(api, aurora):
    with in_public():
        batch = make_stock(3)
        goods = batch.denomination
        line = {
            "denomination": str(goods.pk), "name": "x", "kind": "code", "quantity": 60,
            "total_minor": 1, "delivery": "delivered",
        }  # fmt: skip
        summary(aurora, 1, lines=[line])
    asked = """query($f: StockLevelFilter) { stockLevels(filter: $f) { edges { node {
      denomination { sku } state free soldADay daysLeft } } } }"""
    (edge,) = api(asked).data["stockLevels"]["edges"]
    assert edge["node"] == {
        "denomination": {"sku": goods.sku},
        "state": "LOW",
        "free": 3,
        "soldADay": "2.00",
        "daysLeft": "1.5",
    }
    assert api(asked, f={"low": True}).data["stockLevels"]["edges"] == []
    with in_public():
        from tenants.supply import alerts

        alerts.check()
    assert len(api(asked, f={"low": True}).data["stockLevels"]["edges"]) == 1


def test_failed_work_is_tried_again_and_it_is_written_down(api, database, audited):
    grow(range(3))
    with in_public():
        jobs = list(Job.objects.filter(task="nothing.at_all").order_by("pk"))
        Job.objects.filter(pk=jobs[0].pk).update(state="failed", attempts=9)
        Job.objects.filter(pk=jobs[1].pk).update(state="refused")
    ids = [str(job.pk) for job in jobs] + [MISSING]
    payload = api(RETRY, input={"jobs": ids}).data["retryJobs"]
    assert [(j["state"], j["attempts"]) for j in payload["jobs"]] == [("WAITING", 0)] * 2
    assert len(audited("job.retried")) == 2
    owed = {row["task"]: row for row in api("{ owedWork { task state jobs } }").data["owedWork"]}
    assert owed["nothing.at_all"]["jobs"] == 3

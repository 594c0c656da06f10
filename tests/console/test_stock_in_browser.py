"""The three files that merchants send, through the console with a real browser: counted exactly,
taken into stock while the page moves on, and one of the codes bought and revealed on a phone."""

import csv
import re
from typing import Any

import pytest
from playwright.sync_api import expect
from python_calamine import CalamineWorkbook

from tenants.accounts.models import User
from tenants.registry.context import in_public
from tenants.supply.models import StockCode, StockImport
from tenants.supply.running import run_import
from tests import site
from tests.conftest import PASSWORD
from tests.console.test_stock_import import COUNTS, FILES
from tests.console.walking import DESKTOP, PHONE, beside, open_page, signed_in, too_wide
from tests.factories.catalogue import ProductFactory, make_denomination
from tests.factories.supply import make_supplier


@pytest.fixture
def goods(fresh_database: None, aurora: Any) -> Any:
    """A face value on aurora's shelf, with nothing in stock, and the owner who imports."""
    with in_public():
        User.objects.create_superuser("owner@example.test", PASSWORD, role="owner")
        make_supplier(code="source", name="Source")
        product = ProductFactory(slug="the-card", name_zh="这张卡", name_en="The card")
        return make_denomination(product=product, sku="card-10", name_en="Ten")


def _contents(name: str) -> dict[str, tuple[str, str]]:
    """What a person reads in the file: secret -> (card number, PIN)."""
    path = FILES / name
    if name.endswith(".xlsx"):
        rows = CalamineWorkbook.from_path(path).get_sheet_by_name("激活码").to_python()
        pins = {str(row[0]): row[1] for row in reversed(rows)}  # of a duplicate, the first counts
        return {
            key: ("", f"{int(pin):06d}" if isinstance(pin, float) else str(pin))
            for key, pin in pins.items()
        }
    if name.endswith(".csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            return {row[1]: ("", "") for row in csv.reader(file) if len(row) > 1}
    lines = path.read_text(encoding="gb18030").splitlines()
    pairs = [line.strip().partition("----") for line in lines]
    return {secret.strip(): (number.strip(), "") for number, _sep, secret in pairs if secret}


@pytest.mark.parametrize(
    ("name", "size"),
    [*((name, PHONE) for name in sorted(COUNTS)), ("office-licence.xlsx", DESKTOP)],
    ids=lambda value: value if isinstance(value, str) else f"{value[0]}px",
)
def test_a_file_is_imported_and_a_code_of_it_is_bought_and_revealed(
    name: str, size: tuple[int, int], goods: Any, web: site.Site, browser: Any, aurora: Any
) -> None:
    taken, duplicate, refused = COUNTS[name]
    page, wrong = signed_in(browser, web.url(), "owner@example.test", size)
    page.goto(f"{web.url()}console/stock/import/?denomination={goods.pk}")
    page.select_option("select[name=supplier]", label="Source")
    page.set_input_files("input[name=file]", FILES / name)
    page.get_by_role("button", name="检查文件").click()
    page.wait_for_url("**/stock/import/0*/")

    # Told before anything is taken: what would be, what is double, what would be refused.
    values = page.locator("#counts .cf-tile__value")
    expect(values.nth(2)).to_have_text(str(refused), timeout=30_000)
    assert values.all_inner_texts()[:3] == [str(taken), str(duplicate), str(refused)]
    assert too_wide(page) <= 0
    assert beside(StockCode.objects.count) == 0

    page.fill("input[name=unit_cost]", "8.5")
    page.get_by_role("button", name=f"将 {taken} 张卡密入库").click()
    page.locator("progress").wait_for()
    beside(lambda: run_import(import_id=StockImport.objects.get().pk))
    page.get_by_text(f"{taken} 张卡密已入库").wait_for(timeout=10_000)
    done = page.locator("#import .cf-tile__value").all_inner_texts()
    assert done == [str(taken), str(duplicate), str(refused)]
    assert beside(StockCode.objects.count) == taken
    assert wrong == []

    secret, beside_it = _bought_and_revealed(browser, web.url(aurora), size)
    number, pin = _contents(name)[secret]
    assert beside_it == [one for one in (number, pin) if one]
    assert beside(StockCode.objects.filter(state="free").count) == taken - 1


def _bought_and_revealed(browser: Any, root: str, size: tuple[int, int]) -> tuple[str, list[str]]:
    """A guest's purchase in the shop: the code on the screen, and what stands beside it."""
    page, wrong = open_page(browser, size, locale="en-US")
    page.goto(f"{root}en/p/the-card/")
    page.get_by_role("button", name="Buy now").click()
    page.locator("input[name=email]").fill("guest@example.test")
    page.get_by_role("button", name="Pay ¥").click()
    expect(page).to_have_url(re.compile("/pay/"), timeout=30_000)
    page.get_by_role("button", name="Pay ¥").click()
    expect(page).to_have_url(re.compile("/order/"), timeout=30_000)
    page.get_by_role("button", name="Show my code").click()
    page.locator("[data-code]").wait_for()
    assert wrong == []
    return (
        page.locator("[data-code]").inner_text().strip(),
        page.locator(".voucher .side").all_inner_texts(),
    )

"""Every page of each demo shop, phone and desktop, zh-Hans and en: var/screenshots/, and a sheet of
each shop and language in docs/img/gallery/. Run `make demo` first, and leave it running.
Arguments: names of shops; without, all."""

import io
import json
import shutil
import sys
from pathlib import Path
from urllib.parse import urljoin

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
ALL = ROOT / "var" / "screenshots"
SHEETS = ROOT / "docs" / "img" / "gallery"
SIZES = {"desktop": (1440, 900), "phone": (390, 844)}
LANGUAGES = ("zh-hans", "en")
# In the order of the sheet; the first five of a size are shown there.
SHOWN = ("home", "category", "product", "checkout", "order")


def main() -> int:
    published = ROOT / "var" / "demo.json"
    if not published.exists():
        print("Run `make demo` first, and leave it running.", file=sys.stderr)
        return 1
    demo = json.loads(published.read_text())
    SHEETS.mkdir(parents=True, exist_ok=True)
    count = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or None, args=["--no-sandbox"]
        )
        for shop in demo["shops"]:
            if sys.argv[1:] and shop["name"] not in sys.argv[1:]:
                continue
            for language in LANGUAGES:
                pictures = {size: _tour(browser, shop, language, size) for size in SIZES}
                slug = shop["url"].split("//")[1].split(".")[0]
                for size, found in pictures.items():
                    for name, picture in found.items():
                        place = ALL / slug / language / size
                        place.mkdir(parents=True, exist_ok=True)
                        (place / f"{name}.png").write_bytes(picture)
                        count += 1
                _sheet(pictures, SHEETS / f"{slug}-{language}.webp")
        browser.close()
    print(f"{count} pictures are in {ALL}; the sheets are in {SHEETS}.")
    return 0


def _tour(browser: Browser, shop: dict, language: str, size: str) -> dict[str, bytes]:
    """What a shopper sees, page by page, with a purchase in it."""
    width, height = SIZES[size]
    page = browser.new_page(
        viewport={"width": width, "height": height}, is_mobile=size == "phone", locale=language
    )
    found: dict[str, bytes] = {}
    root = urljoin(shop["url"], f"{language}/")

    def take(name: str) -> None:
        page.wait_for_load_state("networkidle")
        found[name] = page.screenshot()

    def visit(name: str, path: str) -> None:
        page.goto(urljoin(root, path), wait_until="networkidle")
        take(name)

    visit("home", "")
    category = page.locator("a[href*='/c/']").first.get_attribute("href")
    if category:
        visit("category", category)
    visit("search", "search/?q=steam")
    visit("nothing-found", "search/?q=zzzzzz")
    visit("not-found", "no/such/page/")
    visit("look-up", "find/")
    visit("sign-in", "account/login/")
    _buy(page, root, take)
    page.context.clear_cookies()
    _sign_in(page, root, shop["shopper"])
    visit("account", "account/")
    visit("orders", "account/orders/")
    visit("wallet", "account/wallet/")
    page.close()
    return found


def _buy(page: Page, root: str, take) -> None:
    page.goto(urljoin(root, "search/?stock=1"), wait_until="networkidle")
    page.goto(urljoin(root, page.locator("a[href*='/p/']").first.get_attribute("href") or ""))
    take("product")
    page.locator("form[data-buy] button:not([type=button])").last.click()
    page.locator("input[name=email]").fill("li.wei@example.com")
    for field in page.locator("input[name^=buyer_]").all():
        field.fill("13800138000")
    take("checkout")
    page.locator("form.two button.btn.big").click()
    page.wait_for_url("**/pay/**")
    take("pay")
    page.locator("button[value=sandbox]").click()
    page.wait_for_url("**/order/**")
    take("order-sealed")
    if page.locator("form.voucher button").count():  # a top-up has no code to show
        page.locator("form.voucher button").click()
        page.locator("[data-code]").first.wait_for()
    take("order")


def _sign_in(page: Page, root: str, person: dict[str, str]) -> None:
    page.goto(urljoin(root, "account/login/"))
    page.locator("input[name=login]").fill(person["email"])
    page.locator("input[type=password]").first.fill(person["password"])
    page.locator("input[type=password]").first.press("Enter")
    page.wait_for_load_state("networkidle")


def _sheet(pictures: dict[str, dict[str, bytes]], path: Path) -> None:
    """Desktop pages above, phone pages below, as one small file."""
    gap, rows = 24, []
    for size, width in (("desktop", 560), ("phone", 300)):
        row = [_scaled(pictures[size][name], width) for name in SHOWN if name in pictures[size]]
        rows.append(row)
    wide = max(sum(image.width + gap for image in row) for row in rows) + gap
    tall = sum(max(image.height for image in row) + gap for row in rows) + gap
    sheet, top = Image.new("RGB", (wide, tall), "#e9e9ee"), gap
    for row in rows:
        left = gap
        for image in row:
            sheet.paste(image, (left, top))
            left += image.width + gap
        top += max(image.height for image in row) + gap
    sheet.save(path, quality=78, method=6)


def _scaled(picture: bytes, width: int) -> Image.Image:
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    return image.resize((width, image.height * width // image.width), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    sys.exit(main())

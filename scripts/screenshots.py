"""Take the pictures in docs/img from a running demo (`make demo` in another terminal)."""

import base64
import io
import json
import shutil
import sys
from pathlib import Path
from urllib.parse import urljoin

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
INTO = ROOT / "docs" / "img"
DESKTOP = {"width": 1280, "height": 860}
PHONE = {"width": 390, "height": 844}


def main() -> int:
    published = ROOT / "var" / "demo.json"
    if not published.exists():
        print("Run `make demo` first, and leave it running.", file=sys.stderr)
        return 1
    demo = json.loads(published.read_text())
    shop, owner = demo["shops"][0], demo["owner"]
    INTO.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or None, args=["--no-sandbox"]
        )
        home = urljoin(shop["url"], "zh-hans/")
        _side_by_side(
            browser, _picture(browser, home, DESKTOP), _picture(browser, home, PHONE, phone=True)
        )
        _strip(_purchase(browser, urljoin(shop["url"], "zh-hans/")), "purchase.webp")
        _console(browser, owner["console"], owner, "owner-console.png")
        _console(browser, shop["console"], shop["staff"], "shop-console.png")
        browser.close()
    print(f"Pictures are in {INTO}.")
    return 0


def _picture(browser: Browser, url: str, size: dict[str, int], *, phone: bool = False) -> bytes:
    page = browser.new_page(viewport=size, device_scale_factor=2 if phone else 1, is_mobile=phone)
    page.goto(url, wait_until="networkidle")
    picture = page.screenshot()
    page.close()
    return picture


def _side_by_side(browser: Browser, desktop: bytes, phone: bytes) -> None:
    def source(picture: bytes) -> str:
        return "data:image/png;base64," + base64.b64encode(picture).decode()

    page = browser.new_page(viewport={"width": 1792, "height": 940})
    page.set_content(
        "<style>body{margin:0;background:#e9e9ee;display:flex;gap:32px;padding:40px}"
        "img{border-radius:14px;box-shadow:0 12px 40px #0003;height:860px}</style>"
        f"<img src='{source(desktop)}'>"
        f"<img src='{source(phone)}'>"
    )
    page.wait_for_load_state("networkidle")
    page.screenshot(path=INTO / "storefront.png")
    page.close()


def _purchase(browser: Browser, home: str) -> list[bytes]:
    """Product, checkout, payment, code: a whole purchase on a phone, light and then dark."""
    found = []
    for scheme in ("light", "dark"):
        page = browser.new_page(viewport=PHONE, color_scheme=scheme)
        page.goto(urljoin(home, "search/?q=steam&stock=1"), wait_until="networkidle")
        page.locator(".card a").first.click()
        page.wait_for_load_state("networkidle")
        found.append(page.screenshot())
        page.locator("form[data-buy] .buy button").click()
        page.locator("input[name=email]").fill("li.wei@example.com")
        page.locator("form.two button.btn.big").click()
        page.wait_for_url("**/pay/**")
        page.locator("button[value=sandbox]").click()
        page.wait_for_url("**/order/**")
        page.locator("form.voucher button").click()
        page.locator("[data-code]").first.wait_for()
        found.append(page.screenshot())
        page.close()
    return found


def _strip(pictures: list[bytes], name: str) -> None:
    """Pictures of phones beside each other, as one small file."""
    images = [Image.open(io.BytesIO(picture)).convert("RGB") for picture in pictures]
    gap, (width, height) = 24, images[0].size
    strip = Image.new("RGB", (gap + (width + gap) * len(images), height + 2 * gap), "#e9e9ee")
    for n, image in enumerate(images):
        strip.paste(image, (gap + n * (width + gap), gap))
    strip.save(INTO / name, quality=82, method=6)


def _console(browser: Browser, url: str, person: dict[str, str], name: str) -> None:
    page = browser.new_page(viewport=DESKTOP)
    page.goto(url, wait_until="networkidle")
    _sign_in(page, person)
    page.goto(url, wait_until="networkidle")
    page.screenshot(path=INTO / name)
    page.close()


def _sign_in(page: Page, person: dict[str, str]) -> None:
    name = page.locator("input[type=email], input[name=username], input[name=login]").first
    name.fill(person["email"])
    page.locator("input[type=password]").first.fill(person["password"])
    page.locator("input[type=password]").first.press("Enter")
    page.wait_for_load_state("networkidle")


if __name__ == "__main__":
    sys.exit(main())

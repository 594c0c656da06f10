"""Lighthouse on home, category, product and checkout of each demo shop, as a phone sees them.

Run `make demo` first, and leave it running. Arguments: names of shops, --runs=N. Median of three
runs; performance is noisy, the rest is not. Needs Node 20 or newer and Chromium; Lighthouse itself
is fetched once, into var/lighthouse.
"""

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
from pathlib import Path
from urllib.parse import urljoin

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "var" / "lighthouse"
VERSION = "12.8.2"
RUNS = 3
# Least points of a hundred: performance, accessibility, best practices, SEO.
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 95, "seo": 95}


def main() -> int:
    published = ROOT / "var" / "demo.json"
    chromium, node = shutil.which("chromium"), shutil.which("node")
    if not published.exists():
        print("Run `make demo` first, and leave it running.", file=sys.stderr)
        return 1
    if not (chromium and node and shutil.which("npm")):
        print("Needs Chromium and Node 20: apt install chromium nodejs npm", file=sys.stderr)
        return 1
    if not (PLACE / "node_modules" / "lighthouse").exists():
        PLACE.mkdir(parents=True, exist_ok=True)
        wanted = f"lighthouse@{VERSION}"
        install = ["npm", "install", "--silent", "--no-save", "--no-package-lock", wanted]
        subprocess.run([*install, "--prefix", str(PLACE)], check=True)
    shops = json.loads(published.read_text())["shops"]
    runs = next((int(w[7:]) for w in sys.argv[1:] if w.startswith("--runs=")), RUNS)
    names = [word for word in sys.argv[1:] if not word.startswith("--")]
    chosen = [shop for shop in shops if not names or shop["name"] in names]
    short = []
    print(f"{'shop':<20} {'page':<10} {'perf':>5} {'a11y':>5} {'best':>5} {'seo':>5}   CLS")
    for shop in chosen:
        for name, url in pages_of(shop["url"], chromium).items():
            scores, shift = measure(node, chromium, url, runs)
            points = " ".join(f"{scores[kind]:>5.0f}" for kind in LEAST)
            print(f"{shop['name']:<20} {name:<10} {points}   {shift:.3f}", flush=True)
            short += [
                f"{shop['name']} {name}: {kind} {scores[kind]:.0f}, wanted {least}"
                for kind, least in LEAST.items()
                if scores[kind] < least
            ]
    if short:
        print("Short of the bar:\n  " + "\n  ".join(short))
    return 1 if short else 0


def pages_of(url: str, chromium: str) -> dict[str, str]:
    """The addresses of a shop's pages, found as a visitor finds them."""
    home = urljoin(url, "zh-hans/")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(home)
        category = page.locator("a[href*='/c/']").first.get_attribute("href") or ""
        page.goto(urljoin(home, "/zh-hans/search/?stock=1"))
        product = page.locator("a[href*='/p/']").first.get_attribute("href") or ""
        page.goto(urljoin(home, product))
        chosen = page.locator("input[name=d]:checked, select[name=d] option:checked, [name=d]")
        denomination = chosen.first.get_attribute("value") or ""
        browser.close()
    return {
        "home": home,
        "category": urljoin(home, category),
        "product": urljoin(home, product),
        "checkout": urljoin(home, f"/zh-hans/checkout/?d={denomination}&q=1"),
    }


def measure(node: str, chromium: str, url: str, times: int) -> tuple[dict[str, float], float]:
    """Medians of the four scores (0 to 100) and of the layout shift."""
    runs = [_run(node, chromium, url) for _ in range(times)]
    scores = {
        kind: statistics.median(100 * (run["categories"][kind]["score"] or 0) for run in runs)
        for kind in LEAST
    }
    shifts = [run["audits"]["cumulative-layout-shift"].get("numericValue", 0) for run in runs]
    return scores, statistics.median(shifts)


def _run(node: str, chromium: str, url: str) -> dict:
    command = [
        node,
        str(PLACE / "node_modules" / "lighthouse" / "cli" / "index.js"),
        url,
        "--quiet",
        "--output=json",
        "--only-categories=" + ",".join(LEAST),
        "--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage",
    ]
    for attempt in (1, 2, 3):  # a cold Chromium sometimes never paints (NO_NAVSTART)
        done = subprocess.run(
            command,
            env={**os.environ, "CHROME_PATH": chromium},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode == 0 and done.stdout.lstrip().startswith("{"):
            found: dict = json.loads(done.stdout)
            if not found.get("runtimeError"):
                return found
        why = re.sub(r"\s+", " ", done.stderr)[-300:]
        print(f"  (try {attempt} of {url} failed: {why})", file=sys.stderr)
    raise SystemExit(f"Lighthouse does not measure {url}.")


if __name__ == "__main__":
    sys.exit(main())

"""Draw themes/base/static/icons.svg, one sprite of the lucide icons that the templates name.

Run it after using a new icon: `.venv/bin/python scripts/build_icons.py`. A sprite, and not inline
SVG, because a page of twenty cards would carry each drawing twenty times.
"""

import re
from pathlib import Path
from xml.etree import ElementTree

import lucide

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = ROOT / "themes" / "base" / "templates"
PYTHON = ROOT / "storefronts"
OUT = ROOT / "themes" / "base" / "static" / "icons.svg"

# Icons whose names come from data (categories, kinds, states), not from a literal in a template.
FROM_DATA = (
    "gamepad-2 smartphone clapperboard gift key-round shopping-bag music wrench ticket globe "
    "users zap coins headphones book-open graduation-cap cloud shield tv utensils car plane "
    "clock hourglass credit-card wallet flask-conical layout-grid circle-check circle-x "
    "triangle-alert info"
).split()


def names() -> list[str]:
    found = set(FROM_DATA)
    for page in TEMPLATES.rglob("*.html"):
        found |= set(re.findall(r'{% icon "([a-z0-9-]+)"', page.read_text()))
        found |= set(re.findall(r'icon="([a-z0-9-]+)"', page.read_text()))
    return sorted(found)


def symbol(name: str) -> str:
    drawing = ElementTree.fromstring(lucide._render_icon(name, None))  # noqa: S314 - our own package
    body = "".join(ElementTree.tostring(part, encoding="unicode").strip() for part in drawing)
    return f'<symbol id="{name}" viewBox="0 0 24 24">{body}</symbol>'


if __name__ == "__main__":
    symbols = "\n".join(symbol(name) for name in names())
    OUT.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" fill="none" stroke="currentColor" '
        f'stroke-width="2" stroke-linecap="round" stroke-linejoin="round">\n{symbols}\n</svg>\n'
    )
    print(f"{OUT.relative_to(ROOT)}: {len(names())} icons, {OUT.stat().st_size} bytes")

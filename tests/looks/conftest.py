"""A theme of the tests' own on disk, and the shop aurora with pages and goods."""

import io
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image as Pillow

from tests.shopconsole.conftest import boss, staff  # noqa: F401
from tests.storefront.conftest import _no_page_is_kept, stage  # noqa: F401
from themes import registry, tokens


def forget_themes() -> None:
    for known in (registry.theme, registry.icons, registry.icon_home):
        known.cache_clear()
    tokens._validators.clear()


@pytest.fixture
def theme_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Path]]:
    """`theme_folder("brisk", templates={"shop/_footer.html": "..."})` writes a whole theme."""
    root = tmp_path / "themes"
    shutil.copytree(registry.ROOT / "base", root / "base")
    monkeypatch.setattr(registry, "ROOT", root)
    forget_themes()

    def make(
        name: str, *, templates: dict[str, str] | None = None, toml: str = "", css: str = ""
    ) -> Path:
        folder = root / name
        (folder / "static").mkdir(parents=True)
        (folder / "presets").mkdir()
        (folder / "previews").mkdir()
        for size in ("phone", "desktop"):
            Pillow.new("RGB", (8, 8)).save(folder / "previews" / f"{size}.webp")
        (folder / "theme.toml").write_text(
            f'id = "{name}"\nversion = "1"\nlight = "day"\ndark = "night"\n'
            f'name = {{ zh = "{name}", en = "{name.title()}" }}\n'
            f'fills = ["accent2"]\nabout = {{ zh = "测试", en = "A theme for tests" }}\n{toml}'
        )
        (folder / "static" / "theme.css").write_text(css or "@layer theme {}\n")
        for preset, of in (("day", "ultramarine"), ("dusk", "jade"), ("night", "midnight")):
            said = json.loads((root / "base" / "presets" / f"{of}.json").read_text())
            text = json.dumps(said | {"id": preset}, indent=2)
            (folder / "presets" / f"{preset}.json").write_text(text)
        for path, text in (templates or {}).items():
            file = folder / "templates" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        forget_themes()
        return folder

    yield make
    monkeypatch.undo()
    forget_themes()
    _forget_templates()


@pytest.fixture(autouse=True)
def _no_template_is_kept() -> Iterator[None]:
    _forget_templates()
    yield
    _forget_templates()


def _forget_templates() -> None:
    from django.template import engines

    for loader in engines["django"].engine.template_loaders:
        loader.reset()


def picture(width: int, height: int, name: str = "logo.png") -> Any:
    """An upload of that many pixels."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    file = io.BytesIO()
    Pillow.new("1" if width * height > 4_000_000 else "RGB", (width, height)).save(file, "PNG")
    return SimpleUploadedFile(name, file.getvalue(), "image/png")

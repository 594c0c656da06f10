"""`manage.py check_themes` names file and line of what is wrong with a theme."""

import io
import json
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.looks.conftest import _no_template_is_kept, forget_themes, theme_folder  # noqa: F401
from themes.checks import problems_of
from themes.registry import folders


@pytest.mark.parametrize("theme_id", folders())
def test_the_launch_themes_are_faultless(theme_id: str) -> None:
    assert [str(problem) for problem in problems_of(theme_id)] == []


def found(theme_id: str = "brisk") -> set[tuple[str, int, str]]:
    forget_themes()
    return {(one.file, one.line, one.code) for one in problems_of(theme_id)}


def test_a_good_theme_has_no_problems(theme_folder: Any) -> None:  # noqa: F811
    theme_folder("brisk", templates={"shop/_empty.html": "{# base 1 #}{{ title }}{{ action_url }}"})
    assert found() == set()


@pytest.mark.parametrize(
    ("toml", "line", "code"),
    [
        ("[slots.lobby]\nblocks = []\n", 8, "slot"),
        ('[slots.hero]\nblocks = ["casino"]\n', 8, "slot"),
        ('[fonts.x]\nlabel = "X"\nstack = "X"\n', 8, "font"),
        ('[fonts.x]\nlabel = "X"\nstack = "X, serif; color: red"\n', 8, "font"),
        ("[shape]\nradius = 99\n", 9, "token"),
        ("oops = 1\n", 8, "unknown"),
        ("[shape\n", 8, "toml"),
        ('parent = "nobody"\n', 8, "parent"),
    ],
)
def test_theme_toml(theme_folder: Any, toml: str, line: int, code: str) -> None:  # noqa: F811
    theme_folder("brisk", toml=toml)
    assert ("theme.toml", line, code) in found()


@pytest.mark.parametrize(
    ("token", "value", "code"),
    [
        ("muted", "#c8c8c8", "contrast"),
        ("bg", "red", "token"),
        ("bg", "#FFFFFF", "token"),
        ("radius", 25, "token"),
        ("card", "floating", "token"),
        ("nonsense", "#ffffff", "token"),
        ("font_head", "comic", "token"),
    ],
)
def test_a_preset(theme_folder: Any, token: str, value: Any, code: str) -> None:  # noqa: F811
    file = theme_folder("brisk") / "presets" / "day.json"
    said = json.loads(file.read_text())
    said["tokens"][token] = value
    file.write_text(text := json.dumps(said, indent=2))
    line = text[: text.index(f'"{token}"')].count("\n") + 1
    assert ("presets/day.json", line, code) in found()


def test_a_contrast_problem_offers_the_nearest_colour_that_passes(theme_folder: Any) -> None:  # noqa: F811
    file = theme_folder("brisk") / "presets" / "day.json"
    file.write_text(file.read_text().replace('"muted": "#535a78"', '"muted": "#8890b0"'))
    forget_themes()
    said = str(problems_of("brisk")[0])
    assert "muted #8890b0 on" in said
    offered = said.split("; muted ")[1][:7]
    file.write_text(file.read_text().replace("#8890b0", offered))
    assert found() == set()


@pytest.mark.parametrize(
    ("name", "text", "line", "code"),
    [
        ("shop/_empty.html", "{{ title }}{{ action_url }}", 1, "base"),
        ("shop/_empty.html", "{# base 0 #}{{ title }}{{ action_url }}", 1, "base"),
        ("shop/_empty.html", "{# base 1 #}{{ title }}", 1, "requires"),
        ("shop/_own.html", "one\n{% nonsense %}", 2, "syntax"),
        ("shop/_own.html", 'one\n{% include "shop/_gone.html" %}', 2, "missing"),
        ("shop/_own.html", 'one\n\n<p style="color: red">', 3, "inline"),
        ("shop/_own.html", "<script>alert(1)</script>", 1, "inline"),
        ("shop/_own.html", '<img src="https://example.com/x.png">', 1, "outside"),
        ("shop/_own.html", "{{ shop.name|safe }}", 1, "unsafe"),
        ("shop/checkout.html", "hello", 1, "closed"),
        ("shop/account_wallet.html", "hello", 1, "closed"),
        ("mail/receipt.html", "hello", 1, "closed"),
        ("wagtailadmin/base.html", "hello", 1, "closed"),
    ],
)
def test_a_template(theme_folder: Any, name: str, text: str, line: int, code: str) -> None:  # noqa: F811
    theme_folder("brisk", templates={name: text})
    assert (f"templates/{name}", line, code) in found()


@pytest.mark.parametrize(
    ("css", "line", "code"),
    [
        ("@layer theme {}\n.card { color: red; }", 2, "layer"),
        ('@import "other.css";', 1, "import"),
        ("@layer theme { a { background: url(https://example.com/x.png); } }", 1, "outside"),
        ("@layer theme {\n a { background: url(gone.png); } }", 2, "missing"),
        ("@layer theme { a { color: red; }", 1, "syntax"),
        ("@layer theme { " + ".a { color: var(--text); } " * 800 + "}", 1, "size"),
    ],
)
def test_a_style_sheet(theme_folder: Any, css: str, line: int, code: str) -> None:  # noqa: F811
    theme_folder("brisk", css=css)
    assert ("static/theme.css", line, code) in found()


def test_files_that_are_not_what_they_say(theme_folder: Any) -> None:  # noqa: F811
    folder = theme_folder("brisk")
    (folder / "previews" / "phone.webp").write_text("<html>")
    (folder / "static" / "run.js").write_text("alert(1)")
    (folder / "static" / "font.woff2").write_text("no font")
    (folder / "static" / "art.svg").write_text("<svg>\n<script>alert(1)</script></svg>")
    assert found() == {
        ("previews/phone.webp", 1, "picture"),
        ("static/run.js", 1, "kind"),
        ("static/font.woff2", 1, "font"),
        ("static/art.svg", 2, "unsafe"),
    }


def test_the_command_tells_machines_and_fails(theme_folder: Any) -> None:  # noqa: F811
    theme_folder("brisk", css=".card { color: red; }")
    forget_themes()
    out = io.StringIO()
    with pytest.raises(SystemExit):
        call_command("check_themes", "brisk", "--json", stdout=out)
    said = json.loads(out.getvalue())
    assert said["themes"] == ["brisk"]
    assert said["problems"][0] == {
        "theme": "brisk",
        "file": "themes/brisk/static/theme.css",
        "line": 1,
        "code": "layer",
        "message": "“.card” stands outside @layer theme.",
    }
    with pytest.raises(CommandError):
        call_command("check_themes", "nobody")

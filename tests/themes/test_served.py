"""Style sheets as they are served: squeezed, whole, and under the hash of their content."""

from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.core.files.base import ContentFile

from themes.registry import folders, theme
from themes.static_files import ThemeStaticFilesStorage, squeezed


def test_spaces_and_comments_go_and_nothing_else() -> None:
    css = """
    /* a comment; with } marks */
    .a :is(b, c) > d { content: "x  ;  /* no */"; margin: calc(1px + 2px) ; }
    @media (min-width: 48rem) { .e::before { background: url('a  b.png'); } }
    """
    assert squeezed(css) == (
        '.a :is(b,c)>d{content:"x  ;  /* no */";margin:calc(1px + 2px)}'
        "@media (min-width:48rem){.e::before{background:url('a  b.png')}}"
    )
    assert squeezed(squeezed(css)) == squeezed(css)


@pytest.mark.parametrize("theme_id", folders())
def test_no_brace_is_lost(theme_id: str) -> None:
    for file in (theme(theme_id).folder / "static").glob("*.css"):
        css = file.read_text()
        small = squeezed(css)
        assert small.count("{") == small.count("}") > 0, file
        assert small.count("@media") == css.count("@media"), file


def test_what_is_collected_is_whole_under_its_hashed_name(tmp_path: Path) -> None:
    storage = ThemeStaticFilesStorage(location=tmp_path, base_url="/static/")
    storage.save("base/dot.svg", ContentFile(b"<svg/>"))
    storage.save("base/one.css", ContentFile(b".a { background: url(dot.svg); }\n"))
    storage.save("other/two.css", ContentFile(b".b { color: red; }\n"))
    plain = StaticFilesStorage(location=tmp_path, base_url="/static/")
    paths = {name: (plain, name) for name in ("base/dot.svg", "base/one.css", "other/two.css")}
    made = {name: hashed for name, hashed, _ in storage.post_process(paths, dry_run=False)}
    text = (tmp_path / made["base/one.css"]).read_text()
    picture = Path(made["base/dot.svg"]).name
    assert text.startswith(".a{background:url(")
    assert picture in text
    assert (tmp_path / made["other/two.css"]).read_text() == ".b { color: red; }\n"

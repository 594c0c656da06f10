"""A client of the last release goes on working, and every change is told."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command
from graphql import build_schema

from api import changes
from api.management.commands import graphql_schema

OLD = """
type Query {
  shop: Shop!
  old(a: Int, b: Int): Gone @deprecated(reason: "Use `shop`. Goes on 2026-11-01.")
  colour(of: Colour): String
}
type Shop { name: String! motto: String }
type Gone { x: Int }
enum Colour { RED GREEN }
input Given { a: Int }
"""
TODAY = date(2026, 11, 5)


def broken_by(new: str, *, old: str = OLD, today: date = TODAY) -> list[str]:
    return changes.breaking(old, build_schema(new), today)


def test_nothing_changed_breaks_nothing():
    assert broken_by(OLD) == []


def test_what_is_added_breaks_nothing():
    assert broken_by(OLD.replace("motto: String", "motto: String since: Int")) == []


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("motto: String", ""),
        ("name: String!", "name: String"),
        ("motto: String", "motto: Int"),
        ("RED GREEN", "RED"),
        ("(of: Colour)", ""),
        ("(of: Colour)", "(of: Colour!)"),
        ("(of: Colour)", "(of: Colour, more: Int!)"),
    ],
)
def test_what_a_client_relies_on_does_not_go(was, now):
    assert broken_by(OLD.replace(was, now))


def test_what_was_released_as_deprecated_goes_on_its_day_and_its_type_with_it():
    line = next(one for one in OLD.splitlines() if "old(a" in one)
    new = OLD.replace(line, "").replace("type Gone { x: Int }", "")
    assert broken_by(new) == []
    assert broken_by(new, today=date(2026, 10, 31))


def test_to_deprecate_and_remove_in_one_release_is_refused():
    old = OLD.replace(' @deprecated(reason: "Use `shop`. Goes on 2026-11-01.")', "")
    line = next(one for one in OLD.splitlines() if "old(a" in one)
    assert broken_by(OLD.replace(line, ""), old=old)


def test_a_deprecation_says_on_which_day_it_goes():
    assert changes.undated(build_schema(OLD)) == []
    without = OLD.replace("2026-11-01", "soon")
    assert changes.undated(build_schema(without)) == ["Query.old"]
    assert broken_by(OLD.replace("old(a", "older(a"), old=without)


def test_each_change_is_told_by_its_coordinate():
    new = build_schema(
        OLD.replace("motto: String", 'motto: String! since: Int "When." until(zone: Int): Int')
        .replace("RED GREEN", "RED BLUE")
        .replace("b: Int", "c: Int")
        .replace("type Gone { x: Int }", "type Gone { x: Int new: New } type New { y: Int }")
    )
    found = changes.changes(build_schema(OLD), new)
    assert [str(change) for change in found] == [
        "- Added `Colour.BLUE`.",
        "- Added `Gone.new`.",
        "- Added `Query.old(c:)`.",
        "- Added `Shop.since`.",
        "- Added `Shop.until`: When.",
        "- Changed `Shop.motto`: `String` is `String!` now.",
        "- Removed `Colour.GREEN`.",
        "- Removed `Query.old(b:)`.",
    ]
    log = "## Unreleased\n- `Colour.BLUE`, `Query.old(c:)`\n## 0.1.0\n`Gone.new` `Shop.since`\n"
    left = [change.coordinate for change in changes.untold(found, log)]
    assert left == [change.coordinate for change in found if change.coordinate not in log[:50]]
    assert "Gone.new" in left


@pytest.fixture
def elsewhere(tmp_path, settings, monkeypatch):
    """The command over files of its own."""
    settings.BASE_DIR = tmp_path
    (tmp_path / "graphql" / "baseline").mkdir(parents=True)
    (tmp_path / "docs").mkdir()
    log = tmp_path / "docs" / "api-changes.md"
    log.write_text("# Changes\n\n## Unreleased\n\n## 0.1.0\n\nThe first.\n")
    (tmp_path / "graphql" / "baseline" / "shop.graphql").write_text(OLD)

    def now(sdl: str) -> None:
        monkeypatch.setattr(graphql_schema, "PUBLISHED", {"shop.graphql": build_schema(sdl)})

    now(OLD)
    return log, now


def test_the_command_writes_what_is_new_into_the_changelog(elsewhere):
    log, now = elsewhere
    now(OLD.replace("motto: String", 'motto: String "The year." since: Int'))
    with pytest.raises(CommandError, match="not told"):
        call_command("graphql_schema", "--diff")
    for _ in range(2):
        call_command("graphql_schema", "--write")
    call_command("graphql_schema", "--diff")
    assert log.read_text() == (
        "# Changes\n\n## Unreleased\n\n- Added `Shop.since`: The year.\n\n## 0.1.0\n\nThe first.\n"
    )


def test_a_breaking_change_is_not_excused_by_telling_it(elsewhere):
    log, now = elsewhere
    now(OLD.replace("motto: String", ""))
    log.write_text(log.read_text().replace("Unreleased\n", "Unreleased\n`Shop.motto` is gone\n"))
    with pytest.raises(CommandError, match="breaks clients"):
        call_command("graphql_schema", "--diff")


def test_a_release_is_what_later_changes_are_compared_with(elsewhere):
    log, now = elsewhere
    now(OLD.replace("motto: String", "motto: String since: Int"))
    call_command("graphql_schema", "--write")
    call_command("graphql_schema", "--release", "0.2.0")
    assert "## Unreleased\n\n## 0.2.0 (" in log.read_text()
    call_command("graphql_schema", "--diff")
    now(OLD)
    with pytest.raises(CommandError, match="breaks clients"):
        call_command("graphql_schema", "--diff")


def test_the_schemas_break_no_client_of_the_last_release(capsys):
    call_command("graphql_schema", "--diff")

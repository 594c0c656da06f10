"""Texts in Chinese: gathered from locale/parts/*.po, compiled without any tool but Python.

Each part of the house keeps its own file under locale/parts. The compiled catalogue lies under
var/, is made when the settings load and is older than its sources, and is never committed.
"""

import os
from pathlib import Path

LANGUAGE = "zh_Hans"


def compiled(locale: Path, into: Path) -> Path:
    """The folder for LOCALE_PATHS, with a catalogue as new as the files under `locale`."""
    target = into / LANGUAGE / "LC_MESSAGES" / "django.mo"
    sources = sorted(locale.glob("parts/*.po"))
    # The folder's own time tells of files that were removed.
    newest = max(
        (path.stat().st_mtime_ns for path in (*sources, locale / "parts") if path.exists()),
        default=0,
    )
    if not target.exists() or target.stat().st_mtime_ns < newest:
        _compile(sources, target)
    return into


def _compile(sources: list[Path], target: Path) -> None:
    from babel.messages.mofile import write_mo

    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_suffix(f".{os.getpid()}")
    with open(unfinished, "wb") as file:
        write_mo(file, merged(sources))
    # Whole or not at all: another process may be reading.
    unfinished.replace(target)


def merged(sources: list[Path]):  # type: ignore[no-untyped-def]
    """One babel Catalog of all files; where two translate one text, the first by name counts."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import read_po

    whole = Catalog(locale=LANGUAGE, charset="utf-8", fuzzy=False)
    for path in sources:
        with open(path, "rb") as file:
            part = read_po(file, locale=LANGUAGE)
        for message in part:
            known = message.id and whole.get(message.id, message.context)
            if message.id and message.string and not message.fuzzy and not known:
                whole[message.id] = message
    return whole

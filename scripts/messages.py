"""Texts to translate: gather them from the code, find what is missing, merge the parts.

    python scripts/messages.py           write locale/zh_Hans/LC_MESSAGES/django.po for translators
    python scripts/messages.py --check   fail on a text without Chinese, or with other placeholders

Needs neither gettext's tools nor a database. Translations are kept in locale/parts/*.po.
"""

import ast
import io
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.pofile import write_po
from django.conf import settings
from django.utils.translation.template import templatize

from config.translations import LANGUAGE, merged

ROOT = Path(__file__).resolve().parent.parent
TOPS = ("config", "tenants", "billing", "storefronts", "themes", "graphql")
# Name of the call -> where its context, text and plural stand among the arguments.
CALLS = {"": (None, 0, None), "n": (None, 0, 1), "p": (0, 1, None), "np": (0, 1, 2)}
CALL = re.compile(r"^(n?p?|u)gettext(_lazy|_noop)?$")
PLACEHOLDER = re.compile(r"%\((\w+)\)[sdif]|%([sdif])|\{(\w*)[^}]*\}")


@dataclass(frozen=True, order=True)
class Text:
    """One text of the source; `plural` is empty where there is none."""

    text: str
    plural: str = ""
    context: str | None = None


def main(check: bool) -> int:
    if not settings.configured:
        settings.configure(USE_I18N=True)
    sources = sorted((ROOT / "locale" / "parts").glob("*.po"))
    found = gather()
    catalogue = merged(sources)
    missing = [text for text in sorted(found, key=_key) if not _translation(catalogue, text)]
    broken = list(_broken(catalogue))
    for text in missing:
        print(f"no Chinese: {text.text!r}  ({', '.join(found[text][:2])})")
    for message in broken:
        print(f"other placeholders: {message}")
    if check:
        if missing or broken:
            print("Add the Chinese to your part's file in locale/parts.")
        return 1 if missing or broken else 0
    _write(catalogue, found)
    print(f"{len(found)} texts, {len(missing)} without Chinese.")
    return 0


def gather() -> dict[Text, list[str]]:
    """Every text of code and templates, with the places it stands at."""
    found: dict[Text, list[str]] = defaultdict(list)
    for top in TOPS:
        for path in sorted((ROOT / top).rglob("*")):
            if "migrations" in path.parts:
                continue
            if path.suffix == ".py":
                texts = _of_python(path)
            elif path.suffix in (".html", ".txt") and "templates" in path.parts:
                texts = _of_template(path)
            else:
                continue
            for line, text in texts:
                found[text].append(f"{path.relative_to(ROOT)}:{line}")
    return found


def _of_python(path: Path) -> Iterator[tuple[int, Text]]:
    tree = ast.parse(path.read_text())
    names = {"_": ""}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
            for alias in node.names:
                if kind := CALL.match(alias.name):
                    names[alias.asname or alias.name] = kind[1].replace("u", "")
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else None
        called = node.func.id if isinstance(node.func, ast.Name) else called
        if called in names:
            kind = names[called]
        elif called and (match := CALL.match(called)):
            kind = match[1].replace("u", "")
        else:
            continue
        words = [a.value if isinstance(a, ast.Constant) else None for a in node.args]
        context, text, plural = (
            None if i is None or i >= len(words) else words[i] for i in CALLS[kind]
        )
        if isinstance(text, str) and text:
            yield node.lineno, Text(text, str(plural or ""), context and str(context))


def _of_template(path: Path) -> Iterator[tuple[int, Text]]:
    # Django turns a template into calls of gettext with crossed-out text between them; indented
    # lines would be a syntax error to Python's tokenizer.
    calls = "\n".join(line.strip() for line in templatize(path.read_text()).splitlines())
    keywords = {"gettext": None, "_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
    keywords["npgettext"] = ((1, "c"), 2, 3)
    file = io.BytesIO(calls.encode())
    for line, name, words, _comments in extract_python(file, list(keywords), [], {}):
        words = words if isinstance(words, tuple) else (words,)
        context, text, plural = (
            None if i is None or i >= len(words) else words[i]
            for i in CALLS[name.removesuffix("gettext").replace("_", "")]
        )
        if text:
            yield line, Text(text, plural or "", context)


def _translation(catalogue: Catalog, text: Text) -> str:
    message = catalogue.get(text.text, text.context)
    string = message.string if message else ""
    return "".join(string) if isinstance(string, (tuple, list)) else string


def _broken(catalogue: Catalog) -> Iterator[str]:
    for message in catalogue:
        if not message.id:
            continue
        texts = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
        strings = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
        wanted = {_placeholders(text) for text in texts}
        if any(_placeholders(string) not in wanted for string in strings if string):
            yield f"{texts[-1]!r} -> {strings[0]!r}"


def _placeholders(text: str) -> frozenset[str]:
    return frozenset("".join(match) for match in PLACEHOLDER.findall(text.replace("%%", "")))


def _write(catalogue: Catalog, found: dict[Text, list[str]]) -> None:
    target = ROOT / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"
    target.parent.mkdir(parents=True, exist_ok=True)
    whole = Catalog(locale=LANGUAGE, project="Cardfleet", charset="utf-8", fuzzy=False)
    for text in sorted(found, key=_key):
        message = catalogue.get(text.text, text.context)
        places = sorted({place.rsplit(":", 1)[0] for place in found[text]})
        whole.add(
            (text.text, text.plural) if text.plural else text.text,
            _string(message, text),
            locations=[(place, None) for place in places],
            context=text.context,
        )
    with open(target, "wb") as file:
        # No dates: the file changes when a text does.
        write_po(file, whole, width=100, omit_header=True, sort_output=False)


def _string(message: Message | None, text: Text) -> Any:
    """A text may stand once with a plural and once without: one translation serves both."""
    if message is None:
        return None
    whole = isinstance(message.string, str)
    if text.plural:
        return (message.string,) if whole else message.string
    return message.string if whole else message.string[0]


def _key(text: Text) -> tuple[str, str]:
    return text.text, text.context or ""


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv[1:]))

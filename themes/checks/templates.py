"""A theme's templates: they compile, may be there, hold what base needs, and run nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.template import TemplateDoesNotExist, TemplateSyntaxError, engines
from django.template.base import Template
from django.template.loader_tags import ExtendsNode, IncludeNode

from themes.checks.problem import Problem, line_at, line_of
from themes.current import wearing
from themes.registry import Theme, base, may_override, template_names

MADE_FOR = re.compile(r"\{# base (\S+) #\}")
FORBIDDEN = (
    ("inline", re.compile(r"\sstyle\s*=|<style\b"), "Styles go into a sheet: nothing is inline."),
    ("inline", re.compile(r"<script\b(?! src=\"\{% static 'base/)|\son\w+\s*="),
     "A theme has no scripts of its own."),
    ("outside", re.compile(r"(?:src|href|action)\s*=\s*[\"'](?:https?:)?//"),
     "Nothing comes from outside."),
    ("unsafe", re.compile(r"\|\s*safe\b|\{%\s*autoescape\s+off|\|\s*safeseq\b"),
     "What is written by people stays escaped."),
    ("colour", re.compile(r"(?:fill|stroke|stop-color)\s*=\s*[\"']#"),
     "A colour is a custom property, or the shop's own does not reach it."),
)  # fmt: skip


def templates(theme: Theme) -> Iterator[Problem]:
    for name in template_names(theme.folder):
        text = (theme.templates / name).read_text()
        file = f"templates/{name}"
        if theme.parent and not may_override(name):
            why = "Only shop/ may differ, and of it nothing that handles money or codes."
            yield Problem(theme.id, file, 1, "closed", why)
            continue
        if theme.parent:
            for code, pattern, message in FORBIDDEN:
                for found in pattern.finditer(text):
                    yield Problem(theme.id, file, line_at(text, found.start()), code, message)
            yield from _made_for(theme, name, file, text)
        yield from _compiles(theme, name, file, text)


def _made_for(theme: Theme, name: str, file: str, text: str) -> Iterator[Problem]:
    """An override of base's says for which base it was written, and holds what scripts need."""
    if name not in base().overrides:
        return
    first = text.split("\n", 1)[0]
    said = MADE_FOR.search(first)
    if said is None:
        message = f"The first line does not say {{# base {base().version} #}}."
        yield Problem(theme.id, file, 1, "base", message)
    elif said[1] != base().version:
        message = f"It was made for base {said[1]}, base is {base().version}: look it over."
        yield Problem(theme.id, file, 1, "base", message)
    if re.search(r"\{% extends ", first) or re.match(r"\s*(?:\{#.*?#\})?\s*\{% extends ", text):
        return  # what it does not replace it has from its parent
    whole = text + "".join(_included(theme, text))
    for word in base().requires.get(name, ()):
        if word not in whole:
            yield Problem(theme.id, file, 1, "requires", f"It has no {word}, which base's has.")


def _included(theme: Theme, text: str) -> Iterator[str]:
    """What a template includes by name, and what that includes in turn."""
    for name in re.findall(r"\{% include \"([^\"]+)\"", text):
        for one in theme.line:
            if (one.templates / name).is_file():
                part = (one.templates / name).read_text()
                yield part
                yield from _included(theme, part)
                break


def _compiles(theme: Theme, name: str, file: str, text: str) -> Iterator[Problem]:
    engine = engines["django"].engine  # type: ignore[attr-defined]
    try:
        template = Template(text, engine=engine, name=name)
    except TemplateSyntaxError as error:
        token = getattr(error, "token", None)
        line = token.lineno if token is not None else 1
        yield Problem(theme.id, file, line, "syntax", str(error))
        return
    with wearing(theme):
        extends = template.nodelist.get_nodes_by_type(ExtendsNode)
        includes = template.nodelist.get_nodes_by_type(IncludeNode)
        targets: list[Any] = [node.parent_name for node in extends]  # type: ignore[attr-defined]
        targets += [node.template for node in includes]  # type: ignore[attr-defined]
        for target in targets:
            if not isinstance(target.var, str) or target.filters:
                continue
            try:
                engine.find_template(target.var)
            except TemplateDoesNotExist:
                line = line_of(text, f'"{target.var}"')
                message = f"There is no template {target.var}."
                yield Problem(theme.id, file, line, "missing", message)
            except TemplateSyntaxError:
                continue  # told where it is checked itself

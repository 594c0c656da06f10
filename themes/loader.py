"""Templates by theme: [the worn theme, its parents, base], then the apps' own.

Django's cached loader keeps one template a name, so the first shop's theme would answer for all.
This one keys by theme id and version, and only the names that a theme really overrides: memory
grows with files, not with shops.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import Error as DatabaseError
from django.http import Http404
from django.template import Origin, TemplateDoesNotExist, TemplateSyntaxError
from django.template.base import Template
from django.template.context import Context, RenderContext
from django.template.loaders import cached, filesystem

from themes import breaker
from themes.current import wearing, worn
from themes.registry import SHOP_TEMPLATES, Theme, themes

# Not a theme's doing: rendering again would only repeat them.
_NOT_OURS = (DatabaseError, Http404, PermissionDenied, SuspiciousOperation)
_inside: ContextVar[bool] = ContextVar("inside_a_guarded_template", default=False)


class GuardedTemplate(Template):
    """Rendered in the worn theme; when that fails and the base theme does not, in the base theme.

    Only the outermost template guards, so that a page is of one theme from head to foot.
    """

    def render(self, context: Context) -> Any:
        theme = worn()
        if _inside.get() or theme.parent is None:
            return super().render(context)
        inside = _inside.set(True)
        try:
            return super().render(context)
        except _NOT_OURS:
            raise
        except Exception as error:  # noqa: BLE001 - a theme may fail in any way
            # A fresh one: the old remembers which partials were included.
            context.render_context = RenderContext()
            with wearing(None):
                plain = self.engine.get_template(str(self.name))
                answer = plain.render(context)  # fails too: then it was not the theme
            breaker.strike(theme.key, template=str(self.name), error=error)
            return answer
        finally:
            _inside.reset(inside)


class Loader(cached.Loader):
    """The cached loader, with the worn theme's folders before the others."""

    def __init__(self, engine: Any, loaders: list[Any]) -> None:
        super().__init__(engine, loaders)
        self._files = filesystem.Loader(engine)

    def get_dirs(self) -> Iterator[Any]:
        yield from (theme.templates for theme in themes() if theme.parent)
        yield from super().get_dirs()

    def cache_key(self, template_name: str, skip: Any = None) -> str:
        key = super().cache_key(template_name, skip)
        owner = _first_owner(worn(), template_name)
        return f"{owner.key}:{key}" if owner else key

    def get_template_sources(self, template_name: str) -> Iterator[Origin]:
        for theme in worn().line:
            if theme.parent and template_name in theme.overrides:
                path = theme.templates / template_name
                yield Origin(name=str(path), template_name=template_name, loader=self._files)
        yield from super().get_template_sources(template_name)

    def get_template(self, template_name: str, skip: Any = None) -> Template:
        """As Django's, but of our class for a shop's pages, and past a theme's file that does
        not even compile."""
        key = self.cache_key(template_name, skip)
        known = self.get_template_cache.get(key)
        if isinstance(known, Template):
            return known
        guarded = template_name.startswith(SHOP_TEMPLATES)
        if not guarded:
            return super().get_template(template_name, skip)
        tried = []
        for origin in self.get_template_sources(template_name):
            if skip is not None and origin in skip:
                tried.append((origin, "Skipped to avoid recursion"))
                continue
            try:
                contents = self.get_contents(origin)
            except TemplateDoesNotExist:
                tried.append((origin, "Source does not exist"))
                continue
            try:
                template = GuardedTemplate(contents, origin, template_name, self.engine)
            except TemplateSyntaxError as error:
                # Within a page its guard answers; before one, the file below this one does.
                if _inside.get() or not _is_themed(origin):
                    raise
                breaker.strike(worn().key, template=template_name, error=error)
                with wearing(None):
                    return self.get_template(template_name, skip)
            self.get_template_cache[key] = template
            return template
        raise TemplateDoesNotExist(template_name, tried=tried)


def _first_owner(theme: Theme, template_name: str) -> Theme | None:
    """The nearest theme of the line, base aside, that has a file of this name."""
    for one in theme.line:
        if one.parent and template_name in one.overrides:
            return one
    return None


def _is_themed(origin: Origin) -> bool:
    """Whether the file is a theme's override and not the base theme's."""
    folders = Path(origin.name).parents
    return any(one.parent and one.templates in folders for one in worn().line)

"""Every template of ours compiles, and what it names by hand exists: parents, includes, addresses.

A broken template otherwise shows up in front of the one visitor who meets it.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import django
from django.template import TemplateDoesNotExist, TemplateSyntaxError, engines
from django.template.base import Node, NodeList, Template
from django.template.defaulttags import URLNode
from django.template.loader_tags import ExtendsNode, IncludeNode
from django.template.utils import get_app_template_dirs
from django.urls import URLResolver, get_resolver

ROOT = Path(__file__).resolve().parent.parent
INSTALLED = ROOT / ".venv"


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    django.setup()
    from django.conf import settings

    engine = engines["django"].engine
    names = {
        name
        for urlconf in (settings.ROOT_URLCONF, settings.OWNER_URLCONF)
        for name in _names(get_resolver(urlconf))
    }
    problems, count = [], 0
    for folder in sorted({*map(Path, engine.dirs), *map(Path, get_app_template_dirs("templates"))}):
        if ROOT not in folder.parents or INSTALLED in folder.parents:
            continue
        for path in sorted(folder.rglob("*")):
            if path.suffix not in (".html", ".txt", ".xml", ".svg"):
                continue
            count += 1
            where = path.relative_to(ROOT)
            try:
                template = Template(path.read_text(), engine=engine, name=str(where))
                problems += [f"{where}: {problem}" for problem in _dangling(template, names)]
            except (TemplateSyntaxError, TemplateDoesNotExist) as error:
                problems.append(f"{where}: {error}")
    print("\n".join(problems) or f"{count} templates compile.")
    return 1 if problems else 0


def _dangling(template: Template, names: set[str]) -> Iterator[str]:
    """Parents, includes and named addresses, written as plain text, that do not exist."""
    for node in _all_nodes(template.nodelist):
        if isinstance(node, URLNode) and not node.asvar:
            name = node.view_name.var
            if isinstance(name, str) and not node.view_name.filters and name not in names:
                yield f"no address is called {name!r}"
        if isinstance(node, ExtendsNode | IncludeNode):
            target = node.parent_name if isinstance(node, ExtendsNode) else node.template
            if isinstance(target.var, str) and not target.filters:
                try:
                    template.engine.find_template(target.var)
                except TemplateDoesNotExist:
                    yield f"no template is called {target.var!r}"


def _all_nodes(nodes: NodeList) -> Iterator[Node]:
    for node in nodes:
        yield node
        for attribute in node.child_nodelists:
            if children := getattr(node, attribute, None):
                yield from _all_nodes(children)
        for _condition, children in getattr(node, "conditions_nodelists", ()):
            yield from _all_nodes(children)


def _names(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from _names(pattern, inner)
        elif pattern.name:
            yield f"{prefix}{pattern.name}"


if __name__ == "__main__":
    sys.exit(main())

"""The model as Python."""

from scripts.clients.model import Argument, Class, Method, Model, snake

BASES = {"shop": ("lists", "Lists", "ShopClient"), "owner": ("client", "Client", "OwnerClient")}


def files_of(model: Model, name: str) -> dict[str, str]:
    """The modules of one schema."""
    title = BASES[name][2]
    names = sorted({title, *model.choices, *model.inputs, *model.classes})
    return {
        "choices.py": choices(model),
        "inputs.py": inputs(model, name),
        "types.py": types(model, name),
        "documents.py": documents(model),
        "client.py": client(model, name),
        "__init__.py": "\n".join(
            [
                f"from cardfleet.{name}.choices import {', '.join(sorted(model.choices))}",
                f"from cardfleet.{name}.client import {title}",
                f"from cardfleet.{name}.inputs import {', '.join(sorted(model.inputs))}",
                f"from cardfleet.{name}.types import {', '.join(sorted(model.classes))}",
                f"__all__ = {names!r}",
            ]
        ),
    }


def choices(model: Model) -> str:
    made = ["from cardfleet.values import Choice"]
    for name, one in sorted(model.choices.items()):
        lines = [f"class {name}(Choice):", *docstring(one.description, 4)]
        lines += [f'    {value} = "{value}"' for value in one.values]
        made.append("\n".join(lines))
    return "\n\n\n".join(made)


def inputs(model: Model, name: str) -> str:
    made = [
        "from collections.abc import Sequence\nfrom dataclasses import dataclass\n"
        "from datetime import date, datetime\nfrom typing import Any\n"
        f"from cardfleet.{name}.choices import {', '.join(sorted(model.choices))}\n"
        "from cardfleet.values import UNSET, Unset"
    ]
    for title, one in ordered_inputs(model):
        lines = ["@dataclass(frozen=True, kw_only=True)", f"class {title}:"]
        lines += docstring(one.description, 4)
        for wire, given in one.fields.items():
            needed = str(given.type).endswith("!")
            type_ = model.taken(given.type)
            type_ = type_ if needed else f"Unset | {type_}"
            after = "" if needed else " = UNSET"
            lines.append(f"    {snake(wire)}: {type_}{after}")
            lines += docstring(given.description, 4)
        made.append("\n".join(lines))
    return "\n\n\n".join(made)


def ordered_inputs(model: Model):
    """Whatever another holds comes before it."""
    done: dict[str, object] = {}

    def add(name: str) -> None:
        if name in done:
            return
        for given in model.inputs[name].fields.values():
            inner = str(given.type).strip("[]!")
            if inner in model.inputs and inner != name:
                add(inner)
        done[name] = model.inputs[name]

    for name in sorted(model.inputs):
        add(name)
    return done.items()


def types(model: Model, name: str) -> str:
    made = [
        "from dataclasses import dataclass\nfrom datetime import date, datetime\n"
        "from typing import Any\nfrom cardfleet.errors import Fault\n"
        f"from cardfleet.{name}.choices import {', '.join(sorted(model.choices))}\n"
        "from cardfleet.values import Money, Page, PageInfo, day, instant, maybe, page_of"
    ]
    return "\n\n\n".join([*made, *(class_(one) for one in model.classes.values())])


def class_(one: Class) -> str:
    lines = ["@dataclass(frozen=True, kw_only=True)", f"class {one.name}:"]
    lines += docstring(one.doc, 4)
    lines += [f"    {name}: {type_}" for name, (type_, __) in one.fields.items()]
    lines += ["", "    @classmethod", f'    def read(cls, data: Any) -> "{one.name}":']
    lines += ["        return cls("]
    lines += [f"            {name}={read}," for name, (__, read) in one.fields.items()]
    return "\n".join([*lines, "        )"])


def documents(model: Model) -> str:
    made = ["from cardfleet.client import Document"]
    for name, text in model.texts.items():
        made.append(f'{constant(name)} = """\\\n{text}\n"""')
    for one in model.methods:
        text = " + ".join([f'"""\\\n{one.text}\n"""', *(constant(name) for name in one.used)])
        made.append(f'{one.name.upper()} = Document("{one.operation}", {text})')
    names = ", ".join(one.name.upper() for one in model.methods)
    return "\n\n".join([*made, f"ALL = ({names},)"])


def constant(fragment: str) -> str:
    return f"_{snake(fragment).upper()}"


def client(model: Model, name: str) -> str:
    module, base, title = BASES[name]
    head = "\n".join(
        [
            "from collections.abc import Sequence",
            "from datetime import date, datetime",
            "from typing import Any",
            f"from cardfleet.{module} import {base}",
            "from cardfleet.errors import Fault",
            f"from cardfleet.{name} import documents",
            f"from cardfleet.{name}.choices import {', '.join(sorted(model.choices))}",
            f"from cardfleet.{name}.inputs import {', '.join(sorted(model.inputs))}",
            f"from cardfleet.{name}.types import {', '.join(sorted(model.classes))}",
            "from cardfleet.values import UNSET, Money, Page, Unset, day, instant, maybe, named,"
            " page_of, reach",
        ]
    )
    host = "a shop's host" if name == "shop" else "the owner host"
    begin = f'class {title}({base}):\n    """Everything that {host} answers."""\n'
    return "\n\n\n".join([head, begin + "\n" + "\n\n".join(method(o) for o in model.methods)])


def method(one: Method) -> str:
    needed = [f"{a.name}: {a.type}" for a in one.arguments if a.required]
    free = [free_argument(a) for a in one.arguments if not a.required]
    star = ["*"] if one.arguments else []
    lines = [f"    def {one.name}({', '.join(['self', *star, *needed, *free])}) -> {one.type}:"]
    lines += docstring(one.doc, 8)
    pairs = ", ".join(f'"{a.wire}": {a.name}' for a in one.arguments)
    given = f"named({{{pairs}}})" if pairs else "{}"
    if one.kind == "mutation":
        (field,) = one.path
        act = f'self.act(documents.{one.name.upper()}, "{field}", {given}, {one.keyed})'
        lines.append(f"        payload = {one.read.replace('{}', act)}")
        return "\n".join([*lines, "        self.done(payload)", "        return payload"])
    asked = f"self.ask(documents.{one.name.upper()}, {given})"
    steps = ", ".join(f'"{step}"' for step in one.path)
    ask = f'{asked}["{one.path[0]}"]' if len(one.path) == 1 else f"reach({asked}, {steps})"
    lines.append(f"        return {one.read.replace('{}', ask)}")
    return "\n".join(lines)


def free_argument(one: Argument) -> str:
    type_ = one.type if one.type.endswith("| None") or one.type == "Any" else f"{one.type} | None"
    return f"{one.name}: Unset | {type_} = UNSET"


def docstring(text: str | None, indent: int) -> list[str]:
    if not text:
        return []
    text = " ".join(text.split())
    quote = 'r"""' if "\\" in text else '"""'
    end = ' """' if text.endswith('"') else '"""'
    space = " " * indent
    words, lines, line = text.split(" "), [], ""
    for word in words:
        if line and len(line) + len(word) + indent + 8 > 100:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    lines.append(line)
    made = f"{quote}{lines[0]}" + "".join(f"\n{space}{more}" for more in lines[1:]) + end
    return [space + made]

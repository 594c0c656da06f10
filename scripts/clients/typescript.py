"""The model as TypeScript: types, typed documents, and a class of methods, in one module."""

from scripts.clients.model import Method, Model

HEADER = "// Written by `make clients`. Change clients/operations or the schema, not this file.\n"
BASES = {"shop": ("ListClient", "ShopClient"), "owner": ("Client", "OwnerClient")}
PLAIN = {
    "str": "string", "int": "number", "float": "number", "bool": "boolean",
    "datetime": "string", "date": "string", "Any": "unknown",
}  # fmt: skip


def module_of(model: Model, name: str) -> str:
    base, title = BASES[name]
    imports = [
        f"import {{ {base}, type Connection, type Money, type PageInfo, type TypedDocument }}"
        ' from "./client.js";',
        'import type { Fault } from "./errors.js";',
    ]
    made = [HEADER + "\n" + "\n".join(imports)]
    for title_, one in sorted(model.choices.items()):
        values = " | ".join(f'"{value}"' for value in one.values)
        made.append(f"{comment(one.description)}export type {title_} = {values};")
    for title_, one in sorted(model.inputs.items()):
        fields = [
            comment(given.description, "  ")
            + field(wire, model.taken(given.type), str(given.type).endswith("!"))
            for wire, given in one.fields.items()
        ]
        made.append(interface(title_, one.description, fields))
    for one in model.classes.values():
        fields = [f"  {camel(name)}: {typed(type_)};" for name, (type_, __) in one.fields.items()]
        made.append(interface(one.name, one.doc, fields))
    made += [f"const {constant(n)} = `{text}\n`;" for n, text in model.texts.items()]
    made += [document(one) for one in model.methods]
    host = "a shop's host" if name == "shop" else "the owner host"
    methods = "\n\n".join(method(one) for one in model.methods)
    made.append(
        f"/** Everything that {host} answers. */\n"
        f"export class {title} extends {base} {{\n{methods}\n}}"
    )
    return "\n\n".join(made) + "\n"


def interface(name: str, doc: str | None, fields: list[str]) -> str:
    return f"{comment(doc)}export interface {name} {{\n" + "\n".join(fields) + "\n}"


def document(one: Method) -> str:
    data = typed(one.type)
    for step in reversed(one.path):
        data = f"{{ {step}: {data} }}"
    text = " + ".join([f"`{one.text}\n`", *(constant(name) for name in one.used)])
    kind = f"TypedDocument<{data}, {variables(one)}>"
    head = f"export const {named(one)}Document: {kind} = {{"
    return f'{head}\n  name: "{one.operation}",\n  text: {text},\n}};'


def variables(one: Method) -> str:
    if one.kind == "mutation":
        return f"{{ input: {arguments(one)} }}"
    return arguments(one)


def arguments(one: Method) -> str:
    if not one.arguments:
        return "Record<string, never>"
    fields = " ".join(field(a.wire, a.type, a.required).strip() for a in one.arguments)
    return f"{{ {fields} }}"


def method(one: Method) -> str:
    free = not any(a.required for a in one.arguments)
    taken = f"given: {arguments(one)}" + (" = {}" if free else "") if one.arguments else ""
    given = "given" if one.arguments else "{}"
    answer = typed(one.type)
    lines = [comment(one.doc, "  ") + f"  async {named(one)}({taken}): Promise<{answer}> {{"]
    if one.kind == "mutation":
        (step,) = one.path
        keyed = str(one.keyed).lower()
        lines.append(f'    return this.act({named(one)}Document, "{step}", {given}, {keyed});')
    else:
        steps = "".join(f".{step}" for step in one.path)
        lines.append(f"    return (await this.ask({named(one)}Document, {given})){steps};")
    return "\n".join([*lines, "  }"])


def named(one: Method) -> str:
    return one.operation[0].lower() + one.operation[1:]


def field(wire: str, annotation: str, required: bool) -> str:
    if required:
        return f"  {wire}: {typed(annotation)};"
    return f"  {wire}?: {typed(annotation)} | undefined;"


def typed(annotation: str) -> str:
    if annotation.endswith(" | None"):
        return f"{typed(annotation.removesuffix(' | None'))} | null"
    head, bracket, tail = annotation.partition("[")
    if bracket:
        inner = typed(tail[:-1])
        return f"Connection<{inner}>" if head == "Page" else f"Array<{inner}>"
    return PLAIN.get(annotation, annotation)


def camel(name: str) -> str:
    head, *tail = name.rstrip("_").split("_")
    return head + "".join(word.capitalize() for word in tail)


def constant(fragment: str) -> str:
    return f"{fragment[0].lower()}{fragment[1:]}Fragment"


def comment(text: str | None, indent: str = "") -> str:
    if not text:
        return ""
    return f"{indent}/** {' '.join(text.split()).replace('*/', '* /')} */\n"

"""One thing that is wrong, and finding the line it is on."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """`file` is relative to the theme's folder, `line` counts from 1."""

    theme: str
    file: str
    line: int
    code: str
    message: str

    def __str__(self) -> str:
        return f"themes/{self.theme}/{self.file}:{self.line}: {self.message} [{self.code}]"

    def as_json(self) -> dict[str, object]:
        return {**asdict(self), "file": f"themes/{self.theme}/{self.file}"}


def line_of(text: str, what: str, *, after: int = 0) -> int:
    """The line on which `what` first stands, 1 where it does not."""
    at = text.find(what, after)
    return line_at(text, at) if at >= 0 else 1


def line_at(text: str, index: int) -> int:
    return text.count("\n", 0, index) + 1

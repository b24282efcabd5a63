"""What can be refused, and why.

Refusal
├── Problem   the person's data, with its Place (field, or file, sheet and cell): mend it
└── Trouble   disk, lock, memory, child process: put it right and try again

Anything else that is raised is a bug.
"""

from __future__ import annotations

from dataclasses import dataclass

from empower_desktop.language import Message


@dataclass(frozen=True, slots=True)
class Place:
    """Where a Problem lies; the parts that do not apply are empty."""

    file: str = ""
    sheet: str = ""
    cell: str = ""
    record: str = ""
    field: str = ""

    def __str__(self) -> str:
        spot = f"{self.sheet}!{self.cell}" if self.sheet and self.cell else self.sheet or self.cell
        return ": ".join(part for part in (self.file, spot, self.field) if part)


class Refusal(Exception):
    """A refusal that a person can do something about; `code` is a stable word for scripts."""

    def __init__(self, message: Message, code: str) -> None:
        super().__init__(message)
        self.message = message
        self.code = code

    def __str__(self) -> str:
        return str(self.message)


class Problem(Refusal):
    """The person's data cannot be taken as it is."""

    def __init__(self, message: Message, code: str, place: Place | None = None) -> None:
        super().__init__(message, code)
        self.place = place or Place()

    def __reduce__(self) -> tuple[type[Problem], tuple[Message, str, Place]]:
        return type(self), (self.message, self.code, self.place)


class Trouble(Refusal):
    """The environment failed: disk, lock, memory, another program."""

    def __reduce__(self) -> tuple[type[Trouble], tuple[Message, str]]:
        return type(self), (self.message, self.code)

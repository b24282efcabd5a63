"""What records are called, those among them that are about to be written too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from empower_desktop.history.change import DELETED
from empower_desktop.records import KINDS
from empower_desktop.records.fields import Plain
from empower_desktop.workspace.names import StoredNames


@dataclass(frozen=True)
class NamesToCome:
    """Names as the store has them, and those of records that the same answers make: `made` gives their values by their ids."""

    names: StoredNames
    made: Mapping[str, Mapping[str, Plain]]

    def record(self, kind: str, record: str) -> str:
        """Give the title of a record."""
        fields = self.made.get(record, {})
        return (self.title(kind, fields) if kind in KINDS and DELETED not in fields else "") or self.names.record(kind, record)

    def title(self, kind: str, fields: Mapping[str, Plain]) -> str:
        """Give the title that these fields make."""
        return self.names.title(kind, fields, self)

    def area(self, code: str) -> str:
        """Give the name of an area."""
        return self.names.area(code)

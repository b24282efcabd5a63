"""What the rows of a list come to, put into words: whom and what each brings."""

from __future__ import annotations

from empower_desktop.language import N_, Language
from empower_desktop.lists.understood import UNKNOWN, Entry, Understood
from empower_desktop.records import KINDS
from empower_desktop.records.fields import Names
from empower_desktop.ui.kit import table_model as kit
from empower_desktop.ui.kit.cells import Cell

UNSAID = frozenset(("yes_no", "integer", "number", "date", "time"))
"""What fields of these types hold does not say what it is about; neither does that nothing is known."""


def entry_columns(say: Language) -> list[kit.Column]:
    """Give the columns of what the rows of a list come to."""
    return [
        kit.Column("row", say(N_("Row")), 64, "right"),
        kit.Column("kind", say(N_("Record")), 170),
        kit.Column("what", say(N_("What is taken")), 420, wide=True),
    ]


class EntryRows:
    """What each row of a list comes to, what the head says first; a row is put into words when it is shown."""

    def __init__(self, say: Language, understood: Understood, names: Names) -> None:
        """Put the entries into the order of the list."""
        self._say, self._names = say, names
        self._entries = sorted(understood.entries, key=lambda each: (each.sheet, each.row))
        self._by_name = {entry.name: entry for entry in understood.entries}

    def __len__(self) -> int:
        """Count the entries."""
        return len(self._entries)

    def rows(self, offset: int, limit: int) -> list[kit.TableRow]:
        """Give some of the rows."""
        return [self._row(at, entry) for at, entry in enumerate(self._entries[offset : offset + limit], offset)]

    def _row(self, at: int, entry: Entry) -> kit.TableRow:
        kind, say = KINDS[entry.kind], self._say
        linked = [(code == "person", self._by_name[name]) for code, name in entry.links.items() if name in self._by_name]
        who = [_named(say, other, self._names) for is_who, other in linked if is_who]
        rest = [_named(say, other, self._names) for is_who, other in linked if not is_who]
        words = [part for part in (*who, _fields(say, entry, self._names), *rest) if part]
        row = Cell(say.number(entry.row) if entry.row else "", "muted")
        return kit.TableRow(str(at), (row, Cell(say(kind.label), "muted"), Cell(" · ".join(words), "strong")))


def _named(say: Language, entry: Entry, names: Names) -> str:
    kind = KINDS[entry.kind]
    described = (kind.fields()[code] for code in kind.title_fields if code in entry.fields)
    shown = (each.in_title(each.show(entry.fields.get(each.code), say, names)) for each in described)
    return " ".join(part for part in shown if part)


def _fields(say: Language, entry: Entry, names: Names) -> str:
    """Give what is taken, its title first; what says nothing without its label comes with it, as “14” and “yes” do."""
    kind = KINDS[entry.kind]
    fields = kind.fields()
    beside = [fields[code] for code in entry.fields if code in fields and code not in kind.title_fields]
    parts = [_named(say, entry, names)]
    for field in beside:
        plain = entry.fields[field.code]
        text = field.show(plain, say, names)
        speaks = plain != UNKNOWN and (field.type not in UNSAID or field.code == kind.date_field)
        parts.append(text if speaks or not text else f"{say(field.label)}: {text}")
    return " · ".join(" ".join(part.split()) for part in parts if part)

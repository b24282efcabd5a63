"""The column "Catatan sistem": what is in dispute in a row, and what is one thing with another, said in words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime, tzinfo

from empower_desktop.history.change import DELETED, Plain
from empower_desktop.history.clock import local_moment
from empower_desktop.history.merge import Rival
from empower_desktop.language import N_, Language, Message
from empower_desktop.records import KINDS
from empower_desktop.records.fields import Field
from empower_desktop.workbook.gathered import FileRecord, Gathered

DELETED_BY = N_("deleted by {who}")
RESTORED_BY = N_("restored by {who}")
EDITED_BY = N_("edited by {who}")
OR = N_("or")


def disputed_codes(state: FileRecord, fields: Collection[str]) -> str:
    """Give those of these fields that are in dispute as `|code|code|`, in the order of the columns; nothing when there are none."""
    codes = [code for code in KINDS[state.kind].fields() if code in state.disputed and code in fields]
    if state.standing == "contested":
        codes.append(DELETED)
    return f"|{'|'.join(codes)}|" if codes else ""


class DisputeNotes:
    """Says what is in dispute, with who wrote what and when, and what is one thing with another row."""

    def __init__(self, gathered: Gathered, language: Language, authors: Mapping[str, str], zone: tzinfo | None, now: datetime) -> None:
        self._gathered = gathered
        self._language = language
        self._authors = authors
        self._zone = zone
        self._year = now.year

    def note(self, state: FileRecord, fields: Collection[str]) -> str:
        """Give the note of a row, speaking only of these fields; nothing where there is nothing to say."""
        same = self._gathered.same_as(state)
        names = ", ".join(self._gathered.record(state.kind, one) for one in same)
        said = [self._said(N_("The same as {names}", names=names))] if same else []
        said += [self._said(N_("In dispute – {what}", what=what)) for what in self._conflicts(state, fields)]
        if state.contest:
            said.append(self._said(N_("In dispute – {what}", what=self._joined([self._act(rival) for rival in state.contest]))))
        return "; ".join(said)

    def _conflicts(self, state: FileRecord, fields: Collection[str]) -> Iterator[str]:
        kind = KINDS[state.kind]
        for spot, rivals in state.conflicts.items():
            for code in kind.units.get(spot, (spot,)):
                if code in fields and _differs(rivals, code):
                    field = kind.fields()[code]
                    told = [self._told(field, _value(rival, code), rival) for rival in rivals if _sets(rival, code)]
                    yield f"{self._language(field.label)}: {self._joined(told)}"

    def _told(self, field: Field, value: Plain, rival: Rival) -> str:
        shown = field.show(value, self._language, self._gathered) or self._said(N_("(empty)"))
        return f"{shown} ({self._who(rival)})"

    def _act(self, rival: Rival) -> str:
        text = EDITED_BY if isinstance(rival.value, Mapping) else DELETED_BY if rival.value is True else RESTORED_BY
        return self._said(text.filled(who=self._who(rival)))

    def _who(self, rival: Rival) -> str:
        name = self._authors.get(rival.by, rival.by[:8])
        moment = local_moment(rival.at, self._zone)
        day = f"{moment.day} {self._language.month(moment)}"
        return f"{name}, {day}" if moment.year == self._year else f"{name}, {day} {moment.year}"

    def _joined(self, parts: list[str]) -> str:
        return f" {self._said(OR)} ".join(parts)

    def _said(self, message: Message) -> str:
        return self._language(message)


def _sets(rival: Rival, code: str) -> bool:
    return not isinstance(rival.value, Mapping) or code in rival.value


def _value(rival: Rival, code: str) -> Plain:
    return rival.value.get(code) if isinstance(rival.value, Mapping) else rival.value


def _differs(rivals: tuple[Rival, ...], code: str) -> bool:
    return len({repr(_value(rival, code)) for rival in rivals if _sets(rival, code)}) > 1

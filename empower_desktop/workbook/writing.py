"""Writes a workbook: laid out for people, complete for merging, the same content always as the same bytes."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from empower_desktop.errors import Trouble
from empower_desktop.history.change import time_id
from empower_desktop.history.clock import millis_of, moment_of
from empower_desktop.history.digest import data_code, digest
from empower_desktop.language import N_, Language
from empower_desktop.placing import placed
from empower_desktop.workbook import cover_lines, dictionary, templates
from empower_desktop.workbook.contents import LOG, META, Outgoing
from empower_desktop.workbook.cover import Cover
from empower_desktop.workbook.cover_lines import Line
from empower_desktop.workbook.dictionary import Dictionary
from empower_desktop.workbook.gathered import Gathered
from empower_desktop.workbook.layout import DICTIONARY, PLACES, SheetPlan, plans
from empower_desktop.workbook.logs import Log, meta_of, meta_rows
from empower_desktop.workbook.nearness import Nearness
from empower_desktop.workbook.notes import DisputeNotes
from empower_desktop.workbook.packing import STRINGS, Packer, SharedTexts
from empower_desktop.workbook.reading import logged_digest
from empower_desktop.workbook.sheets import TableRows, TableSheet
from empower_desktop.workbook.skeleton import STYLES, Skeleton
from empower_desktop.workbook.template_cover import template_cover

Watch = Callable[[int, int], bool]
"""Told how far the writing is (done, of); False asks it to stop."""

EVERY = 256


@dataclass(frozen=True, slots=True)
class Written:
    """What a workbook that was written holds: records a kind, changes, and their digest (none in a shared copy)."""

    path: Path
    records: Mapping[str, int]
    changes: int
    digest: str


class _StoppedError(Exception):
    """The person asked to stop."""


def write_workbook(path: Path, content: Outgoing, language: Language, watch: Watch = lambda done, of: True) -> Written | None:
    """Write a workbook, or give None when `watch` asked to stop; then no file is left.

    The file that had the name before stays whole until the new one is complete
    and was read back. Raises a Trouble that says what to do when it cannot be
    written there.
    """
    draft = _Draft(content, language, watch)
    try:
        with placed(path) as temporary:
            with temporary.open("r+b") as stream:
                draft.write(stream)
            if draft.logged and logged_digest(temporary) != draft.digest:
                raise Trouble(N_("The disk did not keep the workbook as it was written. Choose another folder or disk."), "write_failed")
    except _StoppedError:
        return None
    records = {sheet.plan.kind.kind: len(sheet.rows) for sheet in draft.sheets if sheet.rows}
    return Written(path, records, len(content.changes) if draft.logged else 0, draft.digest)


def spare_ids(content: Outgoing, kind: str, count: int) -> tuple[str, ...]:
    """Give the ids of a sheet's spare rows: UUIDv7 of the export's moment, the same whenever the export is written again."""
    millis = millis_of(content.created_at)
    return tuple(time_id(millis, _chance_of(f"{content.export_id}\n{kind}\n{n}")) for n in range(count))


def _chance_of(name: str) -> int:
    return int.from_bytes(hashlib.sha256(name.encode("utf-8")).digest()[:10], "big")


class _Draft:
    """A workbook in the making."""

    def __init__(self, content: Outgoing, language: Language, watch: Watch) -> None:
        self._content = content
        self._language = language
        self._watch = watch
        self.logged = content.privacy == "penuh"
        self.digest = digest(change.id for change in content.changes) if self.logged else ""
        self._is_template = content.purpose == templates.PURPOSE
        self._gathered = Gathered(chain(content.changes, content.known), language, content.areas, content.privacy)
        self.sheets = [self._sheet(plan) for plan in self._plans()]
        self._of = sum(len(sheet.rows) for sheet in self.sheets) + (len(content.changes) if self.logged else 0)
        self._done = 0

    def _plans(self) -> tuple[SheetPlan, ...]:
        content, language = self._content, self._language
        if self._is_template:
            return templates.template_plans(content.kinds, language)
        return plans(self._gathered.rows, content.purpose, language, content.privacy)

    def _sheet(self, plan: SheetPlan) -> TableSheet:
        spare = () if plan.keyed else spare_ids(self._content, plan.kind.kind, plan.spare)
        rows, homes = self._gathered.rows.get(plan.kind.kind, ()), self._gathered.homes
        return TableSheet(plan, rows, spare, sum(homes.get(state.record, state.record) != state.record for state in rows))

    def write(self, stream: BinaryIO) -> None:
        """Write the whole file."""
        content, language = self._content, self._language
        terms = dictionary.dictionary_of([sheet.plan for sheet in self.sheets], language, self._names_without_sheet())
        cover = self._cover()
        skeleton = Skeleton(language, moment_of(content.created_at))
        ranges = {**terms.ranges, **(templates.name_lists(self.sheets) if self._is_template else {})}
        skeleton.furnish(self.sheets, cover, ranges, self._footer(), logged=self.logged, names_filler=self.logged)
        with SharedTexts() as texts, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            packer = Packer(archive)
            self._pack(packer, skeleton, texts, self._all_rows(skeleton, cover, terms, texts))
            packer.finish()

    def _names_without_sheet(self) -> dict[str, Mapping[str, str]]:
        """Give the names of what is known and referred to, but has no sheet of its own here, areas among it."""
        sheets = {sheet.plan.kind.kind for sheet in self.sheets}
        referred = {column.field.refers_to for sheet in self.sheets for column in sheet.plan.visible if column.field is not None}
        kinds = dict.fromkeys(change.kind for change in self._content.known)
        named = {kind: self._gathered.names(kind) for kind in kinds if kind in referred and kind not in sheets}
        places = {code: self._gathered.area(code) for code in self._content.places}
        return {**named, PLACES: places} if places else named

    def _cover(self) -> tuple[Line, ...]:
        if self._is_template:
            return tuple(template_cover(self._content, self.sheets, self._language))
        return Cover(self._content, self.sheets, self.digest, self._language).lines

    def _pack(self, packer: Packer, skeleton: Skeleton, texts: SharedTexts, rows: Mapping[str, tuple[str, Iterator[str]]]) -> None:
        sheet_of = {part: name for name, part in skeleton.sheet_parts().items()}
        for name, part in skeleton.parts().items():
            if name in sheet_of:
                packer.sheet(name, part.decode("utf-8"), *rows[sheet_of[name]])
            else:
                packer.part(name, [part])
        packer.part(STYLES, [skeleton.styles()])
        packer.part(STRINGS, texts.words_xml(), texts.ids_xml())

    def _all_rows(
        self, skeleton: Skeleton, cover: Sequence[Line], terms: Dictionary, texts: SharedTexts
    ) -> dict[str, tuple[str, Iterator[str]]]:
        """Give, for every sheet, its size and its rows."""
        content, language, looks = self._content, self._language, skeleton.looks
        notes = DisputeNotes(self._gathered, language, content.authors, content.zone, moment_of(content.created_at))
        found = {skeleton.cover_sheet: (f"A1:G{len(cover)}", cover_lines.rows(cover, looks, texts))}
        log = Log(content.changes, texts, Nearness(self._gathered.states, self._gathered.rows)) if self.logged else None
        for sheet in self.sheets:
            rows = TableRows(sheet, self._gathered, notes, language)
            found[sheet.plan.sheet] = (sheet.size, rows.xml(looks, texts, self._watched))
        found[DICTIONARY] = (f"A1:M{terms.last_row}", dictionary.dictionary_rows(terms, language, looks, texts))
        if log is not None:
            found[LOG] = (f"A1:H{len(content.changes) + 1}", log.rows(self._watched))
        meta = meta_of(content, self.sheets, self.digest, language.code)
        found[META] = (f"A1:B{len(meta) + 1}", meta_rows(meta, texts))
        return found

    def _footer(self) -> str:
        if self._is_template:
            return self._language(N_("Template {number} {name}", number=str(self._content.number), name=self._content.author.name))
        if not self.logged:
            day = self._language.day(moment_of(self._content.created_at).astimezone(self._content.zone).date())
            return self._language(N_("For reading, from {name}, {day}", name=self._content.author.name, day=day))
        number = N_("Export {number} {name}", number=str(self._content.number), name=self._content.author.name)
        return f"{self._language(number)} · {data_code(self.digest)}"

    def _watched(self) -> None:
        self._done += 1
        if self._done % EVERY == 0 and not self._watch(self._done, self._of):
            raise _StoppedError

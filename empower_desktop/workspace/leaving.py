"""Which files may leave this store: none with an identity number, and no photo of people who did not agree (`records.md`)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from empower_desktop.records import Attachment
from empower_desktop.workspace.files import PICTURES
from empower_desktop.workspace.workspace import Workspace

_DECIDING = ("file", "doc_type", "consent_photo", "contains_nik")


def _readings_of(work: Workspace) -> dict[str, list[Attachment]]:
    """Give every attachment as it is shown, and, where values of it fight, as each of these would have it; by its id."""
    read = {each.id: [each] for each in work.all(Attachment)}
    for conflict in work.store.conflicts(Attachment.kind):
        if conflict.spot in _DECIDING:
            before = read.get(conflict.record, [])
            after = [each.but(**{conflict.spot: rival.value}) for each in before for rival in conflict.rivals]
            read[conflict.record] = after or before
    return read


@dataclass(frozen=True)
class Leaving:
    """What is said of all files here; one file may be attached several times, and what forbids it once forbids it."""

    readings: Mapping[str, Collection[Attachment]]
    forbidden: frozenset[str]

    @classmethod
    def of(cls, work: Workspace) -> Leaving:
        """Read what is said of the files: what stands, what fights with it, and that they showed an identity number in the trash too."""
        readings = _readings_of(work)
        said = [each for some in readings.values() for each in some]
        trash = work.store.rows(Attachment.kind, {"contains_nik": True}, deleted=True)
        said += [Attachment.load(row.id, row.fields) for row in trash]
        return cls(readings, frozenset(each.file for each in said if each.file and _forbids(each)))

    def may(self, attachment: Attachment, path: Path) -> bool:
        """Say whether the file of an attachment, which lies here, may leave this store."""
        if path.stem in self.forbidden:
            return False
        shows_people = path.suffix in PICTURES and attachment.doc_type in (None, "foto")
        return attachment.consent_photo is True or not shows_people


def _forbids(attachment: Attachment) -> bool:
    return attachment.contains_nik is True or attachment.consent_photo is False

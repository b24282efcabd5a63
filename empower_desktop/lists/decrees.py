"""By which decree or deed a group is recognised, as a line over its list says it: `SK Kepala Desa Nomor 12/DM/V/2023`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from empower_desktop.lists.grid import Cell
from empower_desktop.lists.heads import Head
from empower_desktop.records.words import beginning

_HEADS = r"(?:kepala\s+(?:desa|kampung|kelurahan|tiyuh|pekon)|kades|lurah|perbekel|kuwu|wali\s?nagari|keuchik|geuchik|petinggi|hukum\s+tua)"
_NUMBER = r"[\s:.]*\b(?:no|nomor)\b[\s:.]*(?P<number>[\w./-]*\d[\w./-]*(?:(?<=tahun)\s*\d{4}|\s+(?:tahun|thn)\.?\s*\d{4})?)"
_BY_VILLAGE_HEAD = re.compile(rf"\b(?:sk|surat\s+keputusan|keputusan)\s+{_HEADS}\b[^\d,;]{{0,30}}?{_NUMBER}", re.IGNORECASE)
_AS_LEGAL_BODY = re.compile(rf"\b(?:badan\s+hukum|akta\s+(?:notaris|pendirian))\b[^\d,;]{{0,30}}?{_NUMBER}", re.IGNORECASE)
_REGISTERED = re.compile(r"\b(?:no|nomor)\b[\s.:]*(?:reg|registrasi|register)\b[^\d:,;]{0,30}[\s:]*(?P<number>\d[\w./-]*\d)", re.IGNORECASE)
"""The number under which an office keeps a group, which recognises it by no decree: `No. Reg Simluhtan : 74.05.02.043.01`."""
_OF_OFFICERS = re.compile(r"\b(?:lampiran|pengangkatan|pengukuhan|penetapan|penunjukan|tentang|pengurus)\b", re.IGNORECASE)
"""So a decree speaks by which people were appointed, and no group recognised."""
_SAYS_WHAT = re.compile(r"\s*(?:lampiran|tentang|perihal)\b", re.IGNORECASE)
"""So a line begins beside that of a decree which says the same of it."""


@dataclass(frozen=True, slots=True)
class Decree:
    """By what a group is recognised: a choice of `legal_form`, "" for none, its number, and the cell of that."""

    form: str
    number: str
    cell: Cell


def decree_over(head: Head) -> Decree | None:
    """Give the decree or deed that a line over a list names with its number, alone or behind its label; None where none is named."""
    rows: dict[int, list[Cell]] = {}
    for line in head.lines:
        rows.setdefault(line.cell.row, []).append(line.cell)
    said = {row: " ".join(" ".join(cell.text.split()) for cell in cells) for row, cells in rows.items()}
    if any(map(_SAYS_WHAT.match, said.values())):
        return None
    for row, text in said.items():
        if _OF_OFFICERS.search(text):
            continue
        if found := _BY_VILLAGE_HEAD.search(text):
            return _decree("sk_kades", found, rows[row])
        if found := _AS_LEGAL_BODY.search(text):
            group = head.group.text if head.group is not None else ""
            form = "koperasi" if beginning("group_type", group)[0].startswith("koperasi") else "akta_notaris"
            return _decree(form, found, rows[row])
        if found := _REGISTERED.search(text):
            return _decree("", found, rows[row])
    return None


def _decree(form: str, found: re.Match[str], cells: Sequence[Cell]) -> Decree:
    """Give a decree with the cell in which its number stands."""
    number = found["number"].strip(" .-/")
    return Decree(form, number, next((cell for cell in cells if number in " ".join(cell.text.split())), cells[-1]))

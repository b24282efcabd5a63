"""Puts into a workbook what openpyxl leaves out: what each formula gives now, and that labels of charts have a form of their own.

A phone that shows the file does not work anything out.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as ET

_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_FORMULA = re.compile(r'(<c r="([A-Z]+[0-9]+)"[^>]*><f>[^<]*</f>)<v\s*/>|(<c r="([A-Z]+[0-9]+)"[^>]*><f>[^<]*</f>)<v></v>')

_LABELS = re.compile(r'(<(?:c:)?numFmt formatCode="[^"]*")\s*/>')


def worked_out(path: Path, values: Mapping[str, Mapping[str, Decimal | int]]) -> None:
    """Write the values of formulas, by sheet and cell, into a workbook of openpyxl, which leaves them empty.

    Labels in a chart whose form is given are no longer written as their cells are.
    """
    half = path.with_name(path.name + ".half")
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(half, "w", zipfile.ZIP_DEFLATED) as after:
        parts = _sheet_parts(before)
        for member in before.infolist():
            content = before.read(member)
            given = values.get(parts.get(member.filename, ""), {})
            if member.filename.startswith("xl/charts/"):
                content = _LABELS.sub(r'\1 sourceLinked="0"/>', content.decode("utf-8")).encode("utf-8")
            after.writestr(member, _with_values(content.decode("utf-8"), given) if given else content)
    half.replace(path)


def _with_values(xml: str, given: Mapping[str, Decimal | int]) -> str:
    def put(found: re.Match[str]) -> str:
        cell, place = found[1] or found[3], found[2] or found[4]
        return f"{cell}<v>{given[place]}</v>" if place in given else found[0]

    return _FORMULA.sub(put, xml)


def _sheet_parts(pack: zipfile.ZipFile) -> dict[str, str]:
    """Give the sheet that each part of the file holds."""
    targets = {each.get("Id"): each.get("Target", "") for each in ET.fromstring(pack.read("xl/_rels/workbook.xml.rels"))}
    sheets = ET.fromstring(pack.read("xl/workbook.xml")).iter(f"{_MAIN}sheet")
    return {"xl/" + targets[each.get(f"{_RELATIONS}id")].removeprefix("/xl/"): each.get("name", "") for each in sheets}

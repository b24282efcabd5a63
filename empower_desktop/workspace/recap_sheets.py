"""The sheets of a recap workbook between its summary and its lists: which figures and which parts of the recap stand in each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from empower_desktop.language import N_, Label, Message


@dataclass(frozen=True)
class Sheet:
    """A sheet of figures: its name, what it is about, its indicators with the form of each one's chart."""

    name: Label
    about: Message
    figures: Mapping[str, str]
    parts: tuple[str, ...] = ()


BY_QUARTER = "quarters"
"""The form of figures that are counts of each quarter, stacked, and shares of the whole period below."""
TOLD = (
    Sheet(
        Label("Dari masalah ke hasil", "Problem to result"),
        N_("how one thing led to the next, and who decided"),
        {},
        ("steps",),
    ),
    Sheet(
        Label("Masalah dan usulan", "Problems and proposals"),
        N_("what was recognised and proposed, and what became of it"),
        {},
        ("matters", "proposals"),
    ),
    Sheet(Label("Tuntutan", "Demands"), N_("what was asked of whom, answered and reached"), {}, ("demands",)),
    Sheet(Label("Pelajaran", "Lessons"), N_("what was learned together, and what people chose"), {}, ("lessons", "choices")),
)
"""The sheets that tell, with no figures of their own."""
SHEETS = (
    Sheet(
        Label("Keputusan", "Decisions"),
        N_("who began, who decided, how far residents took part"),
        {
            "D1": "stacked",
            **dict.fromkeys(("D2a", "D2b", "D2c"), BY_QUARTER),
            "PARa": "bars",
            "PARc": "bars",
            "M1c": "",
            "M1d": "bars",
            "P3": "",
        },
    ),
    Sheet(
        Label("Kewenangan", "Authority"),
        N_("which authority moved, from whom to whom, until when"),
        {"M1a-waktu": "line", "M1a": "", "M1b": ""},
        ("authority",),
    ),
    Sheet(
        Label("Swadaya", "Self-help"), N_("own and others’ means by month"), {"P2a": "stacked", "A10a": "stacked", "A10b": ""}, ("savings",)
    ),
    Sheet(Label("Janji", "Promises"), N_("follow-ups kept, late and overdue"), {"A2a": "bars"}, ("overdue",)),
    Sheet(
        Label("Pelatihan", "Trainings"),
        N_("what people learned and apply"),
        {"A5a": "columns", "A5b": "columns", "A5c": "", "A5d": "columns", "KP": ""},
        ("practice",),
    ),
    Sheet(
        Label("Advokasi dan mitra", "Advocacy and partners"),
        N_("what was asked of whom, and with whom"),
        {"A3a": "bars", "A3b": "", "A6a": "bars", "A6b": "", "A6c": "", "PARb": "", "A7a": "bars", "A7b": "", "P6": "bars"},
        ("partners",),
    ),
    Sheet(
        Label("Kematangan", "Maturity"),
        N_("where groups see themselves on the eleven aims"),
        {"MAT": "radar", "A8a": "", "A2b": "", "A2c": ""},
        ("judged",),
    ),
    Sheet(
        Label("Pembelajaran", "Learning"),
        N_("what was learned together, and how people felt"),
        {"P4a": "", "P4b": "bars", "P5": "", "M2a": "", "M2b": ""},
    ),
    Sheet(
        Label("Perubahan", "Change"),
        N_("problems, proposals, information, welfare"),
        {"A1a": "", "A1b": "bars", "A1c": "", "P2b": "", "A4b": "", "A9a": "columns", "A9b": "", "A9c": "", "A11": ""},
        ("welfare",),
    ),
)

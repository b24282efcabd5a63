"""What the grid of participants shows: presence, hours, marks and their difference, satisfaction, what is applied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from html import escape

from empower_desktop.language import N_, Label, Language, Message
from empower_desktop.records import Participation
from empower_desktop.records.fields import Plain
from empower_desktop.records.person import SEX_LETTERS
from empower_desktop.ui.kit.buttons import Action
from empower_desktop.ui.kit.cells import Cell
from empower_desktop.ui.kit.table_model import Column, TableRow
from empower_desktop.workspace.adoption import due_codes
from empower_desktop.workspace.attending import Attender
from empower_desktop.workspace.scoring import Scale, number_of

NUMBERS = ("attended_hours", "pre_score", "post_score")
SCORES = ("pre_score", "post_score")
MARKS = (*NUMBERS, "satisfaction")
HEADS: Mapping[str, Message | Label] = {
    "number": N_("No."),
    "name": N_("Name"),
    "sex": N_("M/F"),
    "presence": N_("Present"),
    "attended_hours": N_("Hours"),
    "pre_score": Label("Awal", "Before"),
    "post_score": Label("Akhir", "After"),
    "difference": N_("Difference"),
    "satisfaction": N_("Satisfaction"),
    "adoption_1m": N_("Applied, 1 month"),
    "adoption_3m": N_("3 months"),
    "adoption_6m": N_("6 months"),
}
SHORT_HEADS: Mapping[str, Message] = {"adoption_1m": N_("1 month"), "adoption_3m": N_("3 months"), "adoption_6m": N_("6 months")}
WIDTHS: Mapping[str, int] = {"number": 36, "name": 160, "sex": 44, "presence": 64, "satisfaction": 84, "attended_hours": 56}
ADOPTIONS: Mapping[str, tuple[Label, str, str]] = {
    "belum": (Label("Belum", "Not yet"), "neutral", "circle"),
    "mencoba": (Label("Mencoba", "Trying"), "info", "circle-dot"),
    "rutin": (Label("Rutin", "Regular"), "ok", "check"),
    "berhenti": (Label("Berhenti", "Stopped"), "warn", "x"),
    "tidak_tahu": (Label("Tidak tahu", "Unknown"), "neutral", "circle-help"),
}
ABSENCES: Mapping[str, Label] = {"izin": Label("izin", "excused"), "sakit": Label("sakit", "ill"), "alpa": Label("alpa", "absent")}
CHANGE_SCALE = N_("Change the scale")
WHICH_SCORE: Mapping[str, Message] = {"pre_score": N_("mark before"), "post_score": N_("mark after")}


@dataclass(frozen=True)
class Outside:
    """A mark that does not lie on the scale, and what it was perhaps meant to be."""

    column: str
    score: Decimal
    perhaps: Decimal | None


def due_columns(training: Mapping[str, Plain], today: date) -> list[str]:
    """Give the questions about applying that may be asked by now; the first one always stands there."""
    return due_codes(training, today) or ["adoption_1m"]


def columns_of(language: Language, due: Sequence[str]) -> list[Column]:
    """Give the columns, those of applying as far as they are due."""
    made = []
    for key, text in HEADS.items():
        if key.startswith("adoption_") and key not in due:
            continue
        right = key in NUMBERS or key == "difference"
        align = "right" if right else "center" if key in ("presence", "satisfaction") else "left"
        made.append(Column(key, language(text), WIDTHS.get(key, 64), align, wide=key == due[-1]))  # type: ignore[arg-type]  # one of the three
    return made


def adoption_columns(language: Language, due: Sequence[str]) -> list[Column]:
    """Give the columns of the checks: those that are due, what stands in the way, and who teaches others."""
    made = [Column(key, language(HEADS[key]), WIDTHS[key]) for key in ("number", "name", "sex")]
    made += [Column(code, language(SHORT_HEADS[code]), 112) for code in due]
    made.append(Column("barrier", language(Label("Hambatan", "Barrier")), 150, wide=True))
    made.append(Column("taught_others", language(N_("Taught others")), 120, "center"))
    return made


def adoption_rows(attenders: Sequence[Attender], columns: Sequence[Column], language: Language) -> list[TableRow]:
    """Give the rows of the checks."""
    nobody = Scale(Decimal(0), None)
    made = []
    for number, each in enumerate(attenders, 1):
        cells = tuple(_check_cell(column.key, number, each, nobody, language) for column in columns)
        made.append(TableRow(each.person, cells))
    return made


def barriers(language: Language) -> list[tuple[str, str]]:
    """Give what may stand in the way, by code and word."""
    return [(each.code, language(each.label)) for each in Participation.fields()["barrier"].choices]


def outside(attender: Attender, scale: Scale) -> Outside | None:
    """Give the first mark of somebody that does not lie on the scale."""
    for column in SCORES:
        score = number_of(attender.fields.get(column))
        if score is not None and not scale.holds(score):
            return Outside(column, score, scale.perhaps(score))
    return None


def told(attender: Attender, found: Outside, scale: Scale, language: Language) -> tuple[str, list[Action]]:
    """Give the sentence about a mark outside the scale, in which <b> marks it, and the buttons that mend it."""
    which = f"<b>{escape(attender.name)}, {language(WHICH_SCORE[found.column])} {written(found.score, language)}</b>"
    change = Action("scale", language(CHANGE_SCALE), kind="ghost")
    least, most = written(scale.least, language), written(scale.most, language)
    if found.perhaps is not None:
        guess = written(found.perhaps, language)
        cure = Action(f"{attender.person} {found.column} {found.perhaps}", language(N_("Make it {guess}", guess=guess)), kind="ghost")
        text = N_("{which} is above the scale of {most}. Perhaps {guess}?", which=which, most=most, guess=guess)
        return language(text), [cure, change]
    if scale.most is None:
        return language(N_("{which}: the training has no scale yet. Write its highest mark.", which=which)), [change]
    return language(N_("{which} lies outside the scale of {least} to {most}.", which=which, least=least, most=most)), [change]


def difference(attender: Attender, scale: Scale) -> Decimal | None:
    """Give how much somebody's mark rose; None without both marks on the scale."""
    before, after = (number_of(attender.fields.get(column)) for column in SCORES)
    if before is None or after is None or not (scale.holds(before) and scale.holds(after)):
        return None
    return after - before


def rows_of(attenders: Sequence[Attender], columns: Sequence[Column], scale: Scale, language: Language) -> list[TableRow]:
    """Give the rows of the grid."""
    made = []
    for number, each in enumerate(attenders, 1):
        cells = tuple(_cell(column.key, number, each, scale, language) for column in columns)
        made.append(TableRow(each.person, cells))
    return made


def adoptions(language: Language) -> list[tuple[str, str]]:
    """Give the answers to whether it is applied, by code and word."""
    return [(each.code, language(each.label)) for each in Participation.fields()["adoption_1m"].choices]


def _cell(column: str, number: int, each: Attender, scale: Scale, language: Language) -> Cell:
    value = each.fields.get(column)
    bad = column in each.conflicts
    if column == "number":
        return Cell(str(number), "muted")
    if column == "name":
        return Cell(each.name, "strong")
    if column == "sex":
        sex = SEX_LETTERS.get(each.sex)
        return Cell(language(sex) if sex else "", "muted")
    if column == "presence":
        word = ABSENCES.get(each.presence)
        return Cell(language(word) if word else "", "tick", None if word or not each.presence else True, bad=bad)
    if column in NUMBERS:
        found = number_of(value)
        wrong = column in SCORES and found is not None and not scale.holds(found)
        return Cell(written(found, language), "number", bad=bad or wrong)
    if column == "difference":
        return _difference(difference(each, scale), language)
    if column == "satisfaction":
        return Cell("", "dots", value if isinstance(value, int) else None, bad=bad)
    return _adoption(value, language)


def _check_cell(column: str, number: int, each: Attender, scale: Scale, language: Language) -> Cell:
    value, bad = each.fields.get(column), column in each.conflicts
    if column == "barrier":
        return Cell(dict(barriers(language)).get(str(value), str(value or "")), "text", bad=bad)
    if column == "taught_others":
        return Cell("", "tick", value if isinstance(value, bool) else None, bad=bad)
    return _cell(column, number, each, scale, language)


def written(value: Decimal | None, language: Language) -> str:
    """Write a number out as people do."""
    return "" if value is None else language.number(value.normalize() if value != value.to_integral_value() else Decimal(int(value)))


def _difference(rise: Decimal | None, language: Language) -> Cell:
    if rise is None:
        return Cell("", "number")
    text = written(rise, language)
    return Cell(f"+{text}" if rise > 0 else text, "number", role="ok" if rise > 0 else "warn" if rise < 0 else "")


def _adoption(value: Plain, language: Language) -> Cell:
    if value is None:
        return Cell()
    label, role, icon = ADOPTIONS.get(str(value), (Label(str(value), str(value)), "neutral", ""))
    return Cell(language(label), "chip", role=role, icon=icon)

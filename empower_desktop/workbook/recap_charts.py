"""Native Excel charts of the recap: black and greys, values on the bars, axes shown, so that a photocopy can be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeVar

from openpyxl.chart import BarChart, LineChart, RadarChart, Reference
from openpyxl.chart.label import DataLabel, DataLabelList
from openpyxl.chart.legend import Legend
from openpyxl.chart.series import Series
from openpyxl.chart.series_factory import SeriesFactory
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.colors import ColorChoice
from openpyxl.drawing.fill import PatternFillProperties
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties
from openpyxl.worksheet.worksheet import Worksheet

from empower_desktop.language import Label, Language
from empower_desktop.workbook.recapped import RecapChart, RecapTable, Value
from empower_desktop.workbook.sheetdata import column_letters

CHART_ROWS = 19
"""Rows of a sheet that a table takes with its chart, which begins beside its headers: higher up it would touch the page before."""
WIDTH, HEIGHT = 17, 9  # centimetres
THOUSANDS_FROM, MILLIONS_FROM = 10_000, 1_000_000
THOUSANDS, MILLIONS = Label("ribu rupiah", "thousand rupiah"), Label("juta rupiah", "million rupiah")
DARK, MIDDLE, LIGHT, WHITE, LINE_INK = "3C3C3C", "8C8C8C", "D4D4D4", "FFFFFF", "000000"
Pattern = Literal["wdUpDiag", "dkHorz", "dkVert", "pct25", "lgCheck"]
FILLS: tuple[str | tuple[Pattern, str], ...] = (
    *(DARK, LIGHT, ("wdUpDiag", MIDDLE), WHITE, MIDDLE),
    *(("pct25", DARK), ("lgCheck", MIDDLE), ("dkVert", MIDDLE), ("dkHorz", DARK)),
)
"""Greys, and patterns in a grey between them: four greys in a row cannot be told apart on a copy."""

L = TypeVar("L", DataLabel, DataLabelList)
Drawn = BarChart | LineChart | RadarChart


def add_chart(sheet: Worksheet, table: RecapTable, chart: RecapChart, head: int, language: Language) -> None:
    """Draw a table's chart at its right; `head` is the row of its headers."""
    last = head + (chart.rows or len(table.rows) - table.totals)
    drawn = _of_form(chart)
    scale = _scale_of(table, chart)
    for place in chart.series:
        drawn.append(_series(sheet, place, head, last))
    drawn.set_categories(Reference(sheet, min_col=chart.labels + 1, min_row=head + 1, max_row=last))
    for number, series in enumerate(drawn.series):
        _dress(series, number, chart)
        if series.dLbls is not None:
            _label_only_numbers(series.dLbls, [row[chart.series[number]] for row in table.rows], zeros=chart.form != "stacked")
            series.dLbls.numFmt = scale.form
    _furnish(drawn, chart, f"{chart.title} ({language(scale.unit)})" if scale.unit else chart.title)
    if scale.form:
        drawn.y_axis.number_format = scale.form
    if chart.line is not None and isinstance(drawn, BarChart):
        drawn += _share_line(sheet, chart.line, head, last)
    sheet.add_chart(drawn, f"{column_letters(len(table.columns) + 2)}{head}")


@dataclass(frozen=True)
class _Scale:
    """How the numbers of a chart are written: in a unit that keeps a dozen of them legible beside each other."""

    form: str | None = None
    unit: Label | None = None


def _scale_of(table: RecapTable, chart: RecapChart) -> _Scale:
    """Write rupiah in thousands or millions: in full the labels of a dozen months lie on each other."""
    rows = table.rows[: len(table.rows) - table.totals]
    most = max((value for row in rows for at in chart.series if isinstance(value := row[at], int | Decimal)), default=0)
    if any(table.columns[at].form != "rupiah" for at in chart.series) or most < THOUSANDS_FROM:
        return _Scale()
    return _Scale("#,##0.0,,", MILLIONS) if most >= MILLIONS_FROM else _Scale("#,##0,", THOUSANDS)


def _of_form(chart: RecapChart) -> Drawn:
    match chart.form:
        case "line":
            return LineChart()
        case "radar":
            return RadarChart()
        case _:
            made = BarChart()
            made.type = "bar" if chart.form == "bars" else "col"
            if chart.form == "stacked":
                made.grouping, made.overlap = "stacked", 100
            made.gapWidth = 60
            return made


def _series(sheet: Worksheet, place: int, head: int, last: int) -> Series:
    values = Reference(sheet, min_col=place + 1, min_row=head, max_row=last)
    made: Series = SeriesFactory(values, title_from_data=True)
    return made


def _dress(series: Series, number: int, chart: RecapChart) -> None:
    shape = GraphicalProperties()
    if chart.form in ("line", "radar"):
        shape.line.solidFill = LINE_INK if number == 0 else MIDDLE
        shape.line.width = 28_000 if number == 0 else 16_000
        if number:
            shape.line.dashStyle = "dash"
        if chart.form == "line":
            series.smooth = False
    else:
        fill = FILLS[number % len(FILLS)]
        if isinstance(fill, str):
            shape.solidFill = fill
        else:
            shape.pattFill = PatternFillProperties(prst=fill[0], fgClr=_color(fill[1]), bgClr=_color(WHITE))
        shape.line.solidFill = LINE_INK
        shape.line.width = 6_000
        series.dLbls = _labels(on_dark=fill == DARK)
    series.graphicalProperties = shape


def _color(code: str) -> ColorChoice:
    color = ColorChoice()
    color.srgbClr = code
    return color


def _labels(*, on_dark: bool = False) -> DataLabelList:
    labels = _only_values(DataLabelList())
    if on_dark:
        white = ParagraphProperties(defRPr=CharacterProperties(solidFill=WHITE))
        labels.txPr = RichText(p=[Paragraph(pPr=white, endParaRPr=CharacterProperties())])
    return labels


def _label_only_numbers(labels: DataLabelList, values: Sequence[Value], *, zeros: bool) -> None:
    """Label numbers alone: what is hidden is a word, of which Excel would write 0; in a stack the piece of nothing has no room either."""
    bare = [at for at, value in enumerate(values) if value is None or isinstance(value, str) or (value == 0 and not zeros)]
    labels.dLbl = [_only_values(DataLabel(idx=at), shown=False) for at in bare]


def _only_values(labels: L, *, shown: bool = True) -> L:
    labels.showVal = shown
    labels.showSerName = labels.showCatName = labels.showLegendKey = labels.showPercent = False
    return labels


def _furnish(drawn: Drawn, chart: RecapChart, title: str) -> None:
    drawn.title = title
    drawn.width, drawn.height = WIDTH, HEIGHT
    drawn.legend = Legend() if len(chart.series) > 1 or chart.line is not None else None
    if drawn.legend is not None:
        drawn.legend.position = "b"
    drawn.x_axis.delete = drawn.y_axis.delete = False
    drawn.y_axis.scaling.min = 0
    if chart.form == "bars":
        # The first row of the table stands at the top, as it does in the table.
        drawn.x_axis.scaling.orientation = "maxMin"
    if chart.form == "radar":
        drawn.y_axis.scaling.max = 4
        drawn.y_axis.majorUnit = 1


def _share_line(sheet: Worksheet, place: int, head: int, last: int) -> LineChart:
    line = LineChart()
    line.append(_series(sheet, place, head, last))
    shape = GraphicalProperties()
    shape.line.solidFill, shape.line.width = LINE_INK, 19_000
    line.series[0].graphicalProperties = shape
    line.series[0].smooth = False
    line.series[0].dLbls = _labels()
    line.series[0].dLbls.numFmt, line.series[0].dLbls.dLblPos = "0%", "t"
    line.y_axis.axId = 200
    line.y_axis.crosses = "max"
    line.y_axis.delete = False
    line.y_axis.scaling.min, line.y_axis.scaling.max = 0, 1
    line.y_axis.number_format = "0%"
    line.y_axis.majorGridlines = None
    return line

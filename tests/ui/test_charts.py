"""Charts: legible without colour, nothing clipped, each number written, walked by keyboard, the same on paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from every_chart import EVERY, FUNNEL, VEILED
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.reports.charts import BarRow, Bars, Portion
from empower_desktop.ui.charts.brush import marks_between
from empower_desktop.ui.charts.look import SERIES, Look, grey_look, screen_look
from empower_desktop.ui.charts.painter import height_of, laid_out, paint, save_png
from empower_desktop.ui.charts.sheet import Area, Block, Sheet, Words
from empower_desktop.ui.charts.view import ChartView
from empower_desktop.ui.theme import Theme

RESOURCES = Path(__file__).parents[2] / "resources"
LEAST_DIFFERENCE = 55


def looks() -> dict[str, Look]:
    dressed = {f"{tone} {scale}": screen_look(Theme(RESOURCES, tone, scale)) for tone in ("light", "dark") for scale in (1.0, 1.25, 1.5)}
    return {**dressed, "paper": grey_look(1.0), "printer": grey_look(15.0)}


def drawn(sheet: Sheet) -> list[tuple[QRectF, str]]:
    """Where the letters of each text are."""
    found = []
    for mark in sheet.marks:
        if isinstance(mark, Words) and mark.text:
            rect, width = mark.rect, sheet.wide(mark.text, mark.role) - sheet.px(1)
            left = {"left": rect.x(), "right": rect.right() - width, "centre": rect.center().x() - width / 2}[mark.align]
            found.append((QRectF(left, rect.y(), width, rect.height()), mark.text))
    return found


def test_in_half_a_page_a_radar_keeps_to_the_codes_of_its_axes(theme: Theme) -> None:
    look = grey_look(1.0)
    for width, wanted in ((240, "A5"), (868, "A5 Pengetahuan")):
        texts = [(rect, text) for rect, text in drawn(laid_out(EVERY["radar with names"], width, look)) if text.startswith("A")]
        assert wanted in [text for _, text in texts]
        assert not [(one[1], other[1]) for one, other in combinations(texts, 2) if one[0].intersects(other[0])]


@pytest.mark.parametrize("name", EVERY)
def test_no_text_of_a_chart_is_cut_off_or_written_over_another_at_any_text_size(theme: Theme, name: str) -> None:
    for look_name, look in looks().items():
        for width in (440, 620, 868):
            sheet = laid_out(EVERY[name], look.px(width) if look.printed else width * min(look.unit, 1.25), look)
            inside = QRectF(0, 0, sheet.width, sheet.height).adjusted(*(sheet.px(room) for room in (-1, -3, 2, 3)))
            texts = drawn(sheet)
            outside = [text for rect, text in texts if not inside.contains(rect)]
            assert not outside, (look_name, width, outside)
            slack = look.px(1.5)
            over = [
                (one[1], other[1])
                for one, other in combinations(texts, 2)
                if one[0].adjusted(slack, slack, -slack, -slack).intersects(other[0].adjusted(slack, slack, -slack, -slack))
            ]
            assert not over, (look_name, width, over)


@pytest.mark.parametrize("name", EVERY)
def test_every_number_is_written_at_its_part(theme: Theme, name: str) -> None:
    for look in (screen_look(theme), grey_look(1.0)):
        sheet = laid_out(EVERY[name], look.px(868), look)
        written = " ".join(mark.text for mark in sheet.marks if isinstance(mark, Words))
        parts = [spot.part for spot in sheet.spots if spot.part.size or spot.part.text not in ("0", "belum dinilai", "1 Jan 2024")]
        missing = [part.text for part in parts if part.text not in written]
        if name != "network":  # a tie is told by what it joins
            assert not missing


def test_the_scale_of_a_share_has_room_beside_columns_of_few_people(theme: Theme) -> None:
    sheet = laid_out(EVERY["columns of one"], 620, screen_look(theme))
    assert "100%" in [mark.text for mark in sheet.marks if isinstance(mark, Words)]


def test_what_is_added_up_from_month_to_month_flows_in_bands_upon_each_other(theme: Theme) -> None:
    for look in (screen_look(theme), grey_look(1.0)):
        sheet = laid_out(EVERY["areas"], look.px(868), look)
        bands = [mark for mark in sheet.marks if isinstance(mark, Area)]
        assert [band.fill for band in bands] == list(SERIES[:3])
        for lower, upper in pairwise(bands):
            half = len(lower.points) // 2
            assert lower.points[:half] == tuple(reversed(upper.points[half:]))


def test_measures_of_a_dimension_stand_in_a_panel_of_their_own(theme: Theme) -> None:
    sheet = laid_out(EVERY["lines"], 868, screen_look(theme))
    heads = [mark for mark in sheet.marks if isinstance(mark, Words) and mark.text in ("Kesetaraan politik", "Kesejahteraan sosial")]
    title = next(mark for mark in sheet.marks if isinstance(mark, Words) and mark.text.startswith("Rumah"))
    assert heads[0].rect.y() < heads[1].rect.y() < title.rect.y()


def test_what_is_nothing_is_not_named_below_a_bar(theme: Theme) -> None:
    row = BarRow("Triwulan 4", (Portion(0.0, "0", "", 0, 0), Portion(1.0, "2", "", 0, 1)))
    sheet = laid_out(Bars((row,), ("Diberi tahu", "Memutuskan sendiri")), 620, screen_look(theme))
    assert [mark.text for mark in sheet.marks if isinstance(mark, Words)].count("Diberi tahu 0") == 0


def test_only_the_marks_in_sight_are_painted(theme: Theme) -> None:
    sheet = laid_out(Bars(tuple(BarRow(f"Kelompok {at}", (Portion(0.5, "50,0%"),)) for at in range(100))), 620, screen_look(theme))
    seen = [mark.text for mark in marks_between(sheet.marks, 0, 60) if isinstance(mark, Words)]
    assert "Kelompok 0" in seen
    assert "Kelompok 99" not in seen


def test_a_hidden_side_is_as_long_as_every_other_hidden_side(theme: Theme) -> None:
    for look in (screen_look(theme), grey_look(1.0)):
        sheet = laid_out(VEILED, look.px(868), look)
        veiled = [mark.rect.width() for mark in sheet.marks if isinstance(mark, Block) and mark.fill == "veiled"]
        assert len(veiled) == 2
        assert veiled[0] == pytest.approx(veiled[1])


def test_paper_knows_black_and_three_greys_and_neighbours_can_be_told_apart() -> None:
    look = grey_look(1.0)
    shades = {name: QColor(look.colours[name]) for name in look.colours}
    assert all(shade.red() == shade.green() == shade.blue() for shade in shades.values())
    for one, other in pairwise(SERIES):
        told_apart = look.is_hatched(one) != look.is_hatched(other) or abs(shades[one].red() - shades[other].red()) >= LEAST_DIFFERENCE
        assert told_apart, (one, other)
    assert abs(shades["one"].red() - shades["others"].red()) >= LEAST_DIFFERENCE


def test_the_second_series_is_hatched_on_the_screen_too(theme: Theme) -> None:
    assert screen_look(theme).is_hatched("two")
    assert screen_look(theme).is_hatched("others")


def test_a_chart_is_as_high_as_it_said(theme: Theme) -> None:
    look = screen_look(theme)
    for name, chart in EVERY.items():
        height = height_of(chart, 868, look)
        image = QImage(868, round(height) + 40, QImage.Format.Format_RGB32)
        image.fill(look.colour("surface"))
        painter = QPainter(image)
        paint(painter, QRectF(0, 0, 868, height), chart, look)
        painter.end()
        below = {image.pixel(x, y) for x in range(0, 868, 3) for y in range(round(height) + 4, image.height())}
        assert below == {look.colour("surface").rgb()}, name


def test_a_pdf_of_every_chart_is_vectors_with_its_letters_inside(tmp_path: Path, theme: Theme) -> None:
    writer = QPdfWriter(str(tmp_path / "charts.pdf"))
    writer.setResolution(1440)
    writer.setPageSize(QPageSize(QSizeF(215, 330), QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch))
    painter, look = QPainter(writer), grey_look(15.0)
    for chart in EVERY.values():
        width = float(writer.width())
        paint(painter, QRectF(0, 0, width, height_of(chart, width, look)), chart, look)
        writer.newPage()
    painter.end()
    content = (tmp_path / "charts.pdf").read_bytes()
    assert content.startswith(b"%PDF")
    assert b"/Subtype /Image" not in content
    assert re.search(rb"/FontFile", content)


def test_a_picture_of_a_chart_holds_its_title_and_its_note(tmp_path: Path, theme: Theme) -> None:
    plain, told = tmp_path / "plain.png", tmp_path / "told.png"
    save_png(FUNNEL, plain, screen_look(theme))
    save_png(FUNNEL, told, screen_look(theme), title="Corong partisipasi", note="Indikatif – dari catatan yang masuk, bukan survei")
    assert QImage(str(told)).height() > QImage(str(plain)).height() + 60
    with pytest.raises(OSError, match="cannot be written"):
        save_png(FUNNEL, tmp_path / "no such folder" / "chart.png", screen_look(theme))


@pytest.fixture
def view(theme: Theme, shown: Callable[..., QWidget]) -> ChartView:
    made = ChartView(theme, FUNNEL, "Corong partisipasi")
    shown(made, width=868, height=500)
    return made


def test_the_arrow_keys_walk_through_a_chart_and_enter_opens_what_is_behind(qtbot: QtBot, view: ChartView) -> None:
    picked: list[tuple[int, int]] = []
    view.picked.connect(lambda line, column: picked.append((line, column)))
    view.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.keyClick(view, Qt.Key.Key_End)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    qtbot.keyClick(view, Qt.Key.Key_Home)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    qtbot.keyClick(view, Qt.Key.Key_Enter)
    assert picked == [(1, 0), (0, 9), (0, 0)]


def test_a_click_on_a_bar_opens_what_is_behind_it(qtbot: QtBot, view: ChartView) -> None:
    spot = next(spot for spot in view.spots() if (spot.part.line, spot.part.column) == (1, 2))
    with qtbot.waitSignal(view.picked) as told:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPointF(spot.rect.center()).toPoint())
    assert told.args == [1, 2]


def test_a_screen_reader_hears_every_value_in_words(view: ChartView) -> None:
    assert view.accessibleName() == "Corong partisipasi"
    parts: list[Portion] = [step for each in FUNNEL.steps for step in (each.ours, each.others)]
    assert all(part.said in view.accessibleDescription() for part in parts)

"""From figures to charts, with the numbers of the worked examples."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from empower_desktop.language import Language
from empower_desktop.records import Attendance, Contribution, Decision, Meeting, Outcome, Person, Proposal
from empower_desktop.reports.charting import chart_of
from empower_desktop.reports.charts import Bars, Charts, Columns, Funnel, Lines, Sentence
from empower_desktop.reports.insight.scope import Period
from tests.reports.insight.notebook import EXAMPLES, Notebook, line

INDONESIAN = Language("id", Path(__file__).parents[2] / "resources" / "translations")
QUARTER = Period(dt.date(2026, 1, 1), dt.date(2026, 3, 31))


@pytest.fixture
def notebook() -> Notebook:
    return Notebook()


def note_funnel(notebook: Notebook) -> None:
    """Note the forty rows of F1."""
    meeting = notebook.note(Meeting, meeting_type="musdus", status="disahkan")
    for row in EXAMPLES["F1"]["input"]["attendance_rows"]:
        tags = set(row["tags"])
        person = notebook.note(Person, sex="P" if "perempuan" in tags else "L", constituencies=tuple(sorted(tags - {"perempuan"})))
        notebook.note(
            Attendance, meeting=meeting.id, person=person.id, invited=row["invited"], presence=row["presence"], spoke=row["spoke"]
        )
        for number in range(row["proposed"]):
            status = "diterima" if number < row["adopted"] else "ditolak"
            notebook.note(Proposal, meeting=meeting.id, proposer_person=person.id, status=status)


def funnels(notebook: Notebook, *, shared: bool = False) -> dict[str, Funnel | Sentence]:
    chart = chart_of(notebook.result("F1", shared=shared), INDONESIAN)
    assert isinstance(chart, Charts)
    return {named.name: named.chart for named in chart.charts if isinstance(named.chart, Funnel | Sentence)}


def test_the_funnel_draws_each_side_from_its_own_invited_with_the_parity_and_its_word(notebook: Notebook) -> None:
    note_funnel(notebook)
    women = funnels(notebook)["Perempuan"]
    assert isinstance(women, Funnel)
    assert [step.ours.size for step in women.steps] == pytest.approx([1, 14 / 20, 6 / 20, 3 / 20, 1 / 20])
    assert [step.others.size for step in women.steps] == pytest.approx([1, 18 / 20, 12 / 20, 7 / 20, 5 / 20])
    assert [step.ratio.text for step in women.steps] == ["", "0,78", "0,50", "0,43", "0,20"]
    assert [step.word for step in women.steps] == ["", *["belum setara"] * 4]
    assert women.steps[2].ours.text == "30,0% (6 dari 20)"


def test_a_constituency_of_fewer_than_five_is_told_and_not_drawn(notebook: Notebook) -> None:
    note_funnel(notebook)
    few = funnels(notebook)["Penyandang disabilitas"]
    assert isinstance(few, Sentence)
    assert few.text.startswith("n<5")


def test_what_is_shared_veils_one_to_four_and_their_neighbour_alike(notebook: Notebook) -> None:
    note_funnel(notebook)
    poor = funnels(notebook, shared=True)["Warga miskin"]
    assert isinstance(poor, Funnel)
    spoke = poor.steps[2]
    assert (spoke.ours.text, spoke.others.text) == ("1–4", "disembunyikan")
    assert spoke.ours.veiled
    assert spoke.others.veiled
    assert spoke.ours.size is None
    assert spoke.others.size is None


def test_swadaya_stands_month_by_month_with_its_share_above(notebook: Notebook) -> None:
    for month, source, amount in ((1, "kas_kelompok", 2), (1, "dana_desa", 6), (2, "kas_kelompok", 1), (2, "dana_desa", 1)):
        notebook.note(
            Contribution, date=dt.date(2026, month, 12), entry_type="tunai", source=source, amount=amount * 1_000_000, purpose="kegiatan"
        )
    result = notebook.result("P2a", QUARTER)
    chart = chart_of(result, INDONESIAN)
    assert isinstance(chart, Columns)
    assert [column.name for column in chart.columns] == ["Jan 2026", "Feb 2026", "Mar 2026"]
    assert [column.total for column in chart.columns] == ["8", "2", "0"]
    assert [column.share.text for column in chart.columns] == ["25,0%", "50,0%", "—"]
    assert [part.size for part in chart.columns[0].parts] == pytest.approx([2 / 8, 6 / 8, 0])
    assert "juta" in chart.most


def test_a_measure_taken_once_is_a_dot_and_each_measure_keeps_its_own_scale(notebook: Notebook) -> None:
    for year, value in ((2024, 1), (2025, 2), (2026, 3)):
        notebook.note(Outcome, date=dt.date(year, 1, 5), indicator="perempuan_bpd", value=value, area="33.02")
    notebook.note(Outcome, date=dt.date(2026, 1, 5), indicator="air_bersih", value=410, area="33.02")
    chart = chart_of(notebook.result("A11-titik"), INDONESIAN)
    assert isinstance(chart, Lines)
    assert sorted(len(panel.points) for panel in chart.panels) == [1, 3]
    rising = next(panel for panel in chart.panels if len(panel.points) == 3)
    assert [point.part.size for point in rising.points] == [0, 0.5, 1]


def test_the_measures_of_each_dimension_stand_under_its_name(notebook: Notebook) -> None:
    for indicator in ("perempuan_di_bpd", "anggota_jabatan_publik", "anggota_menabung"):
        notebook.note(Outcome, date=dt.date(2026, 1, 5), indicator=indicator, value=3, area="33.02")
    chart = chart_of(notebook.result("A11-titik"), INDONESIAN)
    assert isinstance(chart, Lines)
    assert [panel.head for panel in chart.panels if panel.head] == ["Kemakmuran ekonomi", "Kesetaraan politik"]
    assert chart.panels[0].text == "baru satu titik"


def test_own_capital_is_one_band_and_loans_another(notebook: Notebook) -> None:
    day = dt.date(2026, 1, 12)
    entries = (("simpanan", None, 3), ("hasil_usaha", None, 1), ("tunai", "dana_desa", 2), ("pinjaman_diterima", None, 4))
    for entry_type, source, millions in entries:
        notebook.note(Contribution, date=day, entry_type=entry_type, source=source, amount=millions * 1_000_000, purpose="modal")
    chart = chart_of(notebook.result("A10a", QUARTER), INDONESIAN)
    assert isinstance(chart, Columns)
    assert chart.flowing
    assert chart.series == ("Modal sendiri", "Desa", "Luar", "Pinjaman")
    assert [part.text for part in chart.columns[0].parts] == ["4", "2", "0", "4"]
    assert [part.size for part in chart.columns[-1].parts] == pytest.approx([0.4, 0.2, 0, 0.4])


def test_nothing_is_drawn_where_too_little_is_known(notebook: Notebook) -> None:
    for known in (True, False, False, False, False, False):
        notebook.note(Meeting, status="disahkan", finance_shared=known or None)
    assert chart_of(notebook.result("A6b"), INDONESIAN) is None


def test_ways_of_deciding_stand_quarter_by_quarter_and_the_rarest_together(notebook: Notebook) -> None:
    ways = ("musyawarah_mufakat", "musyawarah_mufakat", "voting_terbuka", "ditetapkan_pengurus", "pemeringkatan", "hukum_adat", "lainnya")
    for number, way in enumerate(ways * 2):
        day = dt.date(2026, 1, 20) if number < 7 else dt.date(2026, 5, 20)
        notebook.note(
            Decision, decided_on=day, method=way, dissent="Ada yang keberatan" if number == 8 else None, arnstein_rung="kemitraan"
        )
    first_half = Period(dt.date(2026, 1, 1), dt.date(2026, 6, 30))
    ways_chart, rungs = (chart_of(notebook.result(code, first_half), INDONESIAN) for code in ("D2c", "D2b"))
    assert isinstance(ways_chart, Bars)
    assert [row.name for row in ways_chart.rows] == ["Triwulan 1 2026", "Triwulan 2 2026", "Semua"]
    assert ways_chart.series[-1] == "selebihnya"
    assert len(ways_chart.series) == 5
    assert [part.text for part in ways_chart.rows[0].parts] == ["2", "1", "1", "1", "2"]
    assert sum(part.size or 0 for part in ways_chart.rows[2].parts) == pytest.approx(1)
    assert isinstance(rungs, Bars)
    assert rungs.series == ("Kemitraan",)
    assert line(notebook.result("D2c", first_half), "semua").numbers[-1].made_of == (1, 14)

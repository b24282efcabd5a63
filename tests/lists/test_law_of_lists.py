"""Whatever form a list has, the people on it are taken as it says: their names, what stands beside each, and the day and place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from empower_desktop.language import Language
from empower_desktop.lists.grid import Block, Cell, Sheet
from empower_desktop.lists.understood import Understood
from tests.paper import of_kind, read

NAMES = {
    "P": ("Tumini", "Siti Aminah", "Sri Lestari", "Wagiyem", "Dewi Anggraini", "Rohmah", "Sumirah", "Nur Hasanah", "Ketut Sariani"),
    "L": ("Paijo", "Joko Susilo", "Wagiman", "Slamet Riyadi", "Bambang", "Agus Prasetyo", "Sarwono", "Made Wirawan", "Muhammad Yusuf"),
}
MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember")
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
HEADINGS: Mapping[str, Sequence[str]] = {
    "name": ("Nama", "NAMA", "Nama Lengkap", "Nama Peserta", "NAMA ANGGOTA", "Nama Warga"),
    "sex": ("L/P", "JK", "Jenis Kelamin", "Kelamin", "P/L", "Jenis Kelamin (L/P)"),
    "hamlet": ("Alamat", "RT/RW", "Dusun", "ALAMAT RUMAH", "Alamat (RT/RW)"),
    "phone": ("No HP", "No. HP/WA", "Telepon", "Nomor HP", "NO. TELP", "HP"),
    "birth_year": ("Tahun Lahir", "Thn Lahir", "Th. Lahir"),
    "birth_date": ("Tanggal Lahir", "Tgl. Lahir", "TGL LAHIR"),
    "nik": ("NIK", "No. KTP"),
    "signed": ("Tanda Tangan", "TTD", "Ttd.", "Paraf"),
    "remark": ("Ket", "Keterangan", "KET."),
    "number": ("No", "NO", "No.", "Nomor", "No Urut"),
}
SAYS_SEX = {"L": ("L", "l", "Laki-laki", "Laki-Laki", "Pria"), "P": ("P", "p", "Perempuan", "Wanita")}


@dataclass(frozen=True)
class Somebody:
    """Who stands on the list, and what it says of them."""

    name: str
    sex: str
    hamlet: str
    phone: str
    birth: date

    def told(self, columns: Sequence[str]) -> dict[str, object]:
        """Give what a list with these columns tells."""
        fields: dict[str, object] = {"name": self.name, "sex": self.sex if "sex" in columns else "tidak_dicatat"}
        if "hamlet" in columns:
            fields["hamlet"] = self.hamlet
        if "phone" in columns:
            fields["phone"] = self.phone
        if "birth_date" in columns:
            fields["birth_date"] = self.birth.isoformat()
        elif "birth_year" in columns:
            fields["birth_year"] = self.birth.year
        return fields


@st.composite
def people(draw: st.DrawFn) -> list[Somebody]:
    """Some people of a village, no two called alike."""
    named = draw(
        st.lists(st.sampled_from([(name, sex) for sex, names in NAMES.items() for name in names]), min_size=3, max_size=12, unique=True)
    )
    return [
        Somebody(
            name,
            sex,
            draw(st.sampled_from(("RT 01", "RT 02 RW 01", "Krajan", "Dusun Ngemplak", "RT 3/RW 2"))),
            f"0812{draw(st.integers(10_000_000, 99_999_999))}",
            draw(st.dates(date(1940, 1, 1), date(2005, 12, 31))),
        )
        for name, sex in named
    ]


class Written:
    """A sheet in the making, row after row."""

    def __init__(self) -> None:
        self.cells: dict[tuple[int, int], Cell] = {}
        self.merged: list[Block] = []
        self.row = 0

    def line(self, *cells: object) -> None:
        """Write a row; nothing is an empty cell."""
        self.row += 1
        for column, cell in enumerate(cells, 1):
            if isinstance(cell, date):
                self.cells[self.row, column] = Cell(self.row, column, "date", cell.isoformat())
            elif isinstance(cell, int):
                self.cells[self.row, column] = Cell(self.row, column, "number", str(cell))
            elif cell:
                self.cells[self.row, column] = Cell(self.row, column, "text", str(cell))

    def merge(self, row: int, left: int, right: int) -> None:
        """Make the cells of a row one."""
        self.merged.append(Block(row, left, row, right))

    @property
    def sheet(self) -> Sheet:
        return Sheet("Sheet1", self.cells, merged=tuple(self.merged))


@dataclass(frozen=True)
class Form:
    """How a list is laid out and its values are written."""

    columns: tuple[str, ...]
    headings: Mapping[str, str]
    is_sex_in_two: bool
    is_loud: bool
    sex_words: Mapping[str, str]
    day_form: str
    head_form: str
    blanks: frozenset[int]
    page: int
    closing: frozenset[str]


@st.composite
def forms(draw: st.DrawFn) -> Form:
    """A form that an office or a group may have made."""
    beside = draw(
        st.lists(st.sampled_from(("sex", "hamlet", "phone", "birth_year", "birth_date", "nik", "remark")), unique=True, max_size=5)
    )
    if {"birth_year", "birth_date"} <= {*beside}:
        beside.remove("birth_year")
    at = draw(st.integers(0, len(beside)))
    columns = ["number"] * draw(st.booleans()) + [*beside[:at][:1], "name", *beside[:at][1:], *beside[at:]]
    columns += ["signed"] * draw(st.booleans())
    return Form(
        tuple(columns),
        {code: draw(st.sampled_from(HEADINGS[code])) for code in columns},
        "sex" in columns and draw(st.booleans()),
        draw(st.booleans()),
        {sex: draw(st.sampled_from(words)) for sex, words in SAYS_SEX.items()},
        draw(st.sampled_from(("cell", "spoken", "dotted", "short"))),
        draw(st.sampled_from(("one cell", "two cells", "three cells", "beside"))),
        draw(st.frozensets(st.integers(0, 11), max_size=2)),
        draw(st.sampled_from((0, 0, 5))),
        draw(st.frozensets(st.sampled_from(("total", "signatures", "note")))),
    )


def day_of(day: date, form: str) -> object:
    """Write a day as one does in this form, never so that day and month could be mistaken."""
    if form == "cell":
        return day
    if form == "dotted" and day.day > 12:
        return f"{day.day}-{day.month:02}-{day.year}"
    if form == "short":
        return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def fact(written: Written, form: str, label: str, value: object) -> None:
    """Write what the head of a list says, the label and the value parted as this form does."""
    text = day_of(value, "spoken") if isinstance(value, date) else value
    if form == "one cell":
        written.line(f"{label} : {text}")
    elif form == "two cells":
        written.line(f"{label} :", text)
    elif form == "three cells":
        written.line(label, ":", value)
    else:
        written.line("", label, f": {text}")


def on_paper(form: Form, everybody: Sequence[Somebody], day: date, titles: Sequence[str], facts: Sequence[tuple[str, object]]) -> Sheet:
    """Write a list of these people in this form."""
    written = Written()
    for title in titles:
        written.line(title)
        written.merge(written.row, 1, len(form.columns) + form.is_sex_in_two)
    written.line()
    for label, value in facts:
        fact(written, form.head_form, label, f"{DAYS[day.weekday()]}, {day_of(day, 'spoken')}" if label == "Hari/Tanggal" else value)
    written.line()
    headings(written, form)
    for at, one in enumerate(everybody):
        if form.page and at and at % form.page == 0:
            headings(written, form)
        if at in form.blanks:
            written.line()
        written.line(*row_of(form, at, one))
    close(written, form, everybody, day)
    return written.sheet


def headings(written: Written, form: Form) -> None:
    """Write the headings, in two rows where men and women have a column each."""
    words = [
        word
        for code in form.columns
        for word in ([form.headings[code], ""] if code == "sex" and form.is_sex_in_two else [form.headings[code]])
    ]
    if not form.is_sex_in_two:
        written.line(*words)
        return
    left = form.columns.index("sex") + 1
    written.line(*["Jenis Kelamin" if at == left else word for at, word in enumerate(words, 1)])
    written.merge(written.row, left, left + 1)
    written.line(*[{left: "L", left + 1: "P"}.get(at, "") for at in range(1, len(words) + 1)])


def row_of(form: Form, at: int, one: Somebody) -> list[object]:
    """Give the cells of a row."""
    cells: list[object] = []
    for code in form.columns:
        if code == "sex" and form.is_sex_in_two:
            cells += ["v" if one.sex == "L" else "", "v" if one.sex == "P" else ""]
            continue
        value: object = {
            "number": at + 1,
            "name": one.name.upper() if form.is_loud else one.name,
            "sex": form.sex_words[one.sex],
            "hamlet": one.hamlet,
            "phone": one.phone,
            "birth_year": one.birth.year,
            "birth_date": day_of(one.birth, form.day_form),
            "nik": "",
            "signed": f"{at + 1}. ........",
            "remark": "",
        }[code]
        cells.append(value)
    return cells


def close(written: Written, form: Form, everybody: Sequence[Somebody], day: date) -> None:
    """Write what stands below a list."""
    width = len(form.columns)
    if "total" in form.closing:
        written.line(f"Jumlah : {len(everybody)} orang")
    if "note" in form.closing:
        written.line()
        written.line("Catatan: daftar ini dibuat dengan sebenarnya.")
    if "signatures" in form.closing:
        written.line()
        written.line(*[""] * (width - 1), f"Kaliori, {day_of(day, 'spoken')}")
        written.line("Mengetahui,", *[""] * (width - 2), "Sekretaris")
        written.line("Kepala Desa")
        written.line()
        written.line("( H. SUPARDI )", *[""] * (width - 2), "( TUTI )")


def told_of(found: Understood) -> list[dict[str, object]]:
    """Give what was understood of the people, as far as the law speaks of it."""
    spoken = ("name", "sex", "hamlet", "phone", "birth_year", "birth_date")
    return [{code: fields[code] for code in spoken if code in fields} for fields in of_kind(found, "person")]


def what_is_said(found: Understood) -> str:
    say = Language("en")
    return "\n".join(
        [*(f"{ask.code} {ask.cell}: {say(ask.message)}" for ask in found.asks), *(f"left {one.cell}: {say(one.why)}" for one in found.left)]
    )


@given(people(), forms(), st.dates(date(2025, 1, 1), date(2026, 10, 31)))
def test_who_stands_on_an_attendance_sheet_is_taken_as_it_says(everybody: list[Somebody], form: Form, day: date) -> None:
    facts = [("Hari/Tanggal", day), ("Tempat", "Balai Desa")]
    sheet = on_paper(form, everybody, day, ("DAFTAR HADIR", "RAPAT KWT SEKAR"), facts)
    found = read("attendance", sheet, defaults=True)
    assert told_of(found) == [one.told(form.columns) for one in everybody], what_is_said(found)
    assert [(each["date"], each["venue"]) for each in of_kind(found, "meeting")] == [(day.isoformat(), "Balai Desa")], what_is_said(found)
    assert len(of_kind(found, "attendance")) == len(everybody)

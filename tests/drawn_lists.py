"""Lists of people in whatever form an office or a group may draw them: who stands on them, and how they are laid out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hypothesis import strategies as st

from empower_desktop.lists.grid import Block, Cell, Sheet

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
    "position": ("Jabatan", "JABATAN", "Kedudukan"),
    "pre_score": ("Pre Test", "Nilai Pre", "PRE-TEST"),
    "post_score": ("Post Test", "Nilai Post", "POST-TEST"),
}
OFFICES = {"Ketua": "ketua", "Sekretaris": "sekretaris", "Bendahara": "bendahara", "Anggota": "anggota"}
ABSENT = {"": "hadir", "izin": "izin", "Sakit": "sakit"}
BEFORE = {"P": ("", "", "Ibu ", "Hj. "), "L": ("", "", "Bapak ", "Bpk. ", "H. ")}
BEHIND = ("", "", "", ", S.Pd", ", SE", " S.Pd.I")
LABELS = {
    "day": ("Hari/Tanggal", "Hari, Tanggal", "Tanggal", "Hari / Tgl", "TANGGAL", "Hari", "Hari/tgl."),
    "time": ("Waktu", "Jam", "Pukul"),
    "venue": ("Tempat", "Lokasi", "TEMPAT", "Bertempat di"),
}
BESIDE = ("sex", "hamlet", "phone", "birth_year", "birth_date", "nik", "remark")
OFFICIAL = ("PEMERINTAH DESA KALIORI", "KECAMATAN KALIBAGOR KABUPATEN BANYUMAS")
SAYS_SEX = {"L": ("L", "l", "Laki-laki", "Laki-Laki", "Pria"), "P": ("P", "p", "Perempuan", "Wanita")}


@dataclass(frozen=True)
class Somebody:
    """Who stands on the list, and what it says of them."""

    name: str
    sex: str
    hamlet: str
    phone: str
    birth: date
    office: str
    absent: str
    before: str
    behind: str
    pre: int
    post: int

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
    # Of two chairs it would be asked which of them is one.
    offices = draw(st.permutations([*OFFICES, *["Anggota"] * len(named)]))
    return [
        Somebody(
            name,
            sex,
            draw(st.sampled_from(("RT 01", "RT 02 RW 01", "Krajan", "Dusun Ngemplak", "RT 3/RW 2"))),
            f"0812{draw(st.integers(10_000_000, 99_999_999))}",
            draw(st.dates(date(1940, 1, 1), date(2005, 12, 31))),
            offices[at],
            draw(st.sampled_from([*ABSENT])),
            draw(st.sampled_from(BEFORE[sex])),
            draw(st.sampled_from(BEHIND)),
            draw(st.integers(20, 70)),
            draw(st.integers(60, 100)),
        )
        for at, (name, sex) in enumerate(named)
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
    labels: Mapping[str, str]
    is_titled: bool
    is_counted: bool
    is_official: bool


@st.composite
def forms(draw: st.DrawFn, *more: str) -> Form:
    """A form that an office or a group may have made; `more` columns may stand in it besides."""
    beside = draw(st.lists(st.sampled_from((*BESIDE, *more)), unique=True, max_size=6))
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
        {code: draw(st.sampled_from(words)) for code, words in LABELS.items()},
        draw(st.booleans()),
        draw(st.booleans()),
        draw(st.booleans()),
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


def fact(written: Written, form: Form, label: str, value: object) -> None:
    """Write what the head of a list says, the label and the value parted as this form does."""
    if form.head_form == "one cell":
        written.line(f"{label} : {value}")
    elif form.head_form == "two cells":
        written.line(f"{label} :", value)
    elif form.head_form == "three cells":
        written.line(label, ":", value)
    else:
        written.line("", label, f": {value}")


def on_paper(form: Form, everybody: Sequence[Somebody], day: date, titles: Sequence[str], is_held: bool) -> Sheet:
    """Write a list of these people in this form."""
    written = Written()
    for title in (*(OFFICIAL if form.is_official else ()), *titles):
        written.line(title)
        written.merge(written.row, 1, len(form.columns) + form.is_sex_in_two)
    written.line()
    if is_held:
        fact(written, form, form.labels["day"], f"{DAYS[day.weekday()]}, {day_of(day, 'spoken')}")
        fact(written, form, form.labels["time"], "09.00 WIB s.d. selesai")
        fact(written, form, form.labels["venue"], "Balai Desa")
    written.line()
    headings(written, form)
    if form.is_counted and len(form.columns) > 2:  # nobody counts two columns
        written.line(*range(1, len(form.columns) + form.is_sex_in_two + 1))
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
            "name": name_of(form, one),
            "sex": form.sex_words[one.sex],
            "hamlet": one.hamlet,
            "phone": one.phone,
            "birth_year": one.birth.year,
            "birth_date": day_of(one.birth, form.day_form),
            "nik": "",
            "signed": f"{at + 1}. ........",
            "remark": one.absent,
            "position": one.office,
            "pre_score": one.pre,
            "post_score": one.post,
        }[code]
        cells.append(value)
    return cells


def name_of(form: Form, one: Somebody) -> str:
    """Write a name, with what is put before and behind it."""
    bare = one.name.upper() if form.is_loud else one.name
    return f"{one.before}{bare}{one.behind}" if form.is_titled else bare


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

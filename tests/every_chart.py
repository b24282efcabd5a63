"""A chart of each form, with the numbers of the worked examples, and some that are hard to fit."""

from __future__ import annotations

from empower_desktop.reports.charts import (
    NOTHING,
    Axis,
    BarRow,
    Bars,
    Box,
    Boxes,
    Chart,
    Charts,
    Column,
    Columns,
    DotRow,
    Dots,
    Dumbbell,
    DumbbellRow,
    Funnel,
    FunnelStep,
    Lines,
    Link,
    MonthStrip,
    NamedChart,
    Network,
    Panel,
    Point,
    Portion,
    Radar,
    Sentence,
    SidesRow,
    Steps,
    StripRow,
    Tiles,
    TwoSided,
)


def part(size: float | None, text: str, line: int = 0, column: int = 0, *, veiled: bool = False) -> Portion:
    return Portion(size, text, f"baris {line}, kolom {column}: {text}", line, column, veiled)


def step(at: int, name: str, ours: int, others: int, of: tuple[int, int], ratio: str = "", word: str = "") -> FunnelStep:
    def side(n: int, whole: int, line: int) -> Portion:
        percent = f"{n / whole:.1%}".replace(".", ",")
        return part(n / whole, str(n) if at == 0 else f"{percent} ({n} dari {whole})", line, at)

    return FunnelStep(name, side(ours, of[0], 0), side(others, of[1], 1), part(None, ratio, 0, at + 5) if ratio else NOTHING, word)


FUNNEL = Funnel(
    "Perempuan",
    "Lainnya",
    "kesetaraan",
    (
        step(0, "Diundang", 20, 20, (20, 20)),
        step(1, "Hadir", 14, 18, (20, 20), "0,78", "belum setara"),
        step(2, "Bicara", 6, 12, (20, 20), "0,50", "belum setara"),
        step(3, "Mengusulkan", 3, 7, (20, 20), "0,43", "belum setara"),
        step(4, "Diterima", 1, 5, (20, 20), "0,20", "belum setara"),
    ),
)
VEILED = Funnel(
    "Warga miskin",
    "Lainnya",
    "kesetaraan",
    (
        step(0, "Diundang", 12, 28, (12, 28)),
        step(1, "Hadir", 9, 23, (12, 28), "0,91", "setara"),
        FunnelStep(
            "Bicara",
            part(0.16, "1–4", 0, 2, veiled=True),
            part(0.16, "disembunyikan", 1, 2, veiled=True),
            part(None, "n<5", 0, 7),
            "tidak ditampilkan",
        ),
        step(3, "Mengusulkan", 0, 10, (12, 28), "0,00", "belum setara"),
        step(4, "Diterima", 0, 6, (12, 28), "0,00", "belum setara"),
    ),
)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")

EVERY: dict[str, Chart] = {
    "bars": Bars(
        (
            BarRow("Masalah dikenali warga", (part(0.6, "60,0% (6 dari 10)", 0),)),
            BarRow("Dari masalah ke tindakan", (part(0.0, "0,0% (0 dari 10)", 1),)),
            BarRow("Keuangan dibuka pada pertemuan kelompok sepanjang tahun", (part(None, "—", 2),)),
            BarRow("Suara bersama", (part(0.16, "n<5", 3, veiled=True),)),
        )
    ),
    "stacked": Bars(
        (
            BarRow("Tingkat partisipasi", tuple(part(n / 10, str(n), 0, at) for at, n in enumerate((1, 3, 1, 2, 3)))),
            BarRow("Triwulan 1", tuple(part(n / 60, str(n), 1, at) for at, n in enumerate((1, 35, 2, 20, 2))), "60 keputusan"),
        ),
        ("Menginformasikan", "Konsultasi", "Melibatkan", "Kolaborasi", "Memberdayakan"),
    ),
    "funnel": FUNNEL,
    "sides": TwoSided(
        "rugi",
        "untung",
        (
            SidesRow("Warga miskin", part(0.25, "1", 0, 0), part(1.0, "4", 0, 1)),
            SidesRow("Pemilik lahan dan pedagang besar di luar desa", part(0.75, "3", 1, 0), part(0.0, "0", 1, 1)),
        ),
    ),
    "columns": Columns(
        (
            Column(
                "Januari",
                (part(0.25, "2,0", 0, 0), part(0.5, "4,0", 0, 1), part(0.25, "2,0", 0, 2)),
                "8,0",
                part(0.25, "25,0%", 0, 3),
            ),
            Column("Februari", (part(0.125, "1,0", 1, 0), part(0.125, "1,0", 1, 1), part(0, "0", 1, 2)), "2,0", part(0.5, "50,0%", 1, 3)),
            Column("Maret", (part(0.3, "2,4", 2, 0), part(0.04, "0,3", 2, 1), part(0.16, "1,3", 2, 2)), "4,0", part(0.6, "60,0%", 2, 3)),
            Column("April", (part(0, "0", 3, 0), part(0, "0", 3, 1), part(0, "0", 3, 2)), "0", part(None, "—", 3, 3)),
        ),
        ("Swadaya kelompok dan warga", "Dari desa (Dana Desa, ADD)", "Dari luar desa"),
        "8,0 juta",
        "Porsi swadaya",
    ),
    "year of columns": Columns(
        tuple(
            Column(month, (part(0.05 * at, str(at * 12), at, 0), part(0.03, "36", at, 1)), str(at * 12 + 36))
            for at, month in enumerate(MONTHS)
        ),
        ("Perempuan", "Laki-laki"),
        "240",
    ),
    "areas": Columns(
        tuple(
            Column(
                month,
                (part(0.04 * at + 0.16, f"{at},2", at, 0), part(0.2, "1,9", at, 1), part(0.15, "1,5", at, 2)),
                f"{at + 3},6",
                part(0.5 + at / 30, f"{50 + at},0%", at, 6),
            )
            for at, month in enumerate(MONTHS)
        ),
        ("Modal sendiri", "Dari desa (Dana Desa, ADD)", "Pinjaman"),
        "8 juta rupiah",
        "Porsi modal sendiri",
        flowing=True,
    ),
    "columns of one": Columns((Column("Maret", (part(1.0, "9"),), "9", part(0.5, "50,0%")),), ("Peserta",), "9", "Perempuan"),
    "steps": Steps(
        (
            Point(0.0, part(0.0, "0", 0), "1 Jan 2026"),
            Point(0.2, part(0.33, "1", 1), "3 Feb 2026"),
            Point(0.5, part(0.66, "2", 2), "2 Apr 2026"),
            Point(0.55, part(1.0, "3", 3), "9 Apr 2026"),
            Point(0.8, part(0.66, "2", 4), "1 Jun 2026"),
        ),
        "1 Jan 2026",
        "30 Jun 2026",
    ),
    "lines": Lines(
        (
            Panel(
                "Perempuan dalam BPD · Dusun Melati",
                (
                    Point(0, part(0, "1", 0), "1 Jan 2024"),
                    Point(0.5, part(0.5, "2", 0), "1 Jan 2025"),
                    Point(1, part(1, "3", 0), "1 Jan 2026"),
                ),
                "berubah +2 (politik)",
                head="Kesetaraan politik",
            ),
            Panel("Rumah dengan air bersih", (Point(0.5, part(0.5, "41", 1), "1 Jan 2026"),), "baru satu titik", "Kesejahteraan sosial"),
            Panel("Balita bergizi baik", (), "n<5"),
        )
    ),
    "tiles": Tiles(
        ("Diprakarsai warga", "Bukan warga (pengurus, pemerintah, pendamping)"),
        ("Diputus warga", "Diputus bersama", "Diputus pihak lain"),
        (
            (part(None, "3 (30,0%)", 0, 0), part(None, "1", 0, 1), part(None, "2", 0, 2)),
            (part(None, "1", 1, 0), part(None, "1", 1, 1), part(None, "2", 1, 2)),
        ),
        "prakarsa × putusan",
    ),
    "radar with names": Radar(
        tuple(
            Axis(f"A{at} {name}", part(0.25 * (1 + at % 4), str(1 + at % 4), at))
            for at, name in enumerate(
                (
                    "Masalah bersama",
                    "Organisasi kuat",
                    "Posisi tawar",
                    "Urusan publik",
                    "Pengetahuan",
                    "Akses keadilan",
                    "Masyarakat sipil",
                    "Suara warga miskin",
                    "Jangkauan informasi",
                    "Mandiri",
                    "Kesejahteraan",
                ),
                1,
            )
        ),
        "sekarang",
    ),
    "radar": Radar(
        tuple(
            Axis(
                f"A{at}",
                part(level / 4, str(level), at - 1) if level else part(None, "belum dinilai", at - 1),
                part(before / 4, str(before), at - 1, 1) if before else NOTHING,
            )
            for at, (level, before) in enumerate(
                ((2, 1), (3, 2), (1, 1), (2, 2), (3, 2), (0, 0), (1, 1), (2, 1), (2, 2), (3, 2), (2, 2)), 1
            )
        ),
        "24 Agustus 2026",
        "12 Februari 2026",
    ),
    "dumbbell": Dumbbell(
        "sebelum",
        "sesudah",
        (
            DumbbellRow("Pembuatan pupuk bokashi", part(0.6, "60,0", 0, 0), part(0.7, "70,0", 0, 1), "+10,0 · n-gain 0,25 rendah"),
            DumbbellRow("Turun", part(0.62, "6,2", 1, 0), part(0.6, "6,0", 1, 1), "−0,2 · n-gain −0,05 rendah", "0", "10"),
            DumbbellRow("Pembukuan kas (4 pasang nilai)", part(None, "n<5", 2, 0), part(None, "n<5", 2, 1)),
        ),
    ),
    "dots": Dots(
        (
            DotRow("Kesetaraan", part(2 / 3, "3", 0), "median 3 (n = 5) · berubah +1"),
            DotRow("Saling menghormati", part(1.0, "4", 1), "median 4 (n = 6)"),
            DotRow("Saling percaya", part(0.5, "2,5", 2), "median 2,5 (n = 6)"),
            DotRow("Belum ada", part(None, "—", 3)),
        )
    ),
    "strip": MonthStrip(
        MONTHS,
        (StripRow("KWT Melati", tuple(part(at % 3 and 1.0, str(at % 3) if at % 3 else "", 0, at) for at in range(12)), "8 dari 12"),),
    ),
    "boxes": Boxes(
        tuple(
            Box(name, part(float(there), "1 pelajaran bersama" if there else "belum ada", at))
            for at, (name, there) in enumerate(
                (("Perencanaan", True), ("Pelaksanaan", False), ("Pemantauan", False), ("Evaluasi", True), ("Perencanaan ulang", False))
            )
        )
    ),
    "network": Network(
        "Kelompok",
        "Mitra",
        ("KWT Melati", "Kelompok Tani Sumber Rejeki Makmur Sejahtera Bersama Dusun Dua"),
        ("BRI Unit", "Dinas Pertanian", "LBH Tani"),
        (
            Link(0, 0, part(None, "sejak 2024", 0)),
            Link(0, 1, part(None, "sejak 2025", 1)),
            Link(1, 1, part(None, "", 2)),
            Link(1, 2, part(None, "", 3)),
        ),
    ),
    "sentence": Sentence("n<5 – kurang dari lima orang, tidak ditampilkan."),
    "several": Charts((NamedChart("Perempuan", FUNNEL), NamedChart("Warga miskin", VEILED))),
}

"""The pages on which the indicators stand."""

from __future__ import annotations

from collections.abc import Mapping

from empower_desktop.language import Label

PAGES: Mapping[str, Label] = {
    "participation": Label("Partisipasi", "Participation"),
    "decisions": Label("Keputusan & kewenangan", "Decisions & authority"),
    "training": Label("Pelatihan", "Training"),
    "swadaya": Label("Swadaya", "Self-help"),
    "advocacy": Label("Advokasi & kemitraan", "Advocacy & partnership"),
    "maturity": Label("Kematangan", "Maturity"),
    "learning": Label("Pembelajaran", "Learning"),
    "change": Label("Perubahan", "Change"),
}

FIRST: Mapping[str, tuple[str, ...]] = {
    "decisions": ("D1", "M1a-waktu", "M1a", "PARa", "M1d", "D2a", "A2a", "M1c", "M1b"),
    "swadaya": ("P2a", "A10a", "A10b", "A10c", "P2b"),
    "maturity": ("MAT",),
    "learning": ("P4a", "P4b", "P5"),
    "change": ("A11-titik",),
}
"""What a page is about, before its other indicators, which follow in the order of the contract (`indicators.md`, Screen map)."""

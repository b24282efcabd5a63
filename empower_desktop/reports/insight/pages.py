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

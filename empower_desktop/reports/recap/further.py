"""The pages after the figures: what was done with what was learned, how one thing led to the next, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping

from empower_desktop.language import N_, Label
from empower_desktop.records import Record
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.result import Result
from empower_desktop.reports.recap import demands, judged, learned, matters, partners, practice, savings, steps, welfare
from empower_desktop.reports.recap.recap import Chapter, Item, Says, Several

CODES = ("A6a", "A9b", "A9c", "A11", "M2a", "M2b", "MAT")
"""The indicators that these parts show."""
NEEDS: tuple[Mapping[type[Record], tuple[str, ...]], ...] = (
    *(practice.NEEDS, matters.NEEDS, demands.NEEDS, partners.NEEDS, savings.NEEDS, judged.NEEDS, learned.NEEDS, welfare.NEEDS),
)
OF_A_GROUP: tuple[Mapping[type[Record], tuple[str, ...]], ...] = (steps.NEEDS,)
"""What is read besides where the recap is of one group."""


def further(facts: Facts, figures: Mapping[str, Result], *, group: bool, nameless: bool) -> tuple[Chapter, ...]:
    """Give the parts of which something is recorded; of the others one sentence says so."""
    parts = _parts(facts, figures, group=group, nameless=nameless)
    told = [part for part in parts if part.items]
    missing = tuple(part.title for part in parts if not part.items and part.code != "steps")
    if missing:
        nothing = Says(N_("Nothing of this was recorded in the period: {parts}.", parts=Several(missing)), "note")
        told.append(Chapter("unrecorded", Label("Belum tercatat", "Not recorded"), (nothing,)))
    return tuple(told)


def _parts(facts: Facts, figures: Mapping[str, Result], *, group: bool, nameless: bool) -> list[Chapter]:
    led_to: tuple[Item, ...] = steps.steps(facts, nameless=nameless) if group else ()
    return [
        Chapter(
            "practice", Label("Dipakai dalam kehidupan sehari-hari", "Used in everyday life"), practice.practice(facts, nameless=nameless)
        ),
        Chapter("steps", Label("Dari masalah ke hasil", "From problem to result"), led_to),
        Chapter("matters", Label("Masalah dan potensi", "Problems and assets"), matters.matters(facts)),
        Chapter("proposals", Label("Usulan", "Proposals"), matters.proposals(facts)),
        Chapter("demands", Label("Advokasi dan perundingan", "Advocacy and negotiation"), demands.demands(facts, figures.get("A6a"))),
        Chapter("partners", Label("Kemitraan", "Partnerships"), partners.partners(facts)),
        Chapter("savings", Label("Simpan pinjam", "Savings and loans"), savings.savings(facts, nameless=nameless)),
        Chapter(
            "judged", Label("Penilaian kelompok atas dirinya", "How the group judges itself"), judged.judged(facts, figures.get("MAT"))
        ),
        Chapter("lessons", Label("Pembelajaran bersama", "Learned together"), learned.lessons(facts, nameless=nameless)),
        Chapter("choices", Label("Pilihan sendiri", "Own choices"), learned.choices(facts, figures, nameless=nameless)),
        Chapter("outreach", Label("Penyebaran informasi", "Information passed on"), welfare.outreach(facts, figures, nameless=nameless)),
        Chapter("welfare", Label("Perubahan kesejahteraan", "Changes of welfare"), welfare.welfare(figures.get("A11"), nameless=nameless)),
    ]

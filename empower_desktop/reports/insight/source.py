"""What the source says empowerment is: each sentence with what is recorded for it and its indicators."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from empower_desktop.language import Label
from empower_desktop.records import (
    Action,
    Assessment,
    Attendance,
    ChoiceNote,
    Contribution,
    Decision,
    Engagement,
    Group,
    Issue,
    Lesson,
    Meeting,
    Membership,
    Outcome,
    Outreach,
    Participation,
    Partner,
    Partnership,
    Person,
    Proposal,
    Record,
    Training,
)
from empower_desktop.records.choices import CHOICES

PARTS: Mapping[str, Label] = {
    "meaning": Label("Dua makna", "Two meanings"),
    "condition": Label("Syaratnya", "What it takes"),
    "dimension": Label("Dua sifat kekuasaan", "Two dimensions of power"),
    "aim": Label("Sebelas sasaran", "Eleven aims"),
    "principle": Label("Enam prinsip", "Six principles"),
}

Recorded = Mapping[type[Record], tuple[str, ...]]


@dataclass(frozen=True)
class Sentence:
    """One sentence of the source, what is recorded for it, and the codes of its indicators, the most telling first.

    `part` is a code of PARTS. `recorded` names fields by kind, or none where the whole kind is recorded for it.
    """

    code: str
    part: str
    label: Label
    recorded: Recorded
    indicators: tuple[str, ...] = ()


_MEANINGS: Mapping[str, Recorded] = {
    "M1": {
        Decision: ("authority_kind", "authority_from", "authority_to", "authority_status", "authority_until", "gains", "losses"),
        Membership: ("role",),
    },
    "M2": {ChoiceNote: (), Participation: ("adoption_1m", "adoption_3m", "adoption_6m"), Decision: ("final_decider",)},
}
_CONDITIONS = (
    Sentence(
        "EVEN",
        "condition",
        Label("Pemerataan: kepentingan setiap pihak terwakili", "An even distribution: every party's interest is represented"),
        {
            Decision: ("interests_represented", "interests_missing", "gains", "losses"),
            Attendance: ("capacity_as",),
            Person: ("constituencies",),
        },
        ("M1c", "M1d"),
    ),
    Sentence(
        "AUTHORITY",
        "condition",
        Label("Bukan hanya kekuatan, tetapi juga kewenangan", "Not only strength, but authority too"),
        {Decision: ("capability_given", "authority_kind"), Training: ("covers_rights",)},
        ("M1b",),
    ),
    Sentence(
        "ADVOCACY",
        "condition",
        Label("Di mana pemegang kebijakan menghambat: advokasi kebijakan", "Where holders of policy resist: advocacy of public policy"),
        {Engagement: ("obstacle", "demand", "outcome", "policy_instrument"), Decision: ("resistance_from",)},
        ("PARb", "A3a"),
    ),
)
_DIMENSIONS = (
    Sentence(
        "PAR-D",
        "dimension",
        Label("Distributif: yang satu bertambah, yang lain berkurang", "Distributive: one gains what another loses"),
        {Decision: ("power_dimension", "power_reason", "losses", "resistance_from")},
        ("PARa", "PARb"),
    ),
    Sentence(
        "PAR-G",
        "dimension",
        Label("Generatif: memberi wewenang menguatkan kedua pihak", "Generative: to give power strengthens both sides"),
        {Decision: ("power_dimension", "power_reason", "legitimacy_effect")},
        ("PARa", "PARc"),
    ),
)
_AIMS: Mapping[str, Recorded] = {
    "A1": {Issue: ("identified_by", "solved_by"), Proposal: (), Action: ()},
    "A2": {Group: (), Membership: (), Meeting: ("accountability_report",), Contribution: (), Action: ()},
    "A3": {Engagement: (), Partnership: ("equality",), Partner: ("partner_type",)},
    "A4": {Meeting: ("meeting_type",), Attendance: (), Proposal: ()},
    "A5": {Training: (), Participation: ()},
    "A6": {
        Meeting: ("finance_shared",),
        Engagement: ("engagement_type", "outcome", "response_on"),
        Decision: ("authority_instrument",),
    },
    "A7": {Partnership: (), Engagement: ("allies",), Group: ("parent_group",)},
    "A8": {Person: ("constituencies",), Membership: ("role",), Assessment: (), Group: ("admin_books",)},
    "A9": {Outreach: (), Meeting: ("meeting_type",)},
    "A10": {Contribution: ("purpose", "source", "amount"), Decision: ("final_decider",)},
    "A11": {Outcome: ()},
}
_PRINCIPLES: Mapping[str, Recorded] = {
    "P1": {
        Decision: ("proposer_type", "final_decider"),
        Meeting: ("convened_by",),
        Training: ("requested_by",),
    },
    "P2": {Issue: ("entry_type", "mobilised_on"), Contribution: ()},
    "P3": {
        Group: ("local_practice",),
        Meeting: ("language",),
        Issue: ("local_specifics",),
        Decision: ("local_adaptation",),
    },
    "P4": {Lesson: (), Meeting: ("cycle_stage",)},
    "P5": {
        Meeting: ("equality_score", "respect_score", "trust_score", "inclusion_measures"),
        Lesson: ("equality_score", "respect_score", "trust_score"),
    },
    "P6": {Partner: (), Partnership: ()},
}


def _of_list(list_name: str, recorded: Mapping[str, Recorded]) -> tuple[Sentence, ...]:
    """Give a sentence for each code of a list, in its order."""
    return tuple(Sentence(choice.code, list_name, choice.label, recorded[choice.code]) for choice in CHOICES[list_name])


SENTENCES = (
    *_of_list("meaning", _MEANINGS),
    *_CONDITIONS,
    *_DIMENSIONS,
    *_of_list("aim", _AIMS),
    *_of_list("principle", _PRINCIPLES),
)
"""The sentences, with only those indicators that stand first; the register adds the others that serve them."""

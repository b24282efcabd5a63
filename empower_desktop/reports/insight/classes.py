"""The classes that formulas go by: who counts as community, as joint, as holder of power (`indicators.md` G9)."""

from __future__ import annotations

from collections.abc import Mapping

from empower_desktop.language import Label
from empower_desktop.records.choices import CHOICES, class_of

COMMUNITY, JOINT, GOVERNMENT, CIVIL_SOCIETY = "komunitas", "bersama", "pemerintah", "masyarakat_sipil"
HOLDERS_OF_POWER = frozenset({GOVERNMENT, "elite", "modal"})
SELF_HELP, VILLAGE, OUTSIDE = "swadaya", "desa", "luar"

CLASS_NAMES: Mapping[str, Label] = {
    GOVERNMENT: Label("Pemerintah", "Government"),
    "elite": Label("Tokoh/elite", "Elite"),
    "modal": Label("Pemilik modal", "Capital owners"),
    CIVIL_SOCIETY: Label("Masyarakat sipil", "Civil society"),
    "lainnya": Label("Lainnya", "Others"),
}
ALL = Label("Semua", "All")
OTHERS = Label("Lainnya", "Others")

_ACTORS = {choice.code: choice.group for choice in CHOICES["actor"]}


def actor_class(code: str | None) -> str:
    """Give the class of an actor, or "" where nobody is named or the code is not known."""
    return _ACTORS.get(code or "", "")


def is_community(actor: str | None) -> bool:
    """Say whether an actor is the community itself; its leaders alone are not (G9)."""
    return actor_class(actor) == COMMUNITY


def partner_class(code: str | None) -> str:
    """Give the class of a type of partner."""
    return class_of("partner_type", code)


def in_list_order(list_name: str, codes: set[str]) -> tuple[str, ...]:
    """Give codes in the order of their list, unknown ones after them."""
    known = [choice.code for choice in CHOICES[list_name]]
    return (*(code for code in known if code in codes), *sorted(codes.difference(known)))

"""The title of a list without what names the form itself, `DAFTAR HADIR PESERTA`."""

from __future__ import annotations

import re

from empower_desktop.records.words import beginning, plain

_BESIDES = re.compile(r"(?:dan|serta|&|/|\+)\s*(?=\S)", re.IGNORECASE)
"""What stands between the name of a form and what else the form is."""

_LONGEST_SHORT_FORM = 3
"""Words no longer than `MAD` may be of a name."""


def trimmed(text: str, signs: str) -> str:
    """Take signs off the ends of a text, but for the bracket that closes one within it."""
    bare = text.strip(signs)
    is_open = bare.count("(") > bare.count(")") and text.count("(") == text.count(")")
    return f"{bare})" if is_open else bare


def form_off(text: str) -> str:
    """Take off what names the form itself: "DAFTAR HADIR PESERTA"."""
    while phrase := beginning("form_title", text)[0]:
        rest = _after(text, len(phrase.split()))
        if rest == text:
            break
        text = _without_second_form(trimmed(rest, " ,–—-():"))
    behind = _after(text, 1).strip() if plain(text).startswith("peserta ") else ""
    return behind if beginning("event", behind)[0] else text  # "PESERTA PELATIHAN MENJAHIT"


def _without_second_form(text: str) -> str:
    """Take off what a form is besides, `DAFTAR HADIR DAN USULAN MUSDUS`: all before what was held, or the `dan` alone."""
    if not (found := _BESIDES.match(text)):
        return text
    rest = text[found.end() :]
    ends = [0, *(each.end() for each in re.finditer(r"\s+", rest))]
    return next((rest[at:] for at in ends if _begins_event_at(rest[at:])), rest)


def event_within(text: str) -> str:
    """Give what was held out of a text that names something else before it, `TANDA TERIMA PESERTA PELATIHAN MENJAHIT`; "" for none.

    A word that may be of anything, such as *kegiatan*, or that names a group, such as *posyandu*, tells of nothing that was held.
    """
    for word in re.finditer(r"\b\w", text):
        phrase, kind = beginning("event", text[word.start() :])
        if kind == "event" and len(phrase) > _LONGEST_SHORT_FORM:
            return text[word.start() :]
    return ""


def _begins_event_at(text: str) -> bool:
    return bool(beginning("event", text)[0] or beginning("meeting_type", text)[0])


def _after(text: str, words: int) -> str:
    """Give a text without its first words, as `plain` counts them."""
    at = 0
    for found in re.finditer(r"\w+", text):
        words -= 1
        if words == 0:
            at = found.end()
            break
    return text[at:]

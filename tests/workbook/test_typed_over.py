"""Where something else was typed over a row, and where one was only corrected: a line between them that both sides are held to."""

from __future__ import annotations

import pytest

from empower_desktop.history.change import Plain
from empower_desktop.workbook.contents import Edit
from empower_desktop.workbook.typed_over import typed_over

WOMAN = {"name": "Suminah", "sex": "P", "hamlet": "Dusun II", "phone": "0812", "birth_year": 1980, "nickname": "Minah"}


@pytest.mark.parametrize(
    ("stated", "typed", "is_another"),
    [
        (WOMAN, {"name": "Paijo", "sex": "L", "phone": "0813"}, True),
        (WOMAN, {"name": "Paijo", "sex": "L"}, False),
        (WOMAN, {"sex": "L", "phone": "0813", "birth_year": 1955}, False),
        (WOMAN, {"name": "Suminem", "phone": "0813", "birth_year": 1955}, False),
        (WOMAN, {"name": "Suminah binti Karto", "phone": "0813", "birth_year": 1955}, False),
        ({"name": "Paijo", "sex": "L"}, {"name": "Painem", "sex": "P"}, True),
        ({"name": "Paijo", "sex": "L", "phone": "0812"}, {"name": "Painem", "sex": "P"}, True),
        ({"name": "Paijo"}, {"name": "Painem", "sex": "P"}, False),
    ],
    ids=[
        "another name and two of five cells",
        "another name and one of five",
        "the same name",
        "a letter of the name",
        "more of the name",
        "another name and all there is",
        "another name and half of what there is",
        "what nobody had said is no sign",
    ],
)
def test_somebody_wholly_else_is_known_from_a_correction(stated: dict[str, Plain], typed: dict[str, Plain], is_another: bool) -> None:
    edits = {
        code: Edit("changed", "Orang", 2, "person", "one", field=code, before=stated.get(code), after=value)
        for code, value in typed.items()
    }
    assert list(typed_over({"one": edits}, "person", {"one": stated})) == ["one"] * is_another

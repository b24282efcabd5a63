"""What a participant took from a training."""

from __future__ import annotations

from decimal import Decimal

import pytest

from empower_desktop.records import Participation, Training
from empower_desktop.records.training import normalised_gain


@pytest.mark.parametrize(
    ("before", "after", "most", "gain"),
    [
        (40, 70, 100, "0.5"),
        (40, 40, 100, "0"),
        (40, 10, 100, "-0.5"),
        (4, 7, 10, "0.5"),
        (100, 100, 100, None),
        (None, 70, 100, None),
        (40, None, 100, None),
        (40, 70, None, None),
    ],
)
def test_a_gain_is_the_share_of_what_could_still_be_gained(before, after, most, gain):
    scores = [None if score is None else Decimal(score) for score in (before, after, most)]
    found = normalised_gain(Training(id="t", score_max=scores[2]), Participation(id="p", pre_score=scores[0], post_score=scores[1]))
    assert found == (None if gain is None else Decimal(gain))

"""What was lived once is looked at by many laws: workbooks are written and merged once for all the laws of a file.

Each law is a test of its own, which says what it promises. All laws of a file draw the same chance examples in the same
order, so that what the first one has made is there for the others.
"""

from __future__ import annotations

import pickle
import random
import zlib
from collections.abc import Callable
from typing import Generic, ParamSpec, TypeVar

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

Seen = TypeVar("Seen")
Drawn = ParamSpec("Drawn")
Test = Callable[..., None]

LONG = settings.get_current_profile_name() == "long"
SEED = random.SystemRandom().getrandbits(64) if LONG else 5


class Lived(Generic[Drawn, Seen]):
    """Lives what was drawn, or remembers it; what was seen is kept packed, for there are thousands of it."""

    def __init__(self, live: Callable[Drawn, Seen]) -> None:
        self._live = live
        self._kept: dict[str, bytes] = {}
        self.times = 0

    def __call__(self, *drawn: Drawn.args, **named: Drawn.kwargs) -> Seen:
        """Give what was seen of it."""
        key = repr((drawn, named))
        if key not in self._kept:
            self.times += 1
            self._kept[key] = zlib.compress(pickle.dumps(self._live(*drawn, **named)), 1)
        seen: Seen = pickle.loads(zlib.decompress(self._kept[key]))
        return seen


def law(*drawn: st.SearchStrategy[object], few: int) -> Callable[[Test], Test]:
    """Make a test a law: held against `few` chance examples each day, against thousands in the long profile.

    Each takes a second, so a fault is shown as it was found.
    """

    def decorated(test: Test) -> Test:
        many = settings.default.max_examples if LONG else few
        held = settings(max_examples=many, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck))
        return seed(SEED)(held(given(*drawn)(test)))

    return decorated

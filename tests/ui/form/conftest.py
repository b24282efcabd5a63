"""An empty form in a window."""

from __future__ import annotations

import pytest
from form_lines import Shown

from empower_desktop.records import Meeting
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.form import Form
from empower_desktop.ui.keyboard_watch import KeyboardWatch
from empower_desktop.ui.theme import Theme


@pytest.fixture
def form(shown: Shown, desk: Desk, theme: Theme) -> Form:
    """An empty meeting form in a window."""
    made = Form(desk, theme, Meeting)
    KeyboardWatch(shown(made, width=860, height=700))
    made.show_record("")
    return made

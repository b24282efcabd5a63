"""What the pages of meetings, decisions, trainings and advocacy offer for learning: noting a lesson, or that none is needed."""

from __future__ import annotations

from collections.abc import Sequence

from empower_desktop.language import N_
from empower_desktop.ui.kit.buttons import Action
from empower_desktop.ui.record_page import RecordPage
from empower_desktop.workspace import Row
from empower_desktop.workspace.lessons import is_unlearned, lesson_of, needs_no_lesson

LESSON, NO_LESSON = "lesson", "no_lesson"
NOTE_LESSON, NONE_NEEDED = N_("Note a lesson"), N_("No lesson needed")


def lesson_buttons(page: RecordPage, row: Row) -> list[Action]:
    """Give the button that stands in the head while it is time to ask what was learned."""
    return [_noting(page)] if is_unlearned(page.desk.work, row) else []


def lesson_menu(page: RecordPage, row: Row) -> Sequence[Action]:
    """Give what stands behind the ellipsis: a lesson at any time, and while one is asked for, that none is needed."""
    if not is_unlearned(page.desk.work, row):
        return [_noting(page)]
    return [Action(NO_LESSON, page.desk.say(NONE_NEEDED), "x")]


def act_on_lesson(page: RecordPage, key: str) -> bool:
    """Do what these offer; False for any other key."""
    if key == LESSON:
        page.settle()
        page.desk.ask(lesson_of, page.kind, page.record, then=lambda given: page.go_new("lesson", given))
    elif key == NO_LESSON:
        page.desk.do(needs_no_lesson, page.record, then=lambda step: _left_out(page, step.text))
    return key in (LESSON, NO_LESSON)


def _noting(page: RecordPage) -> Action:
    return Action(LESSON, page.desk.say(NOTE_LESSON), "lightbulb")


def _left_out(page: RecordPage, text: object) -> None:
    page.refresh(None)
    page.say(text)  # type: ignore[arg-type]  # a step's text is a message

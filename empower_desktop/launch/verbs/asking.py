"""The commands about what merges and imports asked: questions, answer."""

from __future__ import annotations

from empower_desktop.language import P_
from empower_desktop.launch import answers
from empower_desktop.launch.asked import Asked
from empower_desktop.launch.by_hand_aloud import tell_questions
from empower_desktop.launch.exits import Exit
from empower_desktop.workspace.namesakes import with_namesakes
from empower_desktop.workspace.questions import answer as answered
from empower_desktop.workspace.questions import open_questions


def questions(asked: Asked) -> Exit:
    """List what waits for an answer, each with the answers that it can have."""
    with asked.workspace() as work:
        waiting = with_namesakes(work, [each.asked for each in open_questions(work)])
    if asked.say.as_json:
        asked.say.array(answers.question(each, asked.language) for each in waiting)
        return Exit.DONE
    tell_questions(asked.say, waiting)
    asked.say.word(P_("{n} question waits.", "{n} questions wait.", len(waiting)))
    return Exit.DONE


def answer(asked: Asked) -> Exit:
    """Answer one question."""
    question, choice = asked.options.question.strip().lower(), asked.options.choice.strip()
    with asked.workspace() as work:
        step = answered(work, question, choice)
    if asked.say.as_json:
        asked.say.json({"question": question, "choice": choice, "changes": list(step.changes)})
    else:
        asked.say.word(step.text)
    return Exit.DONE

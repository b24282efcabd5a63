"""The commands about what merges and imports asked: questions, answer."""

from __future__ import annotations

from empower_desktop.language import P_, yes_or_no
from empower_desktop.launch import answers
from empower_desktop.launch.by_hand_aloud import tell_questions
from empower_desktop.launch.call import Call
from empower_desktop.launch.exits import Exit
from empower_desktop.workspace.namesakes import with_namesakes
from empower_desktop.workspace.questions import answer as answered
from empower_desktop.workspace.rivals_gone import still_asked


def questions(call: Call) -> Exit:
    """List what waits for an answer, each with the answers that it can have."""
    with call.workspace() as work:
        waiting = with_namesakes(work, [each.asked for each in still_asked(work)])
    if call.say.as_json:
        call.say.array(answers.question(each, call.language) for each in waiting)
        return Exit.DONE
    tell_questions(call.say, waiting)
    call.say.word(P_("{n} question waits.", "{n} questions wait.", len(waiting)))
    return Exit.DONE


def answer(call: Call) -> Exit:
    """Answer one question."""
    question, choice = call.options.question.strip().lower(), yes_or_no(call.options.choice.strip())
    with call.workspace() as work:
        step = answered(work, question, choice)
    if call.say.as_json:
        call.say.json({"question": question, "choice": choice, "changes": list(step.changes)})
    else:
        call.say.word(step.text)
    return Exit.DONE

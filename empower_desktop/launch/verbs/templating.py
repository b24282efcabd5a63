"""The command that makes a template for people without the app."""

from __future__ import annotations

from empower_desktop.language import N_, P_
from empower_desktop.launch.asked import Asked, workbook_of
from empower_desktop.launch.exits import Exit
from empower_desktop.workspace.templating import template as write_template


def template(asked: Asked) -> Exit:
    """Write an empty workbook to be filled in."""
    file = workbook_of(asked.options.file, "template")
    with asked.workspace() as work:
        step = write_template(work, file, asked.options.kind)
    made = step.result
    if asked.say.as_json:
        asked.say.json(
            {"file": str(made.file), "export": made.export, "number": made.number, "kinds": list(made.kinds), "known": made.known}
        )
        return Exit.DONE
    asked.say.line(str(made.file))
    known = P_("{n} name that is known already", "{n} names that are known already", made.known)
    asked.say.word(N_("Template {number}, with {known}. Whoever fills it in writes their own name first.", number=made.number, known=known))
    return Exit.DONE

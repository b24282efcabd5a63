"""The command that makes a template for people without the app."""

from __future__ import annotations

from empower_desktop.language import N_, P_
from empower_desktop.launch.call import Call, workbook_of
from empower_desktop.launch.exits import Exit
from empower_desktop.workspace.replacing import refuse_to_replace
from empower_desktop.workspace.templating import template as write_template


def template(call: Call) -> Exit:
    """Write an empty workbook to be filled in."""
    file = workbook_of(call.options.file, "template")
    with call.workspace() as work:
        refuse_to_replace(work, file)
        step = write_template(work, file, call.options.kind)
    made = step.result
    if call.say.as_json:
        call.say.json(
            {"file": str(made.file), "export": made.export, "number": made.number, "kinds": list(made.kinds), "known": made.known}
        )
        return Exit.DONE
    call.say.line(str(made.file))
    known = P_("{n} name that is known already", "{n} names that are known already", made.known)
    call.say.word(N_("Template {number}, with {known}. Whoever fills it in writes their own name first.", number=made.number, known=known))
    return Exit.DONE

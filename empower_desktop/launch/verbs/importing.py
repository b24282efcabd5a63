"""The command that takes in somebody's own list: import."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from empower_desktop.errors import Place, Problem
from empower_desktop.language import N_, P_
from empower_desktop.launch import answers
from empower_desktop.launch.call import Call, Usage, told_of
from empower_desktop.launch.exits import Exit
from empower_desktop.launch.say import sentence
from empower_desktop.lists.answer_keys import GROUP
from empower_desktop.lists.targets import target_label
from empower_desktop.lists.understood import Ask
from empower_desktop.records import KINDS
from empower_desktop.workspace import importing


def import_list(call: Call) -> Exit:
    """Take in an attendance sheet, a roll, a training list or minutes, or foretell it."""
    options = call.options
    act = importing.preview if options.dry_run else importing.apply
    file, mapping, given = Path(options.file).absolute(), _mapping(options.map), _answers(options.answers)
    if options.group is not None:
        if not options.group.strip():
            raise Usage(N_("Say which group: its name."), "empower-desktop import")
        given[GROUP] = options.group.strip()
    with call.workspace() as work:
        surveyed = importing.read(work, file, call.passphrase)
        imported: importing.Imported = act(work, file, options.kind, mapping, given, surveyed).result
    if call.say.as_json:
        call.say.json(answers.imported(imported, call.language))
    else:
        _tell(call, imported)
    if imported.problems or imported.rows.rejected:
        return Exit.IN_PART
    return Exit.WAITS if imported.waits else Exit.DONE


def _mapping(pairs: Sequence[str]) -> dict[str, str]:
    """Read `FIELD=COLUMN` pairs: by column the field that it holds; `-` stands for none."""
    mapping: dict[str, str] = {}
    for pair in pairs:
        field, sign, column = pair.partition("=")
        if not sign or not field.strip() or not column.strip():
            raise Usage(N_("“{pair}” is not of the form FIELD=COLUMN.", pair=pair), "empower-desktop import")
        name, holds = column.strip(), "" if field.strip() == "-" else field.strip()
        name = next((each for each in mapping if each.casefold() == name.casefold()), name)
        if (before := mapping.setdefault(name, holds)) != holds:
            message = N_(
                "Column {column} was given two fields: {one} and {other}. A column holds one.",
                column=name,
                one=before or "-",
                other=holds or "-",
            )
            raise Usage(message, "empower-desktop import")
    return mapping


def _answers(name: str | None) -> dict[str, str]:
    """Read a file of answers: one JSON object, the question's id and the choice."""
    if name is None:
        return {}
    path = Path(name)
    with told_of(path):
        text = path.read_text("utf-8-sig")
    try:
        held = json.loads(text)
    except (ValueError, RecursionError):
        held = None
    if not isinstance(held, dict) or not all(type(choice) in (str, int, float) for choice in held.values()):
        raise Problem(N_("{file} is not JSON. Expected: one object of question and answer.", file=name), "not_json", Place(path.name))
    return {str(question): str(choice) for question, choice in held.items()}


def _tell(call: Call, imported: importing.Imported) -> None:
    say = call.say
    say.word(imported.said())
    for table in imported.understood.tables:
        if table.taken:
            taken = [each for each in table.columns if each.field and not each.why_not]
            # The code stands behind the name, for it is what --map takes.
            columns = (f"{each.letters} → {say(target_label(each.field, call.options.kind))} [{each.field}]" for each in taken)
            say.line(f"{table.sheet}: {', '.join(columns)}")
    rows = [
        (say(KINDS[code].label), *map(str, (counts.read, counts.new, counts.updated, counts.same)))
        for code, counts in imported.records.items()
    ]
    if rows:
        say.table(("", N_("Read"), N_("New"), N_("Changed"), N_("Same")), rows, "  ")
    for left in imported.understood.left:
        say.line(f"  {left.sheet}!{left.cell}: {say(N_('Not taken: {why}', why=left.why))}")
    for heading, words in _readings(call, imported):
        say.line(f"  {heading}: {words}")
    for problem in imported.problems:
        say.word(sentence(problem, call.language))
    _tell_asks(call, [ask for ask in imported.asks if not ask.options])
    open_asks = [ask for ask in imported.asks if ask.waits]
    if open_asks:
        say.line()
        say.word(P_("{n} question waits for an answer:", "{n} questions wait for an answer:", len(open_asks)))
        _tell_asks(call, open_asks)
        if any(ask.default for ask in open_asks):
            say.word(N_("* = the answer that is proposed; it is not taken unless it is given."))
    if imported.merge:
        say.word(N_("Import: {id} (take it back with unmerge)", id=imported.merge))
        if imported.waits:
            say.word(N_("Something waits for a decision. See: empower-desktop {command}", command="questions"))


def _readings(call: Call, imported: importing.Imported) -> Iterator[tuple[str, str]]:
    """Give how words were read, a line for each field of a sheet."""
    lines: dict[tuple[str, str, str], list[str]] = {}
    for each in imported.understood.readings:
        meaning = call.say(each.meaning) or "–"
        lines.setdefault((each.sheet, each.kind, each.field), []).append(f"“{each.words}” = {meaning} ({each.cells})")
    for (sheet, kind, field), words in lines.items():
        yield f"{sheet}: {call.say(N_('Read as {label}', label=KINDS[kind].fields()[field].label))}", "; ".join(words)


def _tell_asks(call: Call, asks: Sequence[Ask]) -> None:
    for ask in asks:
        call.say.line(f"  {ask.sheet}!{ask.cell}: {call.say(ask.message)}")
        if ask.options:
            choices = " | ".join(f"{each.code}{' *' if each.code == ask.default else ''} ({call.say(each.label)})" for each in ask.options)
            call.say.line(f"    {ask.id}: {choices}")

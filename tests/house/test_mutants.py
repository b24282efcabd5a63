"""Proof that the tests can fail: each of these faults, put into a copy of the house, is found by the tests named beside it.

The list is that of `merge.md` §10, as far as the code for it exists.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STATES, CHANGES = "tests/history/test_merge.py", "tests/history/test_change.py"
MERGES = "tests/workspace/test_merging.py"
BY_HAND, EDITED_AGAIN = "tests/workspace/test_by_hand.py", "tests/workspace/test_edited_again.py"
PROPOSALS, ASKED = "tests/workbook/test_proposing.py", "tests/workbook/test_asking_of_edits.py"
RECEIPTS, AFTER_LOSSES = "tests/workspace/test_receipts.py", "tests/workspace/test_receipts_after_losses.py"
ANSWERS, JOINED_ANSWERS = "tests/workspace/test_answering_in_excel.py", "tests/workspace/test_answers_for_joined_records.py"


@dataclass(frozen=True)
class Mutant:
    """A fault: in a file, this text in the place of that one; and the tests that must notice."""

    name: str
    file: str
    sound: str
    faulty: str
    tests: tuple[str, ...] = (STATES,)


MUTANTS = (
    Mutant(
        "winner by time instead of over",
        "history/merge.py",
        "    return by_time([change for change in setting.values() if change.id not in replaced])",
        "    return (max(setting.values(), key=_time),)",
        (STATES, "-k", "clock_does_not_decide"),
    ),
    Mutant(
        "incoming wins instead of union",
        "history/merge.py",
        "    return frozenset().union(*sets)",
        "    incoming = frozenset(sets[-1])\n"
        "    theirs = {change.record for change in incoming}\n"
        "    return frozenset(c for some in sets[:-1] for c in some if c.record not in theirs) | incoming",
        (STATES, "-k", "order_or_repeats"),
    ),
    Mutant(
        "deletion ignores unseen edits",
        "history/merge.py",
        "if len(deletions) == len(acts) and not unseen:",
        "if len(deletions) == len(acts):",
        (STATES, "-k", "contested_deletion"),
    ),
    Mutant(
        "id without over",
        "history/change.py",
        '    named = ",".join([f\'"{one}"\' for one in over])',
        '    named = ""',
        (CHANGES, "-k", "share_in_the_id"),
    ),
    Mutant(
        "waiting changes dropped",
        "history/merge.py",
        "    return {code: _left(setting[code]) for code in sorted(setting)}",
        "    here = {one for some in setting.values() for one in some}\n"
        "    return {code: _left({i: c for i, c in setting[code].items() if here.issuperset(c.over)}) for code in sorted(setting)}",
        (STATES,),
    ),
    Mutant(
        "unknown fields dropped",
        "history/change.py",
        "    return dict(sorted(plain.items())) if len(plain) > 1 else plain",
        '    return {code: value for code, value in sorted(plain.items()) if not code.startswith("x_")}',
        (STATES, "-k", "unknown_field"),
    ),
    Mutant(
        "save over what the store holds instead of what was seen",
        "workspace/workspace.py",
        "over = save.over if save.over is not None else save.seen.over(fields, units)",
        "over = save.over if save.over is not None else self.seen(save.record).over(fields, units)",
        ("tests/workspace/test_saving.py", "-k", "over_what_was_shown"),
    ),
    Mutant(
        "the store wins over what a file says of what it knows",
        "workspace/adding.py",
        "    foretold = foresight.foresee([one.changes for one in taken])\n",
        "    new = [[change for change in one.changes if work.standing(change.record) == 'absent'] for one in taken]\n"
        "    foretold = foresight.foresee(new)\n",
        (MERGES, "-k", "add_up"),
    ),
    Mutant(
        "unknown kinds dropped on export",
        "workspace/sending.py",
        "    changes = list(work.store.all_changes())",
        "    changes = [change for change in work.store.all_changes() if change.kind in KINDS]",
        ("tests/old/test_old_files.py", "-k", "goes_on_whole"),
    ),
    Mutant(
        "counts do not add up",
        "workspace/counts.py",
        "        return self.new + self.updated + self.same + self.conflict + self.rejected",
        "        return self.new + self.updated + self.same + self.rejected",
        (MERGES, "-k", "add_up"),
    ),
    Mutant(
        "parts of a deleted owner counted",
        "workspace/counting.py",
        "        return not owner or self._kind_shown(owner) == _owner_kind(KINDS[state.kind])",
        "        return True",
        (MERGES, "-k", "deleted_meeting"),
    ),
    Mutant(
        "original not kept",
        "workspace/unpacking.py",
        "for sha256, source in coming.items()}",
        "for sha256, source in coming.items() if not sha256}",
        (MERGES, "-k", "as_it_came"),
    ),
    Mutant(
        "receipt that never expires",
        "workspace/receipts.py",
        "for store in stores if store[0].store_id not in voided)",
        "for store in stores)",
        (RECEIPTS, "-k", "highest_receipt"),
    ),
    Mutant(
        "receipt that outlives its return",
        "store/notes.py",
        '"held": bool(row["held"]),',
        '"held": True,',
        (AFTER_LOSSES, "-k", "undoing_a_return"),
    ),
    Mutant(
        "part of a record taken for the whole",
        "store/carried.py",
        "sa.func.max(change.c.seq)).join",
        "sa.func.min(change.c.seq)).join",
        (RECEIPTS, "-k", "until_it_changes_again"),
    ),
    Mutant(
        "answer from Excel decides what came after it was asked",
        "workspace/answered_meanwhile.py",
        "return current == {change.id for change in fighting} and not unnamed",
        "return not unnamed",
        (ANSWERS, "-k", "new_rival"),
    ),
    Mutant(
        "answer from Excel deletes one of several that are one thing",
        "workspace/asking_in_excel.py",
        "records = self._joined[one.record] if one.spot == DELETED else",
        "records =",
        (JOINED_ANSWERS, "-k", "contested_record_goes"),
    ),
    Mutant(
        "answer from Excel is whose laptop merges it",
        "workspace/answering_in_excel.py",
        "over, self.meta.author_id, self.meta.created_at, why)",
        "over, self.ledger.work.author.id, self.meta.created_at, why)",
        (ANSWERS, "-k", "same_in_every_store"),
    ),
    Mutant(
        "answer from Excel over the chosen value alone",
        "workspace/answering_in_excel.py",
        "over = [change.id for change in fighting if not keeps or DELETED in change.fields]",
        "over = [change.id for change in fighting if not keeps or DELETED in change.fields][:1]",
        (ANSWERS, "-k", "same_in_every_store"),
    ),
    Mutant(
        "letter in Excel read by its place among the file's own choices",
        "workspace/replying_in_excel.py",
        "return row.codes[letter] if letter < len(row.codes) else word",
        "return asked.choices[letter].code if letter < len(asked.choices) else word",
        ("tests/workspace/test_namesakes_in_excel.py", "-k", "order"),
    ),
    Mutant(
        "hand edit with a random id",
        "workbook/ground.py",
        '    return keyed_id(export, f"{name}\\n{spare}")',
        "    return str(__import__('uuid').uuid4())",
        (BY_HAND, "-k", "two_coordinators or accepting_singly"),
    ),
    Mutant(
        "hand edit at the time of the merge",
        "workbook/ground.py",
        "over, self.meta.author_id, self.meta.created_at, self.why)",
        "over, self.meta.author_id, __import__('datetime').datetime.utcnow().strftime('%Y-%m-%dT%H:%M:%S.%f')[:23] + 'Z/0000', self.why)",
        (BY_HAND, "-k", "two_coordinators"),
    ),
    Mutant(
        "missing row taken as deletion",
        "workbook/edited_rows.py",
        "                self._questions += [self._asking.missing(edit)] if edit.record not in elsewhere else []",
        "                self._propose(self._asking.missing(edit).choices[0].changes[0], [edit], is_new=False)",
        (ASKED, "-k", "missing_row"),
    ),
    Mutant(
        "hand edit of a disputed cell settles it",
        "workbook/ground.py",
        "        if state.disputed.isdisjoint(unit):",
        "        if True:",
        (PROPOSALS, "-k", "leaves_its_rivals"),
    ),
    Mutant(
        "later copy overwrites what an earlier one brought",
        "workbook/earlier.py",
        "    return _Beside(proposed, content, Asking(ground, file), mine, copied, answers).weighed()",
        "    return proposed",
        (EDITED_AGAIN, "-k", "later_copy or corrected"),
    ),
    Mutant(
        "refused edit offered again",
        "workspace/by_hand.py",
        "else self._refused | refused(self.work)",
        "else self._refused",
        (BY_HAND, "-k", "not_offered_again"),
    ),
    Mutant(
        "row taken without the new one that it names",
        "workspace/lacking.py",
        "    gone = rows - ledger.kinds(rows).keys() if rows else rows",
        "    gone: set[str] = set()",
        ("tests/workspace/test_lacking.py", "-k", "left_out_too"),
    ),
    Mutant(
        "corrected amount counted beside the old one",
        "workspace/likening.py",
        "        otherwise = _each_that(self._agrees, corrected, self._like(corrected, self._any_owner, _CORRECTED), taken)",
        "        otherwise: dict[str, Row] = {}",
        ("tests/workspace/test_corrected_lists.py", "-k", "corrected_amount"),
    ),
    Mutant(
        "delta by what others hold",
        "workspace/receipts.py",
        "    if not wanted:\n        return known",
        "    if not wanted or all(one.author_id != wanted for one in known):\n        return known",
        (RECEIPTS, "-k", "never_gave_a_receipt"),
    ),
    Mutant(
        "answers stay when their merge is undone",
        "workspace/questions.py",
        "work.store.add_to(of_file.seq, changes) if of_file is not None else work.store.append(changes)",
        "work.store.append(changes)",
        (BY_HAND, "-k", "undo_takes_edits"),
    ),
)


def _house_with(mutant: Mutant, folder: Path) -> Path:
    shutil.copytree(ROOT / "empower_desktop", folder / "empower_desktop", ignore=shutil.ignore_patterns("ui"))
    shutil.copytree(ROOT / "resources", folder / "resources", ignore=shutil.ignore_patterns("fonts", "icons"))
    file = folder / "empower_desktop" / mutant.file
    text = file.read_text(encoding="utf-8")
    assert text.count(mutant.sound) == 1, f"the fault has no place in {mutant.file} any more: write it anew"
    file.write_text(text.replace(mutant.sound, mutant.faulty), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def run_tests() -> Iterator[Callable[[Path, Iterable[str]], tuple[int, str]]]:
    """Run tests on a house, each time as a new process; give how they ended and what was said."""
    command = [sys.executable, "-P", ROOT / "tests" / "house" / "forked_pytest.py"]
    environment = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    environment.pop("PYTHONPATH", None)
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:

        def run(house: Path, tests: Iterable[str]) -> tuple[int, str]:
            process.stdin.write(json.dumps([str(house), ["-x", "-q", "--hypothesis-profile=mutants", *tests]]) + "\n")
            process.stdin.flush()
            ended, said = json.loads(process.stdout.readline())
            return ended, said

        yield run
        process.stdin.close()


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_the_tests_find_the_fault(mutant, tmp_path, run_tests):
    ended, said = run_tests(_house_with(mutant, tmp_path), mutant.tests)
    assert ended == 1, said[-3_000:]

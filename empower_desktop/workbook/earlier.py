"""What was done by hand in a workbook, held against what an earlier copy of the same export brought.

An earlier edit is known by the moment of the export and its author, and by its reason. Where the same person's cell
says something else now, or is back at what was sent, it is asked about and never applied by itself: its answer is over the
earlier edit too. What two people wrote into two copies did not see each other, and is a conflict as anywhere else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from empower_desktop.history.change import DELETED, Change, Plain
from empower_desktop.history.merge import survivors
from empower_desktop.language import N_, Message
from empower_desktop.records import KINDS
from empower_desktop.workbook.another_filler import ANOTHER, shared_rows, warned
from empower_desktop.workbook.asking import TAKE, Asking, said, together
from empower_desktop.workbook.contents import Edit, Incoming
from empower_desktop.workbook.copied_later import CopiedLater
from empower_desktop.workbook.copies_alone import CopiedRows, copied_rows, copies_alone
from empower_desktop.workbook.copies_passed_on import copies_passed_on
from empower_desktop.workbook.earlier_edits import EarlierEdits
from empower_desktop.workbook.ground import EDITED, Ground, by_record, editor_in, filler_of, label_of, same_value, typed_row_id
from empower_desktop.workbook.held import beside_answers, held_back, left_out_by, meant_by, naming_as_answered, with_dependents
from empower_desktop.workbook.proposing import Asked, Choice, Held, Proposal, Proposed
from empower_desktop.workbook.spare_again import as_moved, moved_rows
from empower_desktop.workbook.unsaid import Unsaid

KEEP = N_("Keep what was merged before")
KEEP_ROW = N_("Keep what was merged before; what names this row is about that")


def beside_earlier(
    proposed: Proposed, content: Incoming, file: str, earlier: Sequence[Change], asked: Iterable[Asked], answers: Mapping[str, str]
) -> Proposed:
    """Turn into questions what says something else than changes of the same export and author that came before.

    `asked` are the questions of copies that came before about rows; `answers` were given to them, by their ids.
    """
    proposed, ground = beside_answers(proposed, answers), Ground(content)
    mine, copied = [change for change in earlier if change.why.startswith(EDITED)], copied_rows(asked, ground)
    if content.untouched or not (mine or copied):
        return proposed
    return _Beside(proposed, content, Asking(ground, file), mine, copied, answers).weighed()


class _Beside:
    """One file beside the earlier edits of its export."""

    def __init__(
        self,
        proposed: Proposed,
        content: Incoming,
        asking: Asking,
        earlier: Sequence[Change],
        copied: CopiedRows,
        answers: Mapping[str, str],
    ) -> None:
        self._content, self._answers = content, answers
        self._asking, self._ground = asking, asking.ground
        self._earlier = by_record(change for change in earlier if filler_of(change.why) == self._ground.name)
        moved = moved_rows(proposed, content, self._ground, self._earlier)
        slid = as_moved(proposed, moved) if moved else proposed
        own = {record: (new, asked) for record, (new, asked) in copied.items() if filler_of(new.why) == self._ground.name}
        alone = copies_alone(slid, asking, self._earlier, own, answers)
        of_others = by_record(change for change in earlier if filler_of(change.why) != self._ground.name)
        self._all = {**of_others, **self._earlier}
        passed_on = copies_passed_on(alone.proposed, asking, self._all, copied, answers)
        self._proposed, self._alone = passed_on.proposed, {**alone.records, **passed_on.alone}
        self._copied = {**alone.held, **passed_on.held}
        self._unsaid = Unsaid(self._proposed, content, self._ground, moved)
        self._before = EarlierEdits(self._ground, self._earlier, {**of_others, **passed_on.offered})
        self._fillers = {name: editor_in(change.why) for change in earlier if (name := filler_of(change.why)) != self._ground.name}
        anew = [each for each in self._proposed.proposals if each.change.record not in self._earlier]
        export = self._ground.meta.export_id
        self._shared = {**shared_rows(anew, self._proposed.spare, export, self._fillers, of_others), **passed_on.shared}
        self._proposals: list[Proposal] = []
        self._questions: list[Asked] = []

    def weighed(self) -> Proposed:
        """Give what is still proposed, and all questions."""
        if self._answers:
            self._name_as_answered()
        held = dict(self._copied)
        for proposal in self._proposed.proposals:
            if proposal.is_new:
                self._new_row(proposal, held)
            else:
                self._cells(proposal)
        left_out = left_out_by(held, self._answers)
        answered = {*meant_by(held, self._answers), *left_out}
        still, self._proposals = held_back({record: one for record, one in held.items() if record not in answered}, self._proposals)
        self._questions += with_dependents(still, [one.asked for one in held.values()])
        copied = CopiedLater(self._proposed, self._asking, self._all)
        later = copied.asked()
        self._questions += [self._over_earlier(later.get(question.id, question)) for question in self._proposed.questions]
        asked = {record for one in held.values() for record in one.means.values()} | {*self._alone, *self._alone.values()}
        for question in later.values():
            asked |= {question.record, *copied.naming(question.record)}
        self._questions += warned(list(self._as_sent_again(asked)), self._proposed.proposals, self._before.standing)
        left_out |= self._proposed.left_out
        return replace(self._proposed, proposals=tuple(self._proposals), questions=tuple(self._questions), left_out=left_out)

    def _name_as_answered(self) -> None:
        """Let rows name what the new rows are of which it was answered that they are other ones."""
        held: dict[str, Held] = {}
        for proposal in self._proposed.proposals:
            if proposal.is_new and (proposal.change.record in self._proposed.spare or proposal.change.record in self._shared):
                self._new_row(proposal, held)
        self._proposals, self._questions = [], []
        meant = meant_by(held, self._answers)
        self._proposed = replace(self._proposed, proposals=naming_as_answered(self._proposed.proposals, meant))

    def _cells(self, proposal: Proposal) -> None:
        change = proposal.change
        standing = survivors(self._earlier.get(change.record, ()))
        fields = self._with_unsaid(change, standing)
        before = {
            code: one.fields[code]
            for code in KINDS[change.kind].fields()
            for one in standing.get(code, ())
            if code in fields and not same_value(one.fields[code], fields[code])
        }
        if not before:
            # Beside what it does not say it may say again what was merged.
            self._proposals += [proposal] if fields == change.fields else []
            return
        over = {*change.over, *self._before.setting(change.record, change.fields)}
        message = N_(
            "“{label}” was merged from this export before as “{before}”; now it is “{after}”. Take the new one?",
            label=together([label_of(change.kind, code) for code in before]),
            before=together([said(change.kind, code, plain, self._before.name) for code, plain in before.items()]),
            after=together([said(change.kind, code, fields[code], self._before.name) for code in before]),
        )
        self._ask("merged_before", proposal, message, self._ground.exactly(change.record, change.kind, fields, over))

    def _with_unsaid(self, change: Change, standing: Mapping[str, Sequence[Change]]) -> dict[str, Plain]:
        """Give the fields of a change; those that this copy leaves open, of a unit that it moves, as they came before."""
        return {
            code: standing[code][0].fields[code] if code in standing and self._unsaid.of(change, code) else plain
            for code, plain in change.fields.items()
        }

    def _new_row(self, proposal: Proposal, held: dict[str, Held]) -> None:
        change = proposal.change
        if change.record in self._earlier:
            self._row_again(proposal, held)
        elif change.record in self._shared:
            shared = self._shared[change.record]
            name = self._fillers.get(shared.filler, editor_in(self._ground.why)) or self._ground.meta.author_name
            asked = shared.asked(self._asking, self._edit(proposal), self._corrected(shared.other, proposal), str(name))
            held[change.record] = Held(asked, {"another": change.record, "same": shared.other})
        else:
            self._proposals.append(proposal)

    def _row_again(self, proposal: Proposal, held: dict[str, Held]) -> None:
        """Ask about a row that came before and says something else now; one that is called otherwise may be another one."""
        change = proposal.change
        corrected = self._corrected(change.record, proposal)
        if corrected is None:
            # One that says less says nothing new, and beside what was corrected since it would be a rival.
            self._proposals += [proposal] if change in self._earlier[change.record] else []
            return
        if self._only_adds(corrected):
            over = self._before.setting(change.record, corrected.fields)
            added = self._ground.exactly(change.record, change.kind, corrected.fields, over)
            cells = tuple(cell for cell in proposal.cells if cell.field in added.fields)
            title = str(self._before.title(change.kind, change.record))
            self._proposals.append(replace(proposal, change=added, cells=cells, is_new=False, title=title))
            return
        message = N_("Row {row} was merged from this export before and is different now. Take what it says now?", row=proposal.row)
        keep = KEEP
        is_gone = self._before.is_gone(change.record)
        if is_gone:
            message = N_(
                "Row {row} was merged from this export before, deleted since, and is there again. Take it as it is now?", row=proposal.row
            )
            keep = N_("Leave it out")
        if change.record not in self._proposed.spare or corrected.fields.keys().isdisjoint(KINDS[change.kind].title_fields):
            self._ask("merged_before", proposal, message, corrected, keep)
            return
        filled = {cell.field: change.fields[cell.field] for cell in proposal.cells}
        other = typed_row_id(self._ground.meta.export_id, self._ground.name, change.kind, filled, 1)
        new = self._ground.change(other, change.kind, {code: plain for code, plain in change.fields.items() if plain is not None})
        choices = [Choice("yes", TAKE, (corrected,)), Choice("another", ANOTHER, (new,)), Choice("no", keep if is_gone else KEEP_ROW)]
        # Who keeps what was merged keeps the row: who came, say, is no part of what is refused.
        means = {"yes": change.record, "another": other} | ({} if is_gone else {"no": change.record})
        held[change.record] = Held(self._asking.ask("merged_before", self._edit(proposal), message, choices), means)

    def _only_adds(self, corrected: Change) -> bool:
        """Say whether a row that came before merely fills in cells that were empty."""
        standing = self._before.standing(corrected.record)
        before = {code: standing[code][0].fields[code] if code in standing else None for code in corrected.fields}
        fits = all(before[code] is None or same_value(before[code], plain) for code, plain in corrected.fields.items())
        return fits and DELETED not in corrected.fields

    def _corrected(self, record: str, row: Proposal) -> Change | None:
        """Make the change of a row that came before and differs now, or was deleted since, over what came; None where it says the same.

        What a new form shows is no difference where neither copy says anything: versions before began their rows without it.
        """
        now, standing = row.change, self._before.standing(record)
        before = {code: changes[0].fields[code] for code, changes in standing.items() if code != DELETED}
        after = {**now.fields, **{code: plain for code, plain in before.items() if self._unsaid.of(now, code)}}
        said_once = {cell.field for cell in row.cells} | {code for code, plain in before.items() if plain is not None}
        moved = {code for code in said_once if not same_value(before.get(code), after.get(code))}
        back: dict[str, Plain] = {DELETED: False} if self._before.is_gone(record) else {}
        if not (moved or back):
            return None
        codes = set(moved).union(*[unit for unit in KINDS[now.kind].units.values() if not moved.isdisjoint(unit)])
        fields = {code: after.get(code) for code in codes} | back
        return self._ground.exactly(record, now.kind, fields, {one.id for one in self._before.of(record)})

    def _over_earlier(self, question: Asked) -> Asked:
        """Let the answers to a question be over the earlier edits of what they set."""
        return replace(
            question, choices=tuple(replace(each, changes=tuple(map(self._before.above, each.changes))) for each in question.choices)
        )

    def _as_sent_again(self, asked: Collection[str]) -> Iterator[Asked]:
        """Ask about what an earlier copy by the same person had edited, and this one shows as it was before.

        Records that are `asked` about anyway are left out.
        """
        touched = self._touched()
        records = {record for record, _ in touched}
        missing = {edit.record for edit in self._content.edits if edit.sort == "missing"}
        for record, changes in self._earlier.items():
            kind = changes[0].kind
            state = self._ground.state(record)
            if record in missing or record in asked or kind not in self._content.columns:
                continue
            if state is None or state.standing == "deleted":
                if record not in records and not self._before.is_gone(record) and not self._unsaid.may_hide_row(kind):
                    yield self._row_gone(record, kind)
                continue
            before = self._before.standing(record)
            for code, standing in before.items():
                sent = state.fields.get(code)
                if code == DELETED or (record, code) in touched or not self._unsaid.shows(kind, code):
                    continue
                if not any(same_value(one.fields[code], sent) for one in standing):
                    whole = self._ground.change(record, kind, {code: sent})
                    over = {*whole.over, *self._before.setting(record, whole.fields)}
                    change = self._ground.exactly(record, kind, self._with_unsaid(whole, before), over)
                    touched |= {(record, each) for each in change.fields}
                    yield self._back(change, code, standing[0])

    def _row_gone(self, record: str, kind: str) -> Asked:
        title = self._before.title(kind, record)
        message = N_("The new row “{title}”, merged from this export before, is no longer there. Delete it?", title=title)
        change = self._ground.exactly(
            record, kind, {DELETED: True}, {*self._ground.everything(record), *(one.id for one in self._earlier[record])}
        )
        edit = Edit("missing", self._sheet(kind), 0, kind, record)
        return self._asking.ask("row_gone", edit, message, [Choice("yes", N_("Delete it"), (change,)), Choice("no", N_("Keep it"))])

    def _back(self, change: Change, code: str, was: Change) -> Asked:
        message = N_(
            "“{label}” of “{title}” was merged from this export as “{before}”; now it is “{after}” again, as it was sent. Put it back?",
            label=label_of(change.kind, code),
            title=self._before.title(change.kind, change.record),
            before=said(change.kind, code, was.fields.get(code), self._before.name),
            after=said(change.kind, code, change.fields[code], self._before.name),
        )
        row = self._content.rows.get(change.record, 0)
        cell = f"{self._content.columns[change.kind][code]}{row}" if row else ""
        edit = Edit("changed", self._sheet(change.kind), row, change.kind, change.record, cell, code)
        return self._asking.ask("back_at_base", edit, message, [Choice("yes", N_("Put it back"), (change,)), Choice("no", KEEP)])

    def _touched(self) -> set[tuple[str, str]]:
        """Give the fields of records about which this copy says something, if only a question."""
        said_by = [each.change for each in self._proposed.proposals]
        said_by += [change for question in self._questions for choice in question.choices for change in choice.changes]
        return {(change.record, code) for change in said_by for code in change.fields} | self._unsaid.touched

    def _sheet(self, kind: str) -> str:
        note = self._content.meta.sheets.get(kind)
        return note.sheet if note is not None else ""

    def _ask(self, code: str, proposal: Proposal, message: Message, change: Change, keep: Message = KEEP) -> None:
        choices = [Choice("yes", TAKE, (change,)), Choice("no", keep)]
        self._questions.append(self._asking.ask(code, self._edit(proposal), message, choices))

    def _edit(self, proposal: Proposal) -> Edit:
        first = proposal.cells[0]
        code = "" if proposal.is_new else first.field
        return Edit("changed", first.sheet, proposal.row, proposal.change.kind, proposal.change.record, first.cell, code)

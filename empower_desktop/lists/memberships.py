"""Who belongs to a group: office, number, days, savings, and who left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from empower_desktop.language import N_
from empower_desktop.lists.amounts import is_nothing
from empower_desktop.lists.closing_rows import ENUMERATED
from empower_desktop.lists.context import Context, Draft, Part
from empower_desktop.lists.grid import Cell, blocks_named
from empower_desktop.lists.head_areas import area_of
from empower_desktop.lists.headings import TAKEN
from empower_desktop.lists.headwords import group_in
from empower_desktop.lists.leaving import note_leaving, said_to_have_left
from empower_desktop.lists.member_days import note_days
from empower_desktop.lists.names import is_name, usual_title
from empower_desktop.lists.offices import BODIES, is_elsewhere, role_here, say_offices
from empower_desktop.lists.offices_beside import office_beside
from empower_desktop.lists.offices_over import offices_over
from empower_desktop.lists.part_headings import heading_over, without_count
from empower_desktop.lists.people import Somebody, put_once
from empower_desktop.lists.questions import option
from empower_desktop.lists.savings import read_loans, read_savings
from empower_desktop.lists.several_heads import offices_of_parts
from empower_desktop.lists.starred import offices_by_stars
from empower_desktop.lists.totals import check_columns, check_people, check_rows
from empower_desktop.lists.understood import Option
from empower_desktop.records.words import longest, meaning, plain

_FEDERATIONS = ("gapoktan",)
"""Kinds of groups whose members are groups."""


def keyed(context: Context, kind: str, owner: str, one: Somebody, of: str) -> Draft:
    """Give the record of a kind that somebody has with an owner."""
    draft = context.draft(kind, f"{owner}\n{one.key}", one.part.sheet, one.row, one.letter)
    draft.links.update({of: owner, "person": f"person:{one.key}"})
    draft.cells.setdefault("person", one.cell)
    return draft


def roles_of(part: Part, people: Sequence[Somebody]) -> dict[int, str]:
    """Give the office of each row, where a column "Jabatan" speaks of offices in the group."""
    cells = {one.row: cell for one in people if (cell := part.table.cell(one.row, "position")) and not is_nothing(cell.text)}
    of_others = {one.row for one in people if group_over(part, one) or _comes_from_another(part, one)}
    roles = {row: role for row, cell in cells.items() if row not in of_others and (role := role_here(part, cell.text))}
    own = cells.keys() - of_others
    return roles if part.group and own and 2 * len(roles) >= len(own) else {}


def _comes_from_another(part: Part, one: Somebody) -> bool:
    """Say whether a row names another group than the head, whose office it then tells."""
    cell, head = part.table.cell(one.row, "group"), part.head.group
    return cell is not None and is_name(cell.text) and head is not None and plain(cell.text) != plain(head.text)


def memberships_of(context: Context, part: Part, people: Sequence[Somebody], roles: dict[int, str]) -> None:
    """Make who holds an office, for a list of another kind that says so."""
    offices = [(one, roles[one.row], part.group) for one in people if one.row in roles]
    roles = _of_one_each(context, part, people, roles | offices_of_parts(context, part, offices))
    say_offices(context, part, [one for one in people if one.row in roles])
    for one in people:
        if one.row in roles:
            member = keyed(context, "membership", part.group, one, "group")
            _office(context, member, one, roles[one.row], part.cells_of("position", [one.row]))


def _of_one_each(context: Context, part: Part, people: Sequence[Somebody], roles: dict[int, str]) -> dict[int, str]:
    """Leave out the office beside two people in one cell, who came both: whose it is, and which one of them is a member, is not said."""
    of_two = sorted({one.row for one in people if one.letter and one.row in roles})
    for row in of_two:
        context.asking.leave(part.sheet, part.cells_of("position", [row]), N_("One office beside two people: whose it is, is not said"))
    return {row: role for row, role in roles.items() if row not in of_two}


def _office(context: Context, member: Draft, one: Somebody, role: str, cell: str) -> None:
    """Give an office; one of a leader stays before that of a plain member."""
    if not role or member.fields.get("role", "anggota") == "anggota":
        member.put("role", role, cell)
    elif role != "anggota":
        put_once(context, member, one, "role", role, cell)


def _office_elsewhere(context: Context, part: Part, one: Somebody) -> None:
    """Note the office of a neighbourhood by which a member is known."""
    cell = part.table.cell(one.row, "position")
    if cell is not None and is_elsewhere(part, cell.text):
        put_once(context, context.drafts[f"person:{one.key}"], one, "position_title", " ".join(cell.text.split())[:120], cell.name)


def membership(context: Context, part: Part, people: Sequence[Somebody]) -> None:
    """Make who belongs to the group, with office, number, days and savings."""
    is_said = _say_groups(context, part, people) and not _has_unread_offices(part)
    _say_group_missing(context, part, people)
    cells = {one.row: part.table.cell(one.row, "position") or office_beside(part, one) for one in people}
    usual = "" if _awaits_offices(context, part) else _headed_office(part)
    roles = {row: role_here(part, cell.text) if cell else "" for row, cell in cells.items()}
    bodies = _bodies(part, people, roles)
    roles = {row: bodies.get(row, roles[row] or ("" if cell else usual)) for row, cell in cells.items()}
    roles |= {row: role for row, role in offices_by_stars(part, people).items() if roles[row] in ("", "anggota")}
    own, over = roles, offices_over(part, people, roles)
    roles = own | {row: office for row, (office, _) in over.items()}
    roles |= offices_of_parts(context, part, [(one, roles[one.row], one.group) for one in people]) if is_said else {}
    members: list[tuple[Somebody, Draft]] = []
    for one in people:
        member = keyed(context, "membership", one.group or f"group:{plain(part.sheet)}", one, "group")
        if not one.group:
            del member.links["group"]
        if is_said:  # of which group somebody is the head is not known before
            heading = heading_over(part.table, one.row) if one.row in bodies else None
            office, cell = over.get(one.row, (own[one.row], None))
            cell = heading or cells[one.row] if cell is None or own[one.row] == office else cell
            _office(context, member, one, roles[one.row], cell.name if cell else one.cell)
            _office_elsewhere(context, part, one)
        members.append((one, member))
    say_offices(context, part, people)
    note_days(context, part, members)
    for one, member in members:
        if why := said_to_have_left(part, one):
            note_leaving(context, part, one, member, why)
    _numbers(context, part, people)
    amounts = read_savings(context, part, people)
    if amounts:
        columns = part.table.columns_with("savings")
        check_rows(context, part, people, amounts, "amounts")
        check_columns(context, part, amounts, columns)
    check_people(context, part, people, len(people))


def _bodies(part: Part, people: Sequence[Somebody], roles: Mapping[int, str]) -> dict[int, str]:
    """Give by row the office of the body whose heading it stands below: `Ketua` and `Anggota` below `B. PENGAWAS` both supervise.

    An office of such a body that a row names itself goes before that. Where a treasurer stands among them, or the only head of the
    list, the heading is not of all below it, and the offices of the rows stay, as those below an empty row do.
    """
    below: dict[str, list[int]] = {}
    for one in people:
        below.setdefault(one.section, []).append(one.row)
    found: dict[int, str] = {}
    for section, rows in below.items():
        body = meaning("role", ENUMERATED.sub("", without_count(section)))
        near = _without_gap(part, rows)
        named = {roles[row] for row in near}
        is_led_elsewhere = any(role == "ketua" for row, role in roles.items() if row not in near)
        is_whole = "bendahara" not in named and ("ketua" not in named or is_led_elsewhere)
        if body in BODIES:
            found.update({row: body for row in rows if not roles[row] or (is_whole and row in near and roles[row] not in BODIES)})
    return found


def _without_gap(part: Part, rows: Sequence[int]) -> list[int]:
    """Give the first of these rows, up to an empty one."""
    end = next((row for row in range(rows[0], rows[-1]) if not part.table.sheet.by_row.get(row)), rows[-1] + 1)
    return [row for row in rows if row < end]


def _headed_office(part: Part) -> str:
    """Give the office that the heading of the names says of all below it, `Nama Kader`; that of a plain member where it says none."""
    column = part.table.column("name")
    first, _, rest = plain(part.table.heading(column).words).partition(" ") if column else ("", "", "")
    return (meaning("role", rest) if first == "nama" else "") or "anggota"


def _say_group_missing(context: Context, part: Part, people: Sequence[Somebody]) -> None:
    """Say that neither the head nor every row names the group that a list is of, unless it is being asked whether those of the rows are."""
    waits = any(ask.code == "group_unknown" and ask.sheet == part.sheet and ask.waits for ask in context.asking.asks.values())
    if not (part.group or waits) and not all(one.group for one in people):
        message = N_(
            "The list does not say which group it is of. Write its name under “What the head of the list says” (by command: --group NAME)."
        )
        context.asking.say("group_missing", part.sheet, part.head_cell("name"), message)


def _awaits_offices(context: Context, part: Part) -> bool:
    """Say whether nobody said yet if those without an office beside them hold the one that stands over theirs."""
    asks = [ask for ask in context.asking.asks.values() if ask.code == "once_over" and ask.sheet == part.sheet and ask.waits]
    return any(block.left == part.table.column("position") for ask in asks for block in blocks_named(ask.cell))


def _has_unread_offices(part: Part) -> bool:
    """Say whether a column that was not read names offices: then who has none there is no plain member for that."""
    both = zip(part.table.headings, part.table.columns, strict=True)
    unread = [each.column for each, column in both if column.field not in TAKEN["membership"]]
    texts = [part.table.sheet.text(row, column) for column in unread for row in part.table.rows]
    return not part.table.column("position") and any(meaning("role", text) not in ("", "anggota") for text in texts)


def _say_groups(context: Context, part: Part, people: Sequence[Somebody]) -> bool:
    """Give everybody the group that they are a member of; where rows name others than the head that is asked: say whether it is known."""
    for one in people:
        one.group = part.group
    cells = {one.row: cell for one in people if (cell := part.table.cell(one.row, "group")) and is_name(cell.text)}
    cells = {one.row: cell for one in people if (cell := group_over(part, one))} | cells
    of_head = str(context.drafts[part.group].fields.get("name", "")) if part.group else ""
    names = [name for name in dict.fromkeys(" ".join(cell.text.split()) for cell in cells.values()) if plain(name) != plain(of_head)]
    if not names:
        return True
    if not (of_head or part.table.column("group")) and len(cells) == len(people):  # each part of the list is headed by its group
        for one in people:
            one.group = named_group(context, part, cells[one.row]).name
        return True
    message = N_("The rows name {names}. Of which group are these people members?", names=", ".join(names[:8]))
    options = [Option("rows", N_("Of the group that their row names"))]
    options += [Option("head", N_("Of {name}, as the head says", name=of_head))] if of_head else []
    where = ",".join(dict.fromkeys(cell.name for cell in cells.values()))
    where = part.cells_of("group", {cell.row for cell in cells.values()}) if part.table.column("group") else where
    answer = context.asking.ask("group_unknown", part.sheet, where, message, options)
    if answer == "rows":
        for one in people:
            one.group = _below_federation(context, part, named_group(context, part, cells[one.row])) if one.row in cells else part.group
    elif answer == "head":
        context.asking.leave(part.sheet, where, N_("Groups of the rows, left out as it was answered"))
    else:
        for one in people:
            one.group = "" if one.row in cells and plain(cells[one.row].text) != plain(of_head) else one.group
    return bool(answer)


def group_over(part: Part, one: Somebody) -> Cell | None:
    """Give the heading of a part of the table that names another group than its head, `POKTAN MAJU` below the list of KWT Melati."""
    rows = [row for row, why in part.table.skipped.items() if why == "section" and row < one.row] if one.section else _over_first_part(part)
    heading = next(iter(part.table.sheet.by_row.get(max(rows, default=0), ())), None)
    section = without_count(one.section or (heading.text if heading else ""))
    name = group_in(section) or (section if meaning("group_type", section) else "")
    head = part.head.group.text if part.head.group is not None else ""
    return replace(heading, text=usual_title(name)) if heading and name and plain(name) != plain(head) else None


def _over_first_part(part: Part) -> list[int]:
    """Give the row right over the first headings, where the headings of the further parts stand over theirs likewise."""
    table, first = part.table, next(iter(part.table.header_rows), 0)
    parts = [row for row, why in table.skipped.items() if why == "section" and table.skipped.get(row + 1) == "header again"]
    return [first - 1] if parts and len(table.sheet.by_row.get(first - 1, ())) == 1 else []


def _below_federation(context: Context, part: Part, group: Draft) -> str:
    """Put a group that the rows name below the federation whose list they are in; give its name among the records."""
    over = context.drafts.get(part.group)
    if over is not None and over is not group and over.fields.get("group_type") in _FEDERATIONS:
        group.links.setdefault("parent_group", over.name)
    return group.name


def named_group(context: Context, part: Part, cell: Cell) -> Draft:
    """Give the group that a cell of a row names."""
    name = _with_kind(part, cell)
    group = context.draft("group", plain(name), part.sheet)
    group.put("name", name[:120], cell.name)
    group.put("group_type", longest("group_type", name)[1], cell.name)
    if context.kind == "membership" and not part.table.column("village"):
        group.put("area", area_of(context, part), "")
    return group


def _with_kind(part: Part, cell: Cell) -> str:
    """Give the name of a group with its kind, which the heading may say for all: `Mawar` below `Nama Posyandu`."""
    name, column = " ".join(cell.text.split()), part.table.column("group")
    kind = longest("group_type", part.table.heading(column).words)[0] if column and column == cell.column else ""
    is_bare = not longest("group_type", name)[0] and kind not in ("", "kelompok")
    return f"{usual_title(kind.upper())} {name}" if is_bare else name


def _numbers(context: Context, part: Part, people: Sequence[Somebody]) -> None:
    """Note the members' numbers; one that lost its leading zeros is asked about."""
    cells = {id(one): cell for one in people if (cell := part.table.cell(one.row, "member_no")) and not is_nothing(cell.text)}
    widths = {len(cell.text) for cell in cells.values() if cell.text.isdecimal() and cell.text.startswith("0")}
    width = widths.pop() if len(widths) == 1 else 0
    members: dict[str, list[Draft]] = {}
    for draft in context.drafts.values():
        if draft.kind == "membership":
            members.setdefault(draft.links["person"], []).append(draft)
    for one in people:
        cell = cells.get(id(one))
        if cell is None:
            continue
        number = cell.text
        if number.isdecimal() and len(number) < width:
            padded = number.zfill(width)
            message = N_("The number {number} of {name}: {padded} like the others?", number=number, name=one.name.name, padded=padded)
            answer = context.asking.ask("member_no_padded", part.sheet, cell.name, message, (option(padded), option(number)), padded)
            number = answer or number
        for draft in members.get(f"person:{one.key}", ()):
            put_once(context, draft, one, "member_no", number, cell.name)


def contributions(context: Context, part: Part, people: Sequence[Somebody]) -> None:
    """Make the savings or loans of each member."""
    _say_groups(context, part, people)
    _say_group_missing(context, part, people)
    read_loans(context, part, people)
    amounts = read_savings(context, part, people)
    if amounts:
        check_rows(context, part, people, amounts, "amounts")
        check_columns(context, part, amounts, part.table.columns_with("savings"))

"""What the head of one of several tables on a sheet takes from that of the first."""

from __future__ import annotations

from dataclasses import replace

from empower_desktop.lists.heads import Head


def with_shared(own: Head, first: Head) -> Head:
    """Give the head of one of several tables, with what the first one says of all of them where its own says nothing."""
    names = ("title", "group", "day", "hamlet", "village", "district", "regency")
    shared = {name: getattr(own, name) or getattr(first, name) for name in names}
    event = own.event if own.title is not None else first.event
    years = {name: said for name, said in first.keys.items() if name in ("year", "month")}  # a place or a founding may be of one alone
    return replace(own, keys={**years, **own.keys}, lines=[*own.lines, *first.lines], event=event, **shared)


def with_place(own: Head, first: Head) -> Head:
    """Give the head of something else on a sheet, with the village over the first, or in its title, where its own lines name no place."""
    if own.village or own.district or own.regency:
        return own
    over = [said for said in (first.title, first.group, *first.lines) if said is not None]
    return replace(own, village=first.village, district=first.district, regency=first.regency, is_place_shared=True, first_lines=over)

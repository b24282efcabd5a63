"""What people are called whose own record has not come: as workbooks say that hold something by them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from empower_desktop.store import Store

if TYPE_CHECKING:
    from empower_desktop.workspace.by_hand import Taken

_TOLD: Final = "name of author "


def note_names_told(store: Store, taken: Iterable[Taken]) -> None:
    """Note what workbooks call their senders and who wrote in them, where no record says it; the first to tell counts.

    Whoever merges, answers and sends without ever saving has written no record.
    """
    names: dict[str, str] = {}
    for one in taken:
        meta = one.arrived.content.meta
        wrote = {meta.author_id, *(change.by for change in one.changes)}
        for author, name in {**meta.authors, meta.author_id: meta.author_name}.items():
            if name and author in wrote:
                names.setdefault(author, name)
    for author in names.keys() - names_told(store).keys() - store.visible(names).keys():
        store.put_setting(_TOLD + author, names[author])


def names_told(store: Store) -> dict[str, str]:
    """Give the names that workbooks told, by author."""
    return {name.removeprefix(_TOLD): value for name, value in store.settings_named(_TOLD).items()}


def name_told(store: Store, author: str) -> str:
    """Give the name that a workbook told of an author; nothing where none did."""
    return store.setting(_TOLD + author) or ""

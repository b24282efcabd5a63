"""Rows fetched a page at a time, so that a hundred thousand cost no more than a screenful."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

Row = TypeVar("Row")

PAGE = 100
KEPT = 20


class Pages(Generic[Row]):
    """The rows of a list, asked for by `fetch(offset, limit)` when they are shown; the pages used last are kept."""

    def __init__(self, count: int = 0, fetch: Callable[[int, int], Sequence[Row]] | None = None) -> None:
        """Know how many rows there are and where they come from."""
        self.count = count if fetch is not None else 0
        self._fetch = fetch
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()

    def row(self, number: int) -> Row | None:
        """Give a row; None when it is not there (any more)."""
        page, at = divmod(number, PAGE)
        rows = self._page(page)
        return rows[at] if at < len(rows) else None

    def find(self, number: int, wanted: Callable[[Row], bool]) -> int:
        """Give the row that is wanted, looking on the page of a number and its neighbours; -1 when it is not there."""
        for page in (number // PAGE, number // PAGE - 1, number // PAGE + 1):
            if page >= 0 and page * PAGE < self.count:
                for at, row in enumerate(self._page(page)):
                    if wanted(row):
                        return page * PAGE + at
        return -1

    def _page(self, page: int) -> Sequence[Row]:
        if page not in self._pages and self._fetch is not None:
            self._pages[page] = self._fetch(page * PAGE, PAGE)
            if len(self._pages) > KEPT:
                self._pages.popitem(last=False)
        if page in self._pages:
            self._pages.move_to_end(page)
        return self._pages.get(page, ())

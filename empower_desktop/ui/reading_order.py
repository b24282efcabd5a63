"""Tab goes as one reads: through what is laid out, in its order, also what was made later than its neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def tab_stops(widget: QWidget) -> Iterator[QWidget]:
    """Give what Tab reaches in a widget that is in sight, as one reads."""
    if not widget.isVisible() or not widget.isEnabled():
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
        return
    for child in _inside(widget):
        yield from tab_stops(child)


def step(window: QWidget, page: QWidget, forward: bool) -> bool:
    """Bring the keyboard to the next stop or the one before, round and round; False where it is at none.

    From what just went away it goes to what comes next on the page, so that nothing typed lands elsewhere.
    """
    stops = list(tab_stops(window))
    here: QWidget | None = window.window().focusWidget()
    if here in stops:
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(stops.index(here) + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True
    is_gone = here is None or not here.isVisible() or not here.isEnabled()
    if is_gone:
        take_over(here, page)
    return is_gone


def take_over(gone: QWidget | None, page: QWidget) -> None:
    """Bring the keyboard from what went away to what comes next on a page, else to the one before, else to the page itself."""
    stops = set(tab_stops(page))
    is_after = gone is None or not page.isAncestorOf(gone)
    last: QWidget | None = None
    for widget in _walk(page, gone):
        if widget is gone:
            is_after = True
        if widget in stops and not (gone is not None and gone.isAncestorOf(widget)):
            last = widget
            if is_after:
                break
    (page if last is None else last).setFocus(Qt.FocusReason.TabFocusReason)


def _walk(widget: QWidget, gone: QWidget | None) -> Iterator[QWidget]:
    """Give a widget and what is in sight inside it as one reads, what went away in its place, and last what was taken out of its layout.

    What else is hidden is passed over: a window holds thousands of widgets on pages that are not shown.
    """
    yield widget
    inside = list(_inside(widget))
    laid_out = set(inside)
    for child in [*inside, *(other for other in _children(widget) if other not in laid_out)]:
        if child.isVisible() or (gone is not None and (child is gone or child.isAncestorOf(gone))):
            yield from _walk(child, gone)


def _inside(widget: QWidget) -> Iterable[QWidget]:
    """Give what a widget holds as one reads: by its layout, or by place where it has none."""
    layout = widget.layout()
    return sorted(_children(widget), key=lambda child: (child.y(), child.x())) if layout is None else _laid_out(layout)


def _children(widget: QWidget) -> Iterator[QWidget]:
    return (child for child in widget.children() if isinstance(child, QWidget) and not child.isWindow())


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)

"""A list as its maker wrote it: the cells of a sheet, read only, with what each column holds over them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from PySide6.QtCore import QTimer

from empower_desktop.language import N_
from empower_desktop.lists.grid import Sheet, letters
from empower_desktop.lists.headings import PRIVATE
from empower_desktop.lists.targets import target_label
from empower_desktop.lists.understood import Table
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.import_words import number_of
from empower_desktop.ui.kit import table as kit_table
from empower_desktop.ui.kit import table_model as kit
from empower_desktop.ui.kit.cells import Cell
from empower_desktop.ui.kit.pages import Pages
from empower_desktop.ui.theme import Theme

ROW = "row"
WIDEST, NARROWEST = 240, 64
A_LETTER, AROUND = 7.6, 30
LOOKED_AT = 40
MOST_COLUMNS = 60
AS_IT_IS = N_("The list as it is")
LEFT_OUT, HIDDEN = N_("Not taken"), N_("not shown")


class SheetView(kit_table.Table):
    """The sheet of a list; rows that are no data are grey, the column that is spoken of is strong."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        """Show no sheet yet."""
        self.cells = kit.TableModel((), None)
        super().__init__(theme, desk.say(AS_IT_IS), self.cells, "dense")
        self.cells.setParent(self)
        self._desk, self._sheet = desk, Sheet("", {})
        self._columns: Sequence[int] = ()
        self._private: set[int] = set()
        self._first, self._spoken_of = 1, 0
        self._fetch: Callable[[int, int], Sequence[kit.TableRow]] = lambda offset, limit: ()

    def show_sheet(self, sheet: Sheet, table: Table | None = None, left: Collection[str] = ()) -> None:
        """Show a sheet with a table that was found in it; `left` names rows and cells that are not taken."""
        last = max((column for _, column in sheet.cells), default=0)
        self._sheet, self._columns = sheet, range(1, min(last, MOST_COLUMNS) + 1)
        held = {number_of(each): self._holds(each.field, table.kind) for each in table.columns} if table else {}
        self._private = {number_of(each) for each in table.columns if each.field in PRIVATE} if table else set()
        self.cells.show_columns([kit.Column(ROW, "", 44, "right"), *(self._column(number, held) for number in self._columns)])
        self._fetch = lambda offset, limit: [self._row(at + 1, table, left) for at in range(offset, offset + limit)]
        self._spoken_of = 0
        self.cells.show(sheet.last_row, self._fetch)
        self.fit_columns()
        self._spread()
        if table is not None:
            self._first = max(1, min(table.header_rows, default=1) - 1)
            QTimer.singleShot(0, self, self._show_first)  # once it has its height

    def _show_first(self) -> None:
        row = min(self._first, self.cells.rowCount())
        self.scrollTo(self.cells.index(row - 1, 0), self.ScrollHint.PositionAtTop)

    def point_at(self, column: int) -> None:
        """Bring a column into sight, its cells in strong letters."""
        if column in self._columns:
            self._spoken_of = column
            self.cells.pages = Pages(self._sheet.last_row, self._fetch)
            self.scrollTo(self.cells.index(max(self._first, 1), column))
            self.viewport().update()

    def _spread(self) -> None:
        """Let titles and merged cells go on over the cells beside them."""
        self.clearSpans()
        last = len(self._columns)
        for row, filled in self._sheet.by_row.items():
            only = filled[0].column if len(filled) == 1 else 0
            if 0 < only < last:
                self.setSpan(row - 1, only, 1, last - only + 1)
        for block in self._sheet.merged:
            wide = min(block.right, last) - block.left + 1
            if wide > 1 and len(self._sheet.by_row.get(block.top, ())) > 1:
                self.setSpan(block.top - 1, block.left, 1, wide)

    def _column(self, number: int, held: Mapping[int, str]) -> kit.Column:
        rows = [row for row in range(1, min(self._sheet.last_row, LOOKED_AT) + 1) if len(self._sheet.by_row.get(row, ())) > 1]
        texts = [self._sheet.text(row, number) for row in rows if self._sheet.block(row, number) is None]
        widest = max((len(text) for text in texts if len(text) <= LOOKED_AT), default=0)
        width = max(NARROWEST, min(WIDEST, round(A_LETTER * widest) + AROUND))
        name = " · ".join(part for part in (letters(number), held.get(number, "")) if part)
        return kit.Column(letters(number), name, width)

    def _shown(self, row: int, number: int, is_data: bool) -> str:
        """Give what a cell says; identity numbers are not shown, and neither is what stands in their columns."""
        text, cell = self._sheet.text(row, number), self._sheet.cell(row, number)
        hidden = cell is not None and (cell.kind == "identity" or (is_data and number in self._private))
        return self._desk.say(HIDDEN) if hidden else text

    def _holds(self, field: str, kind: str) -> str:
        return self._desk.say(target_label(field, kind)) if field else ""

    def _row(self, row: int, table: Table | None, left: Collection[str]) -> kit.TableRow:
        say = self._desk.say
        is_head = table is not None and row in table.header_rows
        is_data = table is None or table.first_row <= row <= table.last_row
        cells = [Cell(str(row), "muted")]
        for number in self._columns:
            text, cell = self._shown(row, number, is_data and not is_head), self._sheet.cell(row, number)
            out = bool(cell and (cell.struck or cell.name in left))
            kind = "strong" if is_head or (number == self._spoken_of and is_data) else "muted" if out or not is_data else "text"
            tip = say(LEFT_OUT) if out else cell.comment if cell and cell.comment else text
            cells.append(Cell(text or " ", kind, role="ink" if kind == "text" else "", tip=tip))  # type: ignore[arg-type]  # one of the three
        return kit.TableRow(str(row), tuple(cells), grouping=is_head)

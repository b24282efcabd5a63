"""The parts of a form: a grid of fields in one column or two, and a section that is filled when it is opened first."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QGridLayout, QLayout

from empower_desktop.records.field import Field as Described
from empower_desktop.records.fields import Integer, LongText, ManyChoices, Number, Plain, References, YesNo
from empower_desktop.records.record import Finding
from empower_desktop.ui.inputs import FewInput, Input
from empower_desktop.ui.kit.field import Field, Fold
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace import Workspace

WHOLE = ("title", "name")
TOO_SHORT = 4
HALF = 384


class FormGrid(QGridLayout):
    """Fields in their rows; long ones take a row of their own."""

    def __init__(self, theme: Theme, fields: Sequence[tuple[Field, Input]]) -> None:
        """Hold fields with their inputs; `place` puts them into rows."""
        super().__init__()
        self._theme, self._fields = theme, fields
        self._left_out: frozenset[str] = frozenset()
        self._columns = 2
        self.setHorizontalSpacing(theme.px(16))
        self.setVerticalSpacing(theme.px(12))

    def place(self, columns: int) -> None:
        """Put the fields into one column or two."""
        self._columns = columns
        row = col = 0
        for field, each in self._fields:
            self.removeWidget(field)
            if each.field.code in self._left_out:
                field.hide()
                continue
            whole = columns == 1 or self._is_long(each)
            if whole and col:
                row, col = row + 1, 0
            self.addWidget(field, row, col, 1, columns if whole else 1)
            row, col = (row + 1, 0) if whole or col else (row, 1)
        self.setColumnStretch(0, 1)
        self.setColumnStretch(1, columns - 1)

    def leave_out(self, codes: Collection[str]) -> None:
        """Show the fields but for these, without gaps."""
        codes = frozenset(codes) & {each.field.code for _, each in self._fields}
        if codes == self._left_out:
            return
        back = [field for field, each in self._fields if each.field.code in self._left_out and each.field.code not in codes]
        self._left_out = codes
        self.place(self._columns)
        for field in back:
            field.show()

    def _is_long(self, each: Input) -> bool:
        """Say whether a field wants a row of its own: long texts, several choices, the name, or cards that need the room."""
        if isinstance(each.field, LongText | ManyChoices | References) or each.field.code in WHOLE:
            return True
        return isinstance(each, FewInput) and each.sizeHint().width() > self._theme.px(HALF)


class FormSection(Fold):
    """A section of a form, folded to a line that says what is in it."""

    def __init__(self, theme: Theme, title: str, codes: tuple[str, ...], fill: Callable[[Iterable[str]], QLayout]) -> None:
        """Start folded and empty; `fill` makes the fields when the section is opened first."""
        super().__init__(theme, title)
        self.codes, self._fill, self._is_filled = codes, fill, False

    def set_as_left(self, settings: QSettings | None, name: str, is_open: bool) -> None:
        """Stand open or folded as it was left last time, the first time as told; and remember that from now on."""
        if settings is not None:
            is_open = str(settings.value(name, "1" if is_open else "0")) == "1"
            self.folded.connect(lambda folded: settings.setValue(name, "0" if folded else "1"))
        self.set_open(is_open)

    def set_open(self, is_open: bool) -> None:
        """Open or fold the section."""
        if is_open and not self._is_filled:
            self._is_filled = True
            self.content.addLayout(self._fill(self.codes))
        super().set_open(is_open)

    def summarise(self, fields: Mapping[str, Described], shown: Mapping[str, Plain], found: Mapping[str, Finding], work: Workspace) -> None:
        """Say in the folded line what is in the section, and whether something there is wrong or looks odd."""
        held = [(fields[code], shown[code]) for code in self.codes if shown.get(code) is not None]
        self.set_summary(" · ".join(_said(field, plain, work) for field, plain in held))
        levels = {found[code].level for code in self.codes if code in found}
        self.set_sign("danger" if "E" in levels else "warn" if levels else "")


def _said(field: Described, plain: Plain, work: Workspace) -> str:
    """Give a value for a line of many; what means nothing by itself, a figure or a yes, comes with its label."""
    text = field.show(plain, work.language, work.names).replace("\n", " ")
    return f"{work.language(field.label)}: {text}" if isinstance(field, YesNo | Integer | Number) or len(text) < TOO_SHORT else text

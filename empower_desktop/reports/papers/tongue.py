"""The tongue of a paper: Indonesian, English, or Indonesian with English after it in italics."""

from __future__ import annotations

from dataclasses import dataclass

from empower_desktop.language import Label, Language, Message
from empower_desktop.reports.papers.paper import Run, Tongues, Words, words


@dataclass(frozen=True)
class Tongue:
    """Gives the texts of a paper; English beside Indonesian stands second, in italics, and never alone."""

    first: Language
    second: Language | None = None

    @property
    def tongues(self) -> Tongues:
        """Say which these are."""
        if self.second is not None:
            return "both"
        return "id" if self.first.code == "id" else "en"

    def __call__(self, text: Message | Label | str, *, bold: bool = False) -> Words:
        """Give a label on one line, `Jumlah / Total`; what people typed is never translated."""
        return self._joined(text, " / ", bold)

    def head(self, text: Message | Label | str) -> Words:
        """Give the head of a column, each tongue on a line of its own."""
        return self._joined(text, "\n", False)

    def sentence(self, text: Message | Label | str) -> Words:
        """Give whole sentences, the English on a line of its own."""
        return self._joined(text, "\n", False)

    def title(self, text: Message | Label | str) -> Words:
        """Give a title in capitals, `DAFTAR HADIR / ATTENDANCE LIST`."""
        said = self._joined(text, " / ", True)
        return tuple(Run(run.text.upper(), run.bold, run.italic) for run in said)

    def _joined(self, text: Message | Label | str, between: str, bold: bool) -> Words:
        one = self.first(text)
        other = self.second(text) if self.second is not None else one
        if other == one:
            return words(one, bold=bold)
        return (Run(f"{one}{between}", bold), Run(other, bold, italic=True))

"""The language and the look that the program wears: chosen by the person, kept on this laptop and in the store."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QApplication

from empower_desktop.language import LANGUAGES, Language
from empower_desktop.launch.places import Places
from empower_desktop.launch.say import system_language
from empower_desktop.ui.buttonwords import ButtonWords
from empower_desktop.ui.theme import SCALES, Theme, Tone, system_tone

if TYPE_CHECKING:
    from empower_desktop.workspace import Workspace


class Looks(QObject):
    """Dresses the program; the laptop remembers the look before the store is open."""

    def __init__(self, app: QApplication, places: Places, settings: QSettings, asked: str | None) -> None:
        """Wear what was worn last; a language that was asked for comes before that."""
        super().__init__()
        self._app, self._resources, self._settings, self._asked = app, places.resources, settings, asked
        self.languages: Mapping[str, Language] = {code: Language(code, places.translations) for code in LANGUAGES}
        self._code = asked or str(settings.value("look/language", "")) or system_language()
        self._words: ButtonWords | None = None
        self.theme = self._dressed()

    @property
    def language(self) -> Language:
        """The reader's tongue."""
        return self.languages[self._code if self._code in LANGUAGES else "id"]

    def speak(self, code: str) -> None:
        """Speak another language from now on."""
        self._settings.setValue("look/language", code)
        self.wear_again()

    def wear_again(self) -> None:
        """Wear what was chosen by now, also in place of what was asked for at the start."""
        self._code, self._asked = str(self._settings.value("look/language", self._code)), None
        self.theme = self._dressed()

    def take_from(self, work: Workspace) -> bool:
        """Wear what a store knows, also after a backup was brought back; say if the language is another now."""
        from empower_desktop.workspace.profile import LOOKS, look_of

        changed = False
        for name in LOOKS:
            chosen = look_of(work, name)
            if chosen and chosen != str(self._settings.value(f"look/{name}", "")):
                self._settings.setValue(f"look/{name}", chosen)
                changed = True
        before, self._code = self._code, self._asked or look_of(work, "language") or self._code
        if changed:
            self.theme = self._dressed()
        return self._code != before

    def _dressed(self) -> Theme:
        chosen = str(self._settings.value("look/tone", "light"))
        tone: Tone = system_tone(self._app) if chosen == "system" else "dark" if chosen == "dark" else "light"
        scale = float(str(self._settings.value("look/text_scale", "1.0")))
        theme = Theme(self._resources, tone, scale if scale in SCALES else 1.0)
        theme.apply(self._app)
        if self._words is not None:
            self._app.removeTranslator(self._words)
        self._words = ButtonWords(self.language, self)
        self._app.installTranslator(self._words)
        return theme

"""Where one can go: the screens as the window knows them before they are made, and the sidebar that leads there."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from empower_desktop.language import N_, Label, Language
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.kit.nav import NavPlace
from empower_desktop.ui.kit.sidebar import Sidebar
from empower_desktop.ui.screens.screen import Screen
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace.overview import Status

BRAND = "Empower Desktop"
SEARCH_ALL = N_("Search everything…")
PROFILE = N_("Profile")


@dataclass(frozen=True, slots=True)
class Entry:
    """A screen as the window knows it before it is made: its key, icon, name, class, and group in the sidebar.

    One without a group stands out there as the place that it lies `under`.
    """

    key: str
    icon: str
    title: Label
    made_by: str
    group: int = -1
    under: str = ""

    def load(self) -> type[Screen]:
        """Import the screen's class."""
        module, _, name = self.made_by.partition(":")
        found: type[Screen] = getattr(import_module(f"empower_desktop.ui.screens.{module}"), name)
        return found


@dataclass(frozen=True, slots=True)
class SharedPlace:
    """A place in the sidebar that several screens share: its name, and each screen by key and name."""

    title: Label
    screens: tuple[tuple[str, Label], ...]


SCREENS: tuple[Entry, ...] = (
    Entry("home", "house", Label("Beranda", "Home"), "home:HomeScreen", 0),
    Entry("meeting", "users-round", Label("Pertemuan", "Meetings"), "meeting:MeetingScreen", 0),
    Entry("decision", "scale", Label("Keputusan", "Decisions"), "decision:DecisionScreen", 0),
    Entry("training", "graduation-cap", Label("Pelatihan", "Trainings"), "training:TrainingScreen", 0),
    Entry("group", "sprout", Label("Kelompok", "Groups"), "group:GroupScreen", 1),
    Entry("person", "contact-round", Label("Warga", "People"), "person:PersonScreen", 1),
    Entry("contribution", "notebook-pen", Label("Catatan", "Notes"), "contribution:ContributionScreen", 1),
    Entry("action", "list-checks", Label("Tindak lanjut", "Follow-ups"), "action:ActionScreen", 1),
    Entry("partner", "handshake", Label("Mitra", "Partners"), "partner:PartnerScreen", under="contribution"),
    Entry("exchange", "send", Label("Kirim & Gabung", "Send & Merge"), "exchange:ExchangeScreen", 2),
    Entry("conflict", "git-compare", Label("Konflik", "Conflicts"), "conflict:ConflictScreen", under="exchange"),
    Entry("doubles", "copy", Label("Mungkin sama", "Possible doubles"), "doubles:DoublesScreen", under="person"),
    Entry("trash", "trash-2", Label("Tempat sampah", "Trash"), "trash:TrashScreen", under="settings"),
    Entry("search", "search", Label("Cari semua", "Search everything"), "search:SearchScreen"),
    Entry("settings", "settings", Label("Pengaturan", "Settings"), "settings:SettingsScreen"),
)
NOTES = SharedPlace(
    Label("Catatan", "Notes"), (("contribution", Label("Swadaya & dana", "Self-help and funds")), ("partner", Label("Mitra", "Partners")))
)
FIRST_KEYS = ("meeting", "decision", "training")


def sidebar_of(desk: Desk, theme: Theme) -> Sidebar:
    """Make the sidebar that leads to the screens."""
    say, keys = desk.say, {key: f"Ctrl+{number}" for number, key in enumerate(FIRST_KEYS, 1)}
    keys["exchange"] = "Ctrl+E"
    groups: list[list[NavPlace]] = []
    for number in range(3):
        chosen = [entry for entry in SCREENS if entry.group == number]
        groups.append([NavPlace(entry.key, entry.icon, say(entry.title), keys.get(entry.key, "")) for entry in chosen])
    settings = next(entry for entry in SCREENS if entry.key == "settings")
    place = NavPlace(settings.key, settings.icon, say(settings.title))
    return Sidebar(theme, BRAND, (say(SEARCH_ALL), "Ctrl F"), groups, place, NavPlace("profile", "user-round", say(PROFILE)))


def status_lines(found: Status, language: Language) -> list[tuple[str, str, str]]:
    """Say at the foot of the sidebar what was not sent and how old the backup is: icon, colour, words."""
    lines = []
    if found.unsent is not None:
        lines.append(("upload", "muted", language(N_("{n} not sent yet", n=found.unsent))))
    if found.backup is not None:
        lines.append(("shield-check", "ok", language(N_("Backup of {day}", day=language.short_day(found.backup)))))
    else:
        lines.append(("hard-drive", "warn", language(N_("No backup yet"))))
    return lines

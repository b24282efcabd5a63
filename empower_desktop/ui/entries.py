"""Where one can go: the screens as the window knows them before they are made, and the sidebar that leads there."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from empower_desktop.language import N_, P_, Label, Language, Message
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

    One that lies `under` another place stands out there as that place: a screen, or a place that several share.
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
    """A place in the sidebar that several screens share, those that lie `under` its key; it leads to the one last in sight."""

    key: str
    icon: str
    title: Label

    def screens(self) -> list[Entry]:
        """Give the screens that share the place, in the order in which one chooses among them."""
        return [entry for entry in SCREENS if entry.under == self.key]


NOTES = SharedPlace("notes", "notebook-pen", Label("Catatan", "Notes"))
SHARED_PLACES = {NOTES.key: NOTES}
SCREENS: tuple[Entry, ...] = (
    Entry("home", "house", Label("Beranda", "Home"), "home:HomeScreen", 0),
    Entry("meeting", "users-round", Label("Pertemuan", "Meetings"), "meeting:MeetingScreen", 0),
    Entry("decision", "scale", Label("Keputusan", "Decisions"), "decision:DecisionScreen", 0),
    Entry("training", "graduation-cap", Label("Pelatihan", "Trainings"), "training:TrainingScreen", 0),
    Entry("group", "sprout", Label("Kelompok", "Groups"), "group:GroupScreen", 1),
    Entry("person", "contact-round", Label("Warga", "People"), "person:PersonScreen", 1),
    Entry("issue", "flag", Label("Masalah & potensi", "Problems and assets"), "issue:IssueScreen", 1, "notes"),
    Entry("proposal", "hand", Label("Usulan", "Proposals"), "proposal:ProposalScreen", 1, "notes"),
    Entry(
        "engagement", "megaphone", Label("Advokasi & perundingan", "Advocacy and negotiation"), "engagement:EngagementScreen", 1, "notes"
    ),
    Entry("partner", "building-2", Label("Mitra", "Partners"), "partner:PartnerScreen", 1, "notes"),
    Entry("partnership", "handshake", Label("Kemitraan", "Partnerships"), "partnership:PartnershipScreen", 1, "notes"),
    Entry("contribution", "hand-coins", Label("Swadaya & dana", "Self-help and funds"), "contribution:ContributionScreen", 1, "notes"),
    Entry("outreach", "radio", Label("Penyebaran informasi", "Outreach"), "outreach:OutreachScreen", 1, "notes"),
    Entry("assessment", "square-check", Label("Penilaian mandiri", "Self-assessments"), "assessment:AssessmentScreen", 1, "notes"),
    Entry("lesson", "book-open", Label("Pembelajaran", "Lessons"), "lesson:LessonScreen", 1, "notes"),
    Entry("choice_note", "signpost", Label("Catatan pilihan", "Choice notes"), "choice_note:ChoiceNoteScreen", 1, "notes"),
    Entry("outcome", "trending-up", Label("Perubahan", "Changes"), "outcome:OutcomeScreen", 1, "notes"),
    Entry("action", "list-checks", Label("Tindak lanjut", "Follow-ups"), "action:ActionScreen", 1),
    Entry("insight", "chart-column", Label("Wawasan", "Insight"), "insight:InsightScreen", 2),
    Entry("exchange", "send", Label("Kirim & Gabung", "Send & Merge"), "exchange:ExchangeScreen", 2),
    Entry("conflict", "git-compare", Label("Konflik & tanya", "Conflicts & questions"), "conflict:ConflictScreen", under="exchange"),
    Entry("doubles", "copy", Label("Mungkin sama", "Possible doubles"), "doubles:DoublesScreen", under="person"),
    Entry("trash", "trash-2", Label("Tempat sampah", "Trash"), "trash:TrashScreen", under="settings"),
    Entry("search", "search", Label("Cari semua", "Search everything"), "search:SearchScreen"),
    Entry("settings", "settings", Label("Pengaturan", "Settings"), "settings:SettingsScreen"),
)
FIRST_KEYS = ("meeting", "decision", "training")


def lie_together(one: str, other: str) -> bool:
    """Tell whether two keys are one screen, or screens that share a place, as one list of notes does with the next."""
    under = {entry.key: entry.under for entry in SCREENS}
    return one == other or (under.get(one) in SHARED_PLACES and under.get(one) == under.get(other))


def sidebar_of(desk: Desk, theme: Theme) -> Sidebar:
    """Make the sidebar that leads to the screens."""
    say, keys = desk.say, {key: f"Ctrl+{number}" for number, key in enumerate(FIRST_KEYS, 1)}
    keys["exchange"] = "Ctrl+E"
    groups: list[list[NavPlace]] = []
    for number in range(3):
        chosen = [SHARED_PLACES.get(entry.under, entry) for entry in SCREENS if entry.group == number]
        places = {place.key: NavPlace(place.key, place.icon, say(place.title), keys.get(place.key, "")) for place in chosen}
        groups.append(list(places.values()))
    settings = next(entry for entry in SCREENS if entry.key == "settings")
    place = NavPlace(settings.key, settings.icon, say(settings.title))
    return Sidebar(theme, BRAND, (say(SEARCH_ALL), "Ctrl F"), groups, place, NavPlace("profile", "user-round", say(PROFILE)))


def unsent_words(count: int, *, ever_sent: bool) -> Message:
    """Say how many records written here were not sent yet; on home and where one sends it is what the sidebar counts."""
    if count:
        return P_("{n} record not sent yet", "{n} records not sent yet", count)
    return N_("Everything is sent") if ever_sent else N_("Nothing to send yet")


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

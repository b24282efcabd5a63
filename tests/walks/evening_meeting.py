"""The meeting of a worker's evening, by keyboard: who came and spoke, what was decided, and what was promised."""

from __future__ import annotations

from at_the_window import CTRL, Key, Sitter, page_of, write
from PySide6.QtGui import QGuiApplication

from empower_desktop.records import Action, Attendance, Decision, Group, Meeting, Person, Proposal
from empower_desktop.ui.roster import Roster

VILLAGE = "34.02.05.2001"
MEMBERS = ("Suminah", "Rohmah Wati", "Darsini", "Kartinah", "Wagiyem", "Tukinem")
NEW_MEN = ("Paijo", "Slamet Riyadi", "Ngadiman", "Kuswanto", "Budi Santoso")
NEW_WOMEN = ("Lestari", "Yatmi", "Ponirah", "Siti Aminah", "Mujinem")
PASTED = (
    ("Bu Rohmah Wati", "P"),
    ("Sugeng", "L"),
    ("Bejo Prasetyo", "L"),
    ("Wakidi", "L"),
    ("Marsudi", "L"),
    ("Tarno", "L"),
    ("Joko Susilo", "L"),
    ("Harjono", "L"),
    ("Eko Widodo", "L"),
    ("Gunarto", "L"),
    ("Zainal", "L"),
    ("Jumirah", "P"),
    ("Endang", "P"),
    ("Umi Kulsum", "P"),
    ("Hartati", "P"),
    ("Genduk", "P"),
    ("Vera Utami", "P"),
    ("Isnaeni", "P"),
    ("Otimah", "P"),
    ("Fatonah", "P"),
    ("Asih", "P"),
    ("Dwi Rahayu", "P"),
    ("Cahyani", "P"),
)


def begins_the_meeting(sari: Sitter) -> None:
    sari.tab_to(page_of(sari).head.button("meeting"))
    sari.press(Key.Key_Return)
    today = sari.work.today
    write(
        sari,
        title="Rembuk air dan kebun",
        meeting_type="rapat/pert",
        date=f"{today.day}/{today.month}",
        convened_by="kelompok perempuan",
    )
    sari.press(Key.Key_Return, CTRL)
    write(sari, start_time="13", venue="Balai Dusun II")
    sari.press(Key.Key_Tab, CTRL)
    sari.rest()
    (meeting,) = sari.work.all(Meeting)
    (group,) = sari.work.all(Group)
    assert (meeting.title, meeting.meeting_type, meeting.date, meeting.convened_by) == (
        "Rembuk air dan kebun",
        "rapat_kelompok",
        today,
        "kelompok_perempuan",
    )
    assert (meeting.group, meeting.area, meeting.venue, str(meeting.start_time)) == (group.id, VILLAGE, "Balai Dusun II", "13:00:00")


def roster_of(sari: Sitter) -> Roster:
    roster = page_of(sari).part("roster")
    assert isinstance(roster, Roster)
    return roster


def notes_who_came(sari: Sitter) -> None:
    """Two letters and Enter for those known, a line for new ones, a list for the rest: 39 people."""
    sari.press(Key.Key_Tab, CTRL)
    sari.rest()
    assert roster_of(sari).field.hasFocus()
    for name in MEMBERS:
        sari.enter(name[:4].lower())
    for name, sex in [*((name, Key.Key_L) for name in NEW_MEN), *((name, Key.Key_P) for name in NEW_WOMEN)]:
        sari.type(name)
        sari.press(Key.Key_Return, CTRL)
        sari.press(sex)
        sari.press(Key.Key_Return)
        sari.until(roster_of(sari).field.hasFocus)  # the first time it is looked up who is of a like name, and a person sees the line wait
    sari.rest()
    is_asked_about_a_like_name(sari)
    pastes_a_list(sari)
    (meeting,) = sari.work.all(Meeting)
    noted = sari.work.where(Attendance, meeting=meeting.id)
    assert len(noted) == 39
    assert all(each.presence == "hadir" and each.invited for each in noted)
    assert len(sari.work.all(Person)) == 39


def is_asked_about_a_like_name(sari: Sitter) -> None:
    """Soeminah is asked about, and is somebody else."""
    sari.type("Soeminah")
    sari.press(Key.Key_Return, CTRL)
    sari.press(Key.Key_P)
    sari.press(Key.Key_Return)
    roster = roster_of(sari)
    assert "Suminah" in roster.note._text.text()
    sari.press(Key.Key_Return)
    assert roster.note_place.isVisible(), "a hasty Enter must not answer"
    sari.press(Key.Key_Tab)
    sari.press(Key.Key_Space)
    sari.rest()
    assert roster.field.hasFocus()


def pastes_a_list(sari: Sitter) -> None:
    """A list as it came by WhatsApp: numbered, with L and P, a title, somebody known already, and a number that is not kept."""
    lines = [f"{number}. {name}\t{sex}" for number, (name, sex) in enumerate(PASTED, 1)]
    lines[3] += "\t3402052001990001"
    QGuiApplication.clipboard().setText("\n".join(lines))
    sari.press(Key.Key_V, CTRL)
    sheet = roster_of(sari).many.sheet
    assert sheet is not None
    assert (len(sheet.guesses), sum(guess.is_open for guess in sheet.guesses)) == (len(PASTED), 0)
    sari.press(Key.Key_Return)
    sari.rest()


def person(sari: Sitter, name: str) -> str:
    return next(each.id for each in sari.work.all(Person) if each.name == name)


def ticks_who_spoke(sari: Sitter) -> None:
    """A name that is on the list leads to its row: there Space ticks and letters say who was excused."""
    for name in ("sumi", "paijo"):
        sari.enter(name)
        sari.press(Key.Key_Space)
    sari.enter("tukin")
    sari.press(Key.Key_Left)
    sari.type("i")
    sari.enter("lestari")
    sari.press(Key.Key_Right)
    sari.press(Key.Key_Space)
    sari.enter("Pompa air digilir tiap blok")
    sari.rest()
    (meeting,) = sari.work.all(Meeting)
    noted = {each.person: each for each in sari.work.where(Attendance, meeting=meeting.id)}
    assert {who for who, each in noted.items() if each.spoke} == {person(sari, name) for name in ("Suminah", "Paijo")}
    assert {each.name for each in roster_of(sari).shown() if each.spoke} == {"Suminah", "Paijo", "Lestari"}, "who proposed has spoken"
    assert noted[person(sari, "Tukinem")].presence == "izin"
    (proposal,) = sari.work.all(Proposal)
    assert (proposal.title, proposal.meeting) == ("Pompa air digilir tiap blok", meeting.id)


def goes_to_tab(sari: Sitter, key: str) -> None:
    while page_of(sari).tabs.current() != key:
        sari.press(Key.Key_Tab, CTRL)
    sari.rest()


def votes_about_the_pump(sari: Sitter) -> None:
    """The first decision: proposed by Lestari, voted upon by the residents; it stops after the third question."""
    goes_to_tab(sari, "decisions")
    sari.press(Key.Key_Return, CTRL)
    write(sari, statement="Pompa air digilir tiap blok, tiga hari sekali")
    sari.press(Key.Key_Return, CTRL)
    write(sari, proposer_type="kelompok perempuan", proposer_person="lestari")
    sari.press(Key.Key_Return, CTRL)
    write(sari, method="suara terbanyak (terbuka", final_decider="musyawarah warga", votes_for="30", votes_against="5", votes_abstain="3")
    write(sari, participation_level="memutuskan")
    sari.press(Key.Key_Return)
    sari.rest()
    (made,) = sari.work.all(Decision)
    assert (made.statement, made.decided_on, made.area) == ("Pompa air digilir tiap blok, tiga hari sekali", sari.work.today, VILLAGE)
    assert (made.proposer_type, made.proposer_person) == ("kelompok_perempuan", person(sari, "Lestari"))
    assert (made.method, made.final_decider) == ("voting_terbuka", "musyawarah_warga")
    assert (made.votes_for, made.votes_against, made.votes_abstain, made.participation_level) == (30, 5, 3, "memberdayakan")


def agrees_about_the_garden(sari: Sitter) -> None:
    """The second: agreed, decided by the village head, who hands the garden over."""
    sari.tab_to(page_of(sari).head.button("meeting"))
    sari.press(Key.Key_Space)
    sari.rest()
    sari.press(Key.Key_Return, CTRL)
    write(sari, statement="Kebun bibit dikelola kelompok")
    sari.press(Key.Key_Return, CTRL)
    write(sari, proposer_type="kelompok/")
    sari.press(Key.Key_Return)
    write(sari, method="musyawarah", final_decider="kepala desa", participation_level="bekerja sama")
    sari.press(Key.Key_Return)
    write(sari, authority_kind="mengelola aset", authority_from="kepala desa", authority_to="kelompok", authority_instrument="perkades")
    sari.press(Key.Key_Return, CTRL)
    sari.rest()
    (made,) = [each for each in sari.work.all(Decision) if each.method == "musyawarah_mufakat"]
    assert (made.statement, made.proposer_type, made.final_decider) == ("Kebun bibit dikelola kelompok", "kelompok", "pemdes")
    assert (made.authority_kind, made.authority_from, made.authority_to) == (("kelola_aset",), "pemdes", "kelompok")
    assert (made.authority_instrument, made.authority_status) == ("perkades", "dijanjikan")


def promises_and_ratifies(sari: Sitter) -> None:
    sari.tab_to(page_of(sari).head.button("meeting"))
    sari.press(Key.Key_Space)
    sari.rest()
    goes_to_tab(sari, "actions")
    for what, until, who in (("Membersihkan saluran", "+7", "Regu 2"), ("Menyurati kepala desa", "+3", "Suminah")):
        for text in (what, until, who):
            sari.enter(text)
        sari.rest()
    sari.tab_to(page_of(sari).head.button("ratify"))
    sari.press(Key.Key_Return)
    sari.answer("Sahkan")
    sari.rest()
    assert sari.work.all(Meeting)[0].status == "disahkan"
    assert sari.focused() is page_of(sari).head.button("reopen")
    promised = {(each.what, each.responsible_text, (each.due_on - sari.work.today).days) for each in sari.work.all(Action) if each.due_on}
    assert promised == {("Membersihkan saluran", "Regu 2", 7), ("Menyurati kepala desa", "Suminah", 3)}

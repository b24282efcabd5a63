"""The people of sample data: officials, groups with their members and offices, residents who belong to none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from empower_desktop.launch.sample.clerk import Act, Clerk, Fields
from empower_desktop.launch.sample.names import Namer
from empower_desktop.launch.sample.plan import GroupPlan
from empower_desktop.launch.sample.texts import fill

# The first member is the chair, and so on; whoever follows is a plain member
OFFICES = ("ketua", "sekretaris", "bendahara", "wakil_ketua", "seksi", "seksi", "pengawas", "kader")
SELECTED = {
    "musyawarah": 10,
    "pemungutan_suara": 4,
    "bergilir": 2,
    "ditunjuk_pengurus": 2,
    "ditunjuk_pemdes": 2,
    "turun_temurun": 1,
    "tidak_diketahui": 1,
}
CONSENTS = {"lisan": 50, "tertulis": 24, "belum_ditanya": 20, "menolak": 3, "dicabut": 3}
EDUCATIONS = {"tidak_sekolah": 3, "tidak_tamat_sd": 12, "sd": 38, "smp": 22, "sma": 19, "diploma": 2, "sarjana": 4}
DISABILITIES = {"fisik": 5, "sensorik_netra": 2, "sensorik_rungu_wicara": 2, "intelektual": 1, "mental": 1, "ganda": 1}
LEAVING = {"mundur": 5, "pindah": 4, "habis_masa": 1, "lainnya": 1}
LEGAL_FORMS = {"sk_kades": 5, "belum": 3, "sk_dinas": 3, "koperasi": 0.3, "akta_notaris": 0.3}
FOUNDERS = {"pendamping": 2, "pemdes": 3, "tokoh": 2, "lsm": 1, "pemkab": 1, "musyawarah_warga": 2}
MANNERS = {"petani": "petani_pemilik", "buruh_tani": "petani_gurem", "nelayan": "nelayan", "perajin": "perajin"}
# Titles that stand before a name, since that is how names are shown.
TITLES_WOMEN = ("Hj.", "Hj.", "Dra.", "Ir.", "Hj.")
TITLES_MEN = ("H.", "H.", "Drs.", "Ir.", "H.")
# One in so many was taken over from a list that says no sex, and waits to be completed
WITHOUT_SEX = 90
# A range in which no operator gives out numbers to people
PHONE = "0812{:08d}"
OFFICIAL_AGES = (28, 57)


@dataclass(frozen=True, slots=True)
class Someone:
    """A person as the later records need them."""

    id: str
    name: str
    female: bool
    element: str
    group: str = ""


@dataclass(slots=True)
class Loan:
    """A loan of a group to a member that is not paid back yet: to whom, since when, what is left of it, what is paid at once."""

    record: str
    person: str
    day: date
    left: int
    rate: int


@dataclass(slots=True)
class Group:
    """A group, empty until it is noted; its members who stayed (chair first, then secretary), what it has talked about, its cash book."""

    id: str = ""
    name: str = ""
    type: str = ""
    short: str = ""
    members: list[Someone] = field(default_factory=list)
    matters: list[int] = field(default_factory=list)
    cash: int = 0
    receipts: int = 0
    savings: dict[str, int] = field(default_factory=dict)
    loans: list[Loan] = field(default_factory=list)


@dataclass(slots=True)
class Village:
    """A village: its code and name, what its hamlets are called, who is known there."""

    code: str
    name: str
    hamlets: list[str]
    officials: list[Someone] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    minutes: int = 0


class People:
    """Note people and groups, each person under the name that the namer gives."""

    def __init__(self, clerk: Clerk, namer: Namer) -> None:
        """Begin with nobody."""
        self._clerk, self._namer = clerk, namer
        self._phones = self._noted = 0
        self.facilitator: Someone | None = None

    def village(self, code: str, name: str) -> Village:
        """Give a village its full name and its hamlets."""
        word = self._clerk.texts.region(code)["hamlet"]
        numbered = word in ("RT", "RW", "Jaga")
        hamlets = self._clerk.texts.regions["numbered_hamlets" if numbered else "hamlets"]
        kind = "Kelurahan" if code.rpartition(".")[2].startswith("1") else "Desa"
        return Village(code, f"{kind} {name}", [f"{word} {hamlet}" for hamlet in self._clerk.rng.sample(hamlets, 4)])

    def note_facilitator(self, village: Village) -> Iterator[Act]:
        """Note the facilitator who goes along with the groups."""
        post = self._clerk.texts.regions["facilitator"]
        self.facilitator, act = self._official(village, post)
        yield act

    def note_officials(self, village: Village, count: int) -> Iterator[Act]:
        """Note the officials who come to the meetings of a village."""
        for post in self._clerk.texts.regions["officials"][:count]:
            someone, act = self._official(village, post)
            village.officials.append(someone)
            yield act

    def note_residents(self, village: Village, count: int) -> Iterator[Act]:
        """Note people who belong to no group yet."""
        ways = self._clerk.texts.groups["types"]["forum_warga"]
        for _ in range(count):
            yield self._resident(village, ways)[1]

    def note_group(self, village: Village, plan: GroupPlan, group: Group) -> Iterator[Act]:
        """Note a group, and each of its members with the membership."""
        clerk = self._clerk
        types = clerk.texts.groups["types"]
        kind = clerk.pick({code: ways["weight"] for code, ways in types.items()})
        ways = types[kind]
        formed = date(clerk.first_day.year - clerk.rng.randint(1, 12), clerk.rng.randint(1, 12), clerk.rng.randint(1, 28))
        act = clerk.write("group", self._group_fields(village, kind, ways, formed))
        group.id, group.name, group.type, group.short = act.record, str(act.fields["name"]), kind, ways["short"]
        village.groups.append(group)
        yield act
        for number in range(plan.size):
            someone, person = self._resident(village, ways, group.id, regular=number >= len(OFFICES))
            yield person
            stays = number < plan.staying
            yield clerk.write("membership", self._membership_fields(group, someone, number, stays, formed), (group.id, someone.id))
            if stays:
                group.members.append(someone)

    def _group_fields(self, village: Village, kind: str, ways: Any, formed: date) -> Fields:
        clerk, rng, texts = self._clerk, self._clerk.rng, self._clerk.texts.groups
        form = clerk.pick(LEGAL_FORMS)
        slots = {"tanggal": str(rng.randint(1, 28)), "hari": rng.choice(("Senin", "Rabu", "Jumat", "Sabtu", "Minggu"))}
        return {
            "name": self._group_name(village, ways),
            "group_type": kind,
            "area": village.code,
            "status": clerk.pick({"aktif": 20, "rintisan": 2, "vakum": 1}),
            "hamlet": rng.choice(village.hamlets),
            "formed_on": formed.isoformat() if clerk.maybe(0.85) else None,
            "founding_initiative": clerk.pick({**FOUNDERS, ways["actor"]: 6}) if clerk.maybe(0.8) else None,
            "focus_constituencies": list(ways["focus"]) if clerk.maybe(0.85) else None,
            "purpose": rng.choice(ways["purposes"]) if clerk.maybe(0.85) else None,
            "legal_form": form if clerk.maybe(0.85) else None,
            "registration_no": f"141/{rng.randint(1, 60):02d}/{formed.year}" if form in ("sk_kades", "sk_dinas") else None,
            "meeting_schedule": fill(rng.choice(texts["schedules"]), slots) if clerk.maybe(0.8) else None,
            "admin_books": rng.sample(texts["books"], rng.randint(2, 6)) if clerk.maybe(0.9) else None,
            "has_bylaws": clerk.maybe(0.55) if clerk.maybe(0.8) else None,
            "bank_account": clerk.maybe(0.4) if clerk.maybe(0.75) else None,
            "local_practice": rng.choice(texts["local_practices"]) if clerk.maybe(0.45) else None,
        }

    def _group_name(self, village: Village, ways: Any) -> str:
        rng = self._clerk.rng
        taken = {group.name for group in village.groups}
        name = ""
        for _ in range(50):
            words = {word: rng.choice(choices) for word, choices in self._clerk.texts.groups["words"].items()}
            name = str(rng.choice(ways["names"])).format_map(words)
            if name not in taken:
                return name
        return f"{name} {len(taken) + 1}"

    def _official(self, village: Village, post: Any) -> tuple[Someone, Act]:
        clerk = self._clerk
        female = clerk.maybe(0.3)
        name = self._namer.name(village.code, female)
        act = clerk.write(
            "person",
            {
                "name": name,
                "sex": "P" if female else "L",
                "person_kind": post["person_kind"],
                **self._consent("lisan"),
                "titles": clerk.rng.choice(TITLES_WOMEN if female else TITLES_MEN) if clerk.maybe(0.4) else None,
                **self._birth(OFFICIAL_AGES),
                "area": village.code,
                "phone": self._phone(),
                "occupation": post["occupation"],
                "education": clerk.pick({"sma": 4, "diploma": 2, "sarjana": 4}),
                "institution": post["institution"],
                "position_title": post["position_title"],
                "status": "aktif",
            },
        )
        return Someone(act.record, name, female, post["element"]), act

    def _resident(self, village: Village, ways: Any, group: str = "", regular: bool = True) -> tuple[Someone, Act]:
        clerk = self._clerk
        female = clerk.maybe(ways["female"])
        name = self._namer.name(village.code, female)
        self._noted += 1
        unknown = clerk.maybe(0.008)
        sex = None if regular and self._noted % WITHOUT_SEX == 0 else "tidak_dicatat" if unknown else "P" if female else "L"
        consent = clerk.pick(CONSENTS)
        shy = consent in ("menolak", "dicabut")
        occupation = clerk.pick(ways["occupations"])
        told = {} if shy else {**self._birth(tuple(ways["ages"])), **self._circumstances(ways, occupation, sex)}
        fields: Fields = {
            "name": name,
            "sex": sex,
            "person_kind": "warga",
            **self._consent(consent),
            "titles": ("Hj." if female else "H.") if clerk.maybe(0.03) else None,
            "name_variants": self._namer.variants(name) if clerk.maybe(0.3) else None,
            "area": village.code,
            "hamlet": clerk.rng.choice(village.hamlets) if clerk.maybe(0.9) else None,
            "phone": self._phone() if not shy and clerk.maybe(0.55) else None,
            "occupation": occupation if not shy and clerk.maybe(0.85) else None,
            "education": clerk.pick(EDUCATIONS) if not shy and clerk.maybe(0.7) else None,
            "status": "aktif",
            **told,
        }
        act = clerk.write("person", fields)
        return Someone(act.record, name, female, ways["element"], group), act

    def _circumstances(self, ways: Any, occupation: str, sex: str | None) -> Fields:
        clerk = self._clerk
        disabled = clerk.maybe(0.85 if "difabel" in ways["focus"] else 0.03)
        poor = clerk.maybe(0.55 if "miskin" in ways["focus"] else 0.28)
        found = {"difabel": disabled, "miskin": poor, "dusun_terpencil": clerk.maybe(0.06), "pendatang": clerk.maybe(0.03)}
        groups = [code for code, so in found.items() if so]
        if occupation in MANNERS and clerk.maybe(0.7):
            groups.append(MANNERS[occupation])
        heads = sex == "P" and ("perempuan_kk" in ways["focus"] or clerk.maybe(0.08))
        return {
            "constituencies": groups,
            "disability_type": clerk.pick(DISABILITIES) if disabled and clerk.maybe(0.9) else None,
            "household_head_female": heads if sex == "P" and (heads or clerk.maybe(0.3)) else None,
        }

    def _birth(self, ages: Sequence[int]) -> Fields:
        clerk = self._clerk
        born = clerk.between(_years_before(clerk.first_day, ages[1]), _years_before(clerk.first_day, ages[0]))
        chance = clerk.rng.random()
        if chance < 0.42:
            return {"birth_date": born.isoformat(), "birth_year": born.year}
        if chance < 0.82:
            return {"birth_year": born.year, "birth_year_estimated": clerk.maybe(0.6)}
        return {}

    def _consent(self, consent: str) -> Fields:
        asked = max(self._clerk.first_day, self._clerk.noted_on - timedelta(self._clerk.rng.randint(0, 20)))
        return {"consent": consent, "consent_on": asked.isoformat() if consent in ("lisan", "tertulis") else None}

    def _phone(self) -> str:
        self._phones += 1
        return PHONE.format(self._phones)

    def _membership_fields(self, group: Group, someone: Someone, number: int, stays: bool, formed: date) -> Fields:
        clerk = self._clerk
        office = OFFICES[number] if stays and number < len(OFFICES) else "anggota"
        joined = formed if clerk.maybe(0.5) else clerk.between(formed, clerk.noted_on)
        since = clerk.between(max(joined, clerk.noted_on - timedelta(1200)), clerk.noted_on)
        leads = office not in ("anggota", "kader")
        return {
            "group": group.id,
            "person": someone.id,
            "role": office,
            "start_on": joined.isoformat(),
            "role_since": since.isoformat() if leads and clerk.maybe(0.85) else None,
            "past_offices": clerk.rng.choice(clerk.texts.groups["sections"]) if leads and clerk.maybe(0.2) else None,
            "end_on": None if stays else clerk.between(joined, clerk.noted_on).isoformat(),
            "end_reason": None if stays else clerk.pick(LEAVING),
            "member_no": f"{number + 1:03d}" if clerk.maybe(0.9) else None,
            "selection_method": clerk.pick(SELECTED) if leads and clerk.maybe(0.9) else None,
            "term_end_on": (since + timedelta(730)).isoformat() if leads and clerk.maybe(0.7) else None,
            "can_vote": True if clerk.maybe(0.95) else None,
        }


def _years_before(day: date, years: int) -> date:
    return date(day.year - years, day.month, min(day.day, 28))

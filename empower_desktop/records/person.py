"""Persons: who takes part."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from empower_desktop.language import N_, Label
from empower_desktop.records.record import (
    Finding,
    Look,
    Record,
    Section,
    area,
    choice,
    choices,
    day,
    integer,
    long_text,
    phone,
    record,
    text,
    yes_no,
)

SEX_LETTERS: Mapping[str, Label] = {"L": Label("L", "M"), "P": Label("P", "F")}
"""One letter for the sex, where there is no room for its word."""

DERIVED_CONSTITUENCIES = frozenset({"perempuan", "pemuda", "lansia", "perempuan_kk"})


def age(person: Person, on: dt.date) -> int | None:
    """Give the full years on a day, from the date of birth or else the year; None when neither is known."""
    if person.birth_date:
        return on.year - person.birth_date.year - ((on.month, on.day) < (person.birth_date.month, person.birth_date.day))
    return on.year - person.birth_year if person.birth_year else None


def protects_child(look: Look, person: str | None, on: dt.date | None) -> Iterator[Finding]:
    """Warn that of somebody younger than 18 on the day only the name is kept (R22)."""
    found = look.one(Person, person) if person and on else None
    years = age(found, on) if found and on else None
    if years is not None and years < 18:
        yield Finding("R22", "W", "person", N_("Younger than 18: keep the name only."))


def display_name(person: Person) -> str:
    """Give the name with its titles."""
    titles = Person.fields()["titles"].in_title(person.titles or "")
    return " ".join(part for part in (titles, person.name) if part)


def _name_is_a_name(person: Person, look: Look) -> Iterator[Finding]:
    if person.name and any(sign.isdigit() for sign in person.name):
        yield Finding("digits", "E", "name", N_("A name holds no digits. Write the number elsewhere."))


def _birth_fits(person: Person, look: Look) -> Iterator[Finding]:
    if person.birth_date and person.birth_year and person.birth_date.year != person.birth_year:
        yield Finding("birth", "E", "birth_year", N_("The year of birth differs from the date of birth."))


def _age_is_likely(person: Person, look: Look) -> Iterator[Finding]:
    years = age(person, look.today)
    if years is not None and not 0 <= years <= 110:
        code = "birth_date" if person.birth_date else "birth_year"
        yield Finding("age", "W", code, N_("That makes an age of {years}. Is it right?", years=years))


def _consent_has_its_day(person: Person, look: Look) -> Iterator[Finding]:
    if person.consent in {"tertulis", "lisan"} and not person.consent_on:
        yield Finding("R27", "E", "consent_on", N_("Consent was given: write on which day."))


def _only_where_it_fits(person: Person, look: Look) -> Iterator[Finding]:
    chosen = set(person.constituencies or ())
    if person.disability_type and "difabel" not in chosen:
        yield Finding("disability", "W", "disability_type", N_("A kind of disability is given, but “difabel” is not chosen."))
    if person.household_head_female is not None and person.sex != "P":
        yield Finding("household", "W", "household_head_female", N_("Only for women."))
    if chosen & DERIVED_CONSTITUENCIES:
        yield Finding(
            "derived",
            "W",
            "constituencies",
            N_("Women, youth, elderly and female household heads are worked out from sex and age: leave them out here."),
        )


@record(
    "person",
    Label("Warga", "Person"),
    sheet=Label("Orang", "Person"),
    title=("titles", "name"),
    soft_key=("name", "sex", "area", "birth_year", "hamlet"),
    soft_either=("birth_year", "hamlet"),
    units={"birth": ("birth_date", "birth_year", "birth_year_estimated"), "consent": ("consent", "consent_on")},
    sections=(
        Section(
            Label("Nama dan umur", "Name and age"),
            ("titles", "nickname", "name_variants", "birth_date", "birth_year", "birth_year_estimated"),
        ),
        Section(Label("Tempat tinggal dan kontak", "Home and contact"), ("area", "hamlet", "phone")),
        Section(Label("Pekerjaan dan lembaga", "Work and institution"), ("occupation", "education", "institution", "position_title")),
        Section(Label("Kelompok warga", "Constituencies"), ("constituencies", "disability_type", "household_head_female")),
        Section(Label("Status dan catatan", "Status and notes"), ("status", "consent_on", "notes")),
    ),
    rules=(_name_is_a_name, _birth_fits, _consent_has_its_day),
    doubts=(_age_is_likely, _only_where_it_fits),
)
class Person(Record):
    """Somebody who takes part; no identity number is ever kept."""

    name: str | None = text("Nama lengkap (tanpa gelar)", "Full name without titles", required=True, least=2, most=100, privacy="personal")
    sex: str | None = choice("Jenis kelamin", "Sex", "sex", required=True, privacy="personal")
    person_kind: str | None = choice("Kedudukan", "Standing", "person_kind", required=True, default="warga", privacy="personal")
    consent: str | None = choice("Persetujuan data", "Data consent", "consent", required=True, default="belum_ditanya", privacy="personal")
    titles: str | None = text("Gelar/sapaan", "Titles", listed=True, privacy="personal")
    nickname: str | None = text("Nama panggilan", "Nickname", most=60, privacy="personal")
    name_variants: str | None = text("Ejaan lain", "Other spellings", privacy="personal")
    birth_date: dt.date | None = day("Tanggal lahir", "Date of birth", privacy="personal")
    birth_year: int | None = integer("Tahun lahir", "Year of birth", least=1900, most=2100, grouped=False, privacy="personal")
    birth_year_estimated: bool | None = yes_no("Tahun lahir perkiraan", "Birth year estimated", privacy="personal")
    area: str | None = area("Desa/kelurahan", "Village", levels=(4,), privacy="personal")
    hamlet: str | None = text("Dusun/RT/RW", "Hamlet", most=80, privacy="personal")
    phone: str | None = phone("Nomor HP", "Phone", privacy="personal")
    occupation: str | None = choice("Pekerjaan utama", "Main occupation", "occupation", privacy="personal")
    education: str | None = choice("Pendidikan terakhir", "Education", "education", privacy="personal")
    institution: str | None = text("Lembaga/instansi", "Institution", most=120)
    position_title: str | None = text("Jabatan", "Position", most=120)
    constituencies: tuple[str, ...] | None = choices("Kelompok warga", "Constituencies", "constituency", privacy="sensitive")
    disability_type: str | None = choice("Ragam disabilitas", "Disability type", "disability_type", privacy="sensitive")
    household_head_female: bool | None = yes_no("Perempuan kepala keluarga", "Female household head", privacy="sensitive")
    status: str | None = choice("Status", "Status", "person_status", default="aktif", privacy="personal")
    consent_on: dt.date | None = day("Tanggal persetujuan", "Consent date", latest=0, privacy="personal")
    notes: str | None = long_text("Catatan", "Notes", most=2_000, privacy="sensitive")

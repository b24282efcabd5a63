"""What the area list is made from and how: a .csv of codes and names, checked, and tables that are quick to ask."""

from __future__ import annotations

import csv
import gzip
import io
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from unicodedata import combining, normalize

from empower_desktop.errors import Problem
from empower_desktop.language import N_

FORM = 2  # raised when the tables change, so that lists are made anew
CODE = re.compile(r"\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?")
# Numbered by level and name, so that the index gives them in the order in which they are shown.
_TABLES = """
CREATE TABLE area (rank INTEGER PRIMARY KEY, code TEXT NOT NULL, name TEXT NOT NULL, plain TEXT NOT NULL, level INTEGER NOT NULL);
CREATE VIRTUAL TABLE typed USING fts5(own, above, content = '', detail = column, prefix = '1 2 3');
CREATE TABLE source (print TEXT NOT NULL);
CREATE UNIQUE INDEX area_by_code ON area (code);
CREATE INDEX area_by_name ON area (level, plain, code)
"""


Named = tuple[str, str]
"""An area as lists have it: code and name."""


def read_list(content: bytes) -> list[Named]:
    """Read a list of code and name from the bytes of a .csv or .csv.gz file."""
    try:
        return list(rows_of(content))
    except (OSError, EOFError, UnicodeDecodeError, csv.Error) as error:
        raise Problem(N_("The area list cannot be read. A .csv file in UTF-8 with code and name is expected."), "not_a_list") from error


def rows_of(content: bytes) -> Iterator[Named]:
    """Give the rows of a list, its headings included; what is no list is a zlib, Unicode or csv error."""
    if content.startswith(b"\x1f\x8b"):
        content = gzip.decompress(content)
    text = content.decode("utf-8-sig")
    first = text.partition("\n")[0]
    # Excel parts columns with semicolons where the comma is the decimal sign, as in Indonesia.
    rows = csv.reader(io.StringIO(text), delimiter=";" if first.count(";") > first.count(",") else ",")
    yield from ((row[0], row[1]) for row in rows if len(row) > 1)


def checked(rows: Iterable[Named]) -> Iterator[Named]:
    """Give the areas of a list that somebody hands in; a Problem names a row that is none."""
    for number, (code, name) in enumerate(rows, 1):
        code, name = code.strip(), " ".join(name.split())
        if CODE.fullmatch(code) and name:
            yield code, name
        elif number > 1 and (code or name):  # the first row holds the headings
            raise Problem(N_("Row {row} is no area: “{code}”, “{name}”.", row=number, code=code, name=name), "not_an_area")


def source_of(connection: sqlite3.Connection) -> str:
    """Say which list a file was made from, "" where it cannot be told."""
    try:
        return str(connection.execute("SELECT print FROM source").fetchone()[0])
    except (sqlite3.DatabaseError, TypeError):
        return ""


def fill_tables(connection: sqlite3.Connection, rows: Sequence[Named], source: str) -> None:
    """Make the tables in an empty file and fill them, in one transaction."""
    plain = {code: plain_name(name) for code, name in rows}
    above = {code: "" for code in plain if "." not in code}
    for code in sorted(plain):
        if "." in code:
            upper = code.rpartition(".")[0]
            above[code] = f"{above.get(upper, '')} {plain.get(upper, '')}"
    ranked = sorted((code.count(".") + 1, plain[code], code, name) for code, name in rows)
    *tables, by_code, by_name = _TABLES.strip().split(";\n")
    connection.execute("BEGIN")
    for statement in tables:
        connection.execute(statement)
    connection.executemany(
        "INSERT INTO area VALUES (?, ?, ?, ?, ?)",
        [(rank, code, name, text, level) for rank, (level, text, code, name) in enumerate(ranked, 1)],
    )
    connection.executemany(
        "INSERT INTO typed (rowid, own, above) VALUES (?, ?, ?)",
        [(rank, text, above[code]) for rank, (_, text, code, _) in enumerate(ranked, 1)],
    )
    connection.execute("INSERT INTO source VALUES (?)", (source,))
    connection.execute(by_code)
    connection.execute(by_name)
    connection.execute("COMMIT")


def plain_name(text: str) -> str:
    """Give a text as it is compared: small letters without accents and apostrophes, everything else between words a blank."""
    letters = text.casefold()
    if not letters.isascii():
        letters = "".join(each for each in normalize("NFKD", letters) if not combining(each))
    if not letters.replace(" ", "").isalnum():
        letters = re.sub(r"[^\w]+", " ", re.sub(r"['’‘`ʼ]", "", letters))
    return " ".join(letters.split())

"""The list of provinces, regencies, districts and villages: names for codes, and codes as one types a name."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from empower_desktop.errors import Problem, Trouble
from empower_desktop.language import N_
from empower_desktop.shipped import RESOURCES
from empower_desktop.store.area_source import CODE, FORM, Named, checked, fill_tables, plain_name, rows_of, source_of
from empower_desktop.store.database import translating

SHIPPED = RESOURCES / "areas" / "areas.csv.gz"
LEVELS = 4
_REGENCY = "Kabupaten "


@dataclass(frozen=True, slots=True)
class AreaPlace:
    """One place: its level from 1 (province) to 4 (village), and `chain`, its name with those above it."""

    code: str
    name: str
    level: int
    chain: str


class AreaList:
    """The area list in a file of its own, made from the shipped list when it is first asked; empty where nothing shipped."""

    def __init__(self, path: Path, shipped: Path = SHIPPED) -> None:
        """Prepare for a file; it is read or made at the first question."""
        self._path = path
        self._shipped = shipped
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None
        self._names: dict[str, str] = {}

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
            self._connection = None

    def name(self, code: str) -> str:
        """Give the name of an area; a code that the list does not know is its own name."""
        return self._own_name(code) or code

    def full(self, code: str) -> str:
        """Give the name of an area with the one above it, `Sumberagung, Wanatirta`."""
        above = code.rpartition(".")[0]
        names = [self._own_name(code), self._own_name(above) if above else ""]
        return ", ".join(name for name in names if name) if names[0] else code

    def chain(self, code: str) -> str:
        """Give the name of an area with all above it, `Sumberagung · Kec. Wanatirta · Kab. Purwajati · Jawa Tengah`."""
        return " · ".join(_titled(part, self.name(part)) for part in reversed(_upwards(code)))

    def place(self, code: str) -> AreaPlace | None:
        """Give a place, or None when the list does not know it."""
        name = self._own_name(code)
        return AreaPlace(code, name, code.count(".") + 1, self.chain(code)) if name else None

    def search(self, text: str, limit: int = 20, levels: Sequence[int] = (), within: str = "") -> list[AreaPlace]:
        """Find places as one types: words of the name, and of those above it, each from its beginning.

        The very name comes first, then names that begin so, then larger before smaller areas, then by
        name. A code finds what it begins. `within` keeps to an area and all below it.
        """
        if CODE.match(text.strip()):
            return self._by_code(text.strip(), limit, levels, within)
        words = plain_name(text).split()
        if not words:
            return []
        whole = " ".join(words)
        found: dict[str, None] = {}
        with self._asking() as connection:
            for query, values in (*_named(whole, levels), _holding(words, levels)):
                chosen, more = _inside(within)
                found.update((code, None) for (code,) in connection.execute(f"{query.format(chosen)} LIMIT ?", (*values, *more, limit)))
                if len(found) >= limit:
                    break
            return [place for code in [*found][:limit] if (place := self.place(code))]

    def below(self, code: str = "", level: int = 0) -> list[AreaPlace]:
        """Give the areas within one, at the next level or at the level asked for, by name; of the whole country without a code."""
        wanted = level or (code.count(".") + 2 if code else 1)
        with self._asking() as connection:
            query = "SELECT code FROM area WHERE level = ? AND (? = '' OR (code > ? || '.' AND code < ? || '/')) ORDER BY name, code"
            codes = connection.execute(query, (wanted, code, code, code)).fetchall()
            return [place for (each,) in codes if (place := self.place(each))]

    def count(self) -> int:
        """Count the areas."""
        with self._asking() as connection:
            return int(connection.execute("SELECT count(*) FROM area").fetchone()[0])

    def replace(self, rows: Iterable[Named]) -> int:
        """Take another list in place of this one, whole or not at all; a Problem names a row that is no area. Give how many."""
        given = list(rows)
        listed = dict(checked(given))
        if given and not listed:
            raise Problem(N_("The list holds no areas. Two columns are expected: code and name."), "no_areas")
        with self._lock:
            self.close()
            with self._asking(lambda: self._made(list(listed.items()), "own")):
                self._names.clear()
        return len(listed)

    def _own_name(self, code: str) -> str:
        if code not in self._names:
            with self._asking() as connection:
                found = connection.execute("SELECT name FROM area WHERE code = ?", (code,)).fetchone()
            self._names[code] = found[0] if found else ""
        return self._names[code]

    def _by_code(self, text: str, limit: int, levels: Sequence[int], within: str) -> list[AreaPlace]:
        chosen, values = _inside(within)
        with self._asking() as connection:
            query = f"SELECT code FROM area WHERE code >= ? AND code < ? || ':' {_of(levels)} {chosen} ORDER BY code LIMIT ?"
            codes = connection.execute(query, (text, text, *values, limit)).fetchall()
            return [place for (code,) in codes if (place := self.place(code))]

    @contextmanager
    def _asking(self, opened: Callable[[], sqlite3.Connection] | None = None) -> Iterator[sqlite3.Connection]:
        with self._lock, translating(self._path):
            if self._connection is None:
                self._connection = opened() if opened else self._opened()
            yield self._connection

    def _opened(self) -> sqlite3.Connection:
        """Open the file; one that is missing, damaged, or made from another shipped list is made anew."""
        shipped = self._shipped.read_bytes() if self._shipped.exists() else b""
        wanted = f"{FORM} {sha256(shipped).hexdigest()}"
        if self._path.exists():
            connection = sqlite3.connect(self._path, check_same_thread=False, isolation_level=None)
            if source_of(connection) in (wanted, "own"):
                return connection
            connection.close()
        rows = list(rows_of(shipped))[1:]
        try:
            return self._made(rows, wanted)
        except (Trouble, sqlite3.Error):
            # A full or read-only disk keeps nobody from their work: then the list lasts as long as the program.
            connection = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
            fill_tables(connection, rows, wanted)
            return connection

    def _made(self, rows: Sequence[Named], source: str) -> sqlite3.Connection:
        """Make the file anew beside the present one, and put it in its place when it is whole."""
        unfinished = self._path.with_name(self._path.name + ".part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            unfinished.unlink(missing_ok=True)
            with closing(sqlite3.connect(unfinished, isolation_level=None)) as connection:
                fill_tables(connection, rows, source)
            unfinished.replace(self._path)
        except OSError as error:
            raise Trouble(
                N_(
                    "The area list in {folder} cannot be written. Allow writing there, or choose another folder.",
                    folder=str(self._path.parent),
                ),
                "read_only",
            ) from error
        finally:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)
        return sqlite3.connect(self._path, check_same_thread=False, isolation_level=None)


_Query = tuple[str, tuple[object, ...]]


def _named(whole: str, levels: Sequence[int]) -> Iterator[_Query]:
    """Ask for the areas of this very name, and then for those whose names begin so."""
    every = sorted(levels) or range(1, LEVELS + 1)
    for level in every:
        yield "SELECT code FROM area WHERE level = ? AND plain = ? {} ORDER BY plain, code", (level, whole)
    for level in every:
        yield "SELECT code FROM area WHERE level = ? AND plain > ? AND plain < ? {} ORDER BY plain, code", (level, whole, f"{whole}\uffff")


def _holding(words: Sequence[str], levels: Sequence[int]) -> _Query:
    """Ask for the areas that hold these words, the first in the name, the others there or in the names above."""
    matching = " ".join([f'own : "{words[0]}"*', *[f'"{word}"*' for word in words[1:]]])
    query = "SELECT a.code FROM typed t JOIN area a ON a.rank = t.rowid WHERE typed MATCH ?"
    return f"{query} {_of(levels)} {{}} ORDER BY t.rowid", (matching,)


def _of(levels: Sequence[int]) -> str:
    return f"AND level IN ({', '.join(str(int(level)) for level in levels)})" if levels else ""


def _inside(area: str) -> _Query:
    return ("AND (code = ? OR (code > ? || '.' AND code < ? || '/'))", (area, area, area)) if area else ("", ())


def _upwards(code: str) -> list[str]:
    """Give the codes from the province down to this one."""
    parts = code.split(".")
    return [".".join(parts[:n]) for n in range(1, len(parts) + 1)]


def _titled(code: str, name: str) -> str:
    level = code.count(".") + 1
    if level == 3:
        return f"Kec. {name}"
    return f"Kab. {name.removeprefix(_REGENCY)}" if level == 2 and name.startswith(_REGENCY) else name

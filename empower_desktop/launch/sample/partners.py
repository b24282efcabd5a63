"""The partners of sample data: offices, traders and organisations around the first village."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from empower_desktop.launch.sample.clerk import Act, Clerk
from empower_desktop.launch.sample.people import Village
from empower_desktop.launch.sample.texts import Table, fill

# How much of the code of a village is that of the area in which a partner works
REACHES = {"village": 13, "district": 8, "regency": 5}
PHONE = "0812{:08d}"
FIRST_PHONE = 90_000
CONTACTS = ("Bagian pelayanan", "Sekretaris", "Bagian umum", "Petugas lapangan")


@dataclass(frozen=True, slots=True)
class _Giver:
    record: str
    area: str
    sources: tuple[str, ...]


class Partners:
    """Note partners, and remember which of them gives from what."""

    def __init__(self, clerk: Clerk) -> None:
        """Begin with none."""
        self._clerk = clerk
        self._givers: list[_Giver] = []

    def note(self, village: Village, count: int) -> Iterator[Act]:
        """Note the first so many partners of the table, as they are around a village."""
        for number, told in enumerate(self._clerk.texts.partners["partners"][:count]):
            act = self._write(village, told, FIRST_PHONE + number)
            self._givers.append(_Giver(act.record, str(act.fields["area"]), tuple(told["sources"])))
            yield act

    def giving(self, source: str, village: str) -> str | None:
        """Give the partner from whom means of a source come to a village, where one is noted."""
        return next((each.record for each in self._givers if source in each.sources and village.startswith(each.area)), None)

    def around(self, village: str) -> list[str]:
        """Give the partners who are noted and work where a village is."""
        return [each.record for each in self._givers if village.startswith(each.area)]

    def _write(self, village: Village, told: Table, phone: int) -> Act:
        clerk = self._clerk
        named = clerk.maybe(0.7)
        return clerk.write(
            "partner",
            {
                "name": fill(told["name"], {"desa": village.name}),
                "partner_type": told["type"],
                "area": village.code[: REACHES[told["reach"]]],
                "contact_name": clerk.rng.choice(CONTACTS) if named else None,
                "contact_phone": PHONE.format(phone) if named and clerk.maybe(0.8) else None,
                "power_held": list(told["power"]),
                "notes": told["notes"],
            },
        )

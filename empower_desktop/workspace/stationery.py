"""The stationery of an office: its letterhead, its paper, and who signs. Kept in this store, so that a backup brings it along."""

from __future__ import annotations

import base64
import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from empower_desktop.errors import Place, Problem, Trouble
from empower_desktop.language import N_
from empower_desktop.reports.papers.paper import Letterhead, Size
from empower_desktop.workspace.files import PICTURES, ending_of
from empower_desktop.workspace.step import Step
from empower_desktop.workspace.workspace import Workspace

SETTING = "stationery"
LARGEST_LOGO = 1_000_000
"""So many bytes a picture may have: the letterhead is printed 20 mm high."""
LONGEST = 120


@dataclass(frozen=True)
class Stationery:
    """What an office prints on: `above` are the lines over its name, one each; `signs` heads the village and signs for it."""

    above: str = ""
    name: str = ""
    address: str = ""
    signs: str = ""
    logo: bytes = b""
    size: Size = "F4"
    arial_only: bool = False

    @property
    def letterhead(self) -> Letterhead:
        """Give the head of its papers."""
        above = tuple(line.strip() for line in self.above.splitlines() if line.strip())
        return Letterhead(above, self.name, self.address, self.logo)


def stationery_of(work: Workspace) -> Stationery:
    """Give the stationery that was set; plain paper where none was."""
    kept = work.store.setting(SETTING)
    if not kept:
        return Stationery()
    read = json.loads(kept)
    return Stationery(**{**read, "logo": base64.b64decode(read.get("logo", ""))})


def change_stationery(work: Workspace, stationery: Stationery) -> Step:
    """Keep the stationery; a Problem names the text that is too long."""
    for field in ("above", "name", "address", "signs"):
        text: str = getattr(stationery, field)
        if any(len(line) > LONGEST for line in text.splitlines()):
            raise Problem(N_("A line of a letterhead has at most {n} signs.", n=LONGEST), "too_long", Place(field=field))
    tidy = replace(
        stationery,
        above=stationery.above.strip(),
        name=stationery.name.strip(),
        address=stationery.address.strip(),
        signs=stationery.signs.strip(),
    )
    work.store.put_setting(SETTING, json.dumps({**asdict(tidy), "logo": base64.b64encode(tidy.logo).decode("ascii")}))
    return Step(N_("Letterhead saved"))


def read_logo(path: Path) -> bytes:
    """Read a picture for the letterhead; a Problem when it is none, or too large."""
    try:
        content = path.read_bytes() if path.stat().st_size <= LARGEST_LOGO else b""
    except OSError as error:
        raise Trouble(N_("“{path}” cannot be read. Check the name and the folder.", path=str(path)), "not_there") from error
    if not content:
        raise Problem(N_("{file} is larger than 1 MB. Make the picture smaller and choose it again.", file=path.name), "too_large")
    if ending_of(content) not in PICTURES:
        raise Problem(N_("{file} is no PNG or JPEG picture. Save it as one and choose it again.", file=path.name), "no_picture")
    return content


def proposed_stationery(work: Workspace) -> Stationery:
    """Propose a village's letterhead from where the person works; nothing where that is no village."""
    code = work.author.area or ""
    parts = code.split(".")
    if len(parts) < 4:
        return Stationery()
    village, district, regency = (work.areas.name(".".join(parts[:depth])) for depth in (4, 3, 2))
    kind = "Kelurahan" if regency.startswith("Kota ") else "Desa"
    return Stationery(above=f"Pemerintah {regency}\nKecamatan {district}".upper(), name=f"{kind} {village}".upper())

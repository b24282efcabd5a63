"""What others do with a folder of workbooks: pandas into SQLite, the last row of an id winning; and reading the XML without any meaning.

Run by `merge.py` in processes of their own, pandas from an environment of its own.
"""

from __future__ import annotations

import sqlite3
import sys
import zipfile
from collections import defaultdict
from pathlib import Path
from xml.parsers import expat

WRITERS = {"openpyxl": "openpyxl", "calamine": "xlsxwriter"}


def pandas_merge(engine: str, folder: Path, database: Path, book: Path | None) -> None:
    """Merge as people do today: every sheet a frame, frames of one sheet together, the last row of an id kept; and write one book of it."""
    import pandas as pd

    frames = defaultdict(list)
    for path in sorted(folder.glob("*.xlsx")):
        for sheet, frame in pd.read_excel(path, sheet_name=None, engine=engine).items():
            frames[sheet].append(frame)
    merged = {sheet: pd.concat(held).drop_duplicates("_id", keep="last") for sheet, held in frames.items()}
    with sqlite3.connect(database) as connection:
        for sheet, frame in merged.items():
            frame.to_sql(sheet, connection, index=False)
    connection.close()
    if book is not None:
        with pd.ExcelWriter(book, engine=WRITERS[engine]) as writer:
            for sheet, frame in merged.items():
                frame.to_excel(writer, sheet_name=sheet, index=False)


def floor(folder: Path) -> None:
    """Unpack and parse all sheet XML and the shared texts, and make nothing of it."""
    for path in sorted(folder.glob("*.xlsx")):
        with zipfile.ZipFile(path) as archive:
            for part in archive.namelist():
                if part.startswith(("xl/worksheets/sheet", "xl/sharedStrings")):
                    expat.ParserCreate().Parse(archive.read(part), True)


if __name__ == "__main__":
    way, where = sys.argv[1], Path(sys.argv[2])
    if way == "floor":
        floor(where)
    else:
        pandas_merge(way, where, Path(sys.argv[3]), Path(sys.argv[4]) if len(sys.argv) > 4 else None)

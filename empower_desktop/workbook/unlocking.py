"""Unlocking a workbook that was saved with a passphrase (ECMA-376, agile or standard); only ever in the child process."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from empower_desktop.errors import Place, Problem
from empower_desktop.language import N_
from empower_desktop.placing import trouble_of
from empower_desktop.workbook.container import ENCRYPTED
from empower_desktop.workbook.limits import LIMITS, Limits

WRONG = "wrong_passphrase"
NEEDS_PASSPHRASE = frozenset((ENCRYPTED, WRONG))
"""The codes of a file that another passphrase may open."""


def unlock(path: str, passphrase: str, target: str) -> None:
    """Write the workbook that lies locked in a file to another, as it was before it was locked.

    A Problem says that it is another passphrase, or why the file cannot be unlocked with any; a Trouble that the disk is full.
    """
    plain = _unlocked(Path(path), passphrase, LIMITS)
    try:
        Path(target).write_bytes(plain)
    except OSError as error:
        raise trouble_of(error, Path(target)) from error


def _unlocked(file: Path, passphrase: str, limits: Limits) -> bytes:
    # Few files are locked, and the library takes 16 MB.
    from msoffcrypto.exceptions import DecryptionError, InvalidKeyError
    from msoffcrypto.format.ooxml import OOXMLFile

    place = Place(file.name)
    locked, plain = io.BytesIO(file.read_bytes()), io.BytesIO()
    try:
        try:
            workbook = OOXMLFile(locked)
            if _turns(workbook) > limits.turns:
                raise _unknown(place)
            workbook.load_key(password=passphrase, verify_password=True)
        except InvalidKeyError as error:
            raise _wrong(place) from error
        except DecryptionError as error:
            raise _unknown(place) from error
        workbook.decrypt(plain, verify_integrity=True)
    except (MemoryError, Problem):
        raise
    except Exception as error:  # whatever the library stumbles over in a stranger's file is the file's damage
        raise _damaged(place) from error
    return plain.getvalue()


def _turns(workbook: Any) -> int:
    """Say how often the passphrase is to be hashed; an older file does not say, and asks for little."""
    return int(workbook.info.get("spinValue", 0))


def _wrong(place: Place) -> Problem:
    message = N_("The passphrase does not open {file}. Check Caps Lock, or ask the sender which one it is.", file=place.file)
    return Problem(message, WRONG, place)


def _unknown(place: Place) -> Problem:
    message = N_(
        "{file} is locked in a way that Excel does not use. Ask for it to be saved anew, with a passphrase or without.", file=place.file
    )
    return Problem(message, "unknown_encryption", place)


def _damaged(place: Place) -> Problem:
    message = N_("{file} is locked with a passphrase and damaged. Ask for it to be sent again.", file=place.file)
    return Problem(message, "damaged", place)

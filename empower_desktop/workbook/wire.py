"""How the child process and its parent talk: framed JSON, and refusals as plain data.

JSON and nothing livelier, because the child has read a stranger's file.
"""

from __future__ import annotations

import json
import struct
from datetime import date
from typing import Any, BinaryIO

from empower_desktop.errors import Place, Problem, Refusal, Trouble
from empower_desktop.language import Label, Message

Packed = list[Any]
LENGTH = struct.Struct(">I")
PLACE = ("file", "sheet", "cell", "record", "field")


def pack_message(message: Message) -> Packed:
    """Give a message as plain data."""
    return [message.text, {name: _pack_value(value) for name, value in message.values.items()}, message.plural, message.count]


def unpack_message(packed: Packed) -> Message:
    """Give back the message that was packed."""
    text, values, plural, count = packed
    return Message(text, {name: _unpack_value(value) for name, value in values.items()}, plural, count)


def _pack_value(value: object) -> object:
    if isinstance(value, Message):
        return {"message": pack_message(value)}
    if isinstance(value, Label):
        return {"label": [value.id, value.en]}
    if isinstance(value, date):
        return {"day": value.isoformat()[:10]}
    return value if value is None or isinstance(value, str | int) else str(value)


def _unpack_value(value: Any) -> object:
    if isinstance(value, dict):
        if "day" in value:
            return date.fromisoformat(value["day"])
        return unpack_message(value["message"]) if "message" in value else Label(*value["label"])
    return value


def pack_refusal(refusal: Refusal) -> Packed:
    """Give a Problem or Trouble as plain data."""
    place = [getattr(refusal.place, name) for name in PLACE] if isinstance(refusal, Problem) else None
    return [refusal.code, pack_message(refusal.message), place]


def unpack_refusal(packed: Packed) -> Problem | Trouble:
    """Give back the Problem or Trouble that was packed."""
    code, message, place = packed
    if place is None:
        return Trouble(unpack_message(message), code)
    return Problem(unpack_message(message), code, Place(*place))


def encode(content: object) -> bytes:
    """Give plain data as bytes, with whatever surrogates a file's texts hold."""
    return json.dumps(content, separators=(",", ":")).encode("ascii")


def send(stream: BinaryIO, data: bytes) -> None:
    """Write one frame."""
    stream.write(LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def receive(stream: BinaryIO, most: int) -> Any:
    """Read one frame; EOFError says that the other side has ended, or sends what it should not."""
    head = stream.read(LENGTH.size)
    length = LENGTH.unpack(head)[0] if len(head) == LENGTH.size else -1
    if not 0 <= length <= most:
        raise EOFError
    data = stream.read(length)
    if len(data) != length:
        raise EOFError
    return json.loads(data)

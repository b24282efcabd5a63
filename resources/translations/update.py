"""Bring the translations up to date with the program: extract the messages, merge them into each .po, compile each .mo.

Run `python resources/translations/update.py` after a message was added or changed, translate what it names in id.po with
any gettext editor, and run it again. Files need Babel, which comes with the `dev` extra.
"""

from __future__ import annotations

import ast
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

FOLDER = Path(__file__).resolve().parent
PACKAGE = FOLDER.parents[1] / "empower_desktop"
FORMS = {"N_": 1, "P_": 2}


def extracted() -> Catalog:
    """Give every message that the program marks, with the file it stands in."""
    template = Catalog()
    for path in sorted(PACKAGE.rglob("*.py")):
        place = path.relative_to(PACKAGE.parent).as_posix()
        for texts in _marked(ast.parse(path.read_text(encoding="utf-8"))):
            template.add(texts if len(texts) > 1 else texts[0], locations=[(place, 0)])
    return template


def _marked(module: ast.Module) -> Iterator[tuple[str, ...]]:
    """Give the forms of each message marked in a file, also of those that stand inside an f-string."""
    for call in ast.walk(module):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in FORMS:
            texts = [text.value for text in call.args[: FORMS[call.func.id]] if isinstance(text, ast.Constant)]
            if texts:
                yield tuple(map(str, texts))


def read_catalogue(path: Path) -> Catalog:
    """Read the translations of one language."""
    with path.open("rb") as stream:
        return read_po(stream, locale=path.stem)


def unfinished(catalogue: Catalog, template: Catalog) -> list[str]:
    """Name every message that is missing, fuzzy or empty in a catalogue, and every one that the program has no more."""
    wanted = {message.id: message for message in template if message.id}
    found = {message.id: message for message in catalogue if message.id}
    missing = [f"missing: {key}" for key in wanted if key not in found]
    return (
        missing + [f"no longer used: {key}" for key in found if key not in wanted] + [line for key in found for line in _faults(found[key])]
    )


def _faults(message: Message) -> list[str]:
    texts = message.string if isinstance(message.string, list | tuple) else [message.string]
    return [f"fuzzy: {message.id}"] * message.fuzzy + [f"empty: {message.id}"] * (not all(texts))


def update(path: Path, template: Catalog) -> Catalog:
    """Bring one language's .po to the present messages and compile its .mo beside it; what is no longer used goes."""
    catalogue = read_catalogue(path)
    catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    text = io.BytesIO()
    write_po(text, catalogue, width=0, omit_header=False, sort_output=True, include_lineno=False)
    path.write_bytes(text.getvalue())
    half = path.with_suffix(".part")
    with half.open("wb") as stream:
        write_mo(stream, catalogue)
    half.replace(path.with_suffix(".mo"))  # an app that starts just now finds a whole one
    return catalogue


def main() -> int:
    """Update every language and say what is left to translate."""
    template, left = extracted(), 0
    for path in sorted(FOLDER.glob("*.po")):
        lines = unfinished(update(path, template), template)
        left += len(lines)
        print(f"{path.name}: {len(template)} messages, {len(lines)} to do", *lines, sep="\n  ")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())

"""Who sends a workbook, as its cover and its notes name them."""

from __future__ import annotations

from empower_desktop.records import Author
from empower_desktop.workbook.contents import Sender
from empower_desktop.workspace.workspace import Workspace


def sender(work: Workspace) -> Sender:
    """Give who works here; role and area as people read them."""
    author = work.author
    role = Author.fields()["role"].show(author.role, work.language, work.names)
    return Sender(author.id, author.name, role, work.names.area(author.area) if author.area else "")

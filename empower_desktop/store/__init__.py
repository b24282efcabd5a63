"""Where the ledger lies on disk, and the rows worked out from it."""

from empower_desktop.store.arrivals import Arrival, Merge
from empower_desktop.store.ledger import Addition
from empower_desktop.store.notes import Export, Question, Receipt, Unsaved
from empower_desktop.store.query import Between, OneOf, Row, Wanted, Within
from empower_desktop.store.search import Found
from empower_desktop.store.standing import Conflict
from empower_desktop.store.store import Store

__all__ = [
    "Addition",
    "Arrival",
    "Between",
    "Conflict",
    "Export",
    "Found",
    "Merge",
    "OneOf",
    "Question",
    "Receipt",
    "Row",
    "Store",
    "Unsaved",
    "Wanted",
    "Within",
]

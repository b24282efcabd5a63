"""What a person can do: acts, each a function over the one Workspace."""

from empower_desktop.store import Arrival, Between, Conflict, Export, Found, Merge, OneOf, Receipt, Row, Unsaved, Wanted, Within
from empower_desktop.workspace.step import Step, Watch, always
from empower_desktop.workspace.workspace import Identity, Save, Workspace

# The values in which the store answers pass through here, so that screens and commands need not know the store.
__all__ = [
    "Arrival",
    "Between",
    "Conflict",
    "Export",
    "Found",
    "Identity",
    "Merge",
    "OneOf",
    "Receipt",
    "Row",
    "Save",
    "Step",
    "Unsaved",
    "Wanted",
    "Watch",
    "Within",
    "Workspace",
    "always",
]

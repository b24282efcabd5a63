"""What a person can do: acts, each a function over the one Workspace."""

from empower_desktop.workspace.step import Step, Watch, always
from empower_desktop.workspace.workspace import Identity, Save, Workspace

__all__ = ["Identity", "Save", "Step", "Watch", "Workspace", "always"]

"""Things by name, each made when it is first asked for: a folded section costs nothing until it is opened."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Lazily(Mapping[str, Thing], Generic[Thing]):
    """A mapping of all names to things of which only `made` exist yet."""

    def __init__(self, names: Iterable[str], make: Callable[[str], Thing]) -> None:
        """Know the names, and how a thing is made."""
        self._names = tuple(names)
        self._make = make
        self.made: dict[str, Thing] = {}

    def __getitem__(self, name: str) -> Thing:
        """Give a thing, made now if it is the first time."""
        if name not in self._names:
            raise KeyError(name)
        if name not in self.made:
            self.made[name] = self._make(name)
        return self.made[name]

    def __contains__(self, name: object) -> bool:
        """Say whether there is such a name, and make nothing."""
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        """Go through all names."""
        return iter(self._names)

    def __len__(self) -> int:
        """Count all names."""
        return len(self._names)

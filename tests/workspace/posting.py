"""Two laptops and the way between them, on which workbooks, deltas and returns go."""

from __future__ import annotations

import pytest

from empower_desktop.records import Person
from empower_desktop.workspace import keeping, opening
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.returning import give_back, worker_named
from empower_desktop.workspace.saving import save
from empower_desktop.workspace.sending import export


@pytest.fixture
def post(tmp_path):
    """The way between laptops: each workbook under a name of its own."""

    class Post:
        sent = 0

        def path(self):
            self.sent += 1
            return tmp_path / f"{self.sent}.xlsx"

        def export(self, work, **how):
            path = self.path()
            return path, export(work, path, **how).result

        def delta(self, work, **how):
            return self.export(work, since_receipt=True, **how)

        def give_back(self, work, name="Sari"):
            path = self.path()
            give_back(work, worker_named(work, name), path)
            return path

        def exchange(self, worker, coordinator):
            """A delta goes up, a return comes back."""
            apply(coordinator, [self.delta(worker)[0]])
            return apply(worker, [self.give_back(coordinator, worker.author.name)]).result

    return Post()


def add_person(work, name):
    return save(work, Person, {"name": name, "sex": "P"}).result


def restored(work, backup):
    """Put a backup in the place of somebody's store and open it again."""
    opening.close(work)
    keeping.restore(work.folder, backup)
    return opening.opened(work.folder, work.language, work.clock)


def _ids(work):
    return {change.id for change in work.store.all_changes()}


def settle(post, worker, coordinator):
    """Exchange twice, and hold both ends to have everything that either had."""
    everything = _ids(worker) | _ids(coordinator)
    for _ in range(2):
        post.exchange(worker, coordinator)
    assert _ids(coordinator) >= everything
    assert worker.store.digest() == coordinator.store.digest()

"""The ledger as the first release has it."""

from alembic import op

revision = "0001"
down_revision = None

# Written out as it was released: the tables of the program go on from here, this page does not.
TABLES = (
    """
    CREATE TABLE arrival (
        seq INTEGER NOT NULL,
        merge TEXT NOT NULL,
        at TEXT NOT NULL,
        file TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        export_id TEXT NOT NULL,
        store_id TEXT NOT NULL,
        number INTEGER NOT NULL,
        previous TEXT NOT NULL,
        author_id TEXT NOT NULL,
        author_name TEXT NOT NULL,
        digest TEXT NOT NULL,
        practice INTEGER NOT NULL,
        scope TEXT NOT NULL,
        changes INTEGER NOT NULL,
        records BLOB NOT NULL,
        purpose TEXT NOT NULL,
        made TEXT NOT NULL,
        held INTEGER NOT NULL,
        edits_left_out INTEGER NOT NULL,
        PRIMARY KEY (seq)
    )
    """,
    "CREATE INDEX ix_arrival_export_id ON arrival (export_id)",
    "CREATE INDEX ix_arrival_merge ON arrival (merge)",
    "CREATE INDEX ix_arrival_sha256 ON arrival (sha256)",
    """
    CREATE TABLE export (
        id TEXT NOT NULL,
        store_id TEXT NOT NULL,
        number INTEGER NOT NULL,
        previous TEXT NOT NULL,
        at TEXT NOT NULL,
        file TEXT NOT NULL,
        digest TEXT NOT NULL,
        changes INTEGER NOT NULL,
        scope TEXT NOT NULL,
        for_name TEXT NOT NULL,
        upto INTEGER NOT NULL,
        purpose TEXT NOT NULL,
        records TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE merge (
        id TEXT NOT NULL,
        at TEXT NOT NULL,
        "by" TEXT NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE question (
        id TEXT NOT NULL,
        merge TEXT NOT NULL,
        at TEXT NOT NULL,
        body TEXT NOT NULL,
        answer TEXT NOT NULL,
        answered_at TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    "CREATE INDEX ix_question_merge ON question (merge)",
    """
    CREATE TABLE receipt (
        export_id TEXT NOT NULL,
        store_id TEXT NOT NULL,
        number INTEGER NOT NULL,
        instead_of TEXT NOT NULL,
        author_id TEXT NOT NULL,
        author_name TEXT NOT NULL,
        at TEXT NOT NULL,
        exports TEXT NOT NULL,
        records TEXT NOT NULL,
        upto INTEGER NOT NULL,
        PRIMARY KEY (export_id)
    )
    """,
    """
    CREATE TABLE record (
        n INTEGER NOT NULL,
        id TEXT NOT NULL,
        PRIMARY KEY (n),
        UNIQUE (id)
    )
    """,
    """
    CREATE TABLE setting (
        name TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (name)
    )
    """,
    """
    CREATE TABLE unsaved (
        "key" TEXT NOT NULL,
        kind TEXT NOT NULL,
        record TEXT NOT NULL,
        typed TEXT NOT NULL,
        seen TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY ("key")
    )
    """,
    """
    CREATE TABLE change (
        seq INTEGER NOT NULL,
        id TEXT NOT NULL,
        record INTEGER NOT NULL,
        kind TEXT NOT NULL,
        at TEXT NOT NULL,
        "by" TEXT NOT NULL,
        why TEXT NOT NULL,
        over TEXT NOT NULL,
        fields TEXT NOT NULL,
        arrival INTEGER,
        PRIMARY KEY (seq),
        UNIQUE (id),
        FOREIGN KEY(record) REFERENCES record (n)
    )
    """,
    "CREATE INDEX ix_change_arrival ON change (arrival) WHERE arrival IS NOT NULL",
    "CREATE INDEX ix_change_record ON change (record)",
)


def upgrade() -> None:
    """Make the tables."""
    for statement in TABLES:
        op.execute(statement)

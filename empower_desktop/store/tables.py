"""The ledger's tables."""

from __future__ import annotations

import sqlalchemy as sa

LEDGER_VERSION = 1
LEDGER = sa.MetaData()


def text_column(name: str, *, primary_key: bool = False, unique: bool | None = None, index: bool | None = None) -> sa.Column[str]:
    """Give a column of text."""
    return sa.Column(name, sa.Text, nullable=False, primary_key=primary_key, unique=unique, index=index)


def number_column(name: str) -> sa.Column[int]:
    """Give a column of whole numbers."""
    return sa.Column(name, sa.Integer, nullable=False)


# Records are numbered as they come: an index over numbers grows at its end, one over ids that a key made grows everywhere.
record = sa.Table("record", LEDGER, sa.Column("n", sa.Integer, primary_key=True), text_column("id", unique=True))
change = sa.Table(
    "change",
    LEDGER,
    sa.Column("seq", sa.Integer, primary_key=True),
    text_column("id", unique=True),
    sa.Column("record", sa.Integer, sa.ForeignKey("record.n"), nullable=False, index=True),
    text_column("kind"),
    text_column("at"),
    text_column("by"),
    text_column("why"),
    text_column("over"),
    text_column("fields"),
    # The arrival that brought it first; none for what was written here.
    sa.Column("arrival", sa.Integer),
    sa.Index("ix_change_arrival", "arrival", sqlite_where=sa.text("arrival IS NOT NULL")),
)
setting = sa.Table("setting", LEDGER, text_column("name", primary_key=True), text_column("value"))
merge = sa.Table("merge", LEDGER, text_column("id", primary_key=True), text_column("at"), text_column("by"), text_column("text"))
arrival = sa.Table(
    "arrival",
    LEDGER,
    sa.Column("seq", sa.Integer, primary_key=True),
    text_column("merge", index=True),
    text_column("at"),
    text_column("file"),
    text_column("sha256", index=True),
    text_column("export_id", index=True),
    text_column("store_id"),
    number_column("number"),
    text_column("previous"),
    text_column("author_id"),
    text_column("author_name"),
    text_column("digest"),
    number_column("practice"),
    text_column("scope"),
    number_column("changes"),
    # The records that its history is of, 16 bytes each: a file that comes again is counted without being read.
    sa.Column("records", sa.LargeBinary, nullable=False),
    text_column("purpose"),
    text_column("made"),
    # Whether all that it brought is still here: a receipt lists no other.
    number_column("held"),
    # Whether it was merged without what was edited in it: merged again with that, it brings something new.
    number_column("edits_left_out"),
)
export = sa.Table(
    "export",
    LEDGER,
    text_column("id", primary_key=True),
    text_column("store_id"),
    number_column("number"),
    text_column("previous"),
    text_column("at"),
    text_column("file"),
    text_column("digest"),
    number_column("changes"),
    text_column("scope"),
    text_column("for_name"),
    number_column("upto"),
    text_column("purpose"),
    # The numbers of the records that it carried: `1-30 35`, or `*` for all.
    text_column("records"),
)
receipt = sa.Table(
    "receipt",
    LEDGER,
    text_column("export_id", primary_key=True),
    text_column("store_id"),
    number_column("number"),
    text_column("instead_of"),
    text_column("author_id"),
    text_column("author_name"),
    text_column("at"),
    text_column("exports"),
    # What the return itself proves to be at its sender's: the records that it held whole, and how far the ledger reached then.
    text_column("records"),
    number_column("upto"),
)
question = sa.Table(
    "question",
    LEDGER,
    text_column("id", primary_key=True),
    text_column("merge", index=True),
    text_column("at"),
    text_column("body"),
    text_column("answer"),
    text_column("answered_at"),
)
unsaved = sa.Table(
    "unsaved",
    LEDGER,
    text_column("key", primary_key=True),
    text_column("kind"),
    text_column("record"),
    text_column("typed"),
    text_column("seen"),
    text_column("at"),
)

"""The people of a broadcast's calls stand in pages, ten thousand in a row of the table, and no longer in rows of their own."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import ARRAY

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

NUMBERS = sa.JSON().with_variant(ARRAY(sa.Integer()), "postgresql")
ALONE = "chunk_id IS NULL"


def upgrade() -> None:
    op.create_table(
        "broadcast_page",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("region", sa.String(12), nullable=False),
        sa.Column("broadcast_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=True),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("first_id", sa.Integer(), nullable=False),
        sa.Column("last_id", sa.Integer(), nullable=False),
        sa.Column("followers", NUMBERS, nullable=False),
        sa.Column("persons", NUMBERS, nullable=False),
    )
    op.create_index("ix_broadcast_page_call", "broadcast_page", ["broadcast_id", "seq"])
    op.execute(_gathered())
    op.execute("DELETE FROM broadcast_recipient WHERE chunk_id IS NOT NULL")
    op.drop_index("ix_broadcast_recipient_alone", "broadcast_recipient")
    op.create_index(
        "ix_broadcast_recipient_result", "broadcast_recipient", ["broadcast_id", "result", "follower_id"]
    )  # fmt: skip
    with op.batch_alter_table("broadcast_recipient") as batch:
        batch.drop_column("chunk_id")


def downgrade() -> None:
    with op.batch_alter_table("broadcast_recipient") as batch:
        batch.add_column(sa.Column("chunk_id", sa.Integer(), nullable=True))
    op.drop_index("ix_broadcast_recipient_result", "broadcast_recipient")
    op.create_index(
        "ix_broadcast_recipient_alone", "broadcast_recipient", ["broadcast_id", "result", "follower_id"],
        sqlite_where=sa.text(ALONE), postgresql_where=sa.text(ALONE),
    )  # fmt: skip
    for statement in _spread():
        op.execute(statement)
    op.drop_index("ix_broadcast_page_call", "broadcast_page")
    op.drop_table("broadcast_page")


def _gathered() -> str:
    """One page for each call. Where followers were meant, and not persons by name, there are no persons."""
    lists = ("json_group_array", "'[]'") if _on_sqlite() else ("array_agg", "CAST('{}' AS integer[])")
    gather, none = lists
    return (
        "INSERT INTO broadcast_page"
        " (region, broadcast_id, seq, result, people, first_id, last_id, followers, persons)"
        " SELECT region, broadcast_id, seq, 'chunk', count(*), min(follower_id), max(follower_id),"
        f" {gather}(follower_id), CASE WHEN count(worker_id) = count(*) THEN {gather}(worker_id) ELSE {none} END"
        " FROM (SELECT r.region, r.broadcast_id, c.seq, r.follower_id, r.worker_id FROM broadcast_recipient AS r"
        " JOIN broadcast_chunk AS c ON c.id = r.chunk_id ORDER BY r.broadcast_id, c.seq, r.follower_id) AS people"
        " GROUP BY region, broadcast_id, seq"
    )


def _spread() -> list[str]:
    """Everybody of a page as a row again: of calls, of those left out, and of persons without a follower."""
    facts = "INSERT INTO broadcast_recipient (region, broadcast_id, chunk_id, result, follower_id, worker_id)"
    told = "SELECT p.region, p.broadcast_id, c.id, p.result"
    pages = (
        "FROM broadcast_page AS p LEFT JOIN broadcast_chunk AS c ON c.broadcast_id = p.broadcast_id AND c.seq = p.seq"
    )
    if _on_sqlite():
        person = "json_extract(p.persons, '$[' || one.key || ']')"
        return [
            f"{facts} {told}, one.value, {person} {pages} JOIN json_each(p.followers) AS one ON true",
            f"{facts} {told}, NULL, one.value {pages} JOIN json_each(p.persons) AS one ON p.followers = '[]'",
        ]
    return [
        f"{facts} {told}, one.follower, p.persons[one.place] {pages}"
        " JOIN unnest(p.followers) WITH ORDINALITY AS one(follower, place) ON true",
        f"{facts} {told}, NULL, one.person {pages} JOIN unnest(p.persons) AS one(person) ON p.followers = '{{}}'",
    ]


def _on_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"

"""Money of the plan, its supervision, and what is told to both bureaus."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from db.columns import ChinaTime, Json

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def _words(name: str, *, length: int | None = None) -> sa.Column[Any]:
    return sa.Column(name, sa.String(length), nullable=False, server_default="")


def _number(name: str, *, needed: bool = True) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=not needed)


def _day(name: str, *, needed: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Date(), nullable=not needed)


def _moment(name: str, *, needed: bool = False) -> sa.Column[Any]:
    return sa.Column(name, ChinaTime(), nullable=not needed)


def _staff(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), sa.ForeignKey("staff.id"), nullable=True)


def _of(table: str, *, needed: bool = False) -> sa.Column[Any]:
    return sa.Column(f"{table}_id", sa.Integer(), sa.ForeignKey(f"{table}.id"), nullable=not needed)


def _table(name: str, *columns: Any, indexed: tuple[str, ...] = ()) -> None:
    """A table with what every row has: a number and a region."""
    number = sa.Column("id", sa.Integer(), primary_key=True, nullable=False)
    op.create_table(name, number, sa.Column("region", sa.String(12), nullable=False), *columns)
    for column in indexed:
        op.create_index(f"ix_{name}_{column}", name, [column])


def upgrade() -> None:
    with op.batch_alter_table("course") as course:
        course.add_column(_words("trainer"))
    with op.batch_alter_table("roster_row") as row:
        row.add_column(_day("birth_date"))
        row.add_column(_words("id_gender"))
        row.add_column(sa.Column("exam_mark", sa.Float(), nullable=True))
        row.add_column(_words("account_blind", length=64))
        row.add_column(_words("account_tail"))
        row.add_column(_words("signature"))
        row.add_column(_day("called_on"))
        row.add_column(_words("call_answer"))
    op.create_index("ix_roster_row_account_blind", "roster_row", ["account_blind"])
    _money()
    _supervision()
    _telling()


def _money() -> None:
    _table(
        "funding_standard", _words("code"), _words("measure"), _words("name"), _number("amount"), _words("unit"),
        _words("payee"), _words("fund"), sa.Column("averaged", sa.Boolean(), nullable=False), _words("basis"),
        _day("valid_from", needed=True), _day("valid_until"), _words("source"), _words("note"), _moment("changed_at"),
        _staff("changed_by"), sa.UniqueConstraint("code", "valid_from"),
    )  # fmt: skip
    _table(
        "plan_entry", _words("measure"), _words("counter"), _day("day", needed=True), _day("until"),
        _number("quantity"), _words("title"), _words("person"), _words("payee"), _words("batch"), _words("place"),
        _words("note"), _moment("entered_at", needed=True), _staff("staff_id"), _moment("dropped_at"),
        indexed=("measure", "day"),
    )  # fmt: skip
    _table(
        "claim", _words("number", length=24), _words("standard"), _words("measure"), _of("course"), _words("payee"),
        _words("fund"), _number("heads"), _number("unit"), _number("amount"), _words("account_blind", length=64),
        _words("account_tail"), _words("invoice"), _day("submitted_on", needed=True), _words("period"),
        _words("status"), _moment("made_at", needed=True), _staff("made_by"), _moment("reviewed_at"),
        _staff("reviewed_by"), _day("paid_on"), _number("paid"), _words("note"), sa.UniqueConstraint("number"),
        indexed=("course_id", "account_blind"),
    )  # fmt: skip
    _table(
        "claim_line", _of("claim", needed=True), _of("worker"), _words("name"), _words("id_masked"),
        _words("id_blind", length=64), sa.Column("id_valid", sa.Boolean(), nullable=False), _words("phone"),
        _words("employer_name"), _day("worked_from"), _day("worked_until"), _number("months", needed=False),
        _number("wage", needed=False), _number("amount"), _words("account_blind", length=64), _words("account_tail"),
        _words("proof"), indexed=("claim_id", "worker_id", "id_blind", "account_blind"),
    )  # fmt: skip


def _supervision() -> None:
    _table(
        "finding", _words("mark", length=64), _words("rule"), sa.Column("rows", Json, nullable=False), _words("words"),
        _of("course"), _of("claim"), _moment("found_at", needed=True), _moment("seen_at", needed=True),
        _words("state"), _number("yuan"), _moment("settled_at"), _staff("settled_by"), sa.UniqueConstraint("mark"),
        indexed=("rule", "course_id", "claim_id", "found_at", "state"),
    )  # fmt: skip
    _table(
        "finding_step", _of("finding", needed=True), _moment("at", needed=True), _staff("staff_id"), _words("state"),
        _number("yuan"), _words("words"), indexed=("finding_id",),
    )  # fmt: skip


def _telling() -> None:
    _table(
        "snapshot", _words("number", length=24), _words("kind"), _day("begins_on", needed=True),
        _day("ends_on", needed=True), _words("seen"), sa.Column("parts", Json, nullable=False),
        _moment("frozen_at", needed=True), _staff("frozen_by"), _words("digest"), sa.UniqueConstraint("number"),
        indexed=("kind", "begins_on"),
    )  # fmt: skip
    _table(
        "post_list", _words("number", length=24), _moment("since", needed=True), _moment("until", needed=True),
        sa.Column("parts", Json, nullable=False), _moment("made_at", needed=True), _staff("made_by"),
        _moment("received_at"), _staff("received_by"), _words("received_note"), sa.UniqueConstraint("number"),
        indexed=("made_at",),
    )  # fmt: skip
    _table(
        "agreement", _words("number", length=24), _words("kind"), _words("home_party"), _words("far_party"),
        _day("signed_on", needed=True), _day("ends_on"), _words("note"), _moment("entered_at", needed=True),
        _staff("staff_id"), sa.UniqueConstraint("number"),
    )  # fmt: skip


def downgrade() -> None:
    for table in (
        "agreement", "post_list", "snapshot", "finding_step", "finding", "claim_line", "claim", "plan_entry",
        "funding_standard",
    ):  # fmt: skip
        op.drop_table(table)
    op.drop_index("ix_roster_row_account_blind", "roster_row")
    with op.batch_alter_table("roster_row") as row:
        for column in (
            "birth_date", "id_gender", "exam_mark", "account_blind", "account_tail", "signature", "called_on",
            "call_answer",
        ):  # fmt: skip
            row.drop_column(column)
    with op.batch_alter_table("course") as course:
        course.drop_column("trainer")

"""What the plan's services keep."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from db.columns import ChinaTime, Json

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def _words(name: str, *, length: int | None = None) -> sa.Column[Any]:
    return sa.Column(name, sa.String(length), nullable=False, server_default="")


def _moment(name: str, *, needed: bool = False) -> sa.Column[Any]:
    return sa.Column(name, ChinaTime(), nullable=not needed)


def _row(name: str, *columns: Any) -> None:
    """A table with what every row has: a number and a region."""
    number = sa.Column("id", sa.Integer(), primary_key=True, nullable=False)
    op.create_table(name, number, sa.Column("region", sa.String(12), nullable=False), *columns)


def _of(table: str, *, needed: bool = False, unique: bool = False, name: str = "") -> sa.Column[Any]:
    return sa.Column(
        name or f"{table}_id", sa.Integer(), sa.ForeignKey(f"{table}.id"), nullable=not needed, unique=unique
    )


def upgrade() -> None:
    with op.batch_alter_table("event") as event:
        event.add_column(_words("host"))
        event.add_column(sa.Column("seats", sa.Integer(), nullable=True))
        event.add_column(sa.Column("taken", sa.Integer(), nullable=False, server_default="0"))
        event.add_column(_moment("link_tested_at"))
        event.add_column(_words("link_tested_by"))
    with op.batch_alter_table("event_signup") as signup:
        signup.add_column(_words("topic"))
        signup.add_column(_words("note"))
        signup.add_column(_moment("noted_at"))
    with op.batch_alter_table("attendance") as attendance:
        attendance.add_column(sa.Column("follower_id", sa.Integer(), nullable=True))
        attendance.create_foreign_key("fk_attendance_follower", "follower", ["follower_id"], ["id"])
    _row(
        "attendance_code", _of("course", needed=True), sa.Column("day", sa.Date(), nullable=False), _words("half"),
        _words("code", length=8), _moment("opens_at", needed=True), _moment("closes_at", needed=True), _of("staff"),
        sa.UniqueConstraint("course_id", "day", "half"),
    )  # fmt: skip
    op.create_index("ix_attendance_code_course_id", "attendance_code", ["course_id"])
    _row(
        "job_alert", _of("follower", needed=True, unique=True), _of("worker"),
        sa.Column("wish", Json, nullable=False), _words("said"), _moment("since", needed=True),
        _moment("seen_until", needed=True), sa.Column("last_digest_on", sa.Date(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
    )  # fmt: skip
    _row(
        "feedback", _of("worker", needed=True), _of("follower"), _words("kind"), _words("about"),
        _moment("asked_at", needed=True), _moment("answered_at"), _words("answer"),
        sa.Column("facts", Json, nullable=False), _words("words"), sa.UniqueConstraint("worker_id", "kind", "about"),
    )  # fmt: skip
    for column in ("worker_id", "follower_id", "kind", "asked_at"):
        op.create_index(f"ix_feedback_{column}", "feedback", [column])
    _row(
        "home_plan", _of("worker", needed=True, unique=True), _of("follower"), _words("interest"), _words("county"),
        _words("trade"), _words("stage"), _moment("noted_at", needed=True), _words("contact"), _words("status"),
    )  # fmt: skip
    op.create_index("ix_home_plan_county", "home_plan", ["county"])
    _row(
        "placement", _of("worker", needed=True, unique=True), _of("follower"), _words("school"),
        sa.Column("year", sa.Integer(), nullable=False), _words("class_name"),
        sa.Column("age", sa.Integer(), nullable=False), sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True), _words("arranged_by"), _moment("school_agreed_at"),
        _words("vacancy_number"), _moment("noted_at", needed=True), _words("status"),
    )  # fmt: skip


def downgrade() -> None:
    for table in ("placement", "home_plan", "feedback", "job_alert", "attendance_code"):
        op.drop_table(table)
    with op.batch_alter_table("attendance") as attendance:
        attendance.drop_constraint("fk_attendance_follower", type_="foreignkey")
        attendance.drop_column("follower_id")
    for table, columns in (
        ("event_signup", ("topic", "note", "noted_at")),
        ("event", ("host", "seats", "taken", "link_tested_at", "link_tested_by")),
    ):
        with op.batch_alter_table(table) as batch:
            for column in columns:
                batch.drop_column(column)

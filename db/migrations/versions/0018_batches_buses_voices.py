"""Batches of classes, nominations and arrivals of teachers, buses of fairs, what paid for a comfort visit, whom a request was
handed to, and answers spoken by people of the place."""

import sqlalchemy as sa
from alembic import op

from db.columns import ChinaTime, Json

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def _words(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.String(), nullable=False, server_default="")


def upgrade() -> None:
    op.add_column("visit", _words("cost_source"))
    op.add_column("course", _words("batch"))
    op.add_column("enrolment", _words("nominated_by"))
    op.add_column("enrolment", sa.Column("arrived_at", ChinaTime(), nullable=True))
    op.add_column("event", sa.Column("bus", Json, nullable=False, server_default="[]"))
    with op.batch_alter_table("inquiry") as inquiry:
        inquiry.add_column(sa.Column("handed_to", sa.Integer(), nullable=True))
        inquiry.create_foreign_key("fk_inquiry_handed_to", "staff", ["handed_to"], ["id"])
    op.create_table(
        "answer_voice",
        sa.Column("id", sa.Integer(), primary_key=True, nullable=False),
        sa.Column("region", sa.String(12), nullable=False),
        sa.Column("answer_id", sa.Integer(), sa.ForeignKey("answer.id"), nullable=False),
        sa.Column("language", sa.String(12), nullable=False),
        sa.Column("sound", sa.LargeBinary(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("media_id", sa.String(), nullable=False),
        sa.Column("media_until", ChinaTime(), nullable=True),
        sa.Column("kept_at", ChinaTime(), nullable=False),
        sa.Column("kept_by", sa.Integer(), sa.ForeignKey("staff.id"), nullable=True),
        sa.UniqueConstraint("answer_id", "language"),
    )


def downgrade() -> None:
    op.drop_table("answer_voice")
    with op.batch_alter_table("inquiry") as inquiry:
        inquiry.drop_constraint("fk_inquiry_handed_to", type_="foreignkey")
        inquiry.drop_column("handed_to")
    for table, column in (
        ("event", "bus"),
        ("enrolment", "arrived_at"),
        ("enrolment", "nominated_by"),
        ("course", "batch"),
        ("visit", "cost_source"),
    ):
        with op.batch_alter_table(table) as batch:
            batch.drop_column(column)

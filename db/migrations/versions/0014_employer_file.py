"""The file of an employer: checks of its papers and the log of contacts; the audit is found by what it is about."""

import sqlalchemy as sa
from alembic import op

from db.columns import ChinaTime, Json

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def _of_employer() -> list[sa.Column]:  # type: ignore[type-arg]
    return [
        sa.Column("id", sa.Integer(), primary_key=True, nullable=False),
        sa.Column("region", sa.String(12), nullable=False),
        sa.Column("employer_id", sa.Integer(), sa.ForeignKey("employer.id"), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("staff_id", sa.Integer(), sa.ForeignKey("staff.id"), nullable=True),
    ]


def upgrade() -> None:
    with op.batch_alter_table("employer") as employer:
        employer.add_column(sa.Column("last_contact_on", sa.Date(), nullable=True))
        employer.add_column(sa.Column("next_contact_on", sa.Date(), nullable=True))
    op.create_index("ix_employer_next_contact_on", "employer", ["next_contact_on"])
    op.create_table(
        "employer_check",
        *_of_employer(),
        sa.Column("passed", sa.Boolean(), nullable=False),
        sa.Column("credit_code", sa.String(), nullable=False),
        sa.Column("licence", sa.String(), nullable=False),
        sa.Column("papers", Json, nullable=False),
        sa.Column("note", sa.String(), nullable=False),
    )
    op.create_table(
        "employer_contact",
        *_of_employer(),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("dehong_workers", sa.Integer(), nullable=True),
        sa.Column("vacancies_asked", sa.Integer(), nullable=True),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("recorded_at", ChinaTime(), nullable=False),
    )
    for table in ("employer_check", "employer_contact"):
        op.create_index(f"ix_{table}_employer_id", table, ["employer_id"])
    op.create_index("ix_employer_contact_on", "employer_contact", ["on"])
    op.create_index("ix_audit_about", "audit", ["about"])


def downgrade() -> None:
    op.drop_index("ix_audit_about", "audit")
    op.drop_table("employer_contact")
    op.drop_table("employer_check")
    op.drop_index("ix_employer_next_contact_on", "employer")
    with op.batch_alter_table("employer") as employer:
        employer.drop_column("next_contact_on")
        employer.drop_column("last_contact_on")

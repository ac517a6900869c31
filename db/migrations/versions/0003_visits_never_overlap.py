"""Booked visits of one person never overlap: on PostgreSQL the database itself refuses it, beside the half-hour cells.

Core range types only, because an embedded server may lack btree_gist.
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "ALTER TABLE visit ADD CONSTRAINT ex_visit_overlap EXCLUDE USING gist "
            "(int4range(staff_id, staff_id, '[]') WITH &&, tstzrange(starts_at, ends_at) WITH &&) "
            "WHERE (status = 'booked' AND staff_id IS NOT NULL)"
        )


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE visit DROP CONSTRAINT ex_visit_overlap")

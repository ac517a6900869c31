"""What delivery across machines keeps: since when a send is uncertain, indexes of leased and of urgent rows, a brisk vacuum."""

import sqlalchemy as sa
from alembic import op

from db.columns import ChinaTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

LEASED = sa.text("state in ('taken', 'sending')")
URGENT = sa.text("kind in ('answer', 'alarm') and state in ('owed', 'taken')")
BRISK = ("outbox", "inbox")


def upgrade() -> None:
    op.add_column("outbox", sa.Column("uncertain_since", ChinaTime(), nullable=True))
    op.create_index("ix_outbox_leased", "outbox", ["lease_until"], sqlite_where=LEASED, postgresql_where=LEASED)
    op.create_index("ix_outbox_urgent", "outbox", ["due_at"], sqlite_where=URGENT, postgresql_where=URGENT)
    if op.get_bind().dialect.name == "postgresql":
        for table in BRISK:
            op.execute(f"ALTER TABLE {table} SET (autovacuum_vacuum_scale_factor = 0.02)")


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        for table in BRISK:
            op.execute(f"ALTER TABLE {table} RESET (autovacuum_vacuum_scale_factor)")
    op.drop_index("ix_outbox_urgent", table_name="outbox")
    op.drop_index("ix_outbox_leased", table_name="outbox")
    op.drop_column("outbox", "uncertain_since")

"""Files that were handed in, and what became of each of their rows."""

import sqlalchemy as sa
from alembic import op

from db.columns import ChinaTime, Json

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "import_batch",
        sa.Column("id", sa.Integer(), primary_key=True, nullable=False),
        sa.Column("region", sa.String(12), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("about", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("good", "review", "double", "refused", "taken")),
        sa.Column("uploaded_at", ChinaTime(), nullable=False),
        sa.Column("uploaded_by", sa.Integer(), sa.ForeignKey("staff.id"), nullable=True),
        sa.Column("imported_at", ChinaTime(), nullable=True),
        sa.Column("undone_at", ChinaTime(), nullable=True),
        sa.Column("undone_by", sa.Integer(), sa.ForeignKey("staff.id"), nullable=True),
    )
    op.create_index("ix_import_batch_kind", "import_batch", ["kind", "uploaded_at"])
    op.create_table(
        "import_row",
        sa.Column("id", sa.Integer(), primary_key=True, nullable=False),
        sa.Column("region", sa.String(12), nullable=False),
        sa.Column("batch_id", sa.Integer(), sa.ForeignKey("import_batch.id"), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("called", sa.String(), nullable=False),
        sa.Column("reasons", Json, nullable=False),
        sa.Column("read", Json, nullable=False),
        sa.Column("choice", sa.String(), nullable=False),
        sa.Column("target", sa.Integer(), nullable=True),
        sa.Column("before", Json, nullable=False),
        sa.UniqueConstraint("batch_id", "line"),
    )
    op.create_index("ix_import_row_batch_id", "import_row", ["batch_id"])


def downgrade() -> None:
    op.drop_table("import_row")
    op.drop_table("import_batch")

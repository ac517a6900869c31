"""The words of open posts, and the index that finds posts by them."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLE = """
CREATE TABLE vacancy_words (
    vacancy_id INTEGER PRIMARY KEY REFERENCES vacancy (id) ON DELETE CASCADE,
    plain TEXT NOT NULL,
    tokens TEXT NOT NULL,
    version TEXT NOT NULL
)
"""
# A contentless index must be given the old words to forget them, so triggers hand over what the table kept.
FORGET = """
    INSERT INTO vacancy_words_index (vacancy_words_index, rowid, tokens)
    VALUES ('delete', old.vacancy_id, old.tokens);
"""
LEARN = "INSERT INTO vacancy_words_index (rowid, tokens) VALUES (new.vacancy_id, new.tokens);"
SQLITE = (
    """
CREATE VIRTUAL TABLE vacancy_words_index
USING fts5 (tokens, content = '', detail = 'none', columnsize = 0, tokenize = "ascii tokenchars ':'")
""",
    f"CREATE TRIGGER vacancy_words_added AFTER INSERT ON vacancy_words BEGIN {LEARN} END",
    f"CREATE TRIGGER vacancy_words_changed AFTER UPDATE ON vacancy_words BEGIN {FORGET} {LEARN} END",
    f"CREATE TRIGGER vacancy_words_removed AFTER DELETE ON vacancy_words BEGIN {FORGET} END",
)
# The words come cut already, so no parser of the database may touch them: each is one lexeme, as 'simple' would leave it.
POSTGRES = (
    """
ALTER TABLE vacancy_words
ADD COLUMN found tsvector GENERATED ALWAYS AS (array_to_tsvector(string_to_array(tokens, ' '))) STORED
""",
    "CREATE INDEX ix_vacancy_words_found ON vacancy_words USING gin (found)",
)


def upgrade() -> None:
    op.execute(TABLE)
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRES:
        op.execute(statement)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE vacancy_words_index")
    op.execute("DROP TABLE vacancy_words")

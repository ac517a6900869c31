from pathlib import Path

from sqlalchemy import text

from db import schema, shape
from db.engine import Records


def test_what_a_new_file_is_made_from_is_what_the_migrations_make(tmp_path: Path) -> None:
    assert _parts(shape.FILE.read_text(encoding="utf-8")) == _parts(shape.from_migrations(tmp_path))


def test_a_new_file_stands_at_the_newest_revision_and_a_second_start_leaves_it_alone(tmp_path: Path) -> None:
    records = Records(f"sqlite:///{tmp_path / 'new.sqlite'}")
    schema.upgrade(records.engine)
    assert schema.is_current(records.engine)
    with records.write() as session:
        session.execute(text("CREATE TABLE kept (n INTEGER)"))
    schema.upgrade(records.engine)
    with records.read() as session:
        assert session.execute(text("SELECT count(*) FROM kept")).scalar_one() == 0
    records.close()


def test_a_file_that_stopped_between_two_releases_is_migrated_and_not_made_anew(tmp_path: Path) -> None:
    records = Records(f"sqlite:///{tmp_path / 'old.sqlite'}")
    with records.write() as session:
        session.execute(text("CREATE TABLE somebodys (n INTEGER)"))
    assert not shape.is_new(records.engine)
    schema.upgrade(records.engine)
    assert schema.is_current(records.engine)
    records.close()


def _parts(written: str) -> list[list[str]]:
    """Statement by statement; a table that was copied over has its constraints and its indexes in no order of their own."""
    return sorted(sorted(line.strip(" ,\t") for line in made.splitlines()) for made in written.split(";\n"))

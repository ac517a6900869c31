"""A partner's key from the command line: shown once, taken back."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import command_line
from db import partners
from db.engine import Records


def run(*words: str) -> Result:
    return CliRunner().invoke(command_line(words), list(words))


def test_a_key_is_shown_once_works_and_is_taken_back(
    sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "r.sqlite").write_bytes(sqlite_template.read_bytes())
    monkeypatch.setenv("DEHONG_DATABASE_URL", f"sqlite:///{tmp_path}/r.sqlite")
    monkeypatch.setenv("DEHONG_DATA_DIR", str(tmp_path))
    plain = run("partner", "商会", "--scope", "posts", "--scope", "hooks", "--hook", "http://a.example/x")
    assert (plain.exit_code, "https" in plain.stderr) == (2, True)
    made = run("partner", "商会", "--scope", "posts", "--scope", "hooks", "--hook", "https://a.example/x")
    assert made.exit_code == 0, made.output
    key = made.stdout.split("：")[1].split("\n")[0].strip()
    records = Records(f"sqlite:///{tmp_path}/r.sqlite")
    with records.read() as session:
        found = partners.by_key(session, key)
        assert found is not None
        assert (found.name, found.scopes) == ("商会", ["posts", "hooks"])
    assert run("partner", "商会").exit_code == 2
    assert run("partner", "商会", "--end").exit_code == 0
    with records.read() as session:
        assert partners.by_key(session, key) is None
    records.close()

"""The first account of the console by one command."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import command_line
from db import accounts
from db.engine import Records


@pytest.fixture
def url(tmp_path: Path, sqlite_template: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    path = tmp_path / "records.sqlite"
    path.write_bytes(sqlite_template.read_bytes())
    monkeypatch.setenv("DEHONG_DATABASE_URL", f"sqlite:///{path}")
    return f"sqlite:///{path}"


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(command_line(["staff-account"]), ["staff-account", *words])
    return result.exit_code, result.output


def test_the_first_administrator_is_made_with_a_password_that_fits(url: str) -> None:
    code, said = run("s01", "--name", "管理员")
    assert code == 0
    records = Records(url)
    with records.read() as session:
        account, member = accounts.find(session, "S01") or pytest.fail("no account")
    records.close()
    assert (member.name, member.role, account.one_time) == ("管理员", "sysadmin", True)
    assert accounts.fits(account, said.split("：")[1].split()[0])


def test_an_unknown_person_or_role_is_refused_with_what_to_do(url: str) -> None:
    assert run("S09")[0] == 2
    code, said = run("S09", "--name", "某人", "--role", "emperor")
    assert (code, "station_head" in said) == (2, True)

"""One serving process for a SQLite file: the second is refused in words, whoever ends lets go."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot import lockfile
from bot.cli import command_line


def test_a_second_one_is_refused_until_the_first_ends(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "dehong.lock"
    with lockfile.held(path), pytest.raises(lockfile.AlreadyServing), lockfile.held(path):
        pytest.fail("both hold the lock")
    with lockfile.held(path):
        assert path.exists()


def test_an_error_in_the_block_lets_go(tmp_path: Path) -> None:
    path = tmp_path / "dehong.lock"
    with pytest.raises(ZeroDivisionError), lockfile.held(path):
        raise ZeroDivisionError
    with lockfile.held(path):
        assert path.exists()


def test_a_second_serve_ends_with_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEHONG_DATABASE_URL", f"sqlite:///{tmp_path}/town.sqlite")
    monkeypatch.setenv("DEHONG_DATA_DIR", str(tmp_path))
    with lockfile.held(tmp_path / "town.lock"):
        done = CliRunner().invoke(command_line(()), ["serve"])
    assert done.exit_code == 2
    assert "已有一个进程在用 town.sqlite" in done.stderr


def test_sending_alone_is_refused_over_sqlite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEHONG_DATABASE_URL", f"sqlite:///{tmp_path}/town.sqlite")
    done = CliRunner().invoke(command_line(()), ["send"])
    assert done.exit_code == 2
    assert "PostgreSQL" in done.stderr

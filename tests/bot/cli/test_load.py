"""python -m bot load: what it prints, how it ends, and what it leaves behind."""

import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import command_line

GOOD = "worker_id,name,county,phone\nW1,岩演一,芒市,15400000001\n"
BAD = "worker_id,name,county,phone\nW1,岩演一,芒市,1\n,玉演二,昆明,15400000002\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DEHONG_DATABASE_URL", f"sqlite:///{tmp_path}/town.sqlite")
    monkeypatch.setenv("DEHONG_DATA_DIR", str(tmp_path))
    return tmp_path


def load(home: Path, words: str, *how: str) -> Result:
    folder = home / "files"
    folder.mkdir(exist_ok=True)
    (folder / "workers.csv").write_text(words, encoding="utf-8")
    return CliRunner().invoke(command_line(()), ["load", str(folder), *how])


def people(home: Path) -> int:
    connection = sqlite3.connect(home / "town.sqlite")
    found: int = connection.execute("select count(*) from worker").fetchone()[0]
    connection.close()
    return found


def test_a_good_folder_is_counted(home: Path) -> None:
    done = load(home, GOOD)
    assert (done.exit_code, done.stdout) == (0, "workers：1 行\n")
    assert people(home) == 1


def test_bad_rows_end_with_exit_code_two_and_nothing_stored(home: Path) -> None:
    done = load(home, BAD)
    assert done.exit_code == 2
    assert done.stderr.splitlines() == [
        "workers.csv 第 2 行：phone 手机号要 11 位，以 1 开头",
        "workers.csv 第 3 行：county 不是德宏的县市：昆明",
        "workers.csv 第 3 行：worker_id 不能空",
        "没有载入任何内容。",
    ]
    assert people(home) == 0


def test_a_place_that_is_not_there_ends_with_exit_code_two(home: Path) -> None:
    done = CliRunner().invoke(command_line(()), ["load", "nowhere"])
    assert done.exit_code == 2
    assert "没有叫“nowhere”的演示数据或目录" in done.stderr


def test_the_demo_town_moves_to_today(home: Path) -> None:
    done = CliRunner().invoke(command_line(()), ["load", "demo", "--move-to-today"])
    assert done.exit_code == 0, done.stderr
    assert "workers：64 行" in done.stdout
    assert CliRunner().invoke(command_line(()), ["load", "demo", "--move-to-today"]).exit_code == 2

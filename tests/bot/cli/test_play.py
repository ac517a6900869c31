"""python -m bot play: the transcript, the exit code, and JSON lines with the records at the end."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import command_line

HOLDS = "# 问个好\n> 菜单\n< 找工作\n"
FAILS = "# 问个好\n> 菜单\n< 没有这句话\n"


def play(folder: Path, words: str | bytes, *how: str) -> Result:
    file = folder / "script.txt"
    file.write_bytes(words if isinstance(words, bytes) else words.encode())
    return CliRunner().invoke(command_line(()), ["play", str(file), *how])


def test_a_script_that_holds_prints_who_said_what_and_ends_with_nought(tmp_path: Path) -> None:
    done = play(tmp_path, HOLDS)
    assert done.exit_code == 0
    first, second, *_ = done.stdout.splitlines()
    assert first == "11-26 09:00 > 工友：菜单"
    assert second.startswith("11-26 09:00 < 工友 [被动]：")


def test_an_expectation_that_fails_is_shown_with_its_line_and_ends_with_one(tmp_path: Path) -> None:
    done = play(tmp_path, FAILS)
    assert done.exit_code == 1
    assert "line 3" in done.stderr
    assert "没有这句话" in done.stderr


@pytest.mark.parametrize(
    "bad",
    ["菜单\n", "@ dance\n", "@ at 昨天\n", b"\xff\xfe"],
    ids=["no sign", "no such verb", "no such time", "no text"],
)
def test_what_cannot_be_read_ends_with_two(tmp_path: Path, bad: str | bytes) -> None:
    assert play(tmp_path, bad).exit_code == 2


def test_a_file_that_is_not_there_ends_with_two(tmp_path: Path) -> None:
    assert CliRunner().invoke(command_line(()), ["play", str(tmp_path / "none.txt")]).exit_code == 2


def test_json_gives_the_same_lines_and_the_records_last(tmp_path: Path) -> None:
    done = play(tmp_path, HOLDS, "--json")
    *lines, last = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(line["who"], line["does"], line["route"]) for line in lines] == [
        ("工友", "says", ""),
        ("工友", "hears", "被动"),
    ]
    assert len(last["records"]["follower"]) == 1

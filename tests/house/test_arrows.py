"""The arrows between the rooms, and the one door of each library, read from the imports themselves."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("bot", "handlers", "nlp", "db")
MAY_IMPORT = {
    "bot": {"bot", "handlers", "nlp", "db"},
    "handlers": {"handlers", "nlp", "db"},
    "nlp": {"nlp"},
    "db": {"db"},
}
# Library → where it may be imported.
DOORS = {
    "wechatpy": ("bot/wechat/",),
    "fastapi": ("bot/",),
    "starlette": ("bot/",),
    "apscheduler": ("bot/scheduled/timetable.py",),
    "procrastinate": ("bot/dispatch.py",),
    "jieba": ("nlp/cutting.py", "nlp/build_lexicon.py"),
    "sqlalchemy": ("db/", "bot/intake.py", "bot/health.py", "bot/play/records.py"),
    "alembic": ("db/",),
    "matplotlib": ("bot/charts.py",),
    "sklearn": ("nlp/train.py", "nlp/train_ads.py", "nlp/train_answers.py", "nlp/training"),
    "uvicorn": ("bot/",),
    "typer": ("bot/cli/",),
}
APART = ("simulator", "scheduled", "console", "webhook")


def sources(room: str) -> Iterator[tuple[str, ast.Module]]:
    for path in sorted((ROOT / room).rglob("*.py")):
        yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_the_rooms_its_arrows_reach(room: str) -> None:
    wrong = [
        f"{path} imports {name}"
        for path, tree in sources(room)
        for name in imports(tree)
        if (top := name.split(".")[0]) in ROOMS and top not in MAY_IMPORT[room]
    ]
    assert wrong == []


@pytest.mark.parametrize("library", sorted(DOORS))
def test_a_library_is_imported_at_its_door_only(library: str) -> None:
    wrong = [
        f"{path} imports {name}"
        for room in ROOMS
        for path, tree in sources(room)
        for name in imports(tree)
        if name.split(".")[0] == library and not path.startswith(DOORS[library])
    ]
    assert wrong == []


def test_handlers_know_sqlmodel_only_as_the_type_of_a_session() -> None:
    wrong = [
        f"{path} imports {name}"
        for path, tree in sources("handlers")
        for name in imports(tree)
        if name.startswith("sqlmodel") and name not in ("sqlmodel", "sqlmodel.Session")
    ]
    assert wrong == []


def test_the_parts_of_the_programme_do_not_import_one_another() -> None:
    wrong = []
    for path, tree in sources("bot"):
        part = path.split("/")[1].removesuffix(".py")
        for name in imports(tree):
            other = name.split(".")[1] if name.startswith("bot.") else ""
            if part in APART and other in APART and other != part:
                wrong.append(f"{path} imports {name}")
    assert wrong == []


def test_the_simulator_shares_no_code_with_the_bot() -> None:
    wrong = [
        f"{path} imports {name}"
        for path, tree in sources("bot")
        if path.startswith("bot/simulator/")
        for name in imports(tree)
        if name.split(".")[0] in (*ROOMS, "wechatpy") and name != "bot" and not name.startswith("bot.simulator")
    ]
    assert wrong == []


def test_nobody_reads_the_clock_but_the_clock() -> None:
    readers = {"now", "today", "utcnow", "time_ns"}
    wrong = []
    for room in ROOMS:
        for path, tree in sources(room):
            for node in ast.walk(tree):
                if path == "bot/clock.py" or not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                    continue
                owner = node.func.value
                if (
                    node.func.attr in readers
                    and isinstance(owner, ast.Name)
                    and owner.id in ("datetime", "date", "time")
                ):
                    wrong.append(f"{path}:{node.lineno}")
    assert wrong == []


def test_nobody_reads_the_environment_but_the_settings() -> None:
    wrong = [
        f"{path} imports {name}"
        for room in ROOMS
        for path, tree in sources(room)
        for name in imports(tree)
        if name in ("os.environ", "os.getenv", "dotenv") and path != "bot/settings.py"
    ]
    texts = [
        path.relative_to(ROOT).as_posix()
        for room in ROOMS
        for path in (ROOT / room).rglob("*.py")
        if "os.environ" in path.read_text(encoding="utf-8") and path.name != "settings.py"
    ]
    assert wrong + texts == []

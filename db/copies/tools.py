"""PostgreSQL's own programs: found beside the server or on the path, run without a shell and without secrets in sight."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import URL, make_url, text
from sqlalchemy.exc import SQLAlchemyError

from db.engine import Records

SAYS_VERSION = re.compile(r"\) (\d+)")
LONGEST = 3600  # seconds


class NoTool(Exception):
    """No such program, or only one older than the server."""


class ToolFailed(Exception):
    """It ended with an error; the words are its own last line."""


def find(name: str, records: Records) -> Path:
    """Not older than the server, which would refuse to serve it. Raises NoTool."""
    with records.engine.connect() as connection:
        server = int(connection.execute(text("SHOW server_version_num")).scalar_one()) // 10_000
    found = [path for path in _places(name, records) if path.is_file()]
    for path in found:
        if _version(path) >= server:
            return path
    older = f"，只找到更旧的版本 {_version(found[0])}" if found else ""
    raise NoTool(f"找不到 PostgreSQL {server} 的 {name}{older}。请安装 postgresql-client-{server}，或把它放进 PATH。")


def run(program: Path, url: str, *arguments: str) -> None:
    """Raises ToolFailed."""
    target = make_url(url)
    environment = {"PGPASSWORD": target.password} if target.password else {}
    done = subprocess.run(
        [str(program), *_where(target), *arguments],
        env={**environment, "PGCONNECT_TIMEOUT": "10", "LC_ALL": "C.UTF-8"},
        capture_output=True, text=True, timeout=LONGEST, check=False,
    )  # fmt: skip
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if line.strip()]
        raise ToolFailed(f"{program.name}：{lines[-1] if lines else done.returncode}")


def _places(name: str, records: Records) -> Iterator[Path]:
    try:
        with records.engine.connect() as connection:
            bindir = connection.execute(text("SELECT setting FROM pg_config WHERE name = 'BINDIR'")).scalar()
        yield Path(str(bindir)) / name
    except SQLAlchemyError:
        pass  # only a superuser may ask where the server's programs lie
    if on_path := shutil.which(name):
        yield Path(on_path)


def _version(program: Path) -> int:
    said = subprocess.run([str(program), "--version"], capture_output=True, text=True, timeout=10, check=False)
    found = SAYS_VERSION.search(said.stdout)
    return int(found.group(1)) if found else 0


def _where(target: URL) -> list[str]:
    host = target.host or target.query.get("host")
    given = {
        "--host": host,
        "--port": target.port or target.query.get("port"),
        "--username": target.username,
        "--dbname": target.database,
    }
    return ["--no-password", *(f"{name}={value}" for name, value in given.items() if value)]

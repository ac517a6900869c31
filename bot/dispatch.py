"""wake(name): let a piece of work run soon, on whichever process is free; the only file that knows Procrastinate."""

import asyncio
import logging
import threading
from collections.abc import Callable, Coroutine, Iterable, Iterator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from itertools import cycle
from typing import Any, Protocol

import psycopg
from procrastinate import App, PsycopgConnector
from procrastinate.exceptions import AlreadyEnqueued, ProcrastinateException
from procrastinate.jobs import Status
from procrastinate.schema import SchemaManager

from db.engine import Records

log = logging.getLogger(__name__)

QUEUE = "work"
# So many wakes of one name may wait at once, for as many processes to take up; further ones are the same wake.
PLACES = 4
GRACE_SECONDS = 20
AFTER_TROUBLE_SECONDS = 1.0
LAST_WORDS_SECONDS = 2.0
KEPT_HOURS = 24
PATIENCE_SECONDS = 30
# Housekeeping waits so long for a sign of life, three beats of a worker's heart.
SILENT_SECONDS = 30
# A schema of its own (and a logger of this name): its tables can be thrown away as a whole and made again.
SCHEMA = "procrastinate"
CONNECTIONS = 4


class Clock(Protocol):
    def start(self) -> None: ...

    def stop(self) -> None: ...


@dataclass(frozen=True)
class AcrossMachines:
    """Any number of processes over PostgreSQL; of these the ones that send have the clock and take up what is woken."""

    queue: "Queue"
    clock: Clock
    work: Mapping[str, Callable[[], object]]
    sends: bool

    def start(self) -> None:
        self.queue.start(self.work if self.sends else {}, names=self.work)
        if self.sends:
            self.clock.start()

    def stop(self) -> None:
        if self.sends:
            self.clock.stop()
        self.queue.stop()

    def wake(self, name: str) -> None:
        self.queue.wake(name)


class Queue:
    """Wakes travel by PostgreSQL. They carry no arguments: what is woken finds its work in the records.

    So a lost wake costs the seconds until the next tick, and a double one costs nothing. One thread with a loop of its
    own keeps the connection; `wake` only leaves word there and never waits for the database.
    """

    def __init__(self, records: Records) -> None:
        logging.getLogger(SCHEMA).setLevel(logging.WARNING)
        address = records.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
        connector = PsycopgConnector(
            conninfo=address, kwargs={"options": f"-c search_path={SCHEMA}"}, min_size=1, max_size=CONNECTIONS, timeout=5.0
        )  # fmt: skip
        self._app = App(connector=connector)
        self._places: dict[str, Iterator[str]] = {}
        self._asking: dict[str, asyncio.Task[int]] = {}
        self._again: set[str] = set()
        self._loop = asyncio.new_event_loop()
        self._ending = threading.Event()
        self.opened = threading.Event()
        self._working: asyncio.Task[object] | None = None
        self._works = False
        self._thread = threading.Thread(target=self._live, name="dispatch", daemon=True)

    def start(self, work: Mapping[str, Callable[[], object]], *, names: Iterable[str]) -> None:
        """With `work` this process takes part in it; without, it only wakes others by these names."""
        for name, run in work.items():
            self._app.task(name=name, queue=QUEUE)(run)
        self._places = {name: cycle(f"{name}:{place}" for place in range(PLACES)) for name in names}
        self._works = bool(work)
        self._thread.start()

    def stop(self) -> None:
        """Take up nothing more, let what runs end within its grace, and close."""
        self._ending.set()
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._stop_working)
            self._thread.join()

    def wake(self, name: str) -> None:
        if self.opened.is_set() and not self._ending.is_set() and name in self._places:
            self._loop.call_soon_threadsafe(self._ask, name)

    def tidy(self) -> None:
        """Work of dead processes is struck off: whatever it left undone is still due in the records."""
        if not self.opened.is_set():
            return
        jobs = self._app.job_manager
        for job in self._result(jobs.get_stalled_jobs(seconds_since_heartbeat=SILENT_SECONDS)):
            self._result(jobs.finish_job(job, Status.FAILED, delete_job=True))
        self._result(
            jobs.delete_old_jobs(KEPT_HOURS, include_failed=True, include_cancelled=True, include_aborted=True)
        )

    def _live(self) -> None:
        asyncio.set_event_loop(self._loop)
        while not self._ending.is_set():
            try:
                self._work()
            except asyncio.CancelledError:
                continue
            except (ProcrastinateException, psycopg.Error, OSError) as trouble:
                # Mostly the database starting anew; meanwhile every process still looks for work by its own clock.
                log.warning("wakes are not heard: %s", type(trouble).__name__)
                self._ending.wait(AFTER_TROUBLE_SECONDS)
        self._close()

    def _work(self) -> None:
        """Until told to stop, or until the connection breaks."""
        if not self.opened.is_set():
            self._until_done(self._app.connector.open_async())
            self.opened.set()
        if not self._works:
            self._until_done(asyncio.Event().wait())
            return
        self._until_done(
            self._app.run_worker_async(
                queues=[QUEUE], concurrency=1, delete_jobs="successful", install_signal_handlers=False,
                shutdown_graceful_timeout=GRACE_SECONDS,
            )
        )  # fmt: skip

    def _until_done(self, work: Coroutine[Any, Any, object]) -> None:
        self._working = self._loop.create_task(work)
        self._loop.run_until_complete(self._working)

    def _stop_working(self) -> None:
        """On the loop. A worker that is cancelled lets what runs end."""
        if self._working is not None:
            self._working.cancel()

    def _close(self) -> None:
        self.opened.clear()
        try:
            if self._asking:
                self._loop.run_until_complete(asyncio.wait(list(self._asking.values()), timeout=LAST_WORDS_SECONDS))
            self._loop.run_until_complete(self._app.close_async())
            self._loop.run_until_complete(self._loop.shutdown_default_executor())
        finally:
            self._loop.close()

    def _ask(self, name: str) -> None:
        """On the loop. One question at a time for each name; those that come meanwhile are one more."""
        if name in self._asking:
            self._again.add(name)
            return
        job = self._app.configure_task(name, queue=QUEUE, queueing_lock=next(self._places[name]))
        self._asking[name] = self._loop.create_task(job.defer_async())
        self._asking[name].add_done_callback(partial(self._asked, name))

    def _asked(self, name: str, asked: "asyncio.Task[int]") -> None:
        del self._asking[name]
        trouble = None if asked.cancelled() else asked.exception()
        if trouble is not None and not isinstance(trouble, AlreadyEnqueued):
            log.warning("%s was not woken: %s", name, type(trouble).__name__)
        if name in self._again and not self._ending.is_set():
            self._again.discard(name)
            self._ask(name)

    def _result(self, asked: Any) -> Any:
        future: Future[Any] = asyncio.run_coroutine_threadsafe(asked, self._loop)
        return future.result(PATIENCE_SECONDS)


def prepare(records: Records) -> None:
    """Procrastinate's tables as this release of it wants them. What they hold may be lost at any time, so an older
    shape is not converted but thrown away."""
    shape = SchemaManager.get_schema()
    mark = blake2b(shape.encode(), digest_size=8).hexdigest()
    with records.engine.begin() as connection:
        run = connection.execution_options(no_parameters=True).exec_driver_sql
        found = run(f"SELECT obj_description(oid) FROM pg_namespace WHERE nspname = '{SCHEMA}'").scalar()
        if found == mark:
            return
        run(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
        run(f"CREATE SCHEMA {SCHEMA}")
        run(f"SET LOCAL search_path TO {SCHEMA}")
        run(shape)
        for table in ("procrastinate_jobs", "procrastinate_events"):
            run(f"ALTER TABLE {table} SET (autovacuum_vacuum_scale_factor = 0.02)")
        run(f"COMMENT ON SCHEMA {SCHEMA} IS '{mark}'")

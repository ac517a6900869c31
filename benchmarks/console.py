"""python -m benchmarks.console: how long the console's lists, pages, export and import take with 100,000 workers, 20,000
posts and 200,000 messages, on SQLite, over HTTP. `--fast` leaves the pages out, `--only TEXT` takes those that hold it."""

import argparse
import gc
import io
import re
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import httpx
import openpyxl

from benchmarks.console_town import fill
from bot.app import create_app
from bot.clock import system_clock
from bot.console import contents
from bot.console.lists import RecordList
from bot.console.office import Office
from bot.console.pages import Page
from bot.console.worker_imports import FIELDS
from bot.play.over_http import serving
from bot.runtime import Runtime, learn
from bot.settings import Settings
from db import load, logins, schema, staff
from db.engine import Records
from handlers.post_fields import FIELDS as POST_FIELDS

TIMES = 20
IMPORTED = 10_000
LIMIT = 300  # milliseconds
PAGES_OF_MEMORY = 4096  # bytes
# Beside the first page of every list and every page without a number in its address.
MORE = (
    "/inbox/1", "/worker/list?page=4000", "/worker/list?q=岩777", "/worker/list?filter=status__in=employed",
    "/worker/list?sort=name__asc", "/workers/500", "/vacancy/list?q=分拣", "/enrolment/list?q=岩777", "/visits/route?of=1",
    "/broadcasts/count?county:盈江=1&kind=jobs",
)  # fmt: skip
POST = {
    "employer": "示例单位2", "headcount": "20", "requirements": "18周岁以上，能上夜班", "duties": "流水线组装、贴标",
    "place": "上海市青浦区华新镇", "pay": "5500-6500元/月，底薪2900元", "valid_until": "", "insurance": "依法缴纳五险",
}  # fmt: skip


@dataclass(frozen=True)
class Desk:
    """Somebody logged in at the running console."""

    client: httpx.Client
    code: str

    def post(self, path: str, **more: object) -> httpx.Response:
        self.client.get("/canned")
        token = self.client.cookies.get("starlette_admin_csrftoken")
        return self.client.post(path, data={"csrftoken": token}, headers={"origin": _host(self.client)}, **more)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--fast", action="store_true")
    asked.add_argument("--only", default="")
    wanted = asked.parse_args()
    sys.stdout.reconfigure(line_buffering=True)
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(database_url=f"sqlite:///{folder}/records.sqlite", data_dir=Path(folder), simulator=True)
        records = Records(settings.database_url)
        schema.upgrade(records.engine)
        load.seed(records)
        now, began = system_clock(), time.monotonic()
        with records.write() as session:
            fill(session, now)
        with records.write() as session:
            session.connection().exec_driver_sql("ANALYZE")
        print(f"filled in {time.monotonic() - began:.0f} s")
        runtime = Runtime(settings, records, system_clock, learn())
        gc.freeze()  # as `serve` does once it is built
        with serving(create_app(runtime)) as address:
            for code in ("S01", "S09"):
                with entered(runtime, address, code, now) as desk:
                    if not wanted.fast:
                        pages(desk, wanted.only)
                    if code == "S01" and not wanted.only:
                        export(desk)
                        imports(desk)
        records.close()


@contextmanager
def entered(runtime: Runtime, address: str, code: str, now: datetime) -> Iterator[Desk]:
    with runtime.records.write() as session:
        token = logins.begin(session, staff=staff.by_code(session, code), address="", now=now, proved=True)
    cookies = {Office(runtime).cookie: token}
    with httpx.Client(
        base_url=f"{address}/console", cookies=cookies, timeout=600, follow_redirects=True, trust_env=False
    ) as client:
        yield Desk(client, code)


def paths() -> Iterator[str]:
    for view in contents.menu():
        if isinstance(view, Page):
            if "{" not in view.path and "template" not in view.path:
                yield view.path
        elif issubclass(view, RecordList):
            yield f"/{view.key}/list"
    yield from MORE


def pages(desk: Desk, only: str) -> None:
    worst = []
    for path in ("/", *paths()):
        if (
            only not in path or desk.client.get(path).status_code != 200
        ):  # the first visit compiles statements, templates
            continue
        took, spent = [], time.process_time()
        for _ in range(TIMES):
            began = time.monotonic()
            desk.client.get(path)
            took.append(1000 * (time.monotonic() - began))
        cpu, took = 1000 * (time.process_time() - spent) / TIMES, sorted(took)
        p95 = took[TIMES * 95 // 100 - 1]
        worst.append((p95, path))
        over = "  <-- over" if p95 > LIMIT else ""
        print(f"{desk.code} {path:42} median {took[TIMES // 2]:5.0f}  p95 {p95:5.0f}  processor {cpu:5.0f} ms{over}")
    if worst:
        print(f"{desk.code} the slowest: {max(worst)[1]}, p95 {max(worst)[0]:.0f} ms")


def export(desk: Desk) -> None:
    """Until the sheet is there: handed over at once, or fetched when the page says that it is ready."""
    with memory() as most:
        began, spent = time.monotonic(), time.process_time()
        answer = desk.post("/ledger/export")
        while "attachment" not in answer.headers.get("content-disposition", ""):
            time.sleep(0.5)
            found = re.search(r"/console(/exports/\d+)\" download", desk.client.get("/exports/list").text)
            answer = desk.client.get(found[1]) if found else answer
        took, cpu = time.monotonic() - began, time.process_time() - spent
    rows = openpyxl.load_workbook(io.BytesIO(answer.content), read_only=True)["台账"].max_row
    print(
        f"export of {rows} rows: {took:.1f} s, processor {cpu:.1f} s, {most():.0f} MB more, {len(answer.content) >> 20} MB"
    )


def imports(desk: Desk) -> None:
    """From handing a file in to its preview."""
    people = [one.heading.name for one in FIELDS.values()]
    row = {"老家县": "盈江", "情况": "求职", "本人已同意登记": "是"}
    many = ([{**row, "姓名": f"木{n}", "手机": f"139{n:08d}"}.get(name) for name in people] for n in range(IMPORTED))
    handed_in(desk, "workers", people, many)
    labels = {field.name: field.label for field in POST_FIELDS}
    until = f"{system_clock() + timedelta(days=60):%Y-%m-%d}"
    good = {**POST, "valid_until": until}
    posts = ([*good.values(), f"分拣员{n}"] for n in range(IMPORTED))
    handed_in(desk, "posts", [labels[name] for name in (*POST, "title")], posts)


def handed_in(desk: Desk, kind: str, headings: list[str], rows: Iterator[list[object]]) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for line in ([*headings], *rows):
        sheet.append(line)
    kept = io.BytesIO()
    book.save(kept)
    began, spent = time.monotonic(), time.process_time()
    answer = desk.post(f"/imports/{kind}", files={"file": ("a.xlsx", kept.getvalue())})
    took, cpu = time.monotonic() - began, time.process_time() - spent
    counts = dict(re.findall(r'data-testid="count-(\w+)">(\d+)', answer.text))
    print(f"preview of {IMPORTED} {kind}: {took:.1f} s, processor {cpu:.1f} s, {counts}")


@contextmanager
def memory() -> Iterator[Callable[[], float]]:
    """How many MB more the process held at most than at the beginning."""
    held, ended = [_resident()], threading.Event()

    def watch() -> None:
        while not ended.wait(0.05):
            held.append(_resident())

    threading.Thread(target=watch, daemon=True).start()
    try:
        yield lambda: max(held) - held[0]
    finally:
        ended.set()


def _resident() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGES_OF_MEMORY / (1 << 20)


def _host(client: httpx.Client) -> str:
    return f"{client.base_url.scheme}://{client.base_url.netloc.decode()}"


if __name__ == "__main__":
    main()

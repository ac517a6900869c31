"""Long sheets: made in a thread of their own; handed over at once when they are quick, found on a page of their own otherwise."""

import logging
import os
import tempfile
import time
from functools import partial
from pathlib import Path
from threading import Event, Thread
from urllib.parse import quote

from starlette.background import BackgroundTask
from starlette.responses import FileResponse, Response

from bot.console.office import Office
from bot.console.pages import Go, Made
from bot.console.sheets import MEDIA_TYPE
from db import made_sheets
from db.models import Staff

log = logging.getLogger(__name__)

PATIENCE = 3.0  # seconds for which the browser waits for the file itself
TOLD_EVERY = 1.0  # seconds
FOUND_AT = "/exports"
LATER = "在做了，要等一会儿。可以先去忙别的，做好了在这一页下载，留一天。"
FAILED = "这张表没做成，已经记下来。请再试一次；一直不行请找技术人员。"


class Making:
    """One sheet from the moment it is asked for; `kept_as` names it in its row."""

    def __init__(self, office: Office, made: Made, by: Staff) -> None:
        self._runtime, self._desks, self._made = office.runtime, office.desks, made
        self.ended, self.ready, self._told_at = Event(), False, 0.0
        self.path = _new_file(office.runtime.settings.data_dir)
        self.kept_as = f"{made_sheets.FOLDER}/{self.path.name}"
        with self._runtime.records.write() as session:
            made_sheets.begin(session, name=made.name, path=self.kept_as, by=by, now=self._runtime.clock())

    def run(self) -> None:
        """What goes wrong stands in the log and on the page. A sheet that was dropped meanwhile leaves no file."""
        records, clock = self._runtime.records, self._runtime.clock
        try:
            with self._desks, records.read() as session:
                self._made.write(session, self.path, self._tell)
            with records.write() as session:
                self.ready = made_sheets.finish(session, self.kept_as, now=clock())
        except Exception:
            log.exception("the sheet %s was not made", self.kept_as)
            self.ready = False
            with records.write() as session:
                made_sheets.fail(session, self.kept_as, now=clock())
        finally:
            if not self.ready:
                self.path.unlink(missing_ok=True)
            self.ended.set()

    def forget(self) -> None:
        """It was handed over: nothing of it stays."""
        self.path.unlink(missing_ok=True)
        with self._runtime.records.write() as session:
            made_sheets.erase(session, self.kept_as)

    def _tell(self, done: int, total: int) -> None:
        if time.monotonic() - self._told_at >= TOLD_EVERY:
            self._told_at = time.monotonic()
            with self._runtime.records.write() as session:
                made_sheets.go_on(session, self.kept_as, done=done, total=total, now=self._runtime.clock())


def hand_over(office: Office, made: Made, by: Staff) -> Response | Go:
    making = Making(office, made, by)
    Thread(target=making.run, name=f"sheet {making.path.name}", daemon=True).start()
    if not making.ended.wait(PATIENCE):
        return Go(FOUND_AT, LATER)
    if not making.ready:
        return Go(FOUND_AT, FAILED, well=False)
    gone = BackgroundTask(partial(making.forget))
    return FileResponse(making.path, media_type=MEDIA_TYPE, headers=attached(made.name), background=gone)


def attached(name: str) -> dict[str, str]:
    return {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}


def _new_file(data_dir: Path) -> Path:
    """Beside the data, where there is room."""
    folder = data_dir / made_sheets.FOLDER
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(dir=folder, suffix=".xlsx")
    os.close(handle)
    return Path(name)

"""Takes posts whose last day is over out of search, and brings the words of the others up to date."""

from datetime import datetime

from bot.runtime import Runtime
from db import vacancies, vacancy_words
from handlers.job_wish import CUTTER

AT_ONCE = 100  # messages are answered between one transaction and the next


def run(runtime: Runtime, now: datetime) -> None:
    with runtime.records.write() as session:
        vacancies.expire(session, now=now)
    while _write_words(runtime) == AT_ONCE:
        pass


def _write_words(runtime: Runtime) -> int:
    with runtime.records.write() as session:
        return vacancy_words.catch_up(session, cutter=CUTTER, limit=AT_ONCE)

"""Takes posts whose last day is over out of search, and brings the words of the others up to date."""

from datetime import datetime

from bot.runtime import Runtime
from db import vacancies, vacancy_words
from handlers.job_wish import CUTTER

AT_ONCE = 500


def run(runtime: Runtime, now: datetime) -> None:
    with runtime.records.write() as session:
        vacancies.expire(session, now=now)
        vacancy_words.catch_up(session, cutter=CUTTER, limit=AT_ONCE)

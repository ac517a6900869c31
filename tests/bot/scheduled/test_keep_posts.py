"""Posts whose day is over leave search, and words cut by an older dictionary are written anew when a process starts."""

from collections.abc import Sequence
from datetime import date
from time import sleep

import pytest
from sqlmodel import select

from bot.delivery import Delivery
from bot.play.player import Carrier
from bot.runtime import Runtime
from bot.scheduled import keep_posts
from bot.scheduled.timetable import Timetable
from db import search
from db.search import Wanted
from db.vacancy_words import KEPT, Cutter
from tests.builders import CUTTER, NINE, a_vacancy

WHOLE_LINES = Cutter("before", str.splitlines)


def _posts_of_an_older_release(runtime: Runtime, monkeypatch: pytest.MonkeyPatch, *titles: str) -> list[int]:
    with monkeypatch.context() as before, runtime.records.write() as session:
        before.setattr("tests.builders.CUTTER", WHOLE_LINES)
        return [a_vacancy(session, title=title).key for title in titles]


def _versions(runtime: Runtime) -> list[str]:
    with runtime.records.read() as session:
        return list(session.execute(select(KEPT.c.version)).scalars())


def _found(runtime: Runtime, *words: str) -> Sequence[int]:
    with runtime.records.read() as session:
        return search.find(session, Wanted(words=words), now=NINE, cutter=CUTTER)


def test_all_words_of_an_older_dictionary_are_written_anew(runtime: Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    in_title, other = _posts_of_an_older_release(runtime, monkeypatch, "包装普工", "搬运工，做些包装")
    newer = _posts_of_an_older_release(runtime, monkeypatch, "保洁员")
    assert set(_versions(runtime)) == {"before"}
    monkeypatch.setattr(keep_posts, "AT_ONCE", 2)
    keep_posts.run(runtime, NINE)
    assert set(_versions(runtime)) == {CUTTER.version}
    assert set(_found(runtime, "包装")) == {in_title, other}
    assert _found(runtime, "保洁员") == tuple(newer)


def test_a_post_is_found_before_its_words_are_written_anew(runtime: Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    (only,) = _posts_of_an_older_release(runtime, monkeypatch, "包装普工")
    assert _found(runtime, "包装") == (only,)


def test_the_words_are_written_as_soon_as_a_process_starts(runtime: Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    _posts_of_an_older_release(runtime, monkeypatch, "包装普工")
    timetable = Timetable(runtime, Delivery(runtime, Carrier(lambda *said: None, lambda tag: ())))
    timetable.start()
    try:
        for _ in range(500):
            if set(_versions(runtime)) == {CUTTER.version}:
                break
            sleep(0.02)
    finally:
        timetable.stop()
    assert set(_versions(runtime)) == {CUTTER.version}


def test_a_post_past_its_last_day_leaves_search(runtime: Runtime) -> None:
    with runtime.records.write() as session:
        a_vacancy(session, valid_until=date(2026, 11, 25))
        today = a_vacancy(session, valid_until=date(2026, 11, 26)).key
    keep_posts.run(runtime, NINE)
    assert set(_found(runtime)) == {today}
    with runtime.records.read() as session:
        assert list(session.execute(select(KEPT.c.vacancy_id)).scalars()) == [today]

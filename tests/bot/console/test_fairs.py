"""A job fair in the console: entered with venue, bus and firms, seen and signed up for by workers, changed and called off with everybody told."""

from datetime import datetime, timedelta

import pytest
from sqlmodel import select

from bot.play.stage import StageClock
from db import event_signups, events, followers
from db.columns import CHINA
from db.models import Audit, Employer, Event, Outbox
from tests.bot.console.clerk import Clerk, Station, reads
from tests.builders import NINE, a_follower, a_member_of_staff, a_vacancy, a_worker

NEW = {
    "kind": "onsite_fair", "title": "冬季专场招聘会", "place": "盈江县人社局一楼大厅", "first_day": "2026-12-05", "from_clock": "09:30",
    "until_clock": "12:00", "seats": "80", "bus": "08:10 弄璋镇政府\r\n7点半 平原镇汽车站", "employers": "甲食品有限公司、乙电子有限公司",
    "organisers": "青浦区人社局\n德宏州人社局",
}  # fmt: skip


@pytest.fixture
def clerk(console: Station) -> Clerk:
    with console.runtime.records.write() as session:
        a_member_of_staff(session, code="S02", role="job_officer", scope="all")
        a_member_of_staff(session, code="S03", role="visit_officer", scope="all")
        session.add_all([Employer(name="甲食品有限公司", code="E07"), Employer(name="乙电子有限公司")])
        a_vacancy(session, valid_until=NINE.date() + timedelta(days=30))
        worker, follower = a_worker(session, name="岩温", county="盈江"), a_follower(session)
        followers.link(session, follower=follower, worker=worker, now=NINE)
    entered = console.enter("S02")
    entered.get("/fairs/new")
    return entered


def fair(console: Station) -> Event:
    with console.runtime.records.read() as session:
        return session.exec(select(Event).order_by(Event.id.desc())).first() or pytest.fail("no fair")  # type: ignore[union-attr]


def heard(console: Station) -> list[str]:
    with console.runtime.records.read() as session:
        rows = session.exec(select(Outbox).order_by(Outbox.id)).all()  # type: ignore[arg-type]
        return [str(row.message.get("words")) for row in rows]


def entered(console: Station, clerk: Clerk) -> str:
    """The address of a new fair for which one has signed up."""
    here = clerk.post("/fairs", NEW).url.path.removeprefix("/console")
    with console.runtime.records.write() as session:
        row = session.exec(select(Event)).one()
        worker = event_signups.Worker
        somebody = session.exec(select(worker)).one()
        event_signups.sign_up(session, event=row, worker=somebody, follower=None, now=NINE)
    return here


def test_a_fair_is_entered_with_venue_bus_and_firms_and_shown_to_workers(console: Station, clerk: Clerk) -> None:
    for wrong, says in (
        ({"title": ""}, "名称要写"), ({"place": ""}, "地点要写"), ({"first_day": "2026-02-30"}, "日期和开始的钟点要写"),
        ({"first_day": "2026-11-01"}, "已经过了"), ({"until_clock": "09:00"}, "比第一天还早"), ({"seats": "八十"}, "位子要写一个数"),
        ({"bus": "早点来"}, "每行写一站"), ({"employers": "没听说过的厂"}, "单位档案里没有，或不止一家：没听说过的厂"),
        ({"vacancies": "J999"}, "没有这些岗位：J999"),
    ):  # fmt: skip
        assert says in clerk.post("/fairs", {**NEW, **wrong}).text
    with console.runtime.records.read() as session:
        assert session.exec(select(Event)).all() == []
    page = clerk.post("/fairs", NEW)
    assert "工友问“招聘会”就看得到" in page.text
    with console.runtime.records.read() as session:
        row = session.exec(select(Event)).one()
        assert (row.code, row.measure, row.seats, row.status) == ("V01", "P5", 80, "open")
        assert (row.starts_at, row.ends_at) == tuple(
            datetime(2026, 12, 5, *clock, tzinfo=CHINA) for clock in ((9, 30), (12, 0))
        )
        assert [stop["at"] for stop in row.bus] == ["07:30", "08:10"]
        assert events.employer_names(session, row) == ["甲食品有限公司", "乙电子有限公司"]
        assert [one.code for one in events.upcoming(session, now=NINE)] == ["V01"]
    assert "冬季专场招聘会：12月5日" in clerk.get("/broadcasts/new?fair=V01").text
    assert "V01" in clerk.get("/fairs").text


def test_who_signed_up_hears_in_one_message_what_changed_and_nothing_else(console: Station, clerk: Clerk) -> None:
    here = entered(console, clerk)
    said = {**NEW, "title": "冬季招聘会", "employers": "E07\n乙电子有限公司"}
    assert "改好了。<" in clerk.post(here, said).text.replace("\n", "").replace("  ", "")
    assert heard(console) == []
    assert "没有改动" in clerk.post(here, said).text
    moved = {**said, "first_day": "2026-12-06", "place": "盈江县体育馆", "employers": "E07"}
    assert "已告诉报名的1人" in clerk.post(here, moved).text
    (words,) = heard(console)
    for part in (
        "岩温",
        "12月6日（周日）09:30",
        "原来是12月5日（周六）09:30",
        "地点改到盈江县体育馆",
        "乙电子有限公司不来了",
    ):
        assert part in words
    assert "班车" not in words
    assert "位子不能比这个少" not in clerk.post(here, {**moved, "seats": "1"}).text
    with console.runtime.records.read() as session:
        noted = [row.action for row in session.exec(select(Audit)).all()]
    assert noted.count("event_changed") == 3


def test_a_fair_is_called_off_once_and_everybody_hears_it(console: Station, clerk: Clerk) -> None:
    here = entered(console, clerk)
    assert "已告诉报名的1人" in clerk.post(f"{here}/cancel").text
    assert ["不办了，不用去" in words for words in heard(console)] == [True]
    clerk.post(f"{here}/cancel")
    clerk.post(here, {**NEW, "place": "别处"})
    assert (len(heard(console)), fair(console).place) == (1, NEW["place"])
    assert reads(clerk.get(here), 'data-testid="state">([^<]+)<') == "取消"


def test_its_result_is_written_once_it_has_begun(console: Station, clerk: Clerk, clock: StageClock) -> None:
    here = entered(console, clerk)
    result = {"attended": "40", "intents": "12", "hired": "5"}
    assert "办了才能记结果" in clerk.post(f"{here}/result", result).text
    clock.now = datetime(2026, 12, 5, 13, 0, tzinfo=CHINA)
    clerk = console.enter("S02")
    assert "都要写数" in clerk.post(f"{here}/result", {**result, "hired": "几个"}).text
    clerk.post(f"{here}/result", result)
    assert (fair(console).attended, fair(console).intents, fair(console).hired) == (40, 12, 5)
    # What is over keeps its day; who came to recruit can still be put right, and nobody is told.
    assert "已经结束或取消" in clerk.post(here, {**NEW, "first_day": "2026-12-20"}).text
    clerk.post(here, {**NEW, "employers": "E07"})
    assert (fair(console).employers, heard(console)) == (["E07"], [])


def test_only_who_works_on_posts_enters_fairs(console: Station, clerk: Clerk) -> None:
    here = entered(console, clerk)
    other = console.enter("S03")
    assert [other.get("/fairs").status_code, other.post("/fairs", NEW).status_code] == [403, 403]
    assert other.post(f"{here}/cancel").status_code == 403
    assert fair(console).status == "open"

"""The daily task with an employer: taken into the file, papers checked, a call logged, its post published."""

from datetime import date, timedelta

import pytest
from sqlmodel import select

from bot.play.stage import StageClock
from db import employer_file, staff
from db.models import Employer, EmployerCheck, EmployerContact, Outbox, Vacancy
from tests.bot.console.clerk import Clerk, Station
from tests.bot.console.test_posts import GOOD
from tests.builders import NINE, a_follower, a_member_of_staff

NAME = "示例新来的食品有限公司"
CHECK = {"credit_code": "91310118ma1234567x", "paper:0": "1", "paper:1": "1", "passed": "1"}


@pytest.fixture
def clerk(console: Station) -> Clerk:
    with console.runtime.records.write() as session:
        a_member_of_staff(session, code="S02", role="job_officer", scope="all")
    entered = console.enter("S02")
    entered.get("/employers/new")
    return entered


def test_papers_are_checked_before_a_post_stands_and_contacts_are_kept(
    console: Station, clerk: Clerk, clock: StageClock
) -> None:
    waiting = clerk.post("/vacancies", {**GOOD, "employer": NAME, "then": "review"})
    assert "加上并核验" in waiting.text
    post = waiting.url.path.removeprefix("/console")
    assert "要写全称" in clerk.post("/employers", {"name": "厂"}).text
    here = clerk.post("/employers", {"name": NAME, "kind": "人力资源服务机构"}).url.path.removeprefix("/console")
    assert "已经有" in clerk.post("/employers", {"name": NAME}).text
    clerk.get(here)
    assert "没看营业执照" in clerk.post(f"{here}/check", {**CHECK, "paper:0": ""}).text
    assert "要写许可证号" in clerk.post(f"{here}/check", CHECK).text
    assert "要18位" in clerk.post(f"{here}/check", {**CHECK, "licence": "L1", "credit_code": "123"}).text
    assert "写明原因" in clerk.post(f"{here}/check", {**CHECK, "passed": "0"}).text
    clerk.post(f"{here}/check", {**CHECK, "passed": "0", "note": "执照过期"})
    assert "不能发布" in clerk.post(f"{post}/publish").text
    assert "核验通过" in clerk.post(f"{here}/check", {**CHECK, "licence": "人服证字310118"}).text
    assert "发布了" in clerk.post(f"{post}/publish").text
    assert "都要写" in clerk.post(f"{here}/contact", {"on": "2030-01-01", "kind": "visit", "summary": "x"}).text
    said = {
        "on": "2026-11-20",
        "kind": "telephone",
        "person": "招聘专员",
        "dehong_workers": "12",
        "vacancies_asked": "30",
    }
    assert "下次联系：2026-12-20" in clerk.post(f"{here}/contact", {**said, "summary": "年前还缺人"}).text
    for name in ("dehong_workers", "vacancies_asked"):
        unread = {**said, "on": "2026-10-02", "summary": "没写数字", name: "三十来个"}
        assert "什么都没存" in clerk.post(f"{here}/contact", unread).text
    clerk.post(f"{here}/contact", {**said, "on": "2026-10-01", "dehong_workers": "9", "summary": "补记十月的电话"})
    with console.runtime.records.read() as session:
        row = session.exec(select(Employer).where(Employer.name == NAME)).one()
        checks = session.exec(select(EmployerCheck).order_by(EmployerCheck.id)).all()
        assert [(one.passed, one.note, one.licence) for one in checks] == [
            (False, "执照过期", ""), (True, "", "人服证字310118"),
        ]  # fmt: skip
        assert len(session.exec(select(EmployerContact)).all()) == 2
        assert session.exec(select(Vacancy.employer_id)).one() == row.id
    assert (row.verified, row.verified_by, row.dehong_workers) == (True, "演示S02", 12)
    assert (row.credit_code, row.next_contact_on) == ("91310118MA1234567X", date(2026, 12, 20))
    assert NAME not in clerk.get("/employers/due").text
    clock.now += timedelta(days=200)
    later = console.enter("S02")
    assert "核验过了六个月" in later.get("/employers/due").text
    assert NAME in later.get("/employer/list?q=食品").text
    assert "不能发布" in later.post(f"{post}/publish").text


def test_posts_of_an_employer_that_fails_stop_and_another_name_or_kind_is_checked_anew(
    console: Station, clerk: Clerk
) -> None:
    here = clerk.post("/employers", {"name": NAME, "kind": "企业直招"}).url.path.removeprefix("/console")
    clerk.get(here)
    clerk.post(f"{here}/check", CHECK)
    post = clerk.post("/vacancies", {**GOOD, "employer": NAME, "then": "publish"}).url.path.removeprefix("/console")
    with console.runtime.records.write() as session:
        number = session.exec(select(Vacancy)).one().number
        head = a_member_of_staff(session, code="S01", role="station_head", scope="all")
        staff.bind_directly(session, staff=head, follower=a_follower(session), now=NINE)
    failed = clerk.post(f"{here}/check", {**CHECK, "passed": "0", "note": "执照被吊销"})
    assert f"{number} 暂停了" in failed.text
    with console.runtime.records.read() as session:
        assert session.exec(select(Vacancy.status)).one() == "paused"
        told = [str(row.message) for row in session.exec(select(Outbox)).all()]
    assert any(number in words and "核验没通过" in words for words in told)
    clerk.get(post)
    assert "不能发布" in clerk.post(f"{post}/publish", {"reason": "老板说没事"}).text
    clerk.post(f"{here}/check", CHECK)
    same = {"name": NAME, "kind": "企业直招", "place": "青浦"}
    assert "重新核验" not in clerk.post(here, same).text
    assert "重新核验" in clerk.post(here, {**same, "kind": "劳务派遣"}).text
    assert "要写许可证号" in clerk.post(f"{here}/check", CHECK).text
    clerk.post(f"{here}/check", {**CHECK, "licence": "L310118"})
    assert "重新核验" in clerk.post(here, {**same, "kind": "劳务派遣", "name": "示例改了名的食品有限公司"}).text
    with console.runtime.records.read() as session:
        assert not session.exec(select(Employer)).one().verified


def test_an_agency_is_known_by_its_name_too_and_the_office_of_the_state_is_none() -> None:
    agencies = ("上海演示人力资源有限公司", "青浦演示职业介绍所", "演示劳务服务部")
    assert all(employer_file.is_agency(Employer(name=name)) for name in agencies)
    assert not employer_file.is_agency(Employer(name="青浦区人力资源和社会保障局"))
    assert not employer_file.is_agency(Employer(name=NAME, kind="企业直招"))

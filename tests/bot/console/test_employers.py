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
CHECK = {"credit_code": "91310118ma1234567y", "paper:0": "1", "paper:1": "1", "passed": "1"}
SEEN = {"licence": "人服证字310118", "paper:3": "1"}


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
    assert "要18位" in clerk.post(f"{here}/check", {**CHECK, **SEEN, "credit_code": "123"}).text
    assert "要写许可证号" in clerk.post(f"{here}/check", {**CHECK, **SEEN, "licence": "无"}).text
    assert "看过许可证" in clerk.post(f"{here}/check", {**CHECK, **SEEN, "paper:3": ""}).text
    assert "校验码" in clerk.post(f"{here}/check", {**CHECK, **SEEN, "credit_code": "91310118MA1234576Y"}).text
    assert "写明原因" in clerk.post(f"{here}/check", {**CHECK, "passed": "0"}).text
    clerk.post(f"{here}/check", {**CHECK, "passed": "0", "note": "执照过期"})
    assert "不能发布" in clerk.post(f"{post}/publish").text
    assert "核验通过" in clerk.post(f"{here}/check", {**CHECK, **SEEN}).text
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
    assert (row.credit_code, row.next_contact_on) == ("91310118MA1234567Y", date(2026, 12, 20))
    assert NAME not in clerk.get("/employers/due").text
    clock.now += timedelta(days=200)
    later = console.enter("S02")
    assert "核验过了六个月" in later.get("/employers/due").text
    assert NAME in later.get("/employer/list?q=食品").text
    assert "不能发布" in later.post(f"{post}/publish").text


def the_employer(console: Station) -> Employer:
    with console.runtime.records.read() as session:
        return session.exec(select(Employer)).one()


def test_a_visit_recorded_stands_in_the_log_and_moves_the_next_contact(console: Station, clerk: Clerk) -> None:
    here = clerk.post("/employers", {"name": NAME, "kind": "企业直招"}).url.path.removeprefix("/console")
    went = {"employer": NAME, "kind": "employer", "day": "2026-11-24", "time": "10:00", "people_met": "6"}
    recorded = clerk.post("/visits/enter", {**went, "status": "done", "summary": "食堂换了"}).url.path
    row = the_employer(console)
    assert (str(row.last_contact_on), str(row.next_contact_on)) == ("2026-11-24", "2026-12-24")
    shown = clerk.get(here).text
    assert ("食堂换了" in shown, f'href="{recorded}"' in shown) == (True, True)
    clerk.post("/visits/enter", {**went, "status": "absent", "day": "2026-11-25", "summary": "门卫没让进"})
    assert str(the_employer(console).last_contact_on) == "2026-11-24"
    said = {"on": "2026-11-20", "kind": "telephone", "dehong_workers": "15", "summary": "先打的电话"}
    assert "下次联系：2026-12-24" in clerk.post(f"{here}/contact", said).text
    assert the_employer(console).dehong_workers == 15  # the newest number, though the visit came after
    clerk.get(recorded.removeprefix("/console"))
    clerk.post(f"{recorded.removeprefix('/console')}/record", {**went, "status": "absent", "summary": "记错了，没见到"})
    row = the_employer(console)
    assert (str(row.last_contact_on), str(row.next_contact_on)) == ("2026-11-20", "2026-12-20")
    agreed = {**said, "on": "2026-11-21", "next_on": "2026-12-05", "summary": "约了节前再谈"}
    clerk.post(f"{here}/contact", agreed)
    clerk.post("/visits/enter", {**went, "status": "done", "day": "2026-11-26", "time": "08:30", "summary": "路过看看"})
    row = the_employer(console)
    assert (str(row.last_contact_on), str(row.next_contact_on)) == ("2026-11-26", "2026-12-05")
    assert "要晚于这一次" in clerk.post(f"{here}/contact", {**agreed, "next_on": "2026-11-20"}).text


def test_who_makes_visits_logs_a_contact_and_an_entry_is_put_right_with_a_trace(
    console: Station, clerk: Clerk, clock: StageClock
) -> None:
    here = clerk.post("/employers", {"name": NAME, "kind": "企业直招"}).url.path.removeprefix("/console")
    with console.runtime.records.write() as session:
        a_member_of_staff(session, code="S03", role="visit_officer", scope="all")
    visitor = console.enter("S03")
    page = visitor.get(here).text
    assert ("记一次联系" in page, "核验执照" in page) == (True, False)
    assert NAME in visitor.get("/employers/due").text
    said = {
        "on": "2026-11-26",
        "kind": "telephone",
        "dehong_workers": "120",
        "vacancies_asked": "5",
        "summary": "要五个人",
    }
    shown = visitor.post(f"{here}/contact", said)
    entry = "/employer-contacts/1"
    assert f"/console{entry}" in shown.text
    assert 'value="120"' in visitor.get(entry).text
    mended = visitor.post(entry, {**said, "on": "2026-11-19", "kind": "wechat", "dehong_workers": "12"}).text
    assert "日期 2026-11-26 → 2026-11-19 · 方式 电话 → 微信 · 德宏工友 120 → 12" in mended
    row = the_employer(console)
    assert (str(row.last_contact_on), str(row.next_contact_on), row.dehong_workers) == ("2026-11-19", "2026-12-19", 12)
    visitor.get(entry)
    assert "什么都没存" in visitor.post(entry, {**said, "dehong_workers": "一些"}).text
    assert "没有要改的" in visitor.post(
        entry, {**said, "on": "2026-11-19", "kind": "wechat", "dehong_workers": "12"}
    ).text  # fmt: skip
    visitor.get(entry)
    assert "要写原因" in visitor.post(f"{entry}/strike", {"reason": ""}).text
    gone = visitor.post(f"{entry}/strike", {"reason": "是另一家"}).text
    assert ("划掉一条（是另一家）" in gone, "要五个人" in gone) == (True, True)
    row = the_employer(console)
    assert (row.last_contact_on, row.next_contact_on, row.dehong_workers) == (None, None, None)


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
    clerk.post(f"{here}/check", {**CHECK, **SEEN})
    assert "重新核验" in clerk.post(here, {**same, "kind": "劳务派遣", "name": "示例改了名的食品有限公司"}).text
    with console.runtime.records.read() as session:
        assert not session.exec(select(Employer)).one().verified


def test_an_agency_is_known_by_its_name_too_and_the_office_of_the_state_is_none() -> None:
    agencies = ("上海演示人力资源有限公司", "青浦演示职业介绍所", "演示劳务服务部")
    assert all(employer_file.is_agency(Employer(name=name)) for name in agencies)
    assert not employer_file.is_agency(Employer(name="青浦区人力资源和社会保障局"))
    assert not employer_file.is_agency(Employer(name=NAME, kind="企业直招"))

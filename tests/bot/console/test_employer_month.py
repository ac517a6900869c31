"""An employer confirms a month by its link: only people who agreed to it are named, the ledger moves with the employer as its source, whoever
is said to have left is asked, and the desk sees what was confirmed and whom to telephone."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from fastapi import FastAPI
from sqlmodel import Session, col, select

from bot.intake import Intake
from bot.links import Links
from bot.pages import door, employer_month
from bot.play.stage import Messages, StageClock
from bot.runtime import Runtime
from bot.scheduled import ask_how_it_goes
from bot.simulator import in_process
from db import applications, consents, employer_months, followers, workers
from db.models import Application, Employer, EmployerConfirmation, FollowUp, Outbox, Vacancy, Worker, WorkerStatus
from tests.bot.console.clerk import Station
from tests.builders import NINE, a_follower, a_member_of_staff, a_vacancy, a_worker

BASE = "https://bot.example"
NAME = "示例星桥电子有限公司"
AT_WORK = {"status": "employed", "employer_name": NAME, "started_on": date(2026, 11, 5)}
NAMES = ("岩留下", "岩走了", "岩没说", "岩新来", "岩没到")


def town(session: Session) -> Employer:
    """Three at work and one who agreed to be shared only when he applied; two taken on; one of them with a phone of his own."""
    employer = Employer(name=NAME, contact_role="人事", contact_phone="02150001234")
    session.add(employer)
    session.flush()
    post = a_vacancy(session, employer_name=NAME, employer_id=employer.key)
    for name in NAMES:
        at_work = AT_WORK if name in NAMES[:3] else {"status": "seeking"}
        worker = a_worker(session, name=name, **at_work)
        workers.consent(session, worker, kind="share_monthly", version="1", about=NAME, now=NINE)
        phone = a_follower(session)
        followers.link(session, follower=phone, worker=worker, now=NINE, relation="self")
        if name in NAMES[3:]:
            row = applications.apply(session, worker=worker, vacancy=post, follower=phone, now=NINE)
            applications.set_status(session, row, status="hired", now=NINE, source="staff")
    applied_once = a_worker(session, name="岩不给看", **AT_WORK)
    workers.consent(session, applied_once, kind="share", version="1", about=NAME, now=NINE)
    other = a_worker(session, name="岩别家的", **{**AT_WORK, "employer_name": "别的厂"})
    workers.consent(session, other, kind="share_monthly", version="1", about=NAME, now=NINE)
    a_member_of_staff(session, code="S02", role="job_officer", scope="all")
    return employer


def numbers(session: Session) -> dict[str, int]:
    return {worker.name: worker.key for worker in session.exec(select(Worker)).all()}


@pytest.fixture
def ready(console: Station) -> Runtime:
    return replace(console.runtime, links=Links(b"k" * 32, BASE))


def lines(session: Session, name: str) -> list[tuple[str, str, date]]:
    """The dated lines of the ledger that an employer is the source of."""
    rows = session.exec(
        select(WorkerStatus)
        .join(Worker, col(Worker.id) == WorkerStatus.worker_id)
        .where(Worker.name == name, WorkerStatus.source == "employer")
        .order_by(col(WorkerStatus.id))
    ).all()
    return [(row.status, row.employer_name, row.since) for row in rows]


def test_a_month_is_confirmed_by_the_employer_gainsaid_by_the_worker_and_seen_at_the_desk(
    console: Station, ready: Runtime, clock: StageClock
) -> None:
    with ready.records.write() as session:
        employer = town(session)
        number = numbers(session)
        key = employer.key
    desk = console.enter("S02")
    before = desk.get("/employers/months")
    assert "没有工友同意" not in before.text
    assert "还没确认的单位，打电话催（1）" in before.text
    assert "人事 02150001234" in before.text
    assert "确认 0/5 人" in before.text
    assert "另有 1 人没同意和单位核对" in before.text
    assert "岩不给看" not in before.text
    assert "每月确认" in desk.get("/employers/months?month=0001-01").text
    assert "这个月没有要确认的" in desk.get("/employers/months?month=2026-10").text
    assert "没有对外的地址" in desk.post(f"/employers/{key}/month").text
    link = ready.links.make("employer-month", key, now=NINE).removeprefix(BASE)
    app = FastAPI()
    door.add(app, ready)
    with in_process.client(app) as browser:
        first = browser.get(link).text
        assert all(name in first for name in NAMES)
        assert "岩不给看" not in first
        assert "岩别家的" not in first
        assert "还有 5 个人没确认" in first
        said = {
            f"said:{number['岩走了']}": "left", f"said:{number['岩新来']}": "there", f"said:{number['岩没到']}": "never",
            **{f"day:{one}": "" for one in number.values()}, f"day:{number['岩新来']}": "2026-11-20", f"said:{number['岩别家的']}": "left", "rest": "there",
        }  # fmt: skip
        unfinished = browser.post(link, data=said)
        assert unfinished.status_code == 422
        assert "离职要写日期" in unfinished.text
        with ready.records.read() as session:
            assert session.exec(select(EmployerConfirmation)).all() == []
        told = browser.post(link, data={**said, f"day:{number['岩走了']}": "2026-11-10"})
        assert "收到了" in told.text
        assert "这个月都确认过了" in told.text
        assert "您确认过：离职，2026-11-10" in told.text
        again = browser.post(link, data={**said, f"day:{number['岩走了']}": "2026-11-10"})
        assert again.status_code == 200
        assert browser.get(f"{link}x").status_code == 404
    with ready.records.write() as session:
        assert lines(session, "岩走了") == [("idle", "", date(2026, 11, 10))]
        assert lines(session, "岩新来") == [("employed", NAME, date(2026, 11, 20))]
        assert lines(session, "岩留下") == lines(session, "岩没说") == [("employed", NAME, NINE.date())]
        assert lines(session, "岩没到") == [("seeking", "", NINE.date())]
        assert lines(session, "岩别家的") == lines(session, "岩不给看") == []
        assert sorted(session.exec(select(Application.status)).all()) == ["absent", "started"]
        assert session.get_one(Worker, number["岩留下"]).last_contact_at is None
    clock.now += timedelta(hours=2)
    ask_how_it_goes.run(ready, clock.now)
    with ready.records.read() as session:
        gone = session.get_one(Worker, number["岩走了"])
        phone = followers.of_worker(session, gone)
        assert phone is not None
        assert phone.openid is not None
        asked = session.exec(select(Outbox.message).where(col(Outbox.owed_as).startswith("asked:"))).all()
        openid = phone.openid
    assert sorted(message["words"].split("，", 1)[1].splitlines()[0] for message in asked) == [
        f"{NAME}说您11月10日(周二)离职了，对吗？", f"{NAME}说您没去报到，对吗？",
    ]  # fmt: skip
    says, intake = Messages(clock), Intake(ready)
    # The question has not reached the phone yet: the number brings it, and the next one answers it.
    assert "离职了，对吗" in str(intake.take(says.make(openid, "text", "2")))
    assert "以您说的为准" in str(intake.take(says.make(openid, "text", "2")))
    with ready.records.read() as session:
        gone = session.get_one(Worker, number["岩走了"])
        assert (gone.status, gone.employer_name, gone.started_on) == ("employed", NAME, date(2026, 11, 5))
        assert "本人说还在" in session.exec(select(FollowUp.words)).one()
    after = console.enter("S02").get("/employers/months").text
    assert "要确认的都确认了" in after
    assert "在岗 3 人，离职 1 人，未到岗 1 人" in after
    assert "本人说不是" in after
    assert "问了还没答" in after
    with ready.records.write() as session:
        stays = session.get_one(Worker, number["岩留下"])
        shared = next(row for row in consents.holding(session, stays) if row.kind == "share_monthly")
        consents.withdraw(session, stays, shared, now=clock.now)
    clock.now += timedelta(days=10)
    with in_process.client(app) as browser:
        december = browser.get(link).text
        assert "岩留下" not in december
        assert "还有 3 个人没确认" in december
        clock.now += timedelta(days=5)
        assert browser.get(link).status_code == 404
    assert "打电话催（1）" in console.enter("S02").get("/employers/months").text


def test_nobody_to_confirm_is_not_everybody_confirmed(console: Station, ready: Runtime) -> None:
    with ready.records.write() as session:
        session.add(Employer(name=NAME))
        a_worker(session, name="岩没同意", **AT_WORK)
        a_member_of_staff(session, code="S02", role="job_officer", scope="all")
    page = console.enter("S02").get("/employers/months").text
    assert "还没有工友同意和单位核对" in page
    assert "都确认了" not in page


def test_a_list_that_is_cut_short_comes_to_an_end(
    ready: Runtime, console: Station, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    """Two to a page: whoever is confirmed makes room, and the same page handed in twice tells nothing of the next two."""
    monkeypatch.setattr(employer_month, "MOST_PEOPLE", 2)
    with ready.records.write() as session:
        link = ready.links.make("employer-month", town(session).key, now=NINE).removeprefix(BASE)
        number = numbers(session)
    app = FastAPI()
    door.add(app, ready)
    with in_process.client(app) as browser:
        first = browser.get(link).text
        assert "还有 5 个人没确认。人多，这页先列 2 个，交了再列剩下的 3 个。" in first
        shown = [name for name in NAMES if name in first]
        page = {**{f"day:{number[name]}": "" for name in shown}, **{f"said:{number[name]}": "there" for name in shown}}
        browser.post(link, data={**page, "rest": "there"})
        second = browser.post(link, data={**page, "rest": "there"}).text
        assert "还有 3 个人没确认。人多，这页先列 2 个，交了再列剩下的 1 个。" in second
        assert not any(name in second for name in shown)


def test_the_ledger_stands_as_before_when_never_is_gainsaid(session: Session) -> None:
    """Of somebody at work it is put back, with the day; of somebody only taken on nothing had moved; nor is anything newer undone."""
    employer = town(session)
    number = numbers(session)
    for name in NAMES:
        told = {number[name]: employer_months.Word("never")}
        (row,) = employer_months.confirm(session, employer, told, now=NINE)
        worker = session.get_one(Worker, number[name])
        if name == "岩没说":
            workers.set_status(session, worker, status="returned", since=NINE.date(), now=NINE + timedelta(hours=1))
        at_work = name in NAMES[:2]
        assert employer_months.gainsaid(session, row, now=NINE + timedelta(hours=2)) is at_work, name
        now_at = (worker.status, worker.employer_id, worker.started_on)
        if at_work:
            assert now_at == ("employed", employer.id, date(2026, 11, 5))
        else:
            assert now_at == ("returned" if name == "岩没说" else "seeking", None, None)


def test_there_after_left_keeps_the_day_of_the_start(session: Session) -> None:
    """The page posts the day of the leaving along when only the tick is changed; a first start takes the day posted."""
    employer = town(session)
    number = numbers(session)
    for word in ("left", "there"):
        said = employer_months.Word(word, date(2026, 11, 10))
        employer_months.confirm(session, employer, {number["岩走了"]: said, number["岩新来"]: said}, now=NINE)
        if word == "left":
            assert session.get_one(Worker, number["岩走了"]).status == "idle"
    started = [session.get_one(Worker, number[name]).started_on for name in ("岩走了", "岩新来")]
    assert started == [date(2026, 11, 5), date(2026, 11, 10)]


def test_an_employer_says_that_somebody_sent_to_it_is_hired(
    console: Station, ready: Runtime, clock: StageClock
) -> None:
    """Only who agreed that it has their name, and only what is ticked; the person hears whose word it is."""
    with ready.records.write() as session:
        employer = town(session)
        post = session.get_one(Vacancy, 1)
        for name, status, agrees in (
            ("岩推荐", "referred", "share"), ("岩面试", "interview", "share"), ("岩才报", "applied", "share"), ("岩没答应", "referred", ""),
        ):  # fmt: skip
            worker, phone = a_worker(session, name=name), a_follower(session)
            followers.link(session, follower=phone, worker=worker, now=NINE, relation="self")
            if agrees:
                workers.consent(session, worker, kind=agrees, version="1", about=NAME, now=NINE)
            row = applications.apply(session, worker=worker, vacancy=post, follower=phone, now=NINE)
            applications.set_status(session, row, status=status, now=NINE, source="staff")
        link = ready.links.make("employer-month", employer.key, now=NINE).removeprefix(BASE)
    app = FastAPI()
    door.add(app, ready)
    with ready.records.read() as session:
        keys = {
            worker.name: row.key
            for row, worker in applications.of_vacancy(session, session.get_one(Vacancy, 1))
        }  # fmt: skip
    with in_process.client(app) as browser:
        first = browser.get(link).text
        shown = [name in first for name in ("岩推荐", "岩面试", "岩才报", "岩没答应")]
        assert shown == [True, True, False, False]
        ticked = {f"hired:{keys[name]}": "1" for name in ("岩推荐", "岩没答应")}
        told = browser.post(link, data={**ticked, "rest": ""}).text
        assert ("收到了" in told, "岩推荐" in told, "岩面试" in told) == (True, False, True)
        browser.post(link, data={**ticked, "rest": ""})
    with ready.records.read() as session:
        stands = {name: session.get_one(Application, key).status for name, key in keys.items()}
        assert [stands[name] for name in ("岩推荐", "岩面试", "岩才报", "岩没答应")] == [
            "hired", "interview", "applied", "referred",
        ]  # fmt: skip
        (message,) = session.exec(select(Outbox.message).where(col(Outbox.owed_as).startswith("outcome:"))).all()
        assert "录用了" in message["words"]
        assert "这是单位说的" in message["words"]
        assert session.exec(select(EmployerConfirmation)).all() == []

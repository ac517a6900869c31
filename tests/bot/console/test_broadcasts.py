"""A broadcast at the desk from the first word to the report: counted, tested, approved by a second person, paused, stopped."""

import io
from datetime import timedelta

import openpyxl
import pytest
from sqlmodel import col, select

from bot.play.stage import StageClock
from bot.scheduled import start_broadcasts
from db import followers
from db.models import Broadcast, Outbox, StaffBinding
from tests.bot.console.clerk import Clerk, Station, reads
from tests.builders import NINE, a_follower, a_member_of_staff, a_worker

FORM = {"county:盈江": "1", "status:seeking": "1", "kind": "jobs", "words": "周日芒市招聘会，请带身份证"}
MANY, LOST = 101, 3


@pytest.fixture
def town(console: Station) -> None:
    """A hundred and one who follow and three who do not, all of 盈江 and seeking; somebody of 芒市; two clerks."""
    with console.runtime.records.write() as session:
        for code in ("S02", "S03"):
            member = a_member_of_staff(session, code=code, role="job_officer", scope="all")
            session.add(StaffBinding(staff_id=member.key, follower_id=a_follower(session).key, bound_at=NINE))
        for number in range(MANY + LOST):
            worker = a_worker(
                session,
                name=f"岩{number}",
                county="盈江",
                region="533123",
                status="seeking",
                phone=f"1391234{number:04d}",
            )
            if number < MANY:
                followers.link(session, follower=a_follower(session), worker=worker, now=NINE)
        away = a_worker(session, name="木外县", county="芒市", region="533103", status="seeking")
        phone = a_follower(session)
        followers.link(session, follower=phone, worker=away, now=NINE)
        followers.open_window(session, follower=phone, kind="message", now=NINE)


@pytest.fixture
def clerk(console: Station, town: None) -> Clerk:
    return console.enter("S02")


def newest(console: Station) -> Broadcast:
    with console.runtime.records.read() as session:
        return session.exec(select(Broadcast).order_by(col(Broadcast.id).desc())).first() or Broadcast(
            number="", author_id=0, created_at=NINE
        )


def owed(console: Station, key: str) -> list[str]:
    with console.runtime.records.read() as session:
        rows = session.exec(select(Outbox).order_by(col(Outbox.id))).all()
    return [str(row.message.get("words")) for row in rows if row.owed_as.startswith(key)]


def test_heads_are_counted_while_one_ticks(console: Station, clerk: Clerk) -> None:
    counted = clerk.get(
        "/broadcasts/count", params={name: FORM[name] for name in ("county:盈江", "status:seeking", "kind")}
    )
    assert f"能收到 {MANY} 人" in counted.text
    assert f"没关注 {LOST}" in counted.text
    assert "第二位同事批准" in counted.text
    assert "盈江，在找工作" in counted.text
    assert "请先选发给谁" in clerk.get("/broadcasts/count").text
    assert "C99" in clerk.get("/broadcasts/count?course=C99").text
    assert "没有叫“没有这家”" in clerk.get("/broadcasts/count?employer=没有这家").text
    assert "不要再勾别的" in clerk.get("/broadcasts/count?everyone=1&county:盈江=1").text


def test_what_will_not_do_stands_in_the_form_again(console: Station, clerk: Clerk) -> None:
    again = clerk.post(
        "/broadcasts", {"kind": "jobs", "words": "写了很久的话", "vacancy": "J999", "county:芒市": "1"}
    ).text
    assert "写了很久的话" in again
    assert 'name="county:芒市" value="1" checked' in again
    assert "J999" in again
    nobody = clerk.post("/broadcasts", {"kind": "jobs", "words": "写了很久的话", "county:梁河": "1"}).text
    assert "一个能收到的人也没有" in nobody
    assert newest(console).number == ""


def test_a_large_one_waits_for_a_second_person_and_goes_out(console: Station, clerk: Clerk, clock: StageClock) -> None:
    page = clerk.post("/broadcasts", FORM)
    assert "还没发" in page.text
    assert "退订招聘" in reads(page, r'(?s)data-testid="preview">(.+?)</div>')
    row = newest(console)
    here = f"/broadcasts/{row.id}"
    assert "测试消息发给您了" in clerk.post(f"{here}/test").text
    assert owed(console, "broadcast:test:")[0].startswith("【测试】周日芒市招聘会")
    assert "需第二位同事批准" in clerk.post(f"{here}/submit").text
    assert "您自己写的" in clerk.post(f"{here}/approve").text
    second = console.enter("S03")
    assert "要改日子" in str(
        second.post(f"{here}/refuse", {"reason": "要改日子"}) and owed(console, "approve:broadcast:")
    )
    changed = {**FORM, "words": "下周日芒市招聘会", "day": "2026-11-27", "time": "23:30"}
    assert "改好了" in clerk.post(f"{here}/edit", changed).text
    clerk.post(f"{here}/submit")
    assert "您批准了" in second.post(f"{here}/approve").text
    row = newest(console)
    assert (row.status, row.send_at) == (
        "approved",
        NINE + timedelta(days=1, hours=23),
    )  # not at night: the next morning
    clock.now = NINE + timedelta(days=1, hours=23)
    start_broadcasts.run(console.runtime, clock.now)
    clerk, second = console.enter("S02"), console.enter("S03")
    clerk.get(here)
    progress = clerk.get(f"{here}/progress")
    assert reads(progress, r'result-not_following">(\d+)') == str(LOST)
    assert reads(progress, r'result-planned">(\d+)') == str(MANY)
    assert f"还有 {MANY} 人没发" in clerk.post(f"{here}/pause").text
    assert "接着发" in clerk.post(f"{here}/resume").text
    assert f"还没发的 {MANY} 人不发了" in second.post(f"{here}/stop").text
    calls = clerk.get(f"{here}/calls").text
    assert calls.count("没关注") == LOST
    assert "139****0101" in calls
    assert "13912340101" not in calls
    sheet = openpyxl.load_workbook(io.BytesIO(clerk.post(f"{here}/calls").content)).active
    assert sheet is not None
    assert [line[3] for line in sheet.iter_rows(min_row=2, values_only=True)] == [
        f"139****0{number}" for number in (101, 102, 103)
    ]


def test_a_small_one_goes_by_itself_and_can_be_corrected(console: Station, clerk: Clerk) -> None:
    clerk.post("/broadcasts", {"county:芒市": "1", "kind": "notice", "words": "明天降温 +86 <b>"})
    row = newest(console)
    assert "&lt;b&gt;" in clerk.get(f"/broadcasts/{row.id}").text
    assert ("定了" in (said := clerk.post(f"/broadcasts/{row.id}/submit").text), "停发回复" in said) == (True, False)
    assert newest(console).status == "approved"
    start_broadcasts.run(console.runtime, NINE)
    nobody = clerk.post(f"/broadcasts/{row.id}/correct", {"words": "是后天降温"}).text
    assert "一个能收到的人也没有" in nobody
    with console.runtime.records.write() as session:
        for each in session.exec(select(Outbox).where(col(Outbox.owed_as).startswith("broadcast:1:"))).all():
            each.state, each.settled_at = "sent", NINE
    assert "存好了，还没发" in clerk.post(f"/broadcasts/{row.id}/correct", {"words": "是后天降温"}).text
    note = newest(console)
    assert (note.words, note.audience["received"], note.status) == ("【更正】是后天降温", row.id, "draft")

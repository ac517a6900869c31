"""Looking after staff: a binding code that works in the chat, a one-time password, the duty roster."""

import pytest

from bot.console import words
from db import followers, staff
from db.models import Staff
from tests.bot.console.clerk import Station, reads
from tests.builders import NINE, a_follower, a_member_of_staff


@pytest.fixture
def admin(console: Station) -> Staff:
    with console.runtime.records.write() as session:
        a_member_of_staff(session, code="S03", role="visit_officer", scope="all")
        return a_member_of_staff(session, code="S08", role="sysadmin", scope="all")


def test_a_code_made_here_binds_an_account_in_the_chat(console: Station, admin: Staff) -> None:
    with console.runtime.records.read() as session:
        visitor = staff.by_code(session, "S03")
    page = console.enter("S08").post(f"/staff/{visitor.id}/code")
    with console.runtime.records.write() as session:
        follower = a_follower(session)
        code = reads(page, r"绑定 ([A-Z0-9]{8})")
        assert staff.bind(session, code=code, follower=follower, now=NINE).code == "S03"
        assert followers.find(session, openid=follower.openid or "") is follower


def test_somebody_new_is_taken_on_and_gets_in(console: Station, admin: Staff) -> None:
    clerk = console.enter("S08")
    clerk.get("/staff")
    form = {"code": "s12", "name": "新来的", "role": "job_officer", "scope": "all"}
    assert "新来的（S12）加好了" in clerk.post("/staff", form).text
    assert "已经有人用了" in clerk.post("/staff", form).text
    assert "没有这种身份" in clerk.post("/staff", {**form, "code": "S13", "role": "emperor"}).text
    assert '<option value="" selected>选一个' in (page := clerk.get("/staff").text)
    assert '<option value="station_head" selected' not in page
    with console.runtime.records.read() as session:
        member = staff.by_code(session, "S12")
    password = reads(clerk.post(f"/staff/{member.id}/account"), r'one-time-password">([^<]+)')
    assert "绑定验证器" in console.nobody().post("/login", {"code": "S12", "password": password}).text


def test_nobody_lets_themselves_go(console: Station, admin: Staff) -> None:
    clerk = console.enter("S08")
    clerk.get("/staff")
    assert "不能停用自己" in clerk.post(f"/staff/{admin.id}/end").text
    with console.runtime.records.read() as session:
        assert staff.find(session, "S08") is not None


def test_the_duty_roster_of_a_week_is_kept(console: Station, admin: Staff) -> None:
    with console.runtime.records.read() as session:
        visitor = staff.by_code(session, "S03")
    clerk, field = console.enter("S08"), f"duty:{visitor.id}:2026-11-27"
    clerk.post(
        "/duty", {"week": "2026-11-23", field: "morning", "duty:x:y": "day", f"duty:{admin.id}:2026-11-27": "day"}
    )
    assert 'value="morning" selected' in clerk.get("/duty?week=2026-11-25").text
    assert 'value="morning" selected' not in clerk.get("/duty?week=2026-11-30").text
    clerk.post("/duty", {"week": "2026-11-23", field: ""})
    assert 'value="morning" selected' not in clerk.get("/duty?week=2026-11-25").text
    assert clerk.get("/duty?week=not-a-day").status_code == 200


def test_what_the_audit_keeps_short_is_said_in_words() -> None:
    said = {
        ("staff_added", "job_officer"): "岗位专员", ("worker_merged", "worker:60"): "工友 60",
        ("attendance_taken", "2026-11-27 morning 2/3"): "2026-11-27 上午 2/3", ("setting", "值班表"): "值班表",
        ("import_undone", "posts 17 行 岗位.xlsx"): "岗位 17 行 岗位.xlsx",
        ("broadcast_approve", "12038937d5f12c1a571058e207ec4d67"): "内容指纹 12038937",
    }  # fmt: skip
    assert {case: words.detail(*case) for case in said} == said
    assert (words.about("report:month 2026-11-01"), words.about("worker:12")) == ("报表 月报 2026-11-01", "工友 12")

"""Looking after staff: a binding code that works in the chat, a one-time password, the duty roster."""

from dataclasses import fields

import pytest
from sqlmodel import select

from bot.console import words
from db import accounts, audit_numbers, audits, followers, personnel, roster, staff, station
from db.models import Audit, Counter, Employer, Staff
from tests.bot.console.clerk import PASSWORD, Station, reads
from tests.builders import NINE, a_course, a_follower, a_member_of_staff, a_vacancy, a_worker


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
    for role, scope in (("county_liaison", "all"), ("county_liaison", ""), ("banma_viewer", "all"), ("auditor", "abc")):
        refused = clerk.post("/staff", {**form, "code": "S13", "role": role, "scope": scope}).text
        assert "能看的范围和身份对不上" in refused, (role, scope)
    county = {"code": "S13", "role": "county_liaison", "scope": "533123"}
    assert "加好了" in clerk.post("/staff", {**form, **county}).text
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


def test_somebody_stopped_stays_on_the_list_and_starts_again_as_somebody_new(console: Station, admin: Staff) -> None:
    with console.runtime.records.write() as session:
        member = staff.by_code(session, "S03")
        staff.bind_directly(session, staff=member, follower=a_follower(session), now=NINE)
        a_member_of_staff(session, code="S14", role="expert", active=False)  # a role without rights
    clerk, theirs = console.enter("S08"), console.enter("S03")
    code = reads(clerk.post(f"/staff/{member.id}/code"), r"绑定 ([A-Z0-9]{8})")
    assert "已停用" in clerk.post(f"/staff/{member.id}/end").text
    row = _row(clerk.get("/staff").text, "S03")
    assert ("已停用" in row, "未绑定" in row, "恢复" in row, "重开账号" in row) == (True, True, True, False)
    assert "/start" not in _row(clerk.get("/staff").text, "S14")
    with console.runtime.records.read() as session:
        codes = [one.staff.code for one in personnel.members(session, by=admin)]
        without_rights = session.exec(select(Staff).where(Staff.code == "S14")).one().id
    assert codes == ["S08", "S03", "S14"]
    form = {"code": "S03", "name": "又来的", "role": "job_officer", "scope": "all"}
    assert "停用着，请先在人员名单里恢复" in clerk.post("/staff", form).text
    for act in ("code", "account"):
        assert "停用着" in clerk.post(f"/staff/{member.id}/{act}").text
    assert "没有这种身份" in clerk.post(f"/staff/{without_rights}/start").text
    assert "恢复了" in clerk.post(f"/staff/{member.id}/start").text
    row = _row(clerk.get("/staff").text, "S03")
    assert ("未开通" in row, "未绑定" in row, "停用" in row) == (True, True, True)
    tried = console.nobody().post("/login", {"code": "S03", "password": PASSWORD}).text
    assert "验证" not in tried
    assert theirs.get("/staff").url.path.endswith("/login")
    with console.runtime.records.write() as session:
        assert staff.find(session, "S03") is not None
        assert accounts.find(session, "S03") is None
        with pytest.raises(staff.UnknownCode):
            staff.bind(session, code=code, follower=a_follower(session), now=NINE)
        acts = session.exec(select(Audit.action, Audit.detail).where(Audit.about == f"staff:{member.id}")).all()
    assert ("staff_started", "visit_officer") in [tuple(act) for act in acts]
    assert words.detail("staff_started", "visit_officer") == "走访专员"


def _row(page: str, code: str) -> str:
    return next(row for row in page.split("<tr>") if f"<td>{code}</td>" in row)


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


def test_a_setting_that_was_changed_stands_in_the_audit_by_its_name(console: Station, admin: Staff) -> None:
    with console.runtime.records.write() as session:
        station.change(session, name="approval_limit", value="30", now=NINE, staff_id=admin.id)
        station.change(session, name="account_kind", value="subscription", now=NINE, staff_id=admin.id)
    page = console.enter("S08").get("/audit/list").text
    assert "设置：群发多于几人要第二人批准" in page
    assert ("公众号类型" in page, "订阅号" in page) == (True, True)
    assert [name for name in ("approval_limit", "account_kind", "subscription") if name in page] == []
    assert list(words.SETTINGS) == [field.name for field in fields(station.Station)]
    assert words.about("setting:no_longer_one") == "设置：no_longer_one"


def test_the_audit_names_people_and_posts_by_the_numbers_that_people_know(console: Station, admin: Staff) -> None:
    with console.runtime.records.write() as session:
        a_vacancy(session, number="J901")
        rows = {
            "staff": staff.by_code(session, "S03"), "worker": a_worker(session, code="W059", name="岩看不到"),
            "vacancy": a_vacancy(session, number="J902"), "course": a_course(session, code="C77"),
            "counter": session.exec(select(Counter).where(Counter.measure_code == "P18")).first(),
        }  # fmt: skip
        rows["employer"] = Employer(name="示例青竹纸品有限公司")
        session.add(rows["employer"])
        session.flush()
        own = a_worker(session)
        said = {table: f"{table}:{row.key}" for table, row in rows.items()}
        for about in (*said.values(), f"worker:{own.key}", "vacancy:99999", "duty"):
            audits.note(
                session, staff=admin, action="called", about=about, detail=f"worker:{rows['worker'].key}", now=NINE
            )
        numbers = audit_numbers.of(
            session, [*said.values(), f"worker:{own.key}", "vacancy:99999", "duty", "worker:x", ""]
        )
        counter = f"P18 {rows['counter'].name}"
        handle = roster.handle(own)
    assert numbers == {
        said["staff"]: "S03", said["worker"]: "W059", said["vacancy"]: "J902", said["course"]: "C77",
        said["counter"]: counter, said["employer"]: "示例青竹纸品有限公司", f"worker:{own.id}": handle,
    }  # fmt: skip
    page = console.enter("S08").get("/audit/list").text
    for shown in (
        "人员 S03",
        "工友 W059",
        "岗位 J902",
        "班级 C77",
        "单位 示例青竹纸品有限公司",
        f"计数 {counter}",
        f"工友 {handle}",
        "岗位 99999",
        "值班表",
    ):
        assert shown in page, shown
    assert "岩看不到" not in page


@pytest.mark.parametrize(
    ("said", "found"),
    [("w059", ["W059"]), ("Ｊ901", ["J901"]), ("员演示乙", ["W059", "J901"]), ("S08", ["W059", "J901"]),
     ("打过电话", ["W059"]), ("岩看不到", []), ("W058", [])],
)  # fmt: skip
def test_the_audit_is_searched_by_what_it_shows(console: Station, admin: Staff, said: str, found: list[str]) -> None:
    with console.runtime.records.write() as session:
        member = session.get(Staff, admin.key)
        member.name = "管理员演示乙"
        a_worker(session)
        worker, post = a_worker(session, code="W059", name="岩看不到"), a_vacancy(session, number="J901")
        audits.note(session, staff=member, action="called", about=f"worker:{worker.key}", now=NINE)
        audits.note(session, staff=member, action="vacancy_publish", about=f"vacancy:{post.key}", now=NINE)
    page = console.enter("S08").get(f"/audit/list?q={said}").text
    assert [number for number in ("W059", "J901") if number in page.replace("（W001、J014）", "")] == found


def test_what_the_audit_keeps_short_is_said_in_words() -> None:
    said = {
        ("staff_added", "job_officer"): "岗位专员", ("worker_merged", "worker:60"): "工友 60",
        ("attendance_taken", "2026-11-27 morning 2/3"): "2026-11-27 上午 2/3", ("setting", "值班表"): "值班表",
        ("import_undone", "posts 17 行 岗位.xlsx"): "岗位 17 行 岗位.xlsx",
        ("broadcast_approve", "12038937d5f12c1a571058e207ec4d67"): "内容指纹 12038937",
    }  # fmt: skip
    assert {case: words.detail(*case) for case in said} == said
    assert (words.about("report:month 2026-11-01"), words.about("worker:12")) == ("报表 月报 2026-11-01", "工友 12")

"""A day of visits at the desk: booked, moved, called off with both sides told, recorded on the spot and from paper."""

import io
import re
from datetime import timedelta

import pytest
from PIL import Image
from sqlmodel import col, select

from bot.console.office import Office
from bot.delivery import Delivery
from bot.play.player import Carrier
from bot.play.stage import StageClock
from bot.scheduled import remind_of_visits
from db import retention, staff
from db.models import Employer, FollowUp, Outbox, Staff, StaffBinding, Visit, VisitCell, Worker
from tests.bot.console.clerk import Clerk, Station, reads
from tests.bot.console.town import ELSEWHERE, HERE, Town, build
from tests.builders import NINE, a_follower, a_member_of_staff, a_worker


@pytest.fixture
def town(console: Station) -> Town:
    """With somebody who makes visits and hears of them by WeChat."""
    with console.runtime.records.write() as session:
        town = build(session, Office(console.runtime).keys)
        visitor = a_member_of_staff(session, code="S03", role="visit_officer", scope="all")
        session.add(StaffBinding(staff_id=visitor.key, follower_id=a_follower(session).key, bound_at=NINE))
        for number, worker in enumerate(session.exec(select(Worker)).all()):
            worker.employer_name, worker.dormitory = "示例电子", f"{number + 1}号楼"
        return town


@pytest.fixture
def clerk(console: Station, town: Town) -> Clerk:
    return console.enter("S02")


def visits(console: Station) -> list[Visit]:
    with console.runtime.records.read() as session:
        return list(session.exec(select(Visit).order_by(col(Visit.id))).all())


def told(console: Station) -> list[str]:
    """What is owed about visits arranged here, oldest first."""
    with console.runtime.records.read() as session:
        rows = session.exec(select(Outbox).order_by(col(Outbox.id))).all()
    return [row.message["words"] for row in rows if row.owed_as.startswith("visit:")]


def member(console: Station, code: str) -> Staff:
    with console.runtime.records.read() as session:
        return staff.by_code(session, code)


def picture() -> bytes:
    """With something in it that nobody is to see."""
    drawn = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(drawn, format="JPEG", comment=b"SECRET")
    return drawn.getvalue()


def test_a_visit_is_booked_moved_and_called_off_and_both_sides_hear_it(
    console: Station, town: Town, clerk: Clerk, clock: StageClock
) -> None:
    worker = town.near["worker"]
    assert f"worker={worker}" in clerk.get(f"/visits/new?q={HERE}").text
    form = {
        "worker": str(worker), "day": "2026-11-27", "time": "19:00", "place": "1号楼302", "topic": "工资没发齐",
        "visitor": str(member(console, "S03").id),
    }  # fmt: skip
    assert "微信已通知工友" in clerk.post("/visits/book", form).text
    visit = visits(console)[-1]
    assert (visit.staff_id, visit.starts_at, visit.status) == (
        member(console, "S03").id, NINE + timedelta(hours=34), "booked",
    )  # fmt: skip
    week = clerk.get("/visits?week=2026-11-27").text
    assert HERE in week
    assert f"/visits/{visit.id}" in week
    taken = clerk.post("/visits/book", {**form, "worker": str(town.far["worker"])})
    assert "刚被约走了" in taken.text
    assert f"/visits/{visit.id}" not in clerk.get("/visits?week=2026-12-04").text
    page = f"/visits/{visit.id}"
    head = str(member(console, "S01").id)
    assert "改到" in clerk.post(f"{page}/move", {"day": "2026-11-30", "time": "10:00", "visitor": head}).text
    assert visits(console)[-1].staff_id == int(head)
    _whom_no_reminder_reached_is_telephoned(console, clock)
    clerk = console.enter("S02")
    assert "取消了" in clerk.post(f"{page}/cancel").text
    assert "已经取消了" in clerk.post(f"{page}/move", {"day": "2026-11-30", "time": "14:00"}).text
    with console.runtime.records.read() as session:
        assert session.exec(select(VisitCell)).all() == []
    words = told(console)
    assert [line[:6] for line in words] == [
        "【新约走访】",
        "【走访】约好",
        "【走访取消】",
        "【走访】改好",
        "【走访】11",
    ]
    assert "1号楼302" in words[1]


def _whom_no_reminder_reached_is_telephoned(console: Station, clock: StageClock) -> None:
    """The evening before: no window is open and no notice agreed to, so that the reminder stands on the desk's list."""
    clock.now = NINE + timedelta(days=3, hours=10)
    remind_of_visits.run(console.runtime, clock.now)
    Delivery(console.runtime, Carrier(lambda *_: None, notices=False)).drain()
    desk = console.enter("S02")
    listed = reads(desk.get("/"), r'(?s)id="calls">(.+?)</section>')
    # Once, with all that did not arrive and is still to come.
    (person,) = [part for part in listed.split("d-flex gap-2") if HERE in part]
    assert "139****0001" in person
    assert "11月30日(周一)10:00 走访提醒 1号楼302 · 超过48小时" in person
    assert "11月27日" not in listed
    number = re.findall(r"/called/(\d+)", person)[0]
    assert "记下了：已打过电话" in desk.post(f"/called/{number}").text
    assert HERE not in reads(desk.get("/"), r'(?s)id="calls">(.+?)</section>')
    clock.now += timedelta(hours=13)
    remind_of_visits.run(console.runtime, clock.now)
    Delivery(console.runtime, Carrier(lambda *_: None, notices=False)).drain()
    still = reads(console.enter("S02").get("/"), r'(?s)id="calls">(.+?)</section>')
    assert HERE not in still  # telephoned the evening before


def test_a_visit_is_recorded_on_the_spot_with_what_must_follow(
    console: Station, town: Town, clerk: Clerk, clock: StageClock
) -> None:
    visit = town.near["visit"]
    clock.now += timedelta(minutes=25)
    assert "记走访" in clerk.get(f"/visits/{visit}").text
    form = {
        "status": "done", "day": "2026-11-26", "time": "09:20", "people_met": "4",
        "summary": "热水不稳，身份证 533103199203149991", "task0": "联系房东修热水", "due0": "2026-11-28", "task2": "问社保",
    }  # fmt: skip
    assert "没到走访的时间" in clerk.post(f"/visits/{visit}/record", {**form, "time": "20:00"}).text
    shown = clerk.post(f"/visits/{visit}/record", form, files={"photo": ("宿舍.jpg", picture(), "image/jpeg")}).text
    assert "记了 2 件跟进" in shown
    assert "存了照片" in shown
    photo = clerk.get(re.findall(r"/console(/photos/\d+)", shown)[0])
    assert photo.headers["content-type"] == "image/jpeg"
    assert b"SECRET" not in photo.content
    assert console.enter("S05").get("/photos/1").status_code in (403, 404)
    nothing = clerk.post(f"/visits/{visit}/record", form | {"task0": "", "task2": ""}, files={"photo": ("x.jpg", b"x")})
    assert "照片打不开" in nothing.text
    assert "533103199203149991" not in shown
    row = next(row for row in visits(console) if row.id == visit)
    assert (row.status, row.people_met, row.starts_at) == ("done", 4, NINE + timedelta(minutes=20))
    with console.runtime.records.read() as session:
        task = session.exec(select(FollowUp).where(FollowUp.words == "联系房东修热水")).one()
    assert str(task.due_on) == "2026-11-28"
    tasks = clerk.get("/tasks").text
    assert tasks.index("联系房东修热水") < tasks.index("问社保")  # with a day first
    assert "办好了" in clerk.post(f"/tasks/{task.id}/done", {"outcome": "房东当天修好"}).text
    assert "联系房东修热水" not in clerk.get("/tasks").text
    assert "房东当天修好" in clerk.get(f"/visits/{visit}").text


def test_a_visit_from_paper_keeps_both_days_and_the_plan_knows_it(console: Station, town: Town, clerk: Clerk) -> None:
    with console.runtime.records.write() as session:
        a_worker(
            session, name="木没去过", status="employed", employer_name="示例物流", dormitory="九亭公寓", region="533103"
        )
    plan = clerk.get("/visits/plan").text
    assert plan.count("没见过</strong>") == 3
    assert plan.count(">2 件<") == 2
    with console.runtime.records.write() as session:
        session.add(FollowUp(worker_id=town.near["worker"], region="533123", words="热水器坏了", opened_at=NINE))
    assert ">3 件<" in clerk.get("/visits/plan").text
    route = clerk.get(f"/visits/route?of={town.near['worker']}").text
    assert route.index(HERE) < route.index("等着 3 件")
    form = {"worker": str(town.near["worker"]), "status": "done", "day": "2026-11-20", "time": "20:00", "kind": "gift"}
    assert "钱从哪里来" in clerk.post("/visits/enter", {**form, "summary": "送了棉被"}).text
    form["cost_source"] = "东西部协作资金"
    shown = clerk.post("/visits/enter", {**form, "summary": "送了棉被"}).text
    assert "补记" in shown
    assert "<dd>东西部协作资金</dd>" in shown
    assert "东西部协作资金" in clerk.get("/visit/list").text
    visit = visits(console)[-1]
    assert visit.cost_source == "东西部协作资金"
    assert (str(visit.starts_at.date()), visit.entered_at, visit.kind) == ("2026-11-20", NINE, "gift")
    assert "6 天前" in (plan := clerk.get("/visits/plan").text)
    assert plan.index("九亭公寓") < plan.index("1号楼")  # never visited before visited
    route = clerk.get(f"/visits/route?of={town.far['worker']}&of={town.near['worker']}").text
    assert route.index(ELSEWHERE) < route.index(HERE)
    assert "上次 2026-11-20" in route
    assert "没写全" in clerk.post("/visits/enter", {**form, "day": "以前"}).text
    assert "哪位工友或哪家单位" in clerk.post("/visits/enter", {**form, "worker": "", "employer": ""}).text
    with console.runtime.records.write() as session:
        session.add(Employer(name="示例走访厂"))
    assert '<option value="示例走访厂">' in clerk.get("/visits/new").text
    clerk.post("/visits/enter", {**form, "worker": "", "employer": "示例走访厂", "kind": "employer", "people_met": "9"})
    assert "示例走访厂" in clerk.get("/visit/list").text


def test_a_record_put_right_keeps_the_day_of_its_entry(
    console: Station, town: Town, clerk: Clerk, clock: StageClock
) -> None:
    went = str(member(console, "S03").id)
    form = {
        "worker": str(town.near["worker"]), "status": "done", "day": "2026-11-25", "time": "19:30", "kind": "dormitory",
        "summary": "窗户漏风", "people_met": "三个人", "visitor": went,
    }  # fmt: skip
    clerk.post("/visits/enter", form)
    visit = visits(console)[-1]
    assert (visit.staff_id, visit.people_met, visit.entered_at) == (int(went), 3, NINE)
    clock.now += timedelta(hours=6)
    clerk = console.enter("S02")
    shown = clerk.post(f"/visits/{visit.id}/record", form | {"summary": "窗户漏风，已补", "people_met": "4"}).text
    assert "<dt>录入</dt><dd>2026-11-26（补记）" in shown
    assert "<dt>改过</dt><dd>2026-11-26" in shown
    right = visits(console)[-1]
    assert (right.summary, right.people_met, right.entered_at) == ("窗户漏风，已补", 4, NINE)


def test_a_comfort_visit_to_an_employer_asks_its_number_and_keeps_what_was_put_right_and_that_there_was_a_photo(
    console: Station, town: Town, clerk: Clerk, clock: StageClock
) -> None:
    form = {
        "employer": "示例送温暖制衣有限公司", "status": "done", "day": "2026-11-25", "time": "15:00", "kind": "employer",
        "cost_source": "青浦区财政", "summary": "送了米和油",
    }  # fmt: skip
    before = len(visits(console))
    asked = clerk.post("/visits/enter", {**form, "people_met": "40"}).text
    assert "加上" in asked
    assert "要写慰问了多少人" in clerk.post("/visits/enter", {**form, "new_employer": "1"}).text
    assert len(visits(console)) == before
    with console.runtime.records.read() as session:
        assert session.exec(select(Employer).where(Employer.name == form["employer"])).first() is None
    photo = {"photo": ("慰问.jpg", picture(), "image/jpeg")}
    shown = clerk.post("/visits/enter", {**form, "people_met": "40", "new_employer": "1"}, files=photo).text
    assert "存了照片" in shown
    visit = visits(console)[-1]
    with console.runtime.records.read() as session:
        assert session.get_one(Employer, visit.employer_id).name == form["employer"]
    clock.now += timedelta(days=1)
    right = {**form, "day": "2026-11-24", "people_met": "45", "cost_source": "工会经费"}
    mended = console.enter("S02").post(f"/visits/{visit.id}/record", right).text
    assert "2026-11-25 → 2026-11-24 人数 40 → 45 资金 青浦区财政 → 工会经费" in mended
    clock.now += timedelta(days=7)
    assert "交过一张" not in mended
    with console.runtime.records.write() as session:
        (path,) = retention.forget(session, now=clock.now)
    assert path.startswith("media/visit-")
    shown = console.enter("S02").get(f"/visits/{visit.id}").text
    assert ("2026-11-26 09:00 演示S02交过一张，2026-12-04 到期删了" in shown, "/photos/" in shown) == (True, False)


def test_the_same_sheet_is_not_entered_twice(console: Station, town: Town, clerk: Clerk) -> None:
    form = {
        "worker": str(town.near["worker"]),
        "status": "done",
        "day": "2026-11-20",
        "time": "20:00",
        "kind": "dormitory",
    }
    clerk.post("/visits/enter", form | {"task0": "问社保"})
    before = len(visits(console))
    assert "已经记过" in clerk.post("/visits/enter", form | {"task0": "问社保"}).text
    assert len(visits(console)) == before
    clerk.post("/visits/enter", form | {"kind": "telephone"})  # a call of the same evening is no second sheet
    clerk.post("/visits/enter", form | {"time": "21:30", "another": "1"})
    assert len(visits(console)) == before + 2
    assert "年份" in clerk.post("/visits/enter", form | {"day": "1026-11-20"}).text
    assert "要写数字" in clerk.post("/visits/enter", form | {"day": "2026-11-19", "people_met": "好些"}).text
    assert len(visits(console)) == before + 2


def test_a_visit_entered_for_a_day_that_has_an_arranged_one_is_asked_about(
    console: Station, town: Town, clerk: Clerk, clock: StageClock
) -> None:
    visit, worker = town.near["visit"], town.near["worker"]
    clock.now += timedelta(minutes=25)
    form = {"worker": str(worker), "day": "2026-11-26", "time": "09:10", "status": "done", "summary": "都好"}
    before = len(visits(console))
    asked = clerk.post("/visits/enter", {**form, "kind": "employer"}).text
    assert f"V{visit}，还没记，这次没有再存" in asked
    assert "存好" in asked
    assert len(visits(console)) == before
    assert "记好了" in clerk.post("/visits/enter", {**form, "kind": "telephone"}).text
    assert "记好了" in clerk.post("/visits/enter", {**form, "another": "1"}).text
    assert [(row.status, row.id == visit) for row in visits(console) if row.id == visit] == [("booked", True)]
    clerk.post(f"/visits/{visit}/record", {**form, "time": "09:00"})
    assert "已经记过" in clerk.post("/visits/enter", {**form, "kind": "dormitory"}).text


def test_the_plan_goes_by_house_and_by_who_was_seen(console: Station, town: Town, clerk: Clerk) -> None:
    with console.runtime.records.write() as session:
        rooms = [
            a_worker(session, employer_name="示例仓", dormitory=room, status="employed", work_place="华新镇").key
            for room in ("凤溪公寓3栋501", "凤溪公寓 三栋 502", "凤溪公寓3栋", "凤溪公寓4栋501")
        ]
    plan = clerk.get("/visits/plan").text
    assert plan.count("<td>凤溪公寓3栋</td>") == plan.count("<td>凤溪公寓4栋</td>") == 1
    called = {"worker": str(rooms[0]), "status": "done", "day": "2026-11-20", "time": "20:00", "kind": "telephone"}
    clerk.post("/visits/enter", called)
    assert "6 天前" not in clerk.get("/visits/plan").text
    route = clerk.get(f"/visits/route?of={rooms[2]}").text
    assert "3 人" in route
    assert "在华新镇" in route
    assert "没有排进来" not in route
    many = "&".join(f"of={number}" for number in [rooms[0]] * 10)
    assert "后面勾的 2 处" in clerk.get(f"/visits/route?{many}").text
    clerk.post("/visits/enter", called | {"kind": "dormitory"})
    assert "6 天前" in clerk.get("/visits/plan").text


def test_who_only_looks_books_nothing(console: Station, town: Town) -> None:
    auditor = console.enter("S07")
    assert "/visits/new" not in auditor.get("/visits").text
    assert auditor.post(f"/visits/{town.near['visit']}/cancel").status_code == 403

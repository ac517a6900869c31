"""The daily task with classes: planned, filled, attendance by half day, results, certificates, the register as a sheet;
moved, resized and called off with everybody told."""

import io
import re
from datetime import date, datetime, timedelta

import openpyxl
import pytest
from sqlmodel import Session, select

from bot.intake import Intake
from bot.play.stage import Messages, StageClock
from db import attendance, calling_off, channel, class_planning, enrolments, followers, identities, load, station
from db.columns import CHINA
from db.models import Attendance, Certificate, Course, Enrolment, ImportRow, Outbox, RosterRow, Worker
from tests.bot.console.clerk import Clerk, Station
from tests.builders import NINE, a_course, a_follower, a_member_of_staff, a_worker

NEW = {
    "title": "餐饮服务岗位练兵", "programme": "drill", "field": "餐旅", "provider": "甲校", "place": "盈江县职校", "county": "盈江",
    "first_day": "2026-12-01", "last_day": "2026-12-02", "from_clock": "09:00", "until_clock": "17:00", "seats": "2",
    "hours": "16", "batch": "2026年送教上门第1批", "audience": "企业职工", "certificate": "岗位培训合格证书", "attendance_rule": "出勤率80%以上",
}  # fmt: skip


@pytest.fixture
def clerk(console: Station) -> Clerk:
    with console.runtime.records.write() as session:
        a_member_of_staff(session, code="S01", role="station_head", scope="all")
        a_member_of_staff(session, code="S11", role="provider", scope="own", organisation="甲校")
        for name in ("岩一", "=2+2", "岩三"):
            worker, follower = (
                a_worker(session, name=name, phone="13912340001", region="533123", county="盈江"),
                a_follower(session),
            )
            followers.link(session, follower=follower, worker=worker, now=NINE)
    entered = console.enter("S01")
    entered.get("/courses/new")
    return entered


def people(console: Station) -> list[Enrolment]:
    with console.runtime.records.read() as session:
        return list(session.exec(select(Enrolment).order_by(Enrolment.id)).all())


def told(console: Station, words: str) -> int:
    with console.runtime.records.read() as session:
        return sum(words in str(row.message.get("words")) for row in session.exec(select(Outbox)).all())


def test_a_class_from_its_plan_to_its_certificates(console: Station, clerk: Clerk, clock: StageClock) -> None:
    assert "座位要写" in clerk.post("/courses", {**NEW, "seats": ""}).text
    assert "比第一天还早" in clerk.post("/courses", {**NEW, "last_day": "2026-11-30"}).text
    page = clerk.post("/courses", {**NEW, "then": "open"})
    assert "开始报名了" in page.text
    assert 'data-testid="batch">2026年送教上门第1批<' in page.text
    assert "2026年送教上门第1批" in clerk.get("/course/list?q=第1批").text
    here = page.url.path.removeprefix("/console")
    assert "没有叫“木谁”的工友" in clerk.post(f"{here}/enrol", {"handle": "木谁"}).text
    assert "没有叫“G木”的工友" in clerk.post(f"{here}/enrol", {"handle": "G木"}).text
    for handle in ("岩一", "G2", "G3"):
        page = clerk.post(f"{here}/enrol", {"handle": handle, "basis": "企业职工"})
    assert "岩三 排在候补" in page.text
    assert told(console, "工作站帮您报了餐饮服务岗位练兵") == 3
    with console.runtime.records.write() as session:
        namesake = a_worker(session, name="岩三", region="533123", county="盈江").key
    several = clerk.post(f"{here}/enrol", {"handle": "岩三"}).text
    assert ("有 2 位，请写编号" in several, f"G{namesake}（盈江" in several) == (True, True)
    clerk.post(f"{here}/leave", {"enrolment": str(people(console)[0].id)})
    assert told(console, "由工作站取消了") == 1
    assert [row.status for row in people(console)] == ["cancelled", "enrolled", "offered"]
    with console.runtime.records.write() as session:
        enrolments.accept(session, enrolments.get(session, people(console)[2].key), now=NINE)
    clock.now = datetime(2026, 12, 1, 10, 0, tzinfo=CHINA)
    second, third = (str(row.id) for row in people(console)[1:])
    clerk = console.enter("S01")
    assert "点名：12/1上午" in clerk.get(here).text
    shown = {f"shown:{second}": "1", f"shown:{third}": "1"}
    form = {"half": "2026-12-01:morning", **shown, f"present:{second}": "1", f"present:{third}": "1"}
    assert "12月1日上午到了 2 人" in clerk.post(f"{here}/attendance", form).text
    form.pop(f"present:{third}")
    assert "到了 1 人" in clerk.post(f"{here}/attendance", form).text
    assert "还没到这一天" in clerk.post(f"{here}/attendance", {**form, "half": "2026-12-02:morning"}).text
    assert "上课日程" in clerk.post(f"{here}/attendance", {**form, "half": "2026-12-09:morning"}).text
    with console.runtime.records.read() as session:
        assert [str(row.enrolment_id) for row in session.exec(select(Attendance)).all()] == [second]
    clerk.post(f"{here}/status", {"status": "ended"})
    assert "只能往前走" in clerk.post(f"{here}/status", {"status": "open"}).text
    assert "只给考核合格的人发证" in clerk.post(f"{here}/results", {f"certificate:{third}": "YJ-002"}).text
    asked = clerk.post(f"{here}/results", {f"result:{second}": "passed", f"result:{third}": "failed"}).text
    assert "出勤不到 80% 的没有记合格：=2+2 25%" in asked
    assert [row.status for row in people(console)[1:]] == ["enrolled", "failed"]
    clerk.post(f"{here}/results", {f"result:{second}": "passed", "despite": "1"})
    page = clerk.post(f"{here}/results", {f"certificate:{second}": "YJ-001", "issued_on": "2026-12-03"})
    assert "发证 1 张" in page.text
    labels = clerk.get(f"{here}/labels").text
    assert (labels.count('aria-label="YJ-001的查验码"><svg'), "/certificate" in labels) == (1, True)
    assert "工作站发过这张证书" in clerk.http.get("/certificate?number=YJ-001").text
    clerk.post(f"{here}/results", {f"result:{third}": "passed", "despite": "1"})
    assert "已经发给别人了" in clerk.post(f"{here}/results", {f"certificate:{third}": "YJ-001"}).text
    with console.runtime.records.read() as session:
        kept = session.exec(select(Certificate)).one()
    assert (kept.number, kept.name, kept.issued_on) == ("YJ-001", "=2+2", date(2026, 12, 3))
    sheet = openpyxl.load_workbook(io.BytesIO(clerk.post(f"{here}/roster").content)).active
    rows = {row[1].value: row for row in sheet.iter_rows(min_row=2)}
    assert [rows["=2+2"][place].data_type for place in (1, 6)] == ["s", "s"]  # a name is no formula
    assert [cell.value for cell in rows["=2+2"][3:]] == [
        "139****0001",
        "盈江",
        "企业职工",
        "√",
        None,
        None,
        None,
        "25%",
        "合格",
        "YJ-001",
    ]


def test_who_lacks_attendance_or_a_result_shows_and_the_next_state_is_offered(
    console: Station, clerk: Clerk, clock: StageClock
) -> None:
    plan = {**NEW, "attendance_rule": "缺勤不得超过两成", "certificate": "", "then": "open"}
    here = clerk.post("/courses", plan).url.path.removeprefix("/console")
    for handle in ("岩一", "G2"):
        clerk.post(f"{here}/enrol", {"handle": handle})
    first, second = (str(row.id) for row in people(console)[:2])
    assert "，改成“" not in clerk.get(here).text
    clock.now = datetime(2026, 12, 1, 9, 30, tzinfo=CHINA)
    clerk = console.enter("S01")
    assert "开班的时间到了，改成“开班”" in clerk.get(here).text
    clock.now = datetime(2026, 12, 2, 18, 0, tzinfo=CHINA)
    clerk = console.enter("S01")
    shown = clerk.get(here).text
    assert ("课上完了，改成“结课”" in shown, "还有 2 人没给结果：岩一、=2+2" in shown) == (True, True)
    for day in ("2026-12-01", "2026-12-02"):
        for half in ("morning", "afternoon"):
            there = {"half": f"{day}:{half}", f"shown:{first}": "1", f"shown:{second}": "1", f"present:{first}": "1"}
            clerk.post(f"{here}/attendance", there | ({f"present:{second}": "1"} if half == "morning" else {}))
    asked = clerk.post(f"{here}/results", {f"result:{first}": "passed", f"result:{second}": "passed"}).text
    assert "出勤不到 80% 的没有记合格：=2+2 50%" in asked
    assert [row.status for row in people(console)[:2]] == ["passed", "enrolled"]
    assert "还有 1 人没给结果" in clerk.post(f"{here}/status", {"status": "examined"}).text
    shown = clerk.get(here).text
    assert ("还有 1 人没给结果：=2+2" in shown, shown.count("不到 80%</div>")) == (True, 1)
    clerk.post(f"{here}/results", {f"result:{second}": "failed"})
    assert "没给结果" not in clerk.get(here).text
    clerk.post(f"{here}/results", {f"certificate:{first}": "QJ-1", "issued_on": "2026-12-02"})
    assert "合格的都发证了，改成“已发证”" in clerk.get(here).text


def test_a_certificate_is_put_right_and_taken_back(console: Station, clerk: Clerk, clock: StageClock) -> None:
    here = clerk.post("/courses", {**NEW, "then": "open"}).url.path.removeprefix("/console")
    for handle in ("岩一", "G2"):
        clerk.post(f"{here}/enrol", {"handle": handle})
    clock.now = datetime(2026, 12, 4, 10, 0, tzinfo=CHINA)
    clerk = console.enter("S01")
    first, second = (str(row.id) for row in people(console)[:2])
    passed = {f"result:{first}": "passed", f"result:{second}": "passed", "despite": "1"}
    numbers = {f"certificate:{first}": "YJ-1", f"certificate:{second}": "YJ-2", "issued_on": "2026-11-20"}
    assert "在开班以前" in clerk.post(f"{here}/results", {**passed, **numbers}).text
    numbers["issued_on"] = "2026-12-03"
    assert "发证 2 张" in clerk.post(f"{here}/results", {**passed, **numbers}).text
    swapped = {**numbers, f"certificate:{first}": "YJ-2", f"certificate:{second}": "YJ-1"}
    assert "发证 2 张" in clerk.post(f"{here}/results", swapped).text
    later = {**swapped, "issued_on": "2026-12-04"}
    assert "改发证日期" not in clerk.post(f"{here}/results", later).text
    assert "改发证日期 2 张" in clerk.post(f"{here}/results", {**later, "redate": "1"}).text
    assert "收回 1 张" in clerk.post(f"{here}/results", {f"result:{first}": "failed"}).text
    assert "已经作废" in clerk.http.get("/certificate?number=YJ-2").text
    given_again = {f"result:{second}": "passed", f"certificate:{second}": "YJ-2"}
    assert "发证 1 张" in clerk.post(f"{here}/results", given_again).text
    assert "工作站发过这张证书" in clerk.http.get("/certificate?number=YJ-2").text
    emptied = clerk.post(f"{here}/results", {f"certificate:{second}": ""}).text
    assert ("收回 1 张" in emptied, "YJ-2" in emptied) == (True, False)


def test_who_comes_instead_of_a_no_show_is_put_on_the_register(
    console: Station, clerk: Clerk, clock: StageClock
) -> None:
    here = clerk.post("/courses", {**NEW, "then": "open"}).url.path.removeprefix("/console")
    for handle in ("岩一", "G2"):
        clerk.post(f"{here}/enrol", {"handle": handle})
    clock.now = datetime(2026, 12, 1, 10, 0, tzinfo=CHINA)
    clerk = console.enter("S01")
    assert "加进名册" in clerk.get(here).text
    first, second = (str(row.id) for row in people(console)[:2])
    form = {"half": "2026-12-01:morning", f"shown:{first}": "1", f"present:{first}": "1", f"shown:{second}": "1"}
    clerk.post(f"{here}/attendance", form)
    assert "位子满了" in clerk.post(f"{here}/enrol", {"handle": "G3"}).text
    assert "到过课" in clerk.post(f"{here}/leave", {"enrolment": first}).text
    assert "座位空出来了" in clerk.post(f"{here}/leave", {"enrolment": second}).text
    assert "加进名册了" in clerk.post(f"{here}/enrol", {"handle": "G3"}).text
    assert told(console, "工作站帮您报了餐饮服务岗位练兵") == 2
    assert [row.status for row in people(console)] == ["enrolled", "cancelled", "enrolled"]


def test_moved_resized_held_elsewhere_and_called_off_with_everybody_told(console: Station, clerk: Clerk) -> None:
    here = clerk.post("/courses", {**NEW, "seats": "1", "then": "open"}).url.path.removeprefix("/console")
    for number in (1, 2):
        clerk.post(f"{here}/enrol", {"handle": f"G{number}"})
    assert "已按顺序通知1位候补" in clerk.post(f"{here}/seats", {"seats": "2"}).text
    assert "请写新的开班日期" in clerk.post(f"{here}/move", {"day": "", "clock": ""}).text
    assert "已通知2人" in clerk.post(f"{here}/move", {"day": "2026-12-08", "clock": "09:30"}).text
    page = clerk.post(
        here, {**{name: NEW[name] for name in NEW if name not in ("seats", "first_day")}, "place": "瑞丽职校"}
    )
    assert "换了地点，已通知2人" in page.text
    assert "已取消，已通知2人" in clerk.post(f"{here}/cancel").text
    assert [told(console, words) for words in ("培训改期", "培训换地方", "改在瑞丽职校上课")] == [2, 2, 2]
    with console.runtime.records.read() as session:
        course = session.exec(select(Course)).one()
    assert (course.status, course.taken, course.starts_at) == (
        "cancelled",
        0,
        datetime(2026, 12, 8, 9, 30, tzinfo=CHINA),
    )


WEEK = {**NEW, "title": "师资带教一周", "programme": "teachers", "provider": "青浦示例职业学院", "place": "青浦", "county": "",
        "first_day": "2026-12-07", "last_day": "2026-12-11", "audience": "职校老师",
        "seats": "3"}  # fmt: skip


def test_a_week_of_teachers_is_nominated_arrives_and_is_due_to_its_host(
    console: Station, clerk: Clerk, clock: StageClock
) -> None:
    load.seed(console.runtime.records)
    here = clerk.post("/courses", {**WEEK, "then": "open"}).url.path.removeprefix("/console")
    for number in (1, 3):
        clerk.post(f"{here}/enrol", {"handle": f"G{number}", "basis": "职校老师"})
    one, three = (str(row.id) for row in people(console))
    sent = str(_a_teacher_signs_up(console, teacher := Teacher(console, clock)).id)
    form = {f"nominated:{one}": "盈江县职校", f"nominated:{three}": "", f"shown:{one}": "1", f"arrived:{one}": "1"}
    early = clerk.post(f"{here}/delegates", form).text
    assert "有单位派的 1 人，报到 0 人" in early
    assert "接待：青浦示例职业学院" in early
    assert 'value="盈江县职校"' in early
    assert early.count("本人说的，跟学校核实了再存") == 1
    assert f'name="nominated:{sent}" value="瑞丽市职业高级中学"' in early
    assert "12月7日开班，那天到了再回" in teacher.says("报到")
    clock.now = datetime(2026, 12, 7, 9, 0, tzinfo=CHINA)
    clerk = console.enter("S01")
    form |= {f"nominated:{three}": "德宏州人社局", f"shown:{three}": "1", f"arrived:{three}": "1"}
    assert "有单位派的 2 人，报到 2 人" in clerk.post(f"{here}/delegates", form).text
    del form[f"arrived:{three}"]
    assert "报到 1 人" in clerk.post(f"{here}/delegates", form).text
    half = {"half": "2026-12-07:morning", f"shown:{one}": "1", f"present:{one}": "1", f"shown:{three}": "1"}
    assert "到了 1 人" in clerk.post(f"{here}/attendance", half).text
    sheet = openpyxl.load_workbook(io.BytesIO(clerk.post(f"{here}/roster").content)).active
    assert [[cell.value for cell in row[5:7]] for row in sheet.iter_rows()] == [
        ["派来单位", "报到"], ["盈江县职校", "2026-12-07 09:00"], ["德宏州人社局", "没报到"], [None, "没报到"],
    ]  # fmt: skip
    assert "您报到了：师资带教一周。住和吃找接待的青浦示例职业学院" in teacher.says("我来报到了")
    assert "已经报到过了" in teacher.says("报到")
    assert people(console)[2].arrived_at == datetime(2026, 12, 7, 9, 0, tzinfo=CHINA)
    dues = clerk.get("/money").text
    assert "<td>P20</td>" in dues
    assert '青浦示例职业学院</td><td class="text-end">5,000<' in dues


def _a_teacher_signs_up(console: Station, teacher: "Teacher") -> Enrolment:
    """Led to this class alone, and asked who sends them; who it really is is for staff to check."""
    asked = teacher.says("我是职校老师，想参加师资带教")
    assert ("报：师资带教一周" in asked, "您同意吗" in asked) == (True, True)
    teacher.says("同意")
    assert "哪个学校、单位派您去" in teacher.says("我叫木演师，盈江，15400000777")
    assert "要住宿吗" in teacher.says("瑞丽市职业高级中学")
    assert "派来单位：瑞丽市职业高级中学" in teacher.says("要住宿")
    done = teacher.says("1")
    assert ("木演师，报上了" in done, "跟瑞丽市职业高级中学核实" in done) == (True, True)
    row = people(console)[-1]
    assert (row.basis, row.lodging, row.says_sent_by, row.nominated_by) == ("teacher", True, "瑞丽市职业高级中学", "")
    assert "已经报上了" in teacher.says("报名师资培训")
    return row


class Teacher:
    """A phone of its own."""

    def __init__(self, console: Station, clock: StageClock) -> None:
        self._intake, self._clock, self._writes = Intake(console.runtime), clock, Messages(clock)

    def says(self, words: str) -> str:
        heard = self._intake.take(self._writes.make("oTeacherTeacherTeacherTeach", "text", words))
        self._clock.now += timedelta(seconds=5)
        return str(heard.text)


def _phones_of(session: Session, course: Course, *people: Worker) -> list[str]:
    """Everybody with a seat and on a phone of their own."""
    openids = []
    for worker in people:
        if enrolments.find_live(session, worker=worker, course=course) is None:
            enrolments.submit(session, worker=worker, course=course, station=station.load(session), now=NINE)
        phone = a_follower(session)
        followers.link(session, follower=phone, worker=worker, now=NINE)
        openids.append(str(phone.openid))
    return openids


def _learners_check_in_by_phone(console: Station, course: Course, openids: list[str], clock: StageClock) -> None:
    """One types the code that stands on the board, the other scans it; a code of another class is none of theirs."""
    with console.runtime.records.write() as session:
        code = attendance.open_code(session, course, now=clock.now, staff=None).code
    intake, says = Intake(console.runtime), Messages(clock)
    typed, scanned = (
        str(intake.take(says.make(openid, kind, words)).text)
        for openid, kind, words in zip(openids, ("text", "scan"), (f"签到 {code}", f"class:{code}"), strict=True)
    )
    assert "岩学员" in typed
    assert "木扫码" in scanned
    with console.runtime.records.read() as session:
        kept = session.exec(select(Attendance).order_by(Attendance.id)).all()
    assert [(row.source, row.half, row.place, row.arrived_at) for row in kept] == [
        (source, "morning", course.place, clock.now) for source in ("code", "scan")
    ]


def test_an_institution_is_offered_as_its_account_and_its_classes_call_it(console: Station, clerk: Clerk) -> None:
    with console.runtime.records.write() as session:
        course = a_course(session, provider="乙校", region="533103")
        a_course(session, provider="")
        a_member_of_staff(session, code="S12", role="provider", scope="own", organisation="丙校")
        a_member_of_staff(session, code="S14", role="provider", scope="own", organisation="停了的校", active=False)
        a_member_of_staff(session, code="S15", role="dehong_viewer", scope="533100", organisation="州人社局")
        visitor = a_member_of_staff(session, code="S13", role="visit_officer", scope="533123")
        assert class_planning.providers(session, by=visitor) == sorted(["甲校", "丙校"])
    for path in ("/courses/new", f"/courses/{course.id}/edit"):
        page = clerk.get(path).text
        assert re.search(r'<input[^>]*name="provider"[^>]* list="providers"', page), path
        assert re.findall(r'<option value="([^"]*校|[^"]*局)">', page) == sorted(["甲校", "乙校", "丙校"]), path
    assert page.count('list="providers"') == 1


def test_a_provider_takes_attendance_in_its_own_class_alone(console: Station, clerk: Clerk, clock: StageClock) -> None:
    with console.runtime.records.write() as session:
        own = a_course(session, provider="甲校", starts_at=NINE + timedelta(days=2), days=1)
        other = a_course(session, provider="乙校", starts_at=NINE + timedelta(days=2), days=1)
        worker = a_worker(session, name="岩学员", region="533123")
        row = enrolments.submit(session, worker=worker, course=own, station=station.load(session), now=NINE)
        openids = _phones_of(session, own, worker, a_worker(session, name="木扫码", region="533123"))
    clock.now = NINE + timedelta(days=2)
    _learners_check_in_by_phone(console, own, openids, clock)
    teacher = console.enter("S11")
    shown = teacher.get(f"/courses/{own.id}").text
    assert "岩学员" in shown
    assert shown.count("<td>√</td>") == 2
    form = {"half": f"{clock.now.date()}:morning", f"shown:{row.id}": "1", f"present:{row.id}": "1"}
    assert "到了 1 人" in teacher.post(f"/courses/{own.id}/attendance", form).text
    assert teacher.get(f"/courses/{other.id}").status_code == 404
    assert teacher.post(f"/courses/{other.id}/attendance", form).status_code == 404
    assert teacher.post(f"/courses/{own.id}/results", {f"result:{row.id}": "passed"}).status_code == 403


def test_a_roster_is_checked_on_arrival_and_kept_with_its_doubts(console: Station, clerk: Clerk) -> None:
    good, other, wrong = "533103199203149991", "533103198501011234", "53310319850101123"
    with console.runtime.records.write() as session:
        own = a_course(session, code="C71", provider="甲校", days=5)
        a_course(session, code="C72", provider="乙校")
        a_course(session, code="C73", provider="甲校", days=5)
    heads = ["班级编号", "序号", "姓名", "身份证号", "到课天数", "考核结果", "证书编号"]
    rows = (
        ["C71", 1, "岩学员", good, 5, "合格", "YJ-7"], ["C71", 2, "木学员", other, 2, "合格", "YJ-7"],
        ["C71", 3, "重复的", good, 5, None, None], ["C71", 1, "序号重", "533103198501011250", 5, None, None],
        ["C71", 5, "位数错", wrong, 5, None, None], ["C72", 1, "别家的", "533103198501011269", 5, None, None],
        ["C71", 7, "天数多", "533103198501011277", 9, None, None], ["C73", 1, "岩学员", good, 5, None, None],
    )  # fmt: skip
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in (heads, *rows):
        book.active.append(row)
    book.save(out)
    teacher = console.enter("S11")
    page = teacher.post("/imports/roster", files={"file": ("名册.xlsx", out.getvalue())})
    for words in (
        "身份证号校验不对", "没有在手机上报过这个班", "到课 2/5 天却合格", "证书编号和别人的一样", "和第 2 行是同一个身份证号", "序号和第 2 行一样",
        "身份证号要 18 位", "不是您机构的班", "这个班只有 5 天",
    ):  # fmt: skip
        assert words in page.text, words
    assert good not in page.text
    batch = page.url.path.removeprefix("/console")
    assert "导入好了：3 行" in teacher.post(f"{batch}/confirm").text
    with console.runtime.records.read() as session:
        kept = session.exec(select(RosterRow).order_by(RosterRow.id)).all()
        assert good not in str([row.read for row in session.exec(select(ImportRow)).all()])
    assert [(row.name, row.id_masked[-4:], row.id_valid) for row in kept][:1] == [
        ("岩学员", "9991", identities.is_valid(good))
    ]
    assert "到课 2/5 天却合格" in kept[1].note
    assert "木学员" in teacher.get(f"/courses/{own.id}").text
    again = teacher.post("/imports/roster", files={"file": ("名册.xlsx", out.getvalue())})
    assert "名册里已经有这个人" in again.text
    teacher.post(f"{batch}/undo")
    with console.runtime.records.read() as session:
        assert session.exec(select(RosterRow)).all() == []
    assert console.enter("S01").get(batch).status_code == 200
    with console.runtime.records.write() as session:
        a_member_of_staff(session, code="S12", role="provider", scope="own", organisation="乙校")
    assert console.enter("S12").get(batch).status_code == 404


def test_a_class_elsewhere_shows_a_liaison_her_own_people_alone(console: Station, clerk: Clerk) -> None:
    """So for a visitor of one county, who may change classes, but not this one."""
    with console.runtime.records.write() as session:
        a_member_of_staff(session, code="S09", role="county_liaison", scope="533123")
        a_member_of_staff(session, code="S13", role="visit_officer", scope="533123")
        course = a_course(
            session, code="C09", title="外县班", county="芒市", region="533103", starts_at=NINE + timedelta(days=9)
        )
        nobodys = a_course(session, code="C10", title="没去的班", county="芒市", region="533103")
        for name, county, region in (("岩家里", "盈江", "533123"), ("木外县", "芒市", "533103")):
            worker = a_worker(session, name=name, county=county, region=region, status="seeking")
            row = enrolments.submit(session, worker=worker, course=course, station=station.load(session), now=NINE)
            certificate = Certificate(number=f"N-{name}", worker_id=worker.key, course_id=course.key, name=name)
            session.add(certificate)
    for member in map(console.enter, ("S09", "S13")):
        listed = member.get("/course/list").text
        assert ("外县班" in listed, "没去的班" in listed) == (True, False)
        assert f'/console/courses/{course.id}"' in member.get("/enrolment/list").text
        shown = member.get(f"/courses/{course.id}").text
        assert "这个班在芒市，这里只列您这边的人" in shown
        assert "名册（您这边 1 人）" in shown
        assert "另有 1 人不在您能看的范围里" in shown
        for page in (shown, labels := member.get(f"/courses/{course.id}/labels").text):
            assert ("岩家里" in page, "木外县" in page) == (True, False)
        assert "N-木外县" not in labels
        assert [
            words for words in (f"/courses/{course.id}/edit", "点名：", "代为报名", "名册 Excel") if words in shown
        ] == []
        assert member.get(f"/courses/{nobodys.id}").status_code == 404
        assert member.get(f"/courses/{course.id}/edit").status_code in (403, 404)
        for act in (
            "",
            "/attendance",
            "/results",
            "/status",
            "/seats",
            "/move",
            "/cancel",
            "/enrol",
            "/leave",
            "/roster",
        ):
            refused = member.post(
                f"/courses/{course.id}{act}", {"status": "running", "seats": "9", "enrolment": str(row.id)}
            )
            assert refused.status_code in (403, 404), act
    with console.runtime.records.read() as session:
        assert session.get_one(Course, course.id).seats == course.seats
    assert "不列出" not in clerk.get(f"/courses/{course.id}").text


def test_who_has_no_wechat_is_to_be_called_and_not_counted_as_told(console: Station, clerk: Clerk) -> None:
    with console.runtime.records.write() as session:
        number = a_worker(session, name="岩无网", phone="13912340009", region="533123", county="盈江").key
    here = clerk.post("/courses", {**NEW, "seats": "2", "then": "open"}).url.path.removeprefix("/console")
    assert "岩一 报上了，已通知本人" in clerk.post(f"{here}/enrol", {"handle": "G1"}).text
    assert "岩无网 报上了，微信通知不到，请打电话" in clerk.post(f"{here}/enrol", {"handle": f"G{number}"}).text
    assert "岩无网" not in clerk.get("/").text  # whoever telephoned knows that they are enrolled
    moved = {"day": "2026-12-08", "clock": "09:30"}
    assert "已通知1人。1人没有微信" in clerk.post(f"{here}/move", moved).text
    assert "不用改，没有再通知" in clerk.post(f"{here}/move", moved).text
    assert told(console, "培训改期") == 2
    calls = clerk.get("/").text.split('id="calls"')[1].split("</section>")[0]
    assert f"/workers/{number}" in calls
    assert "没有微信" in calls
    with console.runtime.records.write() as session:
        worker, now = session.get_one(Worker, number), NINE + timedelta(minutes=2)
        assert channel.state(session, now=now).undelivered == 0  # no trouble of the channel
        calling_off.messages(session, worker, [], now=now)
    assert 'id="calls"' not in clerk.get("/").text
    assert told(console, "岩无网") == 0

"""Money, findings, reports and lists of posts at the console: entered, checked, settled, frozen, told the same everywhere."""

import io
import re
from datetime import date, timedelta
from random import Random

import openpyxl
import pytest
from sqlmodel import col, select

from bot.console.office import Office
from bot.play.stage import StageClock
from db import identities, instalments, plan_counts, proofs, staff, statistics, targets
from db.counters import COUNTERS
from db.models import (
    Application,
    Attendance,
    Audit,
    Certificate,
    Enrolment,
    Event,
    EventSignup,
    Finding,
    Outbox,
    PlanEntry,
    PostList,
    RosterRow,
    Snapshot,
    Staff,
    StaffBinding,
    Vacancy,
)
from db.plan_year import Year
from db.workers import COUNTY_CODES
from handlers import figure_reports, figures_desk, texts
from tests.bot.console.clerk import Clerk, Station, reads
from tests.bot.console.town import ID_NUMBER
from tests.builders import NINE, a_course, a_follower, a_member_of_staff, a_vacancy, a_worker


@pytest.fixture
def head(console: Station) -> Clerk:
    with console.runtime.records.write() as session:
        a_member_of_staff(session, code="S01", role="station_head", scope="all")
        a_member_of_staff(session, code="S05", role="dehong_viewer", scope="533100")
    clerk = console.enter("S01")
    clerk.get("/")
    return clerk


def cells(content: bytes, sheet: str) -> list[list[object]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    found = next(one for one in book.worksheets if one.title.endswith(sheet))
    return [list(row) for row in found.iter_rows(values_only=True)]


def test_money_is_entered_checked_followed_up_and_told(console: Station, head: Clerk, clock: StageClock) -> None:
    with console.runtime.records.write() as session:
        a_course(
            session, code="C77", measure="P18", provider="示例学校", starts_at=NINE - timedelta(days=20), unit_subsidy=1600,
            enrolled_elsewhere=20, attended_elsewhere=18, passed_elsewhere=17, taken=20, programme="aid", status="certified",
        )  # fmt: skip
    assert "17 × 1600 = 27200" in head.get("/claims/new?course=c77").text
    form = {"standard": "aid", "course": "C77", "payee": "示例学校", "heads": "19", "unit": "1600", "amount": "30,400"}
    page = head.post("/claims", {**form, "account": "6222000000001234"})
    assert "新发现 2 条疑点" in page.text  # heads, and the average of the year
    assert ("末四位 1234" in page.text, "6222000000001234" in page.text) == (True, False)
    number = reads(page, r"/findings/(\d+)")
    assert "请写明情况" in head.post(f"/findings/{number}/settle", {"state": "explained"}).text
    settled = head.post(f"/findings/{number}/settle", {"state": "recovered", "yuan": "3200", "words": "多报 2 人已退"})
    assert "追回 3,200 元" in settled.text
    assert "已追回（元）</span><strong>3,200" in head.get("/findings").text
    _a_recovery_is_put_right(console, head, number)
    entered = {"counter": "P16 项目数", "day": "2026-11-02", "quantity": "1", "title": "护理课程", "payee": "示例学校"}
    assert "登记好了" in head.post("/money/entries", entered).text
    due = head.get("/money").text
    assert re.search(r"示例学校</td><td class=\"text-end\">37,200", due)
    assert "超过" in due  # 1600 on average
    change = {"code": "aid", "amount": "1600", "basis": "passed", "valid_from": "2026-11-01", "source": "演示通知"}
    assert "大于 0 的整数元" in head.post("/money/standards", {**change, "amount": ""}).text
    assert "自 2026-11-01 起 1600 元" in head.post("/money/standards", change).text
    assert re.search(r"10000</td>.*37,200|37,200.*10000</td>", head.get("/money").text, re.DOTALL)
    _travel_money_is_claimed_proved_and_paid(console, head)
    with console.runtime.records.read() as session:
        actions = set(session.exec(select(Audit.action)).all())
    assert {"claim_submitted", "finding_settled", "plan_entered", "standard_changed", "proof_shown"} <= actions
    clock.now = NINE + timedelta(hours=1)
    overview = console.enter("S01").get("/").text
    assert re.search(r"参训人次</strong> 18 / 1000 人次（2%）", overview)
    assert "线下名册 18 人次" in overview
    assert re.search(r"P22 [^<]*</td><td>受益人次</td>", overview)
    assert re.search(r"<td>金额</td>\s*<td class=\"text-end\">900 元</td>", overview.split("P22 ", 1)[1])


def _a_recovery_is_put_right(console: Station, head: Clerk, number: str) -> None:
    """Lowered with a reason, and the sums with it; put back, so that what follows stands as it was."""
    here = f"/findings/{number}/recovered"
    wrong = {"total": "1600", "becomes": "open"}
    assert "请写一句" in head.post(here, wrong).text
    assert "都要填数字" in head.post(here, {**wrong, "total": "", "why": "看错回单"}).text
    assert "大于 0" in head.post(here, {"total": "0", "becomes": "recovered", "why": "看错回单"}).text
    page = head.post(here, {**wrong, "why": "回单只有一半"}).text
    assert ("一共追回 1,600 元" in page, "更正追回 −1,600 元" in page) == (True, True)
    assert "已追回（元）</span><strong>1,600" in head.get("/findings").text
    assert "没有改" in head.post(here, {**wrong, "why": "再改一次"}).text
    with console.runtime.records.read() as session:
        noted = session.exec(select(Audit).where(Audit.action == "recovery_corrected")).one()
    assert (noted.reason, "追回 3200 元 → 1600 元，待处理" in noted.detail) == ("回单只有一半", True)
    head.post(here, {"total": "3200", "becomes": "recovered", "why": "另一半也到了"})


def test_a_liaison_sees_her_county_beside_no_target_of_the_station(console: Station, head: Clerk) -> None:
    with console.runtime.records.write() as session:
        a_member_of_staff(session, code="S09", role="county_liaison", scope="533123")
        a_course(
            session, measure="P18", programme="aid", starts_at=NINE - timedelta(days=20), region="533123",
            unit_subsidy=1600, attended_elsewhere=18, passed_elsewhere=17,
        )  # fmt: skip
    liaison = console.enter("S09")
    shown = liaison.get("/").text
    assert "这里是盈江的数" in shown
    assert "参训人次</strong> 盈江 18 人次" in shown
    assert "没有分到盈江的指标（全站 1000 人次）" in shown
    assert "/ 1000" not in shown
    assert re.search(r"现场招聘会场次</strong> 全站 0 / 2 场（0%）", shown)
    assert "不判断是否超过" in (due := liaison.get("/money").text)
    assert ">超过<" not in due
    whole = console.enter("S05").get("/").text
    assert re.search(r"参训人次</strong> 18 / 1000 人次（2%）", whole)
    assert ("这里是德宏州的数" in whole, "这里是" in head.get("/").text) == (True, False)
    assert ">超过<" in head.get("/money").text


def _travel_money_is_claimed_proved_and_paid(console: Station, head: Clerk) -> None:
    """By the county; who handed in a proof on the page of their own stands in the list, and the proof is seen for a reason."""
    with console.runtime.records.write() as session:
        worker = a_worker(session, name="岩交通", county="盈江", region="533123")
        identities.store(session, worker, ID_NUMBER, keys=Office(console.runtime).keys, now=NINE)
        folder = console.runtime.settings.data_dir
        proofs.keep(session, worker, b"\xff\xd8\xff a card", folder=folder, ring=console.ring, now=NINE)
        code = f"G{worker.key}"
    form = {
        "standard": "travel",
        "payee": "盈江县人社局",
        "heads": "2",
        "unit": "500",
        "amount": "1000",
        "region": "533123",
    }
    page = head.post("/claims", form)
    assert "F2 援滇劳务协作专项资金" in page.text
    here = page.url.path.removeprefix("/console")
    work = {"employer_name": "示例电子", "worked_from": "2026-06-01", "worked_until": "2026-10-31", "months": "5"}
    head.post(f"{here}/people", {"name": "岩交通", "number": ID_NUMBER, "amount": "500", **work})
    listed = head.post(f"{here}/people", {"name": "木没交", "amount": "500", **work}).text
    assert re.search(r">岩交通</a></td>[\s\S]*?2026-11-26 交了", listed)
    assert re.search(r"<td>木没交</td>[\s\S]*?<td>没交</td>", listed)
    assert ID_NUMBER not in listed
    seen = head.post("/privacy/proof", {"code": code, "reason": "核对交通费"})
    assert (seen.headers["content-type"], seen.content) == ("image/jpeg", b"\xff\xd8\xff a card")
    assert "不能这样办" in head.post(f"{here}/move", {"to": "paid", "paid": "900"}).text
    head.post(f"{here}/move", {"to": "reviewed"})
    paid = head.post(
        f"{here}/move", {"to": "paid", "paid": "900", "paid_on": "2026-11-25", "note": "一人材料不齐"}
    ).text
    assert "2026-11-25 拨付 900 元" in paid


def test_a_slip_in_a_claim_is_asked_about_and_can_be_put_right(console: Station, head: Clerk) -> None:
    form = {"standard": "travel", "payee": "盈江县人社局", "amount": "1500", "region": "533123"}
    assert "都要填数字" in head.post("/claims", {**form, "heads": "三"}).text
    here = head.post("/claims", {**form, "heads": "3"}).url.path.removeprefix("/console")
    assert "都要填数字" in head.post(f"{here}/people", {"name": "岩甲", "amount": "五百"}).text
    head.post(f"{here}/people", {"name": "岩甲", "amount": "500"})
    listed = head.post(f"{here}/people", {"name": "岩弄错", "amount": "500"}).text
    line = re.findall(r"/claim-lines/(\d+)/drop", listed)[-1]
    assert "请写一句" in head.post(f"/claim-lines/{line}/drop").text
    left = head.post(f"/claim-lines/{line}/drop", {"note": "重名，不是他"}).text
    assert ("岩弄错 从名单去掉了" in left, "名单 1 人" in left) == (True, True)
    head.post(f"{here}/move", {"to": "reviewed"})
    late = head.post(f"{here}/people", {"name": "岩后来", "amount": "500"}).text
    assert ("岩后来 记上了" in late, "名单 1 人" in head.get(here).text) == (False, True)
    assert "没有记" in head.post(f"{here}/move", {"to": "paid", "paid": "15000"}).text
    sure = {"to": "paid", "paid": "15000", "surely": "1"}
    assert "条疑点待处理。疑点不拦，请在备注里写明为什么现在就办" in head.post(f"{here}/move", sure).text
    assert "拨付 15,000 元" in head.post(f"{here}/move", {**sure, "note": "站里只有一人"}).text
    with console.runtime.records.read() as session:
        moved = session.exec(select(Audit).where(Audit.action == "claim_moved").order_by(Audit.id.desc())).first()
    assert (re.search(r"拨付 15000 元，还有 \d 条疑点待处理", moved.detail) is not None, moved.reason) == (
        True,
        "站里只有一人",
    )
    right = {"paid": "1500", "paid_on": "2026-11-25"}
    assert "请写一句" in head.post(f"{here}/payment", right).text
    assert "都要填数字" in head.post(f"{here}/payment", {**right, "paid": "", "note": "多打一个 0"}).text
    put_right = head.post(f"{here}/payment", {**right, "note": "多打一个 0"}).text
    assert ("拨付 1,500 元" in put_right, "15,000" in put_right) == (True, False)
    with console.runtime.records.read() as session:
        noted = session.exec(select(Audit).where(Audit.action == "payment_corrected")).one()
    assert ("15000" in noted.detail, noted.reason) == (True, "多打一个 0")
    back = head.post(f"{here}/payment", {"paid": "0", "note": "其实还没到账"}).text
    assert ("还没拨付" in back, "记拨付" in back, "已审核" in back) == (True, True, True)


def test_a_claim_is_paid_in_parts_and_each_counts_on_its_own_day(console: Station, head: Clerk) -> None:
    form = {"standard": "travel", "payee": "盈江县人社局", "amount": "1000", "heads": "2", "region": "533123"}
    assert "提交日期还没到" in head.post("/claims", {**form, "submitted_on": "2099-01-01"}).text
    here = head.post("/claims", {**form, "submitted_on": "2026-09-01"}).url.path.removeprefix("/console")
    head.post(f"{here}/move", {"to": "reviewed"})
    assert "都要填数字" in head.post(f"{here}/move", {"to": "paid", "paid": "500元"}).text
    head.post(f"{here}/move", {"to": "paid", "paid": "400", "paid_on": "2026-09-10", "note": "先付一半"})
    more = f"{here}/instalment"
    assert "核对" in head.post(more, {"paid": "700", "paid_on": "2026-10-10"}).text
    page = head.post(more, {"paid": "600", "paid_on": "2026-10-12"}).text
    shown = "2026-09-10 拨付 400 元，2026-10-12 拨付 600 元，一共 1,000 元"
    assert (shown in page, "又拨了一笔" in page) == (True, False)
    with console.runtime.records.read() as session:
        months = [
            instalments.paid(session, date(2026, month, 1), date(2026, month + 1, 1)) for month in (8, 9, 10)
        ]  # fmt: skip
    assert months == [{}, {"F2": 400}, {"F2": 600}]
    head.post(f"{here}/payment", {"paid": "1000", "paid_on": "2026-10-12", "note": "一次拨的"})
    with console.runtime.records.read() as session:
        assert instalments.paid(session, date(2026, 9, 1), date(2026, 10, 1)) == {}
        noted = session.exec(select(Audit).where(Audit.action == "payment_corrected")).one()
    assert "400 2026-09-10、600 2026-10-12" in noted.detail


def test_what_the_review_itself_brings_up_is_found_before_money_moves(console: Station, head: Clerk) -> None:
    """Nothing is wrong with the claim as it comes in: who reviews it, without invoice and account, is."""
    with console.runtime.records.write() as session:
        a_course(
            session, code="C78", measure="P18", provider="示例学校", starts_at=NINE - timedelta(days=20), unit_subsidy=1250,
            enrolled_elsewhere=20, attended_elsewhere=18, passed_elsewhere=17, taken=20, programme="aid", status="certified",
        )  # fmt: skip
    form = {"standard": "aid", "course": "C78", "payee": "示例学校", "heads": "17", "unit": "1250", "amount": "21250"}
    came_in = head.post("/claims", form)
    here = came_in.url.path.removeprefix("/console")
    assert "没有疑点" in came_in.text
    reviewed = head.post(f"{here}/move", {"to": "reviewed"}).text
    for words in ("已审核。核查完，新发现 2 条疑点", "登记和审核是同一个人", "没有发票就审核通过"):
        assert words in reviewed, words
    held = head.post(f"{here}/move", {"to": "paid", "paid": "21250"}).text
    assert ("还有 2 条疑点待处理" in held, "拨付 21,250 元" in held) == (True, False)
    paid = head.post(f"{here}/move", {"to": "paid", "paid": "21250", "note": "发票后补"}).text
    assert "拨付 21,250 元" in paid


def test_what_has_come_up_since_the_review_holds_the_payment_and_stays_found(console: Station, head: Clerk) -> None:
    with console.runtime.records.write() as session:
        a_member_of_staff(session, code="S13", role="station_head", scope="all")
    form = {"standard": "travel", "payee": "盈江县人社局", "heads": "1", "unit": "500", "amount": "500"}
    here = head.post("/claims", {**form, "region": "533123"}).url.path.removeprefix("/console")
    head.post(f"{here}/people", {"name": "岩甲", "amount": "500", "employer_name": "示例电子"})
    console.enter("S13").post(f"{here}/move", {"to": "reviewed"})
    with console.runtime.records.write() as session:
        before = len(session.exec(select(Finding)).all())
        session.exec(select(Staff).where(Staff.code == "S13")).one().active = False
    held = head.post(f"{here}/move", {"to": "paid", "paid": "500"}).text
    assert ("审核人已停用" in held, "疑点待处理" in held, "记拨付" in held) == (True, True, True)
    with console.runtime.records.read() as session:
        assert len(session.exec(select(Finding)).all()) == before + 1


def test_what_a_provider_hands_in_is_checked_on_arrival_and_paid_by_its_heads(console: Station, head: Clerk) -> None:
    with console.runtime.records.write() as session:
        a_member_of_staff(session, code="S11", role="provider", scope="own", organisation="甲校")
        facts = {"measure": "P17", "provider": "甲校", "days": 5, "starts_at": NINE - timedelta(days=9)}
        a_course(session, code="C71", ends_at=NINE - timedelta(days=5), status="ended", **facts)
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in (
        ["班级编号", "序号", "姓名", "身份证号", "到课天数", "考核结果"], ["C71", 1, "岩学员", "533103199203149991", 5, "合格"],
        ["C71", 2, "木学员", "533103198501011234", 5, "通过"], ["C71", 3, "玉学员", "533103199507029964", 2, "不合格"],
    ):  # fmt: skip
        book.active.append(row)
    book.save(out)
    provider = console.enter("S11")
    batch = provider.post("/imports/roster", files={"file": ("名册.xlsx", out.getvalue())}).url.path
    assert "导入好了：3 行" in provider.post(f"{batch.removeprefix('/console')}/confirm").text
    found = head.get("/finding/list").text
    assert "木学员 的身份证号校验位或出生日期不对" in found
    assert "岩学员" not in found
    assert "2 × 675 = 1350" in head.get("/claims/new?course=C71").text
    assert provider.get("/finding/list").status_code in (403, 404)


def test_a_report_is_frozen_shown_again_and_kept_as_excel(console: Station, head: Clerk) -> None:
    with console.runtime.records.write() as session:
        a_worker(session, county="盈江", region="533123", status="employed", work_place="上海市青浦区")
    assert "还没过完" in head.post("/reports/freeze", {"kind": "week", "day": "2026-11-26"}).text
    page = head.post("/reports/freeze", {"kind": "month", "day": "2026-10-05", "note": "多发夜班岗位"})
    assert "多发夜班岗位" in page.text
    with console.runtime.records.write() as session:
        kept = session.exec(select(Snapshot)).one()
        a_worker(session, county="盈江", region="533123", status="employed")
    again = head.get(f"/snapshots/{kept.id}")
    assert re.search(r"<td>533123</td><td>盈江</td><td>0</td><td>1</td>", again.text)
    sheet = head.post(f"/snapshots/{kept.id}/sheet")
    rows = cells(sheet.content, "分县")
    assert ["533123", "盈江", 0, 1] in [row[:4] for row in rows]
    assert any("导出" in str(row[0]) for row in rows)
    assert any("口径：在册" in str(row[0]) for row in rows)
    assert kept.number in str(cells(sheet.content, "说明"))
    with console.runtime.records.read() as session:
        exported = session.exec(select(Audit).where(Audit.action == "exported")).one()
    assert exported.about == f"report:{kept.number}"
    assert console.enter("S05").get(f"/snapshots/{kept.id}").status_code == 404


def test_a_report_says_when_and_by_whom_it_is_frozen(console: Station, head: Clerk) -> None:
    with console.runtime.records.write() as session:
        a_member_of_staff(session, code="S09", role="county_liaison", scope="533123")
    running = head.get("/reports?kind=month&day=2026-11-05").text
    assert ("2026-12-01 起才能定稿" in running, 'href="#freeze"' in running, 'id="freeze"' in running) == (
        True,
        False,
        False,
    )
    over = head.get("/reports?kind=month&day=2026-10-05").text
    assert ("起才能定稿" in over, 'href="#freeze"' in over, 'id="freeze"' in over) == (False, True, True)
    assert "在“统计报表”里定稿" in head.get("/snapshots").text
    liaison = console.enter("S09")
    for day in ("2026-11-05", "2026-10-05"):
        page = liaison.get(f"/reports?kind=month&day={day}").text
        assert [words for words in ("起才能定稿", 'href="#freeze"', 'id="freeze"') if words in page] == []
    told = liaison.get("/snapshots").text
    assert ("定稿由工作站和德宏州人社部门来做" in told, "一期过完后" in told) == (True, False)


def test_a_figure_is_the_same_in_chat_console_and_excel(console: Station, head: Clerk) -> None:
    """Over a random town: every figure of the week, as asked in the chat, as shown, as kept, and its parts by county."""
    dice = Random(20261126)
    with console.runtime.records.write() as session:
        for number in range(40):
            county = dice.choice(list(COUNTY_CODES))
            facts = {
                "county": county,
                "region": COUNTY_CODES[county],
                "status": dice.choice(["employed", "seeking", "idle"]),
            }
            worker = a_worker(session, name=f"演{number}", **facts)
            worker.registered_at = NINE - timedelta(hours=dice.randrange(400))
        for _ in range(6):
            a_vacancy(session, headcount=dice.randrange(1, 30), posted_at=NINE - timedelta(hours=dice.randrange(300)))
    shown = head.get("/reports?kind=week&day=2026-11-26").text
    sheet = head.post("/reports/sheet", {"kind": "week", "day": "2026-11-26"}).content
    kept = {row[0]: row[1] for row in cells(sheet, "主要数字")[1:]}
    county = cells(sheet, "分县")
    with console.runtime.records.read() as session:
        member = session.exec(select(Staff).where(Staff.code == "S01")).one()
        week = figures_desk.periods.week_of(NINE)
        stretch = statistics.Stretch(week.begins, week.ends)
        chat = figure_reports.weekly(session, member, now=NINE + timedelta(days=7)).words
        for name in (
            "new_workers",
            "ledger",
            "employed",
            "seeking",
            "open_posts",
            "places_left",
            "new_posts",
            "new_places",
        ):
            figure = statistics.count(session, name, now=NINE, stretch=stretch, by="county")
            title = COUNTERS[name].title
            assert kept[title] == figure.total
            assert re.search(rf"<td>{title}</td><td>{figure.total}</td>", shown), title
            if name in figure_reports.WEEKLY:
                assert texts.figures.total(figure) in chat
            column = f"{title}（{COUNTERS[name].unit}）"
            if column in county[0]:
                place = county[0].index(column)
                parts = {str(row[1]): row[place] for row in county[1:7] if row[place]}
                assert parts == {label or "没写": number for label, number in figure.parts}


def test_a_list_made_by_hand_goes_to_the_bureau_at_once_and_the_head_hears_when_nobody_there_is_bound(
    console: Station, head: Clerk
) -> None:
    with console.runtime.records.write() as session:
        staff.bind_directly(session, staff=staff.by_code(session, "S01"), follower=a_follower(session), now=NINE)
    assert "德宏方面还没有人绑定微信" in head.post("/post-lists").text
    assert _told_of(console, "G2026-001") == [("S01", True)]
    with console.runtime.records.write() as session:
        staff.bind_directly(session, staff=staff.by_code(session, "S05"), follower=a_follower(session), now=NINE)
    assert "发给德宏了" in head.post("/post-lists").text
    assert _told_of(console, "G2026-002") == [("S01", False), ("S05", False)]


def _told_of(console: Station, number: str) -> list[tuple[str, bool]]:
    """Who was told of this list, and whether they were told that nobody of the bureau was."""
    with console.runtime.records.read() as session:
        rows = session.exec(select(Outbox).where(col(Outbox.owed_as).startswith(f"posts:list:{number}:"))).all()
        members = {member.follower_id: member for member in session.exec(select(StaffBinding)).all()}
        codes = {row.id: row.code for row in session.exec(select(Staff)).all()}
        return sorted((codes[members[row.follower_id].staff_id], "没有人绑定" in str(row.message)) for row in rows)


def test_the_list_of_posts_says_what_came_and_went_and_is_received(console: Station, head: Clerk) -> None:
    with console.runtime.records.write() as session:
        stays, goes = (a_vacancy(session, title=title, headcount=5) for title in ("分拣员", "保安"))
        stays_number, goes_number = stays.number, goes.number
    assert "做好了：G2026-001" in head.post("/post-lists").text
    with console.runtime.records.write() as session:
        session.exec(select(Vacancy).where(Vacancy.number == goes_number)).one().status = "closed"
        comes = a_vacancy(session, title="护工", headcount=3).number
    page = head.post("/post-lists")
    for words in ("在招 2 条，还缺 8 人", f"{comes} 护工", f"{goes_number} 保安（已关闭）", "收到 G2026-002"):
        assert words in page.text
    with console.runtime.records.read() as session:
        row = session.exec(select(PostList).where(PostList.number == "G2026-002")).one()
    sheet = head.post(f"/post-lists/{row.id}/sheet").content
    assert [line[0] for line in cells(sheet, "在招")[1:3]] == sorted([stays_number, comes])
    assert cells(sheet, "关闭")[1][-1] == "已关闭"
    bureau = console.enter("S05")
    bureau.get(f"/post-lists/{row.id}")
    assert "德宏已收到" in bureau.post(f"/post-lists/{row.id}/received", {"note": "王科收"}).text
    assert "已经有人确认" in head.post(f"/post-lists/{row.id}/received").text


def test_agreements_run_out_and_carry_people(console: Station, head: Clerk) -> None:
    form = {
        "kind": "letter",
        "home_party": "青浦甲",
        "far_party": "德宏乙",
        "signed_on": "2025-12-20",
        "ends_on": "2026-12-20",
    }
    page = head.post("/agreements", form)
    assert ("Y2025-001" in page.text, "快到期" in page.text) == (True, True)
    head.post(
        "/money/entries", {"counter": "P10 组织人数", "day": "2026-11-02", "quantity": "18", "batch": "Y2025-001"}
    )
    assert re.search(r"Y2025-001.*?<td class=\"text-end\">18</td>", head.get("/agreements").text, re.DOTALL)
    assert "要填双方名称" in head.post("/agreements", {**form, "ends_on": "2025-01-01"}).text


LETTER = {"kind": "letter", "home_party": "青浦甲", "far_party": "德宏乙", "signed_on": "2026-03-15"}


def _a_batch_arrived(console: Station, people: int) -> None:
    with console.runtime.records.write() as session:
        at = NINE - timedelta(days=10)
        event = Event(
            code="B77", kind="batch", measure="P10", title="一起出发", starts_at=at, ends_at=at, status="ended",
            organisers=["盈江县人社局"],
        )  # fmt: skip
        session.add(event)
        session.flush()
        for number in range(people):
            worker = a_worker(session, name=f"出行{number}")
            session.add(
                EventSignup(event_id=event.key, worker_id=worker.key, status="arrived", signed_up_at=at, arrived_at=at)
            )


def _moved(head: Clerk) -> str:
    found = re.search(r"Y2026-001</a>.*?<td class=\"text-end\">(\d+)</td>", head.get("/agreements").text, re.DOTALL)
    return found[1] if found else ""


def _p10(console: Station) -> float:
    with console.runtime.records.read() as session:
        head = session.exec(select(Staff).where(Staff.code == "S01")).one()
        return plan_counts.COUNTS[0](session, Year.of(NINE, head))["P10", "组织人数"]


def test_a_batch_stands_under_an_agreement_and_counts_once(console: Station, head: Clerk) -> None:
    _a_batch_arrived(console, 3)
    head.post("/agreements", LETTER)
    assert _moved(head) == "0"
    entry = {"counter": "P10 组织人数", "day": "2026-11-20", "quantity": "3", "batch": "Y2026-001"}
    assert "11月组织出行（B77）已到达 3 人" in head.post("/money/entries", entry).text
    assert "B77 3 人记在 Y2026-001 下" in head.post("/agreements/batches", {"batch": "B77", "number": "Y2026-001"}).text
    assert (_moved(head), _p10(console)) == ("3", 3)
    assert "登记好了" in head.post("/money/entries", {**entry, "quantity": "5", "others": "1"}).text
    assert "登记好了" in head.post("/money/entries", {**entry, "quantity": "2", "day": "2026-09-20"}).text
    assert (_moved(head), _p10(console)) == ("10", 10)
    head.post("/agreements/batches", {"batch": "B77", "number": ""})
    assert (_moved(head), _p10(console)) == ("7", 10)
    assert "没有这一批" in head.post("/agreements/batches", {"batch": "B99", "number": "Y2026-001"}).text
    with console.runtime.records.read() as session:
        assert session.exec(select(Event).where(Event.code == "B77")).one().organisers == ["盈江县人社局"]


def test_an_agreement_is_named_as_people_write_it_and_must_exist(console: Station, head: Clerk) -> None:
    head.post("/agreements", LETTER)
    entry = {"counter": "P10 组织人数", "day": "2026-09-02", "quantity": "4"}
    for written, another in (("y2026-001", ""), ("Ｙ2026-1 八月批", "1")):
        assert "登记好了" in head.post("/money/entries", {**entry, "batch": written, "another": another}).text
    refused = head.post("/money/entries", {**entry, "batch": "Y2026-009"}).text
    assert "没有编号是 Y2026-009 的意向书，没有登记。现有：Y2026-001" in refused
    assert _moved(head) == "8"
    with console.runtime.records.read() as session:
        kept = [(row.batch, row.note) for row in session.exec(select(PlanEntry).order_by(PlanEntry.id)).all()]
    assert kept == [("Y2026-001", ""), ("Y2026-001", "八月批")]


def test_the_same_people_are_entered_once_unless_it_is_said(console: Station, head: Clerk) -> None:
    head.post("/agreements", LETTER)
    entry = {"counter": "P10 组织人数", "day": "2026-05-06", "quantity": "12", "batch": "Y2026-001"}
    assert "登记好了" in head.post("/money/entries", entry).text
    again = head.post("/money/entries", {**entry, "batch": "y2026-1", "note": "补"}).text
    assert "5月6日“组织人数 12”（Y2026-001）已经登记过一条，没有再登记" in again
    assert (_moved(head), _p10(console)) == ("12", 12)
    for other in ({"quantity": "11"}, {"day": "2026-05-07"}, {"counter": "P10 组织批次"}, {"another": "1"}):
        assert "登记好了" in head.post("/money/entries", {**entry, **other}).text
    assert (_moved(head), _p10(console)) == ("47", 47)
    nothing_named = {"counter": "P3 联络企业数", "day": "2026-05-06", "quantity": "1"}
    for _ in range(2):
        assert "登记好了" in head.post("/money/entries", nothing_named).text


def test_people_stand_under_an_agreement_in_force(console: Station, head: Clerk) -> None:
    head.post("/agreements", {**LETTER, "ends_on": "2026-10-01"})
    entry = {"counter": "P10 组织人数", "quantity": "5", "batch": "Y2026-001"}
    for day in ("2026-03-14", "2026-10-02"):
        refused = head.post("/money/entries", {**entry, "day": day}).text
        assert "Y2026-001 是 2026-03-15 签的，2026-10-01 到期，这一天不在期内" in refused
    for day in ("2026-03-15", "2026-10-01"):
        assert "登记好了" in head.post("/money/entries", {**entry, "day": day}).text
    assert _moved(head) == "10"
    _a_batch_arrived(console, 3)
    assert "不在期内" in head.post("/agreements/batches", {"batch": "B77", "number": "Y2026-001"}).text
    assert _moved(head) == "10"


def _counted(console: Station, measure: str, counter: str) -> float:
    with console.runtime.records.read() as session:
        head = session.exec(select(Staff).where(Staff.code == "S01")).one()
        return {key: n for count in plan_counts.COUNTS for key, n in count(session, Year.of(NINE, head)).items()}[
            measure, counter
        ]


def test_an_agreement_entered_wrongly_is_put_right(console: Station, head: Clerk) -> None:
    head.post("/agreements", LETTER)
    wrong = head.post("/agreements/1", {**LETTER, "far_party": "德宏丙", "ends_on": "2026-02-01"}).text
    assert "到期日不能早于签订日" in wrong
    assert "到期日不能早于签订日" in head.post("/agreements/1", {**LETTER, "ends_on": "明年"}).text
    page = head.post("/agreements/1", {**LETTER, "far_party": "德宏丙", "ends_on": "2026-11-30"}).text
    assert ("德宏丙" in page, "德宏乙" in page, "快到期" in page) == (True, False, True)
    assert "德宏方 德宏乙 → 德宏丙，到期 没写 → 2026-11-30" in head.get("/audit/list").text
    assert "已经登记过，编号 Y2026-001" in head.post("/agreements", {**LETTER, "far_party": "德宏丙"}).text
    assert "登记好了：Y2026-002" in head.post("/agreements", LETTER).text
    assert "已经登记过，编号 Y2026-002" in head.post("/agreements/1", LETTER).text


def test_an_agreement_struck_off_counts_no_more(console: Station, head: Clerk) -> None:
    _a_batch_arrived(console, 3)
    head.post("/agreements", LETTER)
    head.post("/agreements", {**LETTER, "far_party": "德宏丙"})
    head.post("/agreements/batches", {"batch": "B77", "number": "Y2026-002"})
    assert (_counted(console, "P9", "意向书份数"), _counted(console, "P9", "结对机构数")) == (2, 2)
    assert "Y2026-002 下还记着 3 人，没有作废" in head.post("/agreements/2/strike-off", {"reason": "重了"}).text
    head.post("/agreements/batches", {"batch": "B77", "number": "Y2026-001"})
    assert "Y2026-002 作废了" in head.post("/agreements/2/strike-off", {"reason": "重了"}).text
    assert (_counted(console, "P9", "意向书份数"), _counted(console, "P9", "结对机构数")) == (1, 1)
    assert "已作废" in head.get("/agreements/2").text
    assert "已经作废，不能再改" in head.post("/agreements/2", LETTER).text
    assert "没有编号是 Y2026-002" in head.post("/agreements/batches", {"batch": "B77", "number": "Y2026-002"}).text
    assert "登记好了：Y2026-003" in head.post("/agreements", {**LETTER, "far_party": "德宏丙"}).text


def test_a_standard_yet_to_come_is_not_in_force(console: Station, head: Clerk) -> None:
    change = {"code": "aid", "amount": "700", "basis": "passed", "valid_from": "2026-12-15", "source": "函"}
    page = head.post("/money/standards", change).text
    assert re.search(r"700 元/.*?<td>2026-12-15</td><td>还没起用</td>", page, re.DOTALL)
    assert re.search(r"1500 元/.*?<td>现行，到 2026-12-14</td>", page, re.DOTALL)


def test_a_target_of_the_district_is_entered_and_measured(console: Station, head: Clerk) -> None:
    with console.runtime.records.write() as session:
        number = next(
            row.key for row, _ in targets.listed(session) if (row.measure_code, row.name) == ("P4", "新转移人数")
        )
        a_worker(session, status="employed", work_place="上海市青浦区", started_on=NINE.date())
    assert "年度指标 40" in head.post(f"/targets/{number}", {"target": "40"}).text
    assert "大于 0 的数" in head.post(f"/targets/{number}", {"target": "很多"}).text
    shown = head.get("/reports?kind=year&day=2026-11-26").text
    assert re.search(r"<td>新转移人数</td><td>1</td><td>0</td><td>人</td><td>1</td><td>40</td><td>2.5%</td>", shown)


def test_a_finding_points_to_the_class_and_the_person(console: Station, head: Clerk) -> None:
    with console.runtime.records.write() as session:
        worker, course = (
            a_worker(session, name="岩应聘", phone="13912340001"),
            a_course(session, code="C77", title="叉车班"),
        )
        post = a_vacancy(session, number="J901", title="分拣员")
        applied = Application(worker_id=worker.key, vacancy_id=post.key, applied_at=NINE)
        enrolled = Enrolment(worker_id=worker.key, course_id=course.key, enrolled_at=NINE)
        listed = RosterRow(course_id=course.key, seq=1, name="木名册")
        paper = Certificate(number="N-1", worker_id=worker.key, course_id=course.key, name=worker.name)
        session.add_all([applied, enrolled, listed, paper])
        session.flush()
        came = Attendance(enrolment_id=enrolled.key, day=NINE.date(), half="morning", arrived_at=NINE)
        session.add(came)
        session.flush()
        rows = [
            f"application:{applied.key}", f"enrolment:{enrolled.key}", f"roster_row:{listed.key}", f"certificate:{paper.key}",
            f"attendance:{came.key}", f"course:{course.key}", f"vacancy:{post.key}", f"worker:{worker.key}",
            "worker:99999", "attendance:99999", "enrolment:99999", "visit:99999", "meeting:7",
        ]  # fmt: skip
        session.add(Finding(mark="m", rule="sum_wrong", rows=rows, words="看看", found_at=NINE, seen_at=NINE))
    shown = head.get("/findings/1").text.split("<dt>指向</dt><dd>")[1].split("</dd>")[0]
    found = dict(re.findall(r'<a href="/console([^"]*)">([^<]*)</a>', shown))
    assert found == {
        f"/workers/{worker.id}": "工友 岩应聘",
        f"/courses/{course.id}": "班 C77 叉车班",
        f"/vacancies/{post.id}": "岗位 J901 分拣员",
    }
    for words in (
        "应聘 岩应聘</a>",
        "报名 C77 岩应聘</a>",
        "名册 C77 木名册</a>",
        "证书 C77 N-1</a>",
        "签到 C77 岩应聘</a>",
    ):
        assert words in shown, words
    for words in ("工友 99999", "签到 99999", "报名 99999", "走访 99999", "联络会 7"):
        assert words in shown, words
        assert f"{words}</a>" not in shown, words
    assert "13912340001" not in shown
    for address in found:
        assert head.get(address).status_code == 200, address


def test_the_auditor_reads_all_of_it_and_changes_nothing(console: Station, head: Clerk) -> None:
    with console.runtime.records.write() as session:
        a_member_of_staff(session, code="S07", role="auditor", scope="all")
        session.add(
            Finding(mark="m", rule="sum_wrong", rows=["claim:1"], words="算得不对", found_at=NINE, seen_at=NINE)
        )
    auditor = console.enter("S07")
    assert "算得不对" in auditor.get("/finding/list").text
    assert "算得不对" in auditor.get("/findings/1").text
    assert auditor.post("/findings/1/settle", {"state": "explained", "words": "看过"}).status_code == 403

"""The daily task with posts: written by form and from a pasted ad, reviewed, published, changed, closed with everybody told;
and imported from Excel, looked at, taken in, undone."""

import io
from datetime import date, timedelta
from typing import Any

import openpyxl
import pytest
from sqlmodel import col, select

from bot.console import sheets, vacancy_imports
from bot.play.stage import StageClock
from db import applications, followers, vacancies
from db.models import Audit, Employer, ImportBatch, ImportRow, Outbox, Vacancy
from handlers.post_fields import FIELDS
from tests.bot.console.clerk import Clerk, Station, reads
from tests.builders import NINE, a_follower, a_member_of_staff, a_vacancy, a_worker

FACTORY = "示例星桥电子(青浦)有限公司"
GOOD = {
    "employer": FACTORY, "title": "分拣员", "headcount": "20", "requirements": "18周岁以上，能上夜班", "duties": "流水线组装、贴标",
    "place": "上海市青浦区华新镇", "pay": "5500-6500元/月，底薪2900元", "valid_until": "2026-12-31", "insurance": "依法缴纳五险",
}  # fmt: skip
AD = f"""单位：{FACTORY}
岗位：分拣员 人数：20名
要求：18周岁以上，只要女的
工资：5500-6500元/月，底薪2900元
地址：青浦区华新镇
工作内容：流水线贴标
有效期至12月31日，电话15400000099"""
LABELS = {field.name: field.label for field in FIELDS}


@pytest.fixture
def clerk(console: Station) -> Clerk:
    with console.runtime.records.write() as session:
        a_member_of_staff(session, code="S02", role="job_officer", scope="all")
        session.add(
            Employer(name=FACTORY, credit_code="91310118MA1234567Y", verified=True, verified_on=date(2026, 10, 1))
        )
    entered = console.enter("S02")
    entered.get("/vacancies/new")
    return entered


def posts(console: Station, **facts: Any) -> list[Vacancy]:
    with console.runtime.records.read() as session:
        rows = session.exec(select(Vacancy).order_by(Vacancy.id)).all()
    return [row for row in rows if all(getattr(row, name) == value for name, value in facts.items())]


def applied(console: Station, vacancy_id: int) -> None:
    with console.runtime.records.write() as session:
        worker, follower = a_worker(session, name="岩应聘"), a_follower(session)
        followers.link(session, follower=follower, worker=worker, now=NINE)
        applications.apply(
            session, worker=worker, vacancy=vacancies.get(session, vacancy_id), follower=follower, now=NINE
        )


def owed(console: Station) -> list[str]:
    with console.runtime.records.read() as session:
        return [str(row.message.get("words")) for row in session.exec(select(Outbox).order_by(Outbox.id)).all()]


def test_a_post_is_written_reviewed_published_changed_and_closed_with_everybody_told(
    console: Station, clerk: Clerk
) -> None:
    assert "应写明招聘人数" in clerk.post("/vacancies", {**GOOD, "headcount": "", "then": "publish"}).text
    stopped = clerk.post("/vacancies", {**GOOD, "requirements": "限汉族，女士优先", "then": "publish"}).text
    assert "要人定" in stopped
    assert "民族不限" in stopped
    assert 'data-testid="well"' not in stopped
    assert (
        "档案里没有叫“示例没有的厂”"
        in clerk.post("/vacancies", {**GOOD, "employer": "示例没有的厂", "then": "check"}).text
    )
    checked = clerk.post("/vacancies", {**GOOD, "then": "check"}).text
    assert ('data-testid="well"' in checked, "档案里没有叫" in checked) == (True, False)
    assert not posts(console)
    page = clerk.post("/vacancies", {**GOOD, "then": "publish"})
    number = reads(page, r'data-testid="seal">(J\d+)<')
    assert f"{number} 发布了" in page.text
    (post,) = posts(console, status="published")
    assert (post.number, post.town, post.month_pay, post.pay_base) == (number, "华新", 5500, 2900)
    applied(console, post.id)
    page = clerk.post(f"/vacancies/{post.id}", {**GOOD, "pay": "6000-7000元/月，底薪2900元", "then": "publish"})
    assert "已告诉 1 位应聘的工友" in page.text
    clerk.post(f"/vacancies/{post.id}/extend", {"until": "2027-01-31"})
    assert (
        'name="until" value="2027-03-02"' in clerk.get(f"/vacancies/{post.id}").text
    )  # never earlier than it runs already
    assert "今天以后、一年以内" in clerk.post(f"/vacancies/{post.id}/extend", {"until": "2020-01-31"}).text
    clerk.post(f"/vacancies/{post.id}/pause")
    clerk.post(f"/vacancies/{post.id}/publish")
    assert "岩应聘" in clerk.post(f"/vacancies/{post.id}/close").text
    said = owed(console)
    for words in ("工资改成6000-7000", "有效期到2027年1月31日", "暂停招聘", "接着招", "停招了"):
        assert [one for one in said if words in one], words
    assert [post.status for post in posts(console)] == ["closed"]


def test_a_pasted_ad_fills_the_form_and_its_limits_stand_beside_their_field(console: Station, clerk: Clerk) -> None:
    page = clerk.post("/vacancies/read", {"ad": AD})
    assert f'value="{FACTORY}"' in page.text
    assert 'value="20"' in page.text
    assert 'value="2026-12-31"' in page.text
    assert "“只要女”" in page.text
    assert "男女不限" in reads(page, r'better-requirements">([^<]+)<')
    stopped = clerk.post("/vacancies/read", {"ad": f"{AD}，入职交押金200元"})
    assert "不能发" in stopped.text
    form = {**GOOD, "ad": f"{AD}，入职交押金200元", "then": "publish"}
    assert "不能发布" in clerk.post("/vacancies", form).text
    assert not posts(console)


def test_a_lawful_limit_needs_a_reason_that_is_kept_and_an_unknown_employer_waits(
    console: Station, clerk: Clerk
) -> None:
    form = {**GOOD, "requirements": "井下作业，只要男的", "then": "publish"}
    assert "写明理由" in clerk.post("/vacancies", form).text
    clerk.post("/vacancies", {**form, "reason": "井下作业，国家规定不安排女工"})
    with console.runtime.records.read() as session:
        kept = session.exec(select(Audit).where(Audit.action == "post_exception")).one()
    assert (kept.reason, "gender" in kept.detail) == ("井下作业，国家规定不安排女工", True)
    unknown = {**GOOD, "employer": "没见过的厂有限公司"}
    assert "不能发布" in clerk.post("/vacancies", {**unknown, "then": "publish"}).text
    page = clerk.post("/vacancies", {**unknown, "then": "review"})
    assert "交去审核了" in page.text
    (waiting,) = posts(console, status="review")
    queue = clerk.get("/vacancy/list").text
    assert "status__in=review" in queue
    assert FACTORY in queue
    queue = clerk.get("/vacancy/list?filter=status__in=review").text
    assert ("没见过的厂有限公司" in queue, FACTORY in queue) == (True, False)
    with console.runtime.records.write() as session:
        author = a_follower(session)  # handed in through the chat: the reason goes back to there
        vacancies.get(session, waiting.key).facts = {**waiting.facts, "handed_in_by": author.key}
    assert "写清原因" in clerk.post(f"/vacancies/{waiting.id}/return", {"reason": "不"}).text
    assert "先补执照再交" in clerk.post(f"/vacancies/{waiting.id}/return", {"reason": "先补执照再交"}).text
    assert any("退回了：先补执照再交" in words for words in owed(console))
    clerk.post("/vacancies", {"employer": FACTORY, "title": "叉车工", "then": "draft"})
    assert [post.title for post in posts(console, status="draft")] == ["叉车工"]


def test_a_reason_serves_the_limits_it_was_given_for_and_no_new_ones(console: Station, clerk: Clerk) -> None:
    first, new = "井下作业，国家规定不安排女工", "客户单位要求，已核实排班表"
    form = {**GOOD, "requirements": "井下作业，只要男的", "then": "publish"}
    there = clerk.post("/vacancies", {**form, "reason": first}).url.path.removeprefix("/console")
    more = {**form, "pay": "8000元/月，轻松过万，上不封顶"}
    assert "写明理由" in clerk.post(there, more).text
    (post,) = posts(console, status="published")
    assert "轻松过万" not in post.pay_text
    assert "写明理由" not in clerk.post(there, {**form, "headcount": "21"}).text
    assert [post.headcount for post in posts(console, status="published")] == [21]
    with console.runtime.records.write() as session:
        vacancies.get(session, post.key).pay_text = more["pay"]
    clerk.post(f"{there}/pause")
    assert "写明理由" in clerk.post(f"{there}/publish").text
    assert not posts(console, status="published")
    clerk.post(f"{there}/publish", {"reason": new})
    (post,) = posts(console, status="published")
    assert post.facts["exception"] == f"{first}；{new}"
    with console.runtime.records.read() as session:
        kept = session.exec(select(Audit).where(Audit.action == "post_exception").order_by(col(Audit.id).desc())).all()
    assert new in kept[0].reason
    assert "写明理由" not in clerk.post(there, {**more, "headcount": "22"}).text
    assert [post.headcount for post in posts(console, status="published")] == [22]


def test_no_reason_lets_an_exclusion_a_missing_element_or_a_day_that_is_over_stand(
    console: Station, clerk: Clerk, clock: StageClock
) -> None:
    reason = {"reason": "老板要求这样写的", "then": "publish"}
    for words in ("民族的不要", "四川籍不收", "拜佛的不要"):
        assert "不能发布" in clerk.post("/vacancies", {**GOOD, "requirements": words, **reason}).text
    for field, words in (("duties", "见面谈"), ("duties", "。"), ("duties", "好"), ("requirements", "11月20号")):
        assert "publish" not in clerk.post("/vacancies", {**GOOD, field: words, **reason}).url.path
    assert not posts(console)
    draft = clerk.post("/vacancies", {**GOOD, "duties": "", "then": "draft"}).url.path.removeprefix("/console")
    assert "应写明工作内容" in clerk.post(f"{draft}/publish", reason).text
    assert not posts(console, status="published")
    short = {**GOOD, "title": "装卸工", "valid_until": "2026-11-28", "then": "publish"}
    there = clerk.post("/vacancies", short).url.path.removeprefix("/console")
    clock.now += timedelta(days=10)
    later = console.enter("S02")
    later.get(there)
    assert "已过有效期" in later.post(f"{there}/publish", reason).text
    later.post(f"{there}/pause")
    assert "已过有效期" in later.post(f"{there}/publish", reason).text
    assert not posts(console, status="published")


def sheet(*rows: dict[str, Any], title: str = "") -> bytes:
    book = openpyxl.Workbook()
    if title:
        book.active.append([title])
    book.active.append([f"{LABELS[field.name]}*" if field.needed else field.label for field in FIELDS])
    for row in rows:
        book.active.append([row.get(field.name) for field in FIELDS])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def hand_in(clerk: Clerk, content: bytes, name: str = "岗位.xlsx") -> Any:
    return clerk.post("/imports/posts", files={"file": (name, content)})


def counted(page: Any) -> dict[str, int]:
    return {name: int(reads(page, rf'count-{name}">(\d+)<')) for name in ("good", "review", "double", "refused")}


def test_a_sheet_is_looked_at_taken_in_whole_and_undone_whole(console: Station, clerk: Clerk) -> None:
    with console.runtime.records.write() as session:
        there = a_vacancy(session, title="保洁员", employer_name=FACTORY, place="上海市青浦区华新镇").number
    rows = (
        {**GOOD, "headcount": 20, "valid_until": date(2026, 12, 31), "board": "是"},
        {**GOOD, "title": "+1+1 操作工"},
        {**GOOD, "title": "装配工", "employer": "没见过的厂有限公司"},
        {**GOOD, "title": "保洁员"},
        GOOD,
        {**GOOD, "title": "质检员", "pay": "面议"},
        {**GOOD, "title": "包装工", "requirements": "入职交押金300元"},
        {**GOOD, "title": "司机", "headcount": "若干", "valid_until": "2020-01-01"},
    )
    page = hand_in(clerk, sheet(*rows, title="十二月岗位"))
    assert counted(page) == {"good": 2, "review": 1, "double": 2, "refused": 3}
    assert len(posts(console)) == 1
    for words in (
        f"和 {there} 一样",
        "和第 3 行一样",
        "“面议”不行",
        "不得以任何名义向劳动者收取财物",
        "招聘人数：要写整数",
        "有效期已经过了",
    ):
        assert words in page.text, words
    batch = page.url.path.removeprefix("/console")
    refused = openpyxl.load_workbook(io.BytesIO(clerk.get(f"{batch}/refused").content)).active
    assert [row[0].value for row in refused.iter_rows(min_row=2)] == [6, 7, 8, 9, 10]
    clerk.get(batch)
    assert "导入好了：3 行" in clerk.post(f"{batch}/confirm").text
    made = [post for post in posts(console) if post.number != there]
    assert [(post.title, post.status) for post in made] == [
        ("分拣员", "published"), ("+1+1 操作工", "published"), ("装配工", "review"),
    ]  # fmt: skip
    assert (made[0].board, made[0].headcount, made[0].valid_until) == (True, 20, date(2026, 12, 31))
    assert "已经导入了" in clerk.post(f"{batch}/confirm").text
    assert len(posts(console)) == 4
    applied(console, made[0].id)
    assert "2 个岗位退回，1 个已有人应聘，改为下架，告诉了 1 位工友" in clerk.post(f"{batch}/undo").text
    assert [post.status for post in posts(console)] == ["published", "closed", "returned", "returned"]
    assert [one for one in owed(console) if "停招了" in one]
    assert "已经撤回了" in clerk.post(f"{batch}/undo").text
    undone = clerk.get(batch).text
    assert [
        undone.count(f"<td>{said}</td>")
        for said in ("已撤回（原来是直接发布）", "已撤回（原来是导入后待审）", "直接发布", "不能导入")
    ] == [2, 1, 0, 3]


def test_doubles_may_bring_the_post_up_to_date_and_undo_brings_it_back(console: Station, clerk: Clerk) -> None:
    with console.runtime.records.write() as session:
        post = a_vacancy(session, title="分拣员", employer_name=FACTORY, place="上海市青浦区华新镇", headcount=5)
    applied(console, post.id)
    page = hand_in(clerk, sheet(GOOD))
    assert "再交一次</a>；重复的也可以在上面选怎么办。" in page.text
    batch = page.url.path.removeprefix("/console")
    assert "现在没有一行能导入" not in clerk.post(f"{batch}/choose", {"choice": "update"}).text
    clerk.post(f"{batch}/confirm")
    assert [(one.headcount, one.number) for one in posts(console)] == [(20, post.number)]
    assert [one for one in owed(console) if "工资改成5500-6500元/月" in one]
    clerk.post(f"{batch}/undo")
    assert [(one.headcount, one.valid_until) for one in posts(console)] == [(5, None)]


def test_what_is_no_sheet_is_refused_in_a_sentence_and_leaves_nothing(console: Station, clerk: Clerk) -> None:
    clerk.get("/imports/posts")
    assert "只收 .xlsx" in hand_in(clerk, "单位,岗位\n".encode(), "岗位.csv").text
    assert "没找到表头" in hand_in(clerk, _other_sheet()).text
    assert "一行也没有" in hand_in(clerk, sheet()).text
    assert "先选一个" in clerk.post("/imports/posts").text
    template = openpyxl.load_workbook(io.BytesIO(clerk.get("/imports/posts/template").content))
    assert [cell.value for cell in template.worksheets[0][1]] == [field.label for field in FIELDS]
    batch = hand_in(clerk, sheet({**GOOD, "pay": "面议"})).url.path.removeprefix("/console")
    looked_at = clerk.get(batch).text
    assert "现在没有一行能导入" in looked_at
    assert '<a href="/console/imports/posts">再交一次</a>。' in looked_at
    assert "没有能导入的行" in clerk.post(f"{batch}/confirm").text
    clerk.post(f"{batch}/drop")
    with console.runtime.records.read() as session:
        assert [row.status for row in session.exec(select(ImportBatch)).all()] == ["dropped"]
        assert session.exec(select(ImportRow)).all() == []
    assert not posts(console)


def _other_sheet() -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["姓名", "手机"])
    book.save(out)
    return out.getvalue()


def test_headings_of_posts_are_read_in_other_words() -> None:
    book, kept = openpyxl.Workbook(), io.BytesIO()
    said = ("用工单位", "岗位", "人数", "任职要求", "岗位职责", "地点", "薪资待遇（元）", "截止日期", "备注")
    book.active.append(said)
    book.active.append(("示例厂", "普工", 3, "18岁以上", "装配", "华新镇", "6000-7000", "2026-12-31", "急"))
    book.save(kept)
    rows, columns = sheets.read(kept, vacancy_imports.HEADINGS)
    assert (rows[0].cells["工资"], rows[0].cells["岗位名称"], columns.unused) == ("6000-7000", "普工", ["备注"])


def test_a_post_stands_longer_only_while_the_papers_are_fresh(
    console: Station, clerk: Clerk, clock: StageClock
) -> None:
    post = clerk.post("/vacancies", {**GOOD, "then": "publish"}).url.path.removeprefix("/console")
    clerk.get(post)
    clerk.post(f"{post}/extend", {"until": "2027-09-30"})
    clock.now += timedelta(days=200)
    later = console.enter("S02")
    later.get(post)
    assert "先不能延期" in later.post(f"{post}/extend", {"until": "2027-12-31"}).text
    assert "办好了" in later.post(f"{post}/extend", {"until": "2027-08-31"}).text
    assert [str(row.valid_until) for row in posts(console)] == ["2027-08-31"]

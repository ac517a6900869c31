"""A day with people and words in a browser: a visit booked and one from paper entered, somebody's ledger brought up to date and
taken out as a sheet, a broadcast written while heads are counted, an answer changed and tried."""

import io
from collections.abc import Iterator

import openpyxl
import pytest
from playwright.sync_api import Browser, expect
from sqlmodel import col, select

from bot.play.stage import StageClock
from bot.runtime import Runtime
from db.models import Answer, Broadcast, Visit, Worker
from tests.bot.console.clerk import PASSWORD
from tests.end_to_end import browsing, desk_in_browser
from tests.end_to_end.browsing import MARKS
from tests.end_to_end.desk_in_browser import PATIENCE, PHONE, DeskInBrowser

pytestmark = MARKS


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing.opened() as browser:
        yield browser


@pytest.fixture
def desk(runtime: Runtime, clock: StageClock, browser: Browser) -> Iterator[DeskInBrowser]:
    with desk_in_browser.opened(runtime, clock, browser) as desk:
        yield desk


def test_people_and_words_from_log_in_to_result(desk: DeskInBrowser, runtime: Runtime) -> None:
    desk.page.on("dialog", lambda dialog: dialog.accept())
    desk.log_in("S01", PASSWORD)
    desk.sees("没人接的求助")
    with runtime.records.read() as session:
        worker = session.exec(select(Worker).where(Worker.code == "W001")).one()
        entry = session.exec(select(Answer).where(col(Answer.published)).order_by(col(Answer.id))).first()
    assert entry is not None
    books_a_visit(desk, worker)
    enters_one_from_paper(desk, worker)
    keeps_the_ledger(desk, worker)
    writes_to_many(desk)
    changes_an_answer(desk, entry)
    with runtime.records.read() as session:
        made = session.exec(select(Visit).where(Visit.worker_id == worker.id).order_by(col(Visit.id).desc())).all()
        assert [(one.status, one.place) for one in made[:2]] == [("done", "凤溪公寓3栋"), ("booked", "凤溪公寓3栋502")]
        assert session.get_one(Worker, worker.key).employer_name == "示例新单位"
        sent = session.exec(select(Broadcast).order_by(col(Broadcast.id).desc())).first()
        assert sent is not None
        assert (sent.words, sent.audience["counties"]) == ("周日芒市招聘会，请带身份证", ["盈江"])


def books_a_visit(desk: DeskInBrowser, worker: Worker) -> None:
    desk.open("/visits/plan")
    desk.sees("最久没去的在前")
    desk.is_usable("visit-plan")
    desk.tick(desk.page.locator("tbody input[type=checkbox]").first)
    desk.press("出路线单")
    desk.sees("走访路线")
    desk.is_usable("visit-route")
    desk.open("/visits/new")
    desk.fill("看哪位工友（姓名或编号）", worker.name)
    desk.press("找人")
    desk.take(desk.page.locator(f"a[href*='worker={worker.id}']").first)
    desk.is_usable("visit-new")
    form = desk.page.locator("form[action$='/visits/book']")
    desk.write(form.get_by_label("哪天"), "2026-11-30")
    desk.write(form.get_by_label("几点开始"), "15:00")
    desk.write(form.get_by_label("地点"), "凤溪公寓3栋502")
    desk.press("约好并通知")
    desk.sees("约好了：11月30日")
    desk.is_usable("visit")
    desk.open("/visits?week=2026-11-30")
    desk.sees("凤溪公寓3栋502")
    desk.is_usable("visits")


def enters_one_from_paper(desk: DeskInBrowser, worker: Worker) -> None:
    """On the phone, in the dormitory."""
    desk.page.set_viewport_size(PHONE)
    desk.open(f"/visits/new?worker={worker.id}")
    form = desk.page.locator("form[action$='/visits/enter']")
    desk.write(form.get_by_label("哪天去的"), "2026-11-20")
    desk.write(form.get_by_label("地点"), "凤溪公寓3栋")
    desk.write(form.get_by_label("情况"), "热水不稳")
    desk.write(form.get_by_label("第1件要跟进的事"), "联系房东修热水")
    desk.take(form.get_by_role("button", name="存好"))
    desk.sees("（补记）")
    desk.open("/tasks")
    desk.sees("联系房东修热水")
    desk.is_usable("tasks")


def keeps_the_ledger(desk: DeskInBrowser, worker: Worker) -> None:
    desk.open(f"/workers/{worker.id}")
    desk.choose(desk.page.get_by_label("现在的情况"), "employed")
    desk.fill("从哪天起", "2026-11-02")
    desk.fill("单位（在岗才写）", "示例新单位")
    desk.press("记变动")
    desk.sees("2026-11-02起在岗")
    for path, name in (
        ("/merges", "merges"),
        (f"/workers/{worker.id}/merge", "merge"),
        ("/imports/workers", "import-people"),
    ):
        desk.open(path)
        desk.is_usable(name)
    desk.open("/ledger/export")
    desk.is_usable("export")
    with desk.page.expect_download(timeout=PATIENCE) as handed:
        desk.press("导出")
    book = openpyxl.load_workbook(io.BytesIO(handed.value.path().read_bytes()), read_only=True)
    names = [row[0] for row in book["台账"].iter_rows(min_row=2, min_col=2, max_col=2, values_only=True)]
    assert worker.name in names


def writes_to_many(desk: DeskInBrowser) -> None:
    desk.open("/broadcasts/new")
    desk.tick(desk.page.get_by_label("盈江", exact=True))
    expect(desk.page.get_by_test_id("reachable")).to_contain_text("能收到", timeout=PATIENCE)
    desk.write(desk.page.locator("textarea[name=words]"), "周日芒市招聘会，请带身份证")
    expect(desk.page.locator("#shown")).to_have_text("周日芒市招聘会，请带身份证")
    desk.is_usable("broadcast-new")
    desk.press("存下，看一下")
    desk.sees("还没发。先测试一下，再提交")
    desk.is_usable("broadcast")
    desk.press("提交")
    desk.sees("定了")


def changes_an_answer(desk: DeskInBrowser, entry: Answer) -> None:
    desk.open("/answers")
    desk.sees(entry.question)
    desk.is_usable("answers")
    desk.open(f"/answers/{entry.id}")
    desk.write(desk.page.locator("textarea[name=words]"), "德宏老乡，这是新的说法。")
    desk.write(desk.page.locator("textarea[name=asked_since]"), "驻点的人是整哪样的嘛")
    desk.press("存草稿，看样子")
    expect(desk.page.get_by_test_id("would-say")).to_contain_text("这是新的说法", timeout=PATIENCE)
    desk.is_usable("answer")
    desk.press("发布")
    desk.sees("现在起这样回答")
    desk.open("/answers?try=驻点的人是整哪样的嘛")
    desk.sees("这是新的说法")
    for path, name in (("/amounts", "amounts"), ("/unanswered", "unanswered"), ("/answers/new", "answer-new")):
        desk.open(path)
        desk.is_usable(name)

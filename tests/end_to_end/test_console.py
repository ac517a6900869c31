"""The console in a browser on both databases: log-in to overview, a conversation answered live, a person looked up, a report
taken out and frozen, somebody deleted who asked for it. On PostgreSQL by keyboard alone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect
from sqlmodel import select

from bot.play.stage import StageClock
from bot.runtime import Runtime
from db import followers, messages
from db.models import Inquiry, Outbox, Worker
from tests.bot.console.clerk import PASSWORD
from tests.end_to_end import browsing, desk_in_browser
from tests.end_to_end.browsing import MARKS
from tests.end_to_end.desk_in_browser import PATIENCE, DeskInBrowser

pytestmark = MARKS


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing.opened() as browser:
        yield browser


@pytest.fixture
def desk(runtime: Runtime, clock: StageClock, browser: Browser) -> Iterator[DeskInBrowser]:
    with desk_in_browser.opened(runtime, clock, browser) as desk:
        yield desk


def test_the_head_logs_in_answers_live_and_looks_a_person_up(
    desk: DeskInBrowser, runtime: Runtime, clock: StageClock
) -> None:
    desk.page.on("dialog", lambda dialog: dialog.accept())
    desk.open("/")
    desk.is_usable("login")
    desk.log_in("S01", PASSWORD)
    desk.sees("没人接的求助")
    desk.sees("口径：期内第一次登记的工友")
    desk.is_usable("overview")
    answers_somebody(desk, runtime, clock)
    looks_up(desk, runtime)
    reads_the_figures(desk)
    deletes_for_somebody(desk)
    for path, name in (
        ("/vacancy/list", "vacancies"),
        ("/staff", "staff"),
        ("/duty", "duty"),
        ("/audit/list", "audit"),
    ):
        desk.open(path)
        desk.is_usable(name)


def answers_somebody(desk: DeskInBrowser, runtime: Runtime, clock: StageClock) -> None:
    with runtime.records.write() as session:
        asked = session.exec(select(Inquiry).where(Inquiry.status == "new")).first()
        follower = followers.get(session, asked.follower_id)
        followers.open_window(session, follower=follower, kind="message", now=clock.now)
        messages.note(session, follower=follower, direction="in", kind="text", words="在家开店有补贴没", now=clock.now)
    desk.follow("收件箱")
    desk.take(desk.page.get_by_text("没人接", exact=True).first)
    desk.take(desk.page.locator(".threads .list-group-item").first)
    desk.sees("还能发 5 条")
    desk.write(desk.page.get_by_test_id("reply-words"), "您好，您先说说想开在哪个乡镇")
    desk.take(desk.page.get_by_test_id("send"))
    desk.sees("站长演示甲在办")
    with runtime.records.write() as session:
        owed = session.exec(select(Outbox).where(Outbox.follower_id == follower.id)).all()
        assert "【工作人员】您好，您先说说想开在哪个乡镇" in [row.message.get("words") for row in owed]
        messages.note(session, follower=follower, direction="in", kind="text", words="遮放镇上", now=clock.now)
    expect(desk.page.locator(".bubble.in").last).to_contain_text(
        "遮放镇上", timeout=PATIENCE
    )  # without loading the page again
    desk.is_usable("inbox")


def looks_up(desk: DeskInBrowser, runtime: Runtime) -> None:
    with runtime.records.read() as session:
        phone = session.exec(select(Worker.phone).where(Worker.code == "W001")).one()
    desk.follow("工友")
    desk.write(desk.page.get_by_placeholder("搜索"), "岩演一")
    with desk.page.expect_navigation(timeout=PATIENCE):
        desk.page.keyboard.press("Enter")
    desk.is_usable("workers")
    desk.take(desk.page.get_by_role("link", name="查看").first)
    desk.sees(f"{phone[:3]}****{phone[-4:]}")
    desk.is_usable("worker")
    desk.take(desk.page.locator("summary", has_text="看完整手机"))
    desk.fill("看完整手机的用途", "通知面试")
    desk.press("看")
    expect(desk.page.get_by_test_id("number")).to_have_text(phone, timeout=PATIENCE)


def reads_the_figures(desk: DeskInBrowser) -> None:
    desk.open("/reports")
    desk.follow("上一期")
    desk.sees("还没定稿")
    desk.is_usable("report")
    with desk.page.expect_download(timeout=PATIENCE) as handed:
        desk.press("下载 Excel")
    assert handed.value.suggested_filename.endswith(".xlsx")
    desk.press("定稿这一期")
    desk.sees("以后看到的都是这一份")


def deletes_for_somebody(desk: DeskInBrowser) -> None:
    desk.open("/privacy")
    desk.is_usable("privacy")
    desk.fill("工友编号（如 W021、G65）", "W001")
    desk.fill("姓名（要和编号对得上）", "岩演一")
    desk.fill("谁、怎么提出的", "本人打电话")
    desk.fill("确认：写“删除”", "删除")
    desk.press("删除")
    desk.sees("已停用，约好的事都取消了")
    desk.open("/audit/list")
    for words in ("通知面试", "本人打电话"):
        desk.sees(words)

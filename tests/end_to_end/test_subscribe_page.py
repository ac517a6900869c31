"""A worker agrees to notices in a real browser: link in the chat, WeChat's own question, thanks, and a link that is used up."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from bot.cli import demo
from bot.play.over_http import serving
from tests.end_to_end import browsing
from tests.end_to_end.browsing import MARKS
from tests.end_to_end.phone_in_browser import PHONE, PhoneInBrowser

pytestmark = MARKS


@pytest.fixture
def browser() -> Iterator[Browser]:
    with browsing.opened() as browser:
        yield browser


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with serving(demo.build(port, tmp_path), port=port) as served:
        yield served


def test_a_worker_agrees_to_notices_and_may_do_so_again_by_a_new_link(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport=PHONE, locale="zh-CN")
    phone = PhoneInBrowser(context.new_page(), address)
    phone.create("岩罕")
    phone.asks("收提醒", "点开这个链接", "/subscribe/")
    with context.expect_page() as opened:
        phone.heard().locator("a[href*='/subscribe/']").last.click()
    page = opened.value
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.get_by_role("button", name="同意收提醒").click()
    page.get_by_role("button", name="拒绝").click()
    expect(page.get_by_role("status")).to_contain_text("没有点“允许”")
    page.get_by_role("button", name="同意收提醒").click()
    page.get_by_role("button", name="允许").click()
    expect(page.get_by_role("status")).to_contain_text("到时候会提醒您")
    expect(page.get_by_role("button", name="同意收提醒")).to_be_hidden()
    page.wait_for_load_state("networkidle")
    page.reload()
    expect(page.get_by_text("这个链接已经用过了")).to_be_visible()
    assert errors == []
    context.close()

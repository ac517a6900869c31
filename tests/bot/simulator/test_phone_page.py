"""The phone page in a real browser, with the toy account behind it."""

import os
import shutil
from datetime import timedelta

import pytest
from playwright.sync_api import expect, sync_playwright

from bot.simulator import in_process
from bot.simulator.web import create_app
from tests.bot.simulator.toy_bot import Account, article

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
MENU = [
    {"type": "click", "name": "找工作", "key": "JOBS"},
    {"name": "服务", "sub_button": [{"type": "click", "name": "报名培训", "key": "COURSES"}]},
]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None and "CI" not in os.environ, reason="no browser"),
]


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def outside():
    """Addresses elsewhere that the page asked for, and what went wrong in it: both must stay empty."""
    return []


@pytest.fixture
def page(browser, simulator, worker, serve, outside):
    simulator.world.menus.create(MENU)
    address = serve(create_app(simulator, control=True))
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.on("request", lambda request: None if request.url.startswith(address) else outside.append(request.url))
    page.on("pageerror", lambda error: outside.append(str(error)))
    page.goto(f"{address}/phone")
    yield page
    page.close()
    assert outside == []


def last(page):
    return page.get_by_test_id("bubble").last


def write(page, text):
    page.get_by_test_id("message-input").fill(text)
    page.get_by_test_id("send-button").click()


def test_the_menu_is_tapped_and_a_text_is_written(page, toy):
    page.get_by_test_id("menu-1").click()
    page.get_by_test_id("menu-1-0").click()
    expect(page.get_by_text("点了「报名培训」")).to_be_visible()
    expect(last(page)).to_contain_text("你说：event")
    assert toy.heard[-1].key == "COURSES"
    page.get_by_test_id("to-keyboard").click()
    write(page, "我要找工作")
    expect(last(page)).to_contain_text("你说：我要找工作")


def test_a_blue_line_is_tapped(page, simulator, worker, toy):
    account = Account(in_process.client(create_app(simulator)))
    choices = [{"id": "101", "content": "1 找工作"}, {"id": "102", "content": "2 报名培训"}]
    menu = {"head_content": "您想做什么？", "list": choices, "tail_content": ""}
    account.post("cgi-bin/message/custom/send", {"touser": worker.openid, "msgtype": "msgmenu", "msgmenu": menu})
    page.get_by_test_id("choice").nth(1).click()
    expect(last(page)).to_contain_text("你说：2 报名培训")
    assert toy.heard[-1]._data["bizmsgmenuid"] == "102"


def test_voice_picture_sticker_place_and_scan_are_sent(page, toy):
    page.get_by_test_id("to-keyboard").click()
    toy.heard.clear()
    page.get_by_test_id("voice-button").click()
    page.get_by_test_id("voice-words").fill("我要找工作")
    page.get_by_test_id("voice-send").click()
    expect(last(page)).to_contain_text("你说：voice")
    page.get_by_test_id("voice-button").click()
    page.get_by_test_id("voice-silent").click()
    for tile, confirm in [
        ("panel-picture", "picture-sample"),
        ("panel-sticker", None),
        ("panel-location", "place-send"),
    ]:
        page.get_by_test_id("plus-button").click()
        page.get_by_test_id(tile).click()
        if confirm:
            page.get_by_test_id(confirm).click()
    page.get_by_test_id("plus-button").click()
    page.get_by_test_id("panel-scan").click()
    page.get_by_test_id("scan-scene").fill("bind_1")
    page.get_by_test_id("scan-go").click()
    expect(page.get_by_test_id("chat").get_by_text("扫了二维码 bind_1")).to_be_visible()
    expect(last(page)).to_contain_text("你说：event")
    kinds = [message.type for message in toy.heard]
    assert sorted(kinds) == sorted(["voice", "voice", "image", "image", "location", "event"])


def test_a_card_and_the_route_are_shown(page, toy):
    toy.answer = article
    page.get_by_test_id("open-tools").click()
    page.get_by_test_id("show-routes").check()
    page.keyboard.press("Escape")
    page.get_by_test_id("to-keyboard").click()
    write(page, "培训")
    expect(page.get_by_test_id("news-card")).to_contain_text("电工培训")
    expect(last(page).get_by_test_id("route")).to_contain_text("被动回复")


def test_the_clock_is_moved_and_the_reminder_arrives(page, simulator, worker):
    account = Account(in_process.client(create_app(simulator)))

    def remind(before, after):
        simulator.step_to(before + timedelta(hours=10))
        account.fetch_token()
        worker.person.windows.open("message", simulator.clock())
        account.says(worker.openid, "明天上午有您的课")

    simulator.on_clock_moved = remind
    page.get_by_test_id("open-tools").click()
    page.get_by_test_id("clock-evening").click()
    expect(page.get_by_test_id("big-clock")).to_have_text("2025年3月3日 周一 19:00:00")
    expect(last(page)).to_contain_text("明天上午有您的课")
    expect(page.get_by_test_id("chat").get_by_text("19:00", exact=True)).to_be_visible()


def test_somebody_new_is_added_chosen_and_leaves_and_comes_back(page):
    page.get_by_test_id("open-people").click()
    page.get_by_test_id("new-person-name").fill("王敏")
    page.get_by_label("工作人员").check()
    page.get_by_test_id("new-person-add").click()
    expect(page.get_by_test_id("whose")).to_have_text("王敏的手机")
    page.get_by_test_id("to-keyboard").click()
    page.get_by_test_id("plus-button").click()
    page.get_by_test_id("panel-unfollow").click()
    page.get_by_test_id("follow").click()
    expect(page.get_by_text("关注了公众号").last).to_be_visible()


def test_what_people_and_the_account_write_is_never_markup(page):
    page.get_by_test_id("to-keyboard").click()
    write(page, "<img src=x onerror=alert(1)>")
    expect(last(page)).to_contain_text("你说：<img src=x onerror=alert(1)>")


def test_the_page_fits_the_width_of_a_phone_and_of_a_desk(page):
    for width, height in ((390, 844), (320, 568), (768, 1024), (1280, 800)):
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        expect(page.get_by_test_id("menu-0")).to_be_in_viewport()

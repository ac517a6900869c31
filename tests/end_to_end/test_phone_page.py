"""The whole product in a real browser: finding a job, a course and its reminder, a visit moved and reminded, staff at work."""

import socket
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from bot.cli import demo
from bot.clock import system_clock
from bot.play.over_http import serving
from tests.end_to_end import browsing
from tests.end_to_end.browsing import MARKS
from tests.end_to_end.phone_in_browser import PHONE, PhoneInBrowser

pytestmark = MARKS


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing.opened() as browser:
        yield browser


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """The demo, as `make demo` runs it, on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with serving(demo.build(port, tmp_path), port=port) as served:
        yield served


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[PhoneInBrowser]:
    page = browser.new_page(viewport=PHONE, device_scale_factor=2, locale="zh-CN", timezone_id="Asia/Shanghai")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield PhoneInBrowser(page, address)
    page.close()
    assert errors == []


def evening_of(days: int) -> datetime:
    return (system_clock() + timedelta(days=days)).replace(hour=19, minute=5, second=0, microsecond=0)


def test_a_worker_finds_a_job_and_applies(phone: PhoneInBrowser) -> None:
    phone.create("岩罕")
    phone.asks("青浦包住的电子厂，五千五以上", "青浦", "包住", "J0")
    phone.picture("jobs")
    phone.asks("1", "单位", "工资", "有效期", "报名")
    phone.asks("我要报名", "同意吗")
    phone.asks("同意", "叫什么名字")
    phone.asks("岩罕，盈江的，13812345678", "岩罕", "138 1234 5678", "1 同意")
    phone.asks("1", "报好了")
    phone.asks("我的", "【应聘】")
    phone.picture("applied")


def test_a_worker_signs_up_for_a_course_and_is_reminded(phone: PhoneInBrowser) -> None:
    phone.create("玉应")
    phone.asks("培训", "不收钱", "1 ")
    phone.asks("1", "时间", "报这个班")
    starts = phone.reads(r"时间：(\d+)月(\d+)日")
    phone.asks("1", "同意吗")
    phone.asks("同意", "哪种情况")
    phone.asks("1", "叫什么名字")
    phone.asks("玉应", "哪个县")
    phone.asks("芒市", "手机号")
    phone.asks("13912345678", "玉应", "1 确认")
    phone.asks("1", "报上了")
    phone.picture("training")
    today = system_clock()
    day = today.replace(month=int(starts[1]), day=int(starts[2]), hour=19, minute=5, second=0, microsecond=0)
    evening_before = day - timedelta(days=1)
    phone.moves_clock_to(evening_before if evening_before > today else evening_before.replace(year=today.year + 1))
    phone.sees_reminder(f"{day.month}月{day.day}日|{day:%Y-%m-%d}")
    phone.picture("reminder")


def test_a_visit_is_booked_moved_and_reminded(phone: PhoneInBrowser) -> None:
    phone.create("木然")
    phone.asks("下礼拜三晚上八点来华新镇凤溪公寓3栋502看看我们", "同意吗")
    phone.asks("同意", "叫什么名字")
    phone.asks("木然", "是不是“木然”")
    phone.asks("是", "哪个县")
    phone.asks("陇川", "手机号")
    phone.asks("13712345678", "聊")
    phone.asks("1", "20:00", "凤溪公寓", "1 确认")
    phone.asks("1", "约好了")
    phone.asks("改走访", "哪天")
    then = evening_of(3)
    phone.asks(f"{then.month}月{then.day}号晚上七点半", "19:30", "1 确认")
    phone.asks("1", "改好了")
    phone.moves_clock_to(evening_of(2))
    phone.sees("走访提醒")
    phone.shows_routes()
    phone.picture("visit")


def test_staff_paste_a_job_send_it_and_read_the_report(phone: PhoneInBrowser) -> None:
    until = system_clock() + timedelta(days=30)
    phone.pick("专员演示乙（S02）")
    phone.asks("待办", "等着办的")
    phone.asks(
        "示例麦香源食品有限公司招聘\n岗位：包装工 15人\n工资：5000-6500元/月，底薪2900，五险\n工作内容：食品装箱、封口\n"
        "条件：18周岁以上，有健康证\n长白班，单休，提供宿舍，免费工作餐\n地址：青浦区白鹤镇外青松公路3000号\n"
        f"有效期至{until.year}年{until.month}月{until.day}日\n联系人：王经理 15400000099",
        "工友看到的是这样", "包装工", "1 确认",
    )  # fmt: skip
    phone.asks("1", "发布了")
    phone.asks("发给芒市在岗的：白鹤包装工15名，5000到6500，包吃住", "1 招聘")
    phone.asks("1", "群发给", "1 确认")
    phone.asks("1", "B0001")
    phone.asks("B0001 送达情况", "送达")
    phone.asks("这周报名多少，按县分", "口径")
    phone.sees_picture()
    phone.picture("staff")

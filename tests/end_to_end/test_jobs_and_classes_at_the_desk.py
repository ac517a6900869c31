"""A day with jobs and classes in a browser: an employer checked, a post from a pasted ad, a sheet of posts taken in and undone,
a class planned and somebody signed up for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from sqlmodel import select

from bot.play.stage import StageClock
from bot.runtime import Runtime
from db.models import Employer, Enrolment, Vacancy
from tests.bot.console.clerk import PASSWORD
from tests.bot.console.test_posts import AD, GOOD, sheet
from tests.end_to_end import browsing, desk_in_browser
from tests.end_to_end.browsing import MARKS
from tests.end_to_end.desk_in_browser import DeskInBrowser

pytestmark = MARKS
FIRM = "示例新开的电子有限公司"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing.opened() as browser:
        yield browser


@pytest.fixture
def desk(runtime: Runtime, clock: StageClock, browser: Browser) -> Iterator[DeskInBrowser]:
    with desk_in_browser.opened(runtime, clock, browser) as desk:
        yield desk


def test_jobs_and_classes_from_log_in_to_result(desk: DeskInBrowser, runtime: Runtime, tmp_path: Path) -> None:
    desk.page.on("dialog", lambda dialog: dialog.accept())
    desk.log_in("S01", PASSWORD)
    desk.sees("没人接的求助")
    checks_an_employer(desk)
    puts_up_a_post(desk)
    takes_a_sheet_in_and_undoes_it(desk, tmp_path)
    plans_a_class(desk)
    with runtime.records.read() as session:
        assert session.exec(select(Employer.verified).where(Employer.name == FIRM)).one()
        posts = session.exec(select(Vacancy).where(Vacancy.employer_name == FIRM).order_by(Vacancy.id)).all()
        assert [(post.title, post.status) for post in posts] == [("分拣员", "published"), ("装配工", "returned")]
        assert session.exec(select(Enrolment).where(Enrolment.source == "staff")).one().basis == "企业职工"


def checks_an_employer(desk: DeskInBrowser) -> None:
    desk.open("/employers/new")
    desk.fill("全称", FIRM)
    desk.is_usable("employer-form")
    desk.press("存好")
    desk.sees("没核验，发不了岗位")
    desk.fill("统一社会信用代码（18位）", "91310118MA1234567Y")
    desk.tick(desk.page.get_by_label("营业执照"))
    desk.press("核对过，通过")
    desk.sees("核验通过")
    desk.fill("谈了什么", "年前缺人，包住")
    desk.take(desk.page.get_by_role("button", name="记下"))
    desk.sees("下次联系")
    desk.is_usable("employer")
    desk.open("/employers/due")
    desk.is_usable("employers-due")


def puts_up_a_post(desk: DeskInBrowser) -> None:
    desk.open("/vacancies/new")
    desk.fill("整段粘贴，能读出来的自动填好", AD.replace("示例星桥电子(青浦)有限公司", FIRM))
    desk.press("读出来")
    desk.sees("男女不限")
    desk.is_usable("post-form")
    desk.press("用这句")
    desk.press("今天和单位核实过，发布")
    desk.sees("发布了，工友现在搜得到")
    expect(desk.page.get_by_test_id("state")).to_have_text("已发布")
    desk.is_usable("post")
    desk.press("暂停招聘")
    expect(desk.page.get_by_test_id("state")).to_have_text("暂停")
    desk.press("恢复招聘")
    expect(desk.page.get_by_test_id("state")).to_have_text("已发布")


def takes_a_sheet_in_and_undoes_it(desk: DeskInBrowser, folder: Path) -> None:
    path = folder / "岗位.xlsx"
    good = {**GOOD, "employer": FIRM}
    path.write_bytes(sheet({**good, "title": "装配工"}, good, {**good, "title": "包装工", "pay": "面议"}))
    desk.open("/vacancy/list")
    desk.follow("从 Excel 导入")
    desk.sees("交一个 Excel 文件")
    desk.hand_in(desk.page.locator("#file"), path)
    desk.is_usable("import")
    desk.press("检查")
    desk.sees("“面议”不行")
    desk.is_usable("import-preview")
    desk.press("导入 1 行")
    desk.sees("导入好了：1 行")
    desk.press("整批撤回")
    desk.sees("1 个岗位退回")


def plans_a_class(desk: DeskInBrowser) -> None:
    desk.open("/course/list")
    desk.follow("开一个班")
    desk.sees("上课地点")
    for label, words in (
        ("班名", "餐饮服务岗位练兵"), ("培训机构", "示例职校"), ("上课地点", "盈江县职校"), ("第一天", "2026-12-08"),
        ("最后一天", "2026-12-09"), ("招什么人", "企业职工"),
    ):  # fmt: skip
        desk.fill(label, words)
    desk.is_usable("class-form")
    desk.press("存好，开始报名")
    desk.sees("开始报名了")
    desk.fill("工友姓名或编号", "没有这个人")
    desk.fill("属于哪类人", "企业职工")
    desk.press("代为报名")
    desk.sees("没有叫“没有这个人”的工友")
    assert desk.page.get_by_label("属于哪类人", exact=True).input_value() == "企业职工"  # what was typed stays
    desk.fill("工友姓名或编号", "W001")
    desk.press("代为报名")
    desk.sees("报上了，已通知本人")
    desk.is_usable("class")

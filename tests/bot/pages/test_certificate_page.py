"""A certificate is checked by its number by anybody: what is said of a good one, of others, and how often one may ask."""

from collections.abc import Iterator
from datetime import date

import httpx
import pytest
from fastapi import FastAPI

from bot.pages import door
from bot.runtime import Runtime
from bot.simulator import in_process
from db.models import Certificate, RosterRow
from tests.builders import a_course

HERE = "/certificate"


@pytest.fixture
def browser(runtime: Runtime) -> Iterator[httpx.Client]:
    with runtime.records.write() as session:
        course = a_course(session, certificate="岗位培训合格证书")
        for number, name, status in (
            ("YJ-001", "刀演廿", "issued"), ("YJ-002", "岩演罕", "revoked"), ("YJ-003", "", "issued"),
        ):  # fmt: skip
            paper = Certificate(number=number, name=name, status=status, course_id=course.key, id_tail="1236")
            paper.issued_on = date(2026, 12, 3)
            session.add(paper)
        listed = {"id_masked": "533103********1236", "assessment": "合格"}
        session.add(RosterRow(course_id=course.key, seq=1, name="木<b>演", certificate_no="甲-9", **listed))
    app = FastAPI()
    door.add(app, runtime)
    with in_process.client(app) as client:
        yield client


def test_a_number_is_checked_by_anybody_a_few_times(browser: httpx.Client) -> None:
    empty = browser.get(HERE)
    assert (empty.status_code, "证书上的编号" in empty.text, "alert" in empty.text) == (200, True, False)
    assert (empty.headers["cache-control"], "<script" in empty.text) == ("no-store", False)
    good = browser.get(HERE, params={"number": " yj-001 "})
    for words in (
        "工作站发过这张证书",
        "YJ-001",
        "刀**",
        "家政与生活服务岗位练兵",
        "岗位培训合格证书",
        "2026年12月3日",
    ):
        assert words in good.text
    for secret in ("刀演廿", "1236", "533103"):
        assert secret not in good.text
    assert "这张证书已经作废" in browser.get(HERE, params={"number": "YJ-002"}).text
    assert "已按本人要求删去" in browser.get(HERE, params={"number": "YJ-003"}).text
    only_listed = browser.get(HERE, params={"number": "甲-9"}).text
    assert ("工作站还没有发证登记" in only_listed, "木****" in only_listed, "发过这张" in only_listed) == (
        True, True, False,
    )  # fmt: skip
    for nothing in ("YJ-004", "YJ-00", "%", "\0YJ' OR 1=1", "<script>alert(1)</script>"):
        answer = browser.get(HERE, params={"number": nothing})
        assert (answer.status_code, "没有这个编号" in answer.text) == (404, True)
        assert "<script" not in answer.text
    asked = [browser.get(HERE, params={"number": "YJ-001"}) for _ in range(12)]
    assert [answer.status_code for answer in asked] == [200] * 11 + [429]
    assert ("过五分钟再查" in asked[-1].text, "刀**" in asked[-1].text) == (True, False)

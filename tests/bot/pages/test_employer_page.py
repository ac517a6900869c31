"""An employer writes a post by its link: mended where it must be, reviewed by staff, sent back with a reason it can read."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import httpx
import pytest
from fastapi import FastAPI
from sqlmodel import select

from bot.links import Links
from bot.pages import door
from bot.play.stage import StageClock
from bot.runtime import Runtime
from bot.simulator import in_process
from db import vacancy_drafts
from db.models import Employer, Vacancy
from handlers import post_fields
from tests.builders import NINE, a_member_of_staff

BASE = "https://bot.example"
POST = {
    "title": "分拣员", "headcount": "20", "requirements": "18周岁以上，能上夜班", "duties": "流水线贴标", "place": "上海市青浦区华新镇",
    "pay": "5500-6500元/月，底薪2900元", "valid_until": "2026-12-31",
}  # fmt: skip


@pytest.fixture
def ready(runtime: Runtime) -> Runtime:
    return replace(runtime, links=Links(b"k" * 32, BASE))


@pytest.fixture
def browser(ready: Runtime) -> Iterator[httpx.Client]:
    app = FastAPI()
    door.add(app, ready)
    with in_process.client(app) as client:
        yield client


def test_a_post_is_handed_in_mended_and_sent_back_with_the_reason(
    ready: Runtime, browser: httpx.Client, clock: StageClock
) -> None:
    with ready.records.write() as session:
        employer = Employer(name="示例<b>电子有限公司", verified=True, verified_on=date(2026, 10, 1))
        session.add(employer)
        member = a_member_of_staff(session, code="S02", role="job_officer")
    link = ready.links.make("employer-post", employer.key, now=NINE).removeprefix(BASE)
    assert not post_fields.read({**POST, "employer": "x"}, now=NINE).troubles  # the words are read from disk once
    assert "示例&lt;b&gt;电子" in browser.get(link).text
    for wrong, why in (
        ({"pay": "面议"}, "“面议”不行"),
        ({"requirements": "只要男的"}, "男女不限"),
        ({"duties": "入职交押金200元"}, "不得以任何名义向劳动者收取财物"),
    ):
        answer = browser.post(link, data={**POST, **wrong})
        assert (answer.status_code, why in answer.text) == (422, True), why
    answer = browser.post(link, data=POST)
    assert "编号 J001" in answer.text
    with ready.records.write() as session:
        post = session.exec(select(Vacancy)).one()
        assert (post.status, post.source, post.employer_name, post.verified_on) == (
            "review",
            "单位提交",
            "示例<b>电子有限公司",
            None,
        )
        vacancy_drafts.send_back(session, post, reason="人数对不上，请核对", by=member, now=NINE)
    assert "J001 分拣员：退回了（人数对不上，请核对）" in browser.get(link).text
    for _ in range(20):
        browser.post(link, data=POST)
    assert browser.post(link, data=POST).status_code == 429
    assert browser.get(f"{link}x").status_code == 404
    clock.now += timedelta(days=15)
    assert browser.get(link).status_code == 404
    assert browser.post(link, data=POST).status_code == 404

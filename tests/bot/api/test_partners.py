"""The interface for partners over real HTTP: keys, scopes, limits, posts, figures, and signed word of what is published and closed."""

import hashlib
import hmac
from collections.abc import Callable, Iterator
from datetime import timedelta

import httpx
import pytest
from sqlmodel import col, select

from bot import keys
from bot.api import figures
from bot.app import create_app
from bot.play.over_http import serving
from bot.play.stage import StageClock
from bot.runtime import Runtime
from bot.scheduled import tell_partners
from db import partners, vacancies
from db.models import Partner, PartnerNews, Vacancy
from tests.bot.wechat.platform import Call, Hangup, Platform, Raw
from tests.builders import CUTTER, NINE, a_vacancy, a_worker

Key = Callable[..., tuple[str, str]]


@pytest.fixture
def api(ready: Runtime) -> Iterator[httpx.Client]:
    with serving(create_app(ready)) as address, httpx.Client(base_url=f"{address}/api", trust_env=False) as client:
        yield client


@pytest.fixture
def post_box() -> Iterator[Platform]:
    server = Platform()
    server.says("/news", {})
    yield server
    server.close()


@pytest.fixture
def key(ready: Runtime) -> Key:
    def make(*scopes: str, hook: str = "", region: str = "", calls: int = 60) -> tuple[str, str]:
        ring = keys.identity_keys(ready.settings).ring
        with ready.records.write() as session:
            name = f"合作方{len(session.exec(select(Partner)).all())}"
            _, made, secret = partners.make(
                session, name=name, scopes=scopes, ring=ring, now=NINE, hook_url=hook, region=region,
                calls_a_minute=calls,
            )  # fmt: skip
        return made, secret

    return make


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


@pytest.mark.parametrize("records", ["sqlite"], indirect=True)
def test_only_a_good_key_of_the_right_kind_opens_and_not_too_often(ready: Runtime, api: httpx.Client, key: Key) -> None:
    reads, _ = key("posts", calls=3)
    assert api.get("/v1/posts").status_code == 401
    assert api.get("/v1/posts", headers=bearer(reads + "x")).status_code == 401
    assert api.get("/v1/posts", headers=bearer(reads)).status_code == 200
    wrong = api.get("/v1/figures?since=2026-11-01&until=2026-11-02", headers=bearer(reads))
    assert (wrong.status_code, "figures" in wrong.text) == (403, True)
    assert api.get("/v1/posts", headers=bearer(reads)).status_code == 200
    often = api.get("/v1/posts", headers=bearer(reads))
    assert (often.status_code, often.headers["retry-after"]) == (429, "60")
    other, _ = key("posts")
    with ready.records.write() as session:
        row = partners.by_key(session, other)
        assert row is not None
        assert other not in str(row.model_dump())
        partners.end(session, row, now=NINE)
    assert api.get("/v1/posts", headers=bearer(other)).status_code == 401
    for _ in range(8):
        api.get("/v1/posts", headers=bearer("dh_guess"))
    assert api.get("/v1/posts", headers=bearer("dh_guess")).status_code == 429


def test_open_posts_come_page_by_page_and_closed_ones_say_so(ready: Runtime, api: httpx.Client, key: Key) -> None:
    reads, _ = key("posts")
    with ready.records.write() as session:
        made = [a_vacancy(session) for _ in range(5)]
        a_vacancy(session, town="徐泾")
        made[2].contract_party = "示例劳务"
        vacancies.close(session, made[0], now=NINE)
        hidden = a_vacancy(session)
        hidden.status = "review"
        numbers = [each.number for each in made]
    first = api.get("/v1/posts?limit=2&town=华新", headers=bearer(reads)).json()
    assert [each["number"] for each in first["posts"]] == [numbers[4], numbers[3]]
    second = api.get(f"/v1/posts?limit=2&town=华新&after={first['next']}", headers=bearer(reads)).json()
    assert [each["number"] for each in second["posts"]] == [numbers[2], numbers[1]]
    assert second["next"] is None
    shown = second["posts"][0]
    assert (shown["pay_min"], shown["pay_kind"], shown["open"]) == (5800, "month", True)
    assert (shown["contract"], shown["page"]) == ("示例劳务", f"https://bot.example/j/{numbers[2]}")
    gone = api.get(f"/v1/posts/{numbers[0]}", headers=bearer(reads)).json()
    assert (gone["open"], gone["why_closed"]) == (False, "closed")
    for nothing in (hidden.number, "J999", "%00", "²"):
        assert api.get(f"/v1/posts/{nothing}", headers=bearer(reads)).status_code == 404
    for odd in ("limit=0", "limit=9999", "after=x", "after=99999999999999", "town=%00"):
        assert api.get(f"/v1/posts?{odd}", headers=bearer(reads)).status_code == 422


def test_figures_hide_small_numbers_and_keep_to_the_partners_region(
    ready: Runtime, api: httpx.Client, key: Key
) -> None:
    everywhere, _ = key("figures")
    here, _ = key("figures", region="533123")
    with ready.records.write() as session:
        for county, code, count in (("盈江", "533123", 7), ("芒市", "533103", 6), ("瑞丽", "533102", 2)):
            for place in range(count):
                a_worker(session, name=f"{county}{place}", county=county, region=code, status="employed")
    days = "since=2026-11-26&until=2026-11-26"

    def told(key: str) -> tuple[int | None, dict[str, int | None]]:
        answer = api.get(f"/v1/figures?{days}", headers=bearer(key)).json()
        found = next(each for each in answer["figures"] if each["name"] == "new_workers")
        assert found["definition"]
        return found["total"], {part["name"]: part["value"] for part in found["by_county"]}

    # 瑞丽 has two; hidden alone it could be worked out from the total, so the next smallest goes with it.
    assert told(everywhere) == (15, {"盈江": 7, "芒市": None, "瑞丽": None})
    assert told(here) == (7, {"盈江": 7})
    long = api.get("/v1/figures?since=2020-01-01&until=2026-01-01", headers=bearer(here))
    assert long.status_code == 422


def test_one_to_four_are_hidden_and_nothing_is_shown_as_it_is() -> None:
    shown = figures.hide([("a", 9), ("b", 3), ("c", 0), ("d", 4)])
    assert {part.name: part.value for part in shown} == {"a": 9, "b": None, "c": 0, "d": None}


def is_signed(call: Call, secret: str) -> bool:
    signed = call.headers["X-Dehong-Timestamp"].encode() + b"." + call.body
    return (
        call.headers["X-Dehong-Signature"] == "sha256=" + hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()
    )


def test_what_is_published_and_closed_is_told_signed_in_order_until_it_is_taken(
    ready: Runtime, key: Key, post_box: Platform, clock: StageClock
) -> None:
    _, secret = key("hooks", hook=f"{post_box.address}/news")
    key("posts")
    post_box.says("/news", Raw(b"", status=500), Hangup(), {})
    with ready.records.write() as session:
        post = a_vacancy(session)
        number = post.number
    tell_partners.run(ready, NINE)
    with ready.records.write() as session:
        vacancies.close(session, session.get_one(Vacancy, post.key), now=NINE)
    for minutes in (1, 2, 5, 9, 20):
        tell_partners.run(ready, NINE + timedelta(minutes=minutes))
    calls = post_box.made("/news")
    assert all(is_signed(call, secret) for call in calls)
    told = [(call.json["event"], call.json["post"]["number"], call.json["post"]["open"]) for call in calls]
    assert told == [("post.published", number, True)] * 3 + [("post.closed", number, False)]
    assert len({call.json["id"] for call in calls[:3]}) == 1
    assert calls[0].headers["X-Dehong-Timestamp"] != calls[2].headers["X-Dehong-Timestamp"]
    assert calls[3].json["post"]["why_closed"] == "closed"
    with ready.records.write() as session:
        vacancies.publish(session, session.get_one(Vacancy, post.key), cutter=CUTTER, now=NINE)
    tell_partners.run(ready, NINE + timedelta(hours=1))
    assert [call.json["event"] for call in post_box.made("/news")][4:] == ["post.published"]
    with ready.records.read() as session:
        assert {row.state for row in session.exec(select(PartnerNews)).all()} == {"told"}


def test_what_nobody_takes_is_given_up_after_a_day(ready: Runtime, key: Key, post_box: Platform) -> None:
    key("hooks", hook=f"{post_box.address}/news")
    post_box.says("/news", Raw(b"", status=302, headers={"Location": "/else"}))
    with ready.records.write() as session:
        a_vacancy(session)
    for hours in (0, 1, 25):
        tell_partners.run(ready, NINE + timedelta(hours=hours))
    tell_partners.run(ready, NINE + timedelta(hours=30))
    assert (len(post_box.made("/news")), post_box.made("/else")) == (3, [])
    with ready.records.write() as session:
        row = session.exec(select(PartnerNews).where(col(PartnerNews.attempts) > 0)).one()
        assert (row.state, row.failure) == ("failed", "HTTP 302")
        partners.forget(session, now=NINE + timedelta(days=31))
        assert session.exec(select(PartnerNews)).all() == []


@pytest.mark.parametrize("records", ["sqlite"], indirect=True)
def test_the_description_names_every_address_and_what_we_post(api: httpx.Client) -> None:
    told = api.get("/openapi.json").json()
    assert {"/v1/posts", "/v1/posts/{number}", "/v1/figures"} == set(told["paths"])
    assert set(told["webhooks"]) == {"post.published", "post.closed"}
    assert told["components"]["securitySchemes"]
    assert "X-Dehong-Signature" in told["info"]["description"]


@pytest.mark.parametrize("records", ["sqlite"], indirect=True)
def test_a_partner_without_address_or_with_an_unknown_scope_is_refused(ready: Runtime) -> None:
    ring = keys.identity_keys(ready.settings).ring
    for scopes, hook in ((["hooks"], ""), (["posts"], "https://a.example"), (["people"], ""), ([], "")):
        with ready.records.write() as session, pytest.raises(ValueError, match=r"scopes|hooks"):
            partners.make(session, name="x", scopes=scopes, ring=ring, now=NINE, hook_url=hook)

"""Getting in and out: two factors, a password of one's own, locks, sessions that end."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import select
from starlette.responses import Response

from bot.console import visitors
from bot.console.office import Office
from bot.play.stage import StageClock
from db import accounts
from db.models import Audit, Login, Staff
from tests.bot.console.clerk import HASHED, PASSWORD, Clerk, Station, reads
from tests.builders import a_member_of_staff

# What has nothing to do with the records is played on one database.
once = pytest.mark.parametrize("records", ["sqlite"], indirect=True)


@pytest.fixture
def head(console: Station) -> Staff:
    with console.runtime.records.write() as session:
        member = a_member_of_staff(session, code="S01", role="station_head", scope="all")
        accounts.open_with(session, staff=member, hashed=HASHED, now=console.runtime.clock())
    return member


def gives_password(clerk: Clerk, password: str = PASSWORD) -> str:
    return clerk.post("/login", {"code": "s01", "password": password}).text


def test_a_new_account_changes_its_password_and_scans_a_code_before_anything_else(console: Station) -> None:
    with console.runtime.records.write() as session:
        member = a_member_of_staff(session, code="S01", role="station_head", scope="all")
        password = accounts.issue(session, staff=member, now=console.runtime.clock())
    clerk = console.nobody()
    assert "<svg" in gives_password(clerk, password)
    assert "换成自己的密码" in clerk.post("/login", {"digits": console.digits("S01")}).text
    assert clerk.get("/staff").url.path == "/console/login"
    assert "不一样" in clerk.post("/login", {"password": "a-new-long-word", "again": "another"}).text
    assert "至少10位" in clerk.post("/login", {"password": "short", "again": "short"}).text
    assert "不要用刚才" in clerk.post("/login", {"password": password, "again": password}).text
    assert "总览" in clerk.post("/login", {"password": "a-new-long-word", "again": "a-new-long-word"}).text
    clerk.post("/logout")
    assert clerk.get("/staff").url.path == "/console/login"
    assert "不对" in gives_password(clerk, password)


def test_a_code_counts_once_only(console: Station, head: Staff, clock: StageClock) -> None:
    first, second = console.nobody(), console.nobody()
    gives_password(first)
    digits = console.digits("S01")
    assert "总览" in first.post("/login", {"digits": digits}).text
    gives_password(second)
    assert "已经用过" in second.post("/login", {"digits": digits}).text
    clock.now += timedelta(seconds=30)
    assert "总览" in second.post("/login", {"digits": console.digits("S01")}).text


def test_the_token_before_the_second_factor_is_worth_nothing_after_it(console: Station, head: Staff) -> None:
    clerk = console.nobody()
    gives_password(clerk)
    before = dict(clerk.http.cookies)
    clerk.post("/login", {"digits": console.digits("S01")})
    thief = console.nobody()
    thief.http.cookies.update(before)
    assert thief.get("/").url.path == "/console/login"


def test_five_wrong_passwords_lock_the_account_for_a_quarter_of_an_hour(
    console: Station, head: Staff, clock: StageClock
) -> None:
    clerk = console.nobody()
    for _ in range(5):
        assert "不对" in gives_password(clerk, "wrong horse")
    assert "15分钟" in gives_password(clerk)
    with console.runtime.records.read() as session:
        assert session.exec(select(Audit).where(Audit.action == "account_locked")).one().about == f"staff:{head.id}"
    clock.now += timedelta(minutes=16)
    assert "验证" in gives_password(clerk)


@once
def test_an_unknown_account_hears_the_same_as_a_wrong_password(console: Station, head: Staff) -> None:
    clerk = console.nobody()
    unknown = clerk.post("/login", {"code": "S99", "password": "x"})
    wrong = clerk.post("/login", {"code": "S01", "password": "x"})
    assert (unknown.status_code, "账号或密码不对" in unknown.text) == (
        wrong.status_code,
        "账号或密码不对" in wrong.text,
    )


@once
def test_too_many_tries_from_one_address_are_turned_away(console: Station, head: Staff) -> None:
    clerk = console.nobody()
    for number in range(30):
        clerk.post("/login", {"code": f"X{number}", "password": ""})
    assert "15分钟" in gives_password(clerk)


def test_a_session_ends_after_half_an_hour_without_use(console: Station, head: Staff, clock: StageClock) -> None:
    clerk = console.enter("S01")
    for _ in range(2):
        clock.now += timedelta(minutes=29)
        assert clerk.get("/").url.path == "/console/"
    clock.now += timedelta(minutes=20)
    clerk.get("/", headers={"x-renews": "1"})
    clock.now += timedelta(minutes=11)
    assert 'data-testid="over"' in (page := clerk.get("/")).text
    assert page.url.path == "/console/login"
    assert 'data-testid="over"' not in console.nobody().get("/login").text


def test_somebody_let_go_is_out_at_once(console: Station, head: Staff) -> None:
    with console.runtime.records.write() as session:
        leaver = a_member_of_staff(session, code="S02", role="job_officer")
    gone, chief = console.enter("S02"), console.enter("S01")
    assert "已停用" in chief.post(f"/staff/{leaver.id}/end").text
    assert gone.get("/").url.path == "/console/login"


@once
def test_the_cookie_is_for_this_host_alone_and_no_script_reads_it(console: Station, head: Staff) -> None:
    clerk = console.nobody()
    clerk.http.follow_redirects = False
    cookie = clerk.post("/login", {"code": "S01", "password": PASSWORD}).headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    with console.runtime.records.read() as session:
        assert session.exec(select(Login)).one().digest not in cookie


@once
def test_over_tls_the_cookie_is_bound_to_the_host(console: Station) -> None:
    public = console.runtime.settings.model_copy(update={"public_url": "https://station.example"})
    office = Office(replace(console.runtime, settings=public))
    answer = Response()
    visitors.remember(office, answer, "token")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("__Host-")
    assert "Secure" in cookie
    assert "Path=/" in cookie
    assert "Domain" not in cookie


@once
def test_a_form_from_elsewhere_or_without_token_changes_nothing(console: Station, head: Staff) -> None:
    clerk = console.enter("S01")
    elsewhere = clerk.post(f"/staff/{head.id}/code", headers={"origin": "https://elsewhere.example"})
    tokenless = clerk.post(f"/staff/{head.id}/code", {"csrftoken": ""})
    by_get = clerk.get(f"/staff/{head.id}/code")
    assert (elsewhere.status_code, tokenless.status_code, by_get.status_code) == (403, 403, 405)


@once
def test_every_answer_says_what_the_browser_may_load(console: Station, head: Staff) -> None:
    answer = console.enter("S01").get("/")
    policy = answer.headers["content-security-policy"]
    nonce = reads(answer, r'<script nonce="([^"]+)"')
    assert f"script-src 'self' 'nonce-{nonce}'" in policy
    assert "<script>" not in answer.text
    assert not [found for found in ("onclick=", "onchange=", "https://") if found in answer.text]

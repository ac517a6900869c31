"""Every route of the console × every role: nothing breaks, nobody sees a row of another region or a whole number, and
nothing changes by GET or without the token of the form. A route that routes.py does not describe fails."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import SQLModel, func, select
from starlette.routing import Mount, Route

from bot.console import application, contents
from bot.console.lists import RecordList
from db.models import Audit
from tests.bot.console.clerk import Clerk, Station
from tests.bot.console.place import Place, settled
from tests.bot.console.routes import AUDITOR, HEAD, LISTS, NO_ROW, OF_LISTS, OTHERS, ROUTES, SECRET, addresses, may
from tests.bot.console.town import ELSEWHERE, HERE, ID_NUMBER, OWN_CLASS, PHONES


@pytest.fixture(scope="module", params=("sqlite", "postgres"))
def place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """One for all that reads, or is refused."""
    with settled(request.param, request, tmp_path_factory.mktemp("place")) as made:
        yield made


@pytest.fixture(params=("sqlite", "postgres"))
def place_to_change(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    with settled(request.param, request, tmp_path) as made:
        yield made


def known_routes(console: Station) -> Iterator[str]:
    mount = next(route for route in application.build(console.runtime).routes if isinstance(route, Mount))
    for route in mount.routes:
        if isinstance(route, Route):
            yield from (f"{method} {route.path}" for method in (route.methods or set()) - {"HEAD"})
        else:
            yield f"MOUNT {route.path}"


def count_rows(place: Place) -> dict[str, int]:
    """How many rows every table has; sessions and what is noted of them aside."""
    with place.records.read() as session:
        return {
            name: session.exec(select(func.count()).select_from(table)).one()
            for name, table in SQLModel.metadata.tables.items()
            if name not in ("login", "account")
        }


def check(clerk: Clerk, code: str, route: str, path: str) -> None:
    answer = clerk.get(path)
    assert answer.status_code < 500, f"{code} {path} broke"
    for secret in (*SECRET.get(code, ()), *PHONES, ID_NUMBER):
        assert secret not in answer.text, f"{code} read {secret} at {path}"
    if not may(route, path, code):
        assert answer.status_code in (403, 404), f"{code} was let into {path}"
    elif "{key}" not in route or route == "GET /{key}/list":
        found = 404 if str(NO_ROW) in path else 200
        assert answer.status_code in (found, 404), f"{code} {path}: {answer.status_code}"


def test_every_route_is_described_here(place: Place) -> None:
    assert set(known_routes(place.console)) - set(ROUTES) - OF_LISTS - OTHERS == set()
    assert set(LISTS) == {
        view.key for view in contents.menu() if isinstance(view, type) and issubclass(view, RecordList)
    }


def test_nobody_reads_beyond_their_region_or_a_whole_number(place: Place) -> None:
    before = count_rows(place)
    for code in place.roles:
        clerk = place.clerk(code)
        for route in (*ROUTES, *sorted(OF_LISTS)):
            if route.startswith("GET"):
                for path in addresses(route, place.town, code):
                    check(clerk, code, route, path)
    assert count_rows(place) == before


def test_who_may_sees_the_rows_they_came_for(place: Place) -> None:
    seen = {code: place.clerk(code).get("/worker/list").text for code in (HEAD, "S05", "S09", AUDITOR)}
    assert {code for code, page in seen.items() if HERE in page} == {HEAD, "S05", "S09", AUDITOR}
    assert {code for code, page in seen.items() if ELSEWHERE in page} == {HEAD, "S05", AUDITOR}
    assert OWN_CLASS in place.clerk("S11").get("/course/list").text
    assert HERE in place.clerk("S11").get("/enrolment/list").text


def test_nothing_changes_without_the_token_or_the_right(place: Place) -> None:
    before = count_rows(place)
    for code in place.roles:
        clerk = place.clerk(code)
        for route in (*ROUTES, *sorted(OF_LISTS)):
            if route.startswith("POST"):
                for path in addresses(route, place.town, code):
                    if code in (HEAD, place.roles[0]):
                        assert clerk.post(path, {"csrftoken": ""}).status_code == 403, f"{path} without a token"
                    if not may(route, path, code):
                        refused = clerk.post(path, {"reason": "看看", "words": "看看", "to": "S02"}).status_code
                        assert refused in (400, 403, 404), f"{code} {path}: {refused}"
    assert count_rows(place) == before


def test_acts_with_nothing_filled_in_break_nothing(place_to_change: Place) -> None:
    head = place_to_change.clerk(HEAD)
    for route in (*ROUTES, *sorted(OF_LISTS)):
        if route.startswith("POST"):
            for path in addresses(route, place_to_change.town, HEAD):
                # The pages they lead to are read above.
                assert head.post(path, follow_redirects=False).status_code < 500, f"{path} broke on an empty form"


def test_a_liaison_reaches_no_telephone_of_another_county(place: Place) -> None:
    liaison = place.clerk("S09")
    shown = liaison.post(f"/workers/{place.town.near['worker']}/phone", {"reason": "通知面试"})
    assert PHONES[0] in shown.text
    refused = liaison.post(f"/workers/{place.town.far['worker']}/phone", {"reason": "通知面试"})
    assert (refused.status_code, PHONES[1] in refused.text) == (404, False)


def test_a_whole_number_asks_a_reason_and_stands_in_the_audit(place: Place) -> None:
    head, worker = place.clerk(HEAD), place.town.near["worker"]
    assert "请先写明用途" in head.post(f"/workers/{worker}/identity", {"reason": ""}).text
    assert ID_NUMBER in head.post(f"/workers/{worker}/identity", {"reason": "核对补贴名册"}).text
    with place.records.read() as session:
        row = session.exec(select(Audit).where(Audit.action == "identity_shown")).one()
    assert (row.about, row.reason) == (f"worker:{worker}", "核对补贴名册")
    assert re.search("看完整身份证号.*核对补贴名册", head.get("/audit/list").text, re.DOTALL)

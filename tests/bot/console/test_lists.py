"""Lists: what people typed stays text on the page and in the sheet, and odd addresses break nothing."""

import pytest

from tests.bot.console.clerk import Station
from tests.builders import a_member_of_staff, a_worker

NASTY = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "<script>alert(1)</script>")


@pytest.fixture
def town(console: Station) -> None:
    with console.runtime.records.write() as session:
        a_member_of_staff(session, code="S01", role="station_head", scope="all")
        for name in NASTY:
            a_worker(session, name=name, employer_name=name, status="seeking", county="芒市", phone="13912340001")


def test_what_people_typed_is_shown_as_typed(console: Station, town: None) -> None:
    page = console.enter("S01").get("/worker/list").text
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_no_cell_of_a_sheet_is_a_formula_or_a_whole_number(console: Station, town: None) -> None:
    head = console.enter("S01")
    sheet = head.post("/_api/worker/action?name=export&all=1", {"format": "csv", "scope": "all"})
    assert sheet.headers["content-type"].startswith("text/csv")
    text = sheet.content.decode("utf-8-sig")
    cells = [cell.strip('"') for line in text.splitlines() for cell in line.split(",")]
    assert "在找工作" in cells
    assert [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t")] == []
    assert "13912340001" not in text
    assert "导出名单" in head.get("/audit/list").text


def test_odd_addresses_are_answered_calmly(console: Station, town: None) -> None:
    head = console.enter("S01")
    odd = {
        "/worker/list?page=9999999999999999999999": 200,
        "/worker/list?page=-3&page_size=x": 200,
        "/worker/list?page_size=7": 400,
        "/worker/list?filter=phone__eq=139": 400,
        "/worker/list?filter=((((": 200,
        "/worker/list?filter=status__in=seeking": 200,
        "/worker/list?sort=phone__asc&q=%25_'%22": 200,
        "/worker/detail?pk=1;drop": 404,
        "/workers/99999999999999999999": 404,
        "/nothing/list": 404,
        "/inbox?whose=<script>": 200,
        "/worker/list?q=%00": 400,
    }
    assert {path: head.get(path).status_code for path in odd} == odd
    head.get("/canned")
    assert "存好了" in head.post("/canned", {"title": "问\0好", "words": "您\0好"}).text

"""学生实习: what a school said is written down on one page, and the student hears it."""

from sqlmodel import select

from bot.console.office import Office
from db.models import Outbox, Placement
from tests.bot.console.clerk import Station
from tests.bot.console.town import ELSEWHERE, HERE, build


def test_a_school_agrees_or_says_why_not(console: Station) -> None:
    with console.runtime.records.write() as session:
        town = build(session, Office(console.runtime).keys)
    clerk = console.enter("S02")
    shown = clerk.get("/placements").text
    assert (HERE in shown, ELSEWHERE in shown, "甲职校" in shown, "要家长同意" in shown) == (True, True, True, True)
    near, far = (f"/placements/{numbers['placement']}" for numbers in (town.near, town.far))
    assert "请写学校为什么不同意" in clerk.post(f"{near}/refuse", {"school": "甲职校", "reason": " "}).text
    assert "现在登记的是甲职校" in clerk.post(f"{near}/agree", {"school": "乙中学"}).text
    assert (
        f"{HERE}，甲职校不同意。已告诉本人"
        in clerk.post(f"{near}/refuse", {"school": "甲职校", "reason": "课没上完"}).text
    )
    assert "现在是“学校没同意”，没有改动" in clerk.post(f"{near}/agree", {"school": "甲职校"}).text
    after = clerk.post(f"{far}/agree", {"school": "甲职校"}).text
    assert (f"{ELSEWHERE}，甲职校同意。已告诉本人" in after, "课没上完" in after) == (True, True)
    with console.runtime.records.read() as session:
        states = {row.key: row.status for row in session.exec(select(Placement)).all()}
        told = [row.message["words"] for row in session.exec(select(Outbox).where(Outbox.kind == "outcome")).all()]
    assert states == {town.near["placement"]: "refused", town.far["placement"]: "agreed"}
    assert [("课没上完" in words, "同意了" in words) for words in told] == [(True, False), (False, True)]

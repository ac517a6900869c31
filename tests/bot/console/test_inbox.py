"""The inbox: a reply owed once, words that wait for the window, notes, handing over, and the bot that comes back."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from sqlmodel import select

from bot.console.office import Office
from bot.play.stage import StageClock
from db import attachments, followers, inquiries, messages, staff
from db.models import Broadcast, Inquiry, InquiryNote, Message, Outbox, StaffBinding
from tests.bot.console.clerk import Clerk, Station
from tests.bot.console.town import ELSEWHERE, HERE, Town, build
from tests.builders import NINE, a_follower


@pytest.fixture
def town(console: Station) -> Town:
    with console.runtime.records.write() as session:
        return build(session, Office(console.runtime).keys)


@pytest.fixture
def clerk(console: Station, town: Town) -> Clerk:
    return console.enter("S02")


def owed(console: Station, key: str) -> Sequence[Outbox]:
    with console.runtime.records.read() as session:
        rows = session.exec(select(Outbox).where(Outbox.state == "owed").order_by(Outbox.id)).all()
    return [row for row in rows if row.owed_as.startswith(key)]


def test_a_reply_pressed_twice_is_owed_once_and_takes_the_request(console: Station, town: Town, clerk: Clerk) -> None:
    page = f"/inbox/{town.near['inquiry']}"
    for _ in range(2):
        answer = clerk.post(f"{page}/reply", {"words": "您好，身份证 533103199203149991 不用发", "once": "abc"})
    assert "演示S02在办" in answer.text
    rows = owed(console, f"inquiry:{town.near['inquiry']}:reply")
    assert len(rows) == 1
    assert rows[0].message["words"].startswith("【工作人员】您好")
    assert "533103199203149991" not in answer.text + str(rows[0].message)
    with console.runtime.records.read() as session:
        said = session.exec(select(Message).where(Message.direction == "staff")).all()
    assert len(said) == 1


def test_words_after_the_window_wait_until_the_worker_writes(
    console: Station, town: Town, clerk: Clerk, clock: StageClock
) -> None:
    clock.now += timedelta(days=3)
    clerk = console.enter("S02")
    page = f"/inbox/{town.near['inquiry']}"
    assert "48小时的窗口过了" in clerk.get(page).text
    assert "还没送到" not in clerk.get(page).text
    assert "工友一开口" in clerk.post(f"{page}/reply", {"words": "在吗", "once": "1"}).text
    assert clerk.get(page).text.count("还没送到") == 1
    waiting = owed(console, f"inquiry:{town.near['inquiry']}:reply")
    assert [row.due_at > clock.now for row in waiting] == [True]
    with console.runtime.records.write() as session:
        follower = followers.get(session, waiting[0].follower_id or 0)
        inquiry = session.get_one(Inquiry, town.near["inquiry"])
        assert inquiries.muting(session, follower) is inquiry


def test_requests_are_listed_by_who_has_them(console: Station, town: Town, clerk: Clerk) -> None:
    clerk.post(f"/inbox/{town.near['inquiry']}/take")
    mine, free = clerk.get("/inbox/list?whose=mine").text, clerk.get("/inbox/list?whose=free").text
    assert (HERE in mine, ELSEWHERE in mine) == (True, False)
    assert (HERE in free, ELSEWHERE in free) == (False, True)
    head = console.enter("S01")
    assert "演示S02已经接了这件" in head.post(f"/inbox/{town.near['inquiry']}/take").text
    assert "交给演示S01了" in head.post(f"/inbox/{town.near['inquiry']}/assign", {"to": "S01"}).text


def test_who_is_given_a_request_is_told_in_the_chat(console: Station, town: Town, clerk: Clerk) -> None:
    page = f"/inbox/{town.near['inquiry']}"
    assert "没有绑微信" in clerk.post(f"{page}/assign", {"to": "S01"}).text
    with console.runtime.records.write() as session:
        follower = a_follower(session)
        session.add(StaffBinding(staff_id=staff.by_code(session, "S01").key, follower_id=follower.key, bound_at=NINE))
    for _ in range(2):
        assert "没有绑微信" not in clerk.post(f"{page}/assign", {"to": "S01"}).text
    told = owed(console, f"inquiry:{town.near['inquiry']}:given:")
    assert len(told) == 1
    assert "演示S02把 " in told[0].message["words"]


def test_a_request_is_found_by_what_was_said_also_when_it_is_closed(console: Station, town: Town, clerk: Clerk) -> None:
    page = f"/inbox/{town.near['inquiry']}"
    with console.runtime.records.write() as session:
        inquiry = session.get_one(Inquiry, town.near["inquiry"])
        follower, number = followers.get(session, inquiry.follower_id or 0), inquiry.number
        messages.note(session, follower=follower, direction="in", kind="text", words="夜班补贴少了20%", now=NINE)
    clerk.post(f"{page}/close", {"outcome": "下月补发"})
    for words in ("补贴少了20%", "下月补发", number.lower(), HERE):
        found = clerk.get("/inbox/list", params={"q": words}).text
        assert (number in found or HERE in found, "已办结" in found) == (True, True), words
    nothing = clerk.get("/inbox/list", params={"q": "少了2_%"}).text
    assert ("没有找到" in nothing, HERE in nothing) == (True, False)


def test_a_note_is_seen_by_staff_alone(console: Station, town: Town, clerk: Clerk) -> None:
    page = f"/inbox/{town.near['inquiry']}"
    clerk.post(f"{page}/note", {"words": "打过电话，晚上再打"})
    assert "打过电话" in clerk.get(f"{page}/said").text
    with console.runtime.records.read() as session:
        assert session.exec(select(InquiryNote)).one().words == "打过电话，晚上再打"
    assert owed(console, f"inquiry:{town.near['inquiry']}") == []


def test_a_note_stands_at_its_time(town: Town, clerk: Clerk, clock: StageClock) -> None:
    page = f"/inbox/{town.near['inquiry']}"
    clerk.post(f"{page}/note", {"words": "打过电话，晚上再打"})
    clock.now += timedelta(minutes=1)
    clerk.post(f"{page}/reply", {"words": "晚上再打给您", "once": "a"})
    said = clerk.get(f"{page}/said").text
    assert said.index("打过电话，晚上再打") < said.index("晚上再打给您")


def test_closing_tells_the_worker_and_brings_the_bot_back(console: Station, town: Town, clerk: Clerk) -> None:
    page = f"/inbox/{town.near['inquiry']}"
    clerk.get("/inbox")
    assert "机器人恢复应答" in clerk.post(f"{page}/close", {"outcome": "工资补上了"}).text
    assert "工资补上了" in owed(console, f"inquiry:{town.near['inquiry']}:closed")[0].message["words"]
    with console.runtime.records.read() as session:
        inquiry = session.get_one(Inquiry, town.near["inquiry"])
        assert (inquiry.status, inquiry.mutes_bot) == ("closed", False)
    assert "或已办结" in clerk.post(f"{page}/reply", {"words": "还有一句"}).text


def test_prepared_replies_are_kept_once_by_title(town: Town, clerk: Clerk) -> None:
    clerk.get("/canned")
    assert "存好了" in clerk.post("/canned", {"title": "问厂名", "words": "您在哪个厂上班？"}).text
    again = clerk.post("/canned", {"title": "问厂名", "words": "别的"})
    assert "已经有一条" in again.text
    assert "您在哪个厂上班" in clerk.get(f"/inbox/{town.near['inquiry']}").text


def test_a_telephone_typed_in_the_chat_is_whole_for_those_alone_who_may_see_one(console: Station, town: Town) -> None:
    page = f"/inbox/{town.near['inquiry']}"
    with console.runtime.records.write() as session:
        follower = followers.get(session, session.get_one(Inquiry, town.near["inquiry"]).follower_id or 0)
        messages.note(session, follower=follower, direction="in", kind="text", words="打13700001111", now=NINE)
    assert "13700001111" in console.enter("S02").get(page).text
    assert "137****1111" in console.enter("S07").get(page).text


def test_a_picture_is_seen_and_kept_by_those_who_see_the_request(console: Station, town: Town) -> None:
    with console.runtime.records.write() as session:
        follower = followers.get(session, session.get_one(Inquiry, town.near["inquiry"]).follower_id or 0)
        row = attachments.keep(session, follower=follower, media_id="M7", kind="picture", now=NINE)
        number = row.key
        messages.note_all(
            session, follower=follower, said=[messages.Said("in", "picture", "[图片]", number)], now=NINE
        )  # fmt: skip
    page = f"/inbox/{town.near['inquiry']}/said"
    assert "正在从微信取" in console.enter("S02").get(page).text
    picture = console.runtime.settings.data_dir / "media" / "7.jpg"
    picture.parent.mkdir(parents=True, exist_ok=True)
    picture.write_bytes(b"\xff\xd8 a payslip")
    with console.runtime.records.write() as session:
        attachments.fetched(session, number, path="media/7.jpg", now=NINE)
    for code in ("S02", "S07"):
        clerk = console.enter(code)
        assert f"/media/{number}" in clerk.get(page).text
        seen = clerk.get(f"/media/{number}")
        assert (seen.headers["content-type"], seen.content) == ("image/jpeg", picture.read_bytes())
        assert seen.headers["content-disposition"].startswith("attachment")
    assert console.enter("S05").get(f"/media/{number}").status_code in (403, 404)
    picture.unlink()
    assert console.enter("S02").get(f"/media/{number}").status_code == 404


def test_the_overview_shows_what_is_mine_and_what_waits_for_my_word(
    console: Station, town: Town, clerk: Clerk, clock: StageClock
) -> None:
    """A request one has taken stays there until it is closed; a broadcast is for others than who wrote it."""
    page = f"/inbox/{town.near['inquiry']}"
    assert "我在办的求助" not in clerk.get("/").text
    clerk.post(f"{page}/take")
    with console.runtime.records.write() as session:
        session.get_one(Inquiry, town.near["inquiry"]).level = "urgent"
        author = staff.by_code(session, "S02")
        session.add(
            Broadcast(number="B0002", words="等批准的", status="waiting", author_id=author.key, created_at=NINE)
        )
    clock.now += timedelta(days=3)
    shown, heads = console.enter("S02").get("/").text, console.enter("S01").get("/").text
    mine = shown.split('card-title">我在办的求助', 1)[1].split("</section>")[0]
    assert ("紧急" in mine, HERE in mine, f'/console{page}"' in mine, ELSEWHERE in mine) == (True, True, True, False)
    assert "/console/inbox?whose=mine" in shown
    assert ("等我批准的群发" in shown, "我在办的求助" in heads) == (False, False)
    waiting = heads.split("等我批准的群发</span><strong>", 1)
    assert (waiting[1][0], waiting[0].rsplit('href="', 1)[1].split('"')[0]) == ("1", "/console/broadcasts/2")
    assert [
        code for code in ("S05", "S07", "S08", "S09", "S11") if "等我批准的群发" in console.enter(code).get("/").text
    ] == []
    console.enter("S02").post(f"{page}/close", {"outcome": "办好了", "words": "办好了"})
    with console.runtime.records.read() as session:
        assert session.get_one(Inquiry, town.near["inquiry"]).status == "closed"
    assert "我在办的求助" not in console.enter("S02").get("/").text

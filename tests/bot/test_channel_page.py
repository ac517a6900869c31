"""The channel's health as a piece of a page: what is wrong, what was refused, which work stands, and no names."""

from datetime import timedelta

from bot import channel_page
from bot.runtime import Runtime
from bot.scheduled import timetable
from db import channel, followers, outbox, pulses
from handlers import texts
from tests.builders import NINE, a_follower


def body(runtime: Runtime) -> str:
    with runtime.records.read() as session:
        return channel_page.body(session, now=NINE)


def test_a_channel_in_order_says_so(runtime: Runtime) -> None:
    assert "通道正常，没有要处理的事" in body(runtime)


def test_what_is_wrong_comes_first_with_codes_and_the_number_for_wechats_people(runtime: Runtime) -> None:
    with runtime.records.write() as session:
        channel.saw(
            session, name="40164", sentence="不在白名单里", now=NINE, alarm=True, path="stable_token", rid="1a-2b-3c"
        )  # fmt: skip
        pulses.beat(session, name="ring_alarms", now=NINE - timedelta(hours=1), every_seconds=15)
    shown = body(runtime)
    assert "有 2 件要处理" in shown
    assert shown.index("“求助响铃”从 11-26 08:00 起没有再跑") < shown.index("定时工作")
    assert [part for part in ("40164", "1a-2b-3c", "stable_token", "停了") if part not in shown] == []


def test_every_piece_of_timed_work_has_a_name_staff_can_read() -> None:
    assert [piece.name for piece in timetable.PIECES if piece.name not in texts.channel.PIECES] == []


def test_it_names_nobody_and_is_safe_to_show(runtime: Runtime) -> None:
    with runtime.records.write() as session:
        follower = a_follower(session)
        followers.open_window(session, follower=follower, kind="message", now=NINE)
        outbox.owe(
            session, follower=follower, message={"type": "text", "words": "明天上课"}, key="k", kind="answer", now=NINE
        )  # fmt: skip
        channel.saw(session, name="1", sentence="<script>alert(1)</script>", now=NINE)
    shown = body(runtime)
    assert (follower.openid or "") not in shown
    assert "明天上课" not in shown
    assert "<script>" not in shown

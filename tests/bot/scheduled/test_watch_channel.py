"""The channel is looked at every minute: those who can act are called once an hour, by WeChat and beside it."""

from datetime import timedelta

from sqlmodel import select

from bot.channel_watch import WRITTEN_EVERY, ChannelWatch
from bot.play.stage import StageClock
from bot.runtime import Runtime
from bot.scheduled import watch_channel
from bot.wechat.failures import from_code
from db import pulses, staff
from db.models import Callout, ChannelTrouble, Outbox
from tests.builders import NINE, a_follower, a_member_of_staff


def alarms(runtime: Runtime) -> list[str]:
    with runtime.records.read() as session:
        return [row.message["words"] for row in session.exec(select(Outbox).where(Outbox.kind == "alarm")).all()]


def callouts(runtime: Runtime) -> list[str]:
    with runtime.records.read() as session:
        return [row.sentence for row in session.exec(select(Callout)).all()]


def seen(runtime: Runtime) -> dict[str, int]:
    with runtime.records.read() as session:
        return {row.name: row.today for row in session.exec(select(ChannelTrouble)).all()}


def test_a_white_list_refusal_reaches_the_head_and_the_administrator_once_an_hour(runtime: Runtime) -> None:
    with runtime.records.write() as session:
        for code, role in (("S01", "station_head"), ("S09", "sysadmin"), ("S03", "visit_officer")):
            member = a_member_of_staff(session, code=code, role=role)
            staff.bind_directly(session, staff=member, follower=a_follower(session), now=NINE)
    ChannelWatch(runtime.records, lambda: NINE).heed("stable_token", from_code(40164, now=NINE))
    for minute in (0, 1, 4):
        watch_channel.run(runtime, NINE + timedelta(minutes=minute))
    assert len(alarms(runtime)) == 2
    assert "白名单" in alarms(runtime)[0]
    assert len(callouts(runtime)) == 1
    assert "40164" in callouts(runtime)[0]


def test_a_storm_of_refusals_is_few_writes_and_no_count_is_lost(runtime: Runtime, clock: StageClock) -> None:
    watch = ChannelWatch(runtime.records, clock)
    for _ in range(50):
        watch.heed("message/custom/send", from_code(45015, now=NINE))
    assert seen(runtime) == {"45015": 1}
    watch.heed("message/template/send", from_code(43004, now=NINE))
    assert seen(runtime) == {"45015": 50, "43004": 1}
    clock.move_to(NINE + WRITTEN_EVERY)
    watch.heed("message/custom/send", from_code(45015, now=NINE))
    assert seen(runtime)["45015"] == 51


def test_refusals_not_yet_written_are_brought_home_by_the_minute(runtime: Runtime, clock: StageClock) -> None:
    watch = ChannelWatch(runtime.records, clock)
    for _ in range(3):
        watch.heed("message/custom/send", from_code(45047, now=NINE))
    watch.write_down(NINE)
    assert seen(runtime) == {"45047": 3}


def test_a_copy_that_failed_in_the_night_is_told_in_the_morning_and_once(runtime: Runtime) -> None:
    night = NINE.replace(hour=3, minute=31)
    with runtime.records.write() as session:
        pulses.beat(session, name="copy_records", now=night, error="NoTool", every_seconds=86_400)
    watch_channel.run(runtime, night)
    assert callouts(runtime) == []
    for hour in (8, 9, 10):
        watch_channel.run(runtime, NINE.replace(hour=hour))
    assert callouts(runtime) == ["昨夜的备份没有做成，请看程序日志。"]

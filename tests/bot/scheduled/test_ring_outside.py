"""Alarms owed by another way: told once by each, tried again by the one that failed, and never with anybody's words."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

from sqlmodel import select

from bot.play.stage import StageClock
from bot.runtime import Runtime
from bot.scheduled import ring_alarms, ring_outside
from bot.second_way.ways import Alarm, NotTold
from db import callouts, inquiries, staff, station
from db.models import Callout
from tests.builders import NINE, a_follower, a_member_of_staff


@dataclass
class Bell:
    name: str
    fails: int = 0
    heard: list[Alarm] = field(default_factory=list)

    def tell(self, alarm: Alarm) -> None:
        if self.fails:
            self.fails -= 1
            raise NotTold("ConnectTimeout")
        self.heard.append(alarm)


def an_inquiry(runtime: Runtime, level: str = "urgent") -> None:
    with runtime.records.write() as session:
        inquiries.open_one(
            session, follower=a_follower(session), worker=None, kind="work_injury", level=level,
            words="我叫岩罕，15400000555，手断了", station=station.load(session), now=NINE,
        )  # fmt: skip


def callout(runtime: Runtime) -> Callout:
    with runtime.records.read() as session:
        return session.exec(select(Callout)).one()


def test_an_urgent_request_goes_out_by_every_way_with_its_number_and_none_of_its_words(runtime: Runtime) -> None:
    mail, hook = Bell("mail"), Bell("hook")
    runtime = replace(runtime, ways=(mail, hook))
    an_inquiry(runtime)
    ring_alarms.run(runtime, NINE)
    ring_outside.run(runtime, NINE)
    ring_outside.run(runtime, NINE)
    (alarm,) = mail.heard
    assert alarm == hook.heard[0]
    assert alarm.words.startswith("【紧急】德宏劳务工作站 受伤、工伤 Q")
    assert "岩罕" not in alarm.words
    assert "15400000555" not in alarm.words
    assert callout(runtime).state == "told"


def test_only_the_way_that_failed_is_tried_again(runtime: Runtime, clock: StageClock) -> None:
    mail, hook = Bell("mail", fails=1), Bell("hook")
    runtime = replace(runtime, ways=(mail, hook))
    an_inquiry(runtime)
    ring_alarms.run(runtime, NINE)
    ring_outside.run(runtime, NINE)
    assert (len(mail.heard), len(hook.heard), callout(runtime).state) == (0, 1, "owed")
    ring_outside.run(runtime, NINE + callouts.FIRST_PAUSE)
    assert (len(mail.heard), len(hook.heard), callout(runtime).state) == (1, 1, "told")
    assert mail.heard[0].id == hook.heard[0].id


def test_it_is_given_up_after_many_tries_and_that_is_seen(runtime: Runtime) -> None:
    runtime = replace(runtime, ways=(Bell("mail", fails=99),))
    an_inquiry(runtime)
    ring_alarms.run(runtime, NINE)
    now = NINE
    for _ in range(callouts.MOST_TRIES):
        ring_outside.run(runtime, now)
        now += timedelta(hours=1)
    assert (callout(runtime).state, callout(runtime).attempts) == ("failed", callouts.MOST_TRIES)
    assert callout(runtime).ways == {"mail": "ConnectTimeout"}


def test_without_another_way_nothing_piles_up(runtime: Runtime) -> None:
    an_inquiry(runtime)
    ring_alarms.run(runtime, NINE)
    ring_outside.run(runtime, NINE)
    assert callout(runtime).state == "no_way"


def test_an_ordinary_request_stays_in_wechat_while_somebody_on_duty_is_bound(runtime: Runtime) -> None:
    with runtime.records.write() as session:
        member = a_member_of_staff(session, role="job_officer")
        staff.bind_directly(session, staff=member, follower=a_follower(session), now=NINE)
    an_inquiry(runtime, level="normal")
    ring_alarms.run(runtime, NINE + timedelta(hours=1))
    with runtime.records.read() as session:
        assert session.exec(select(Callout)).all() == []

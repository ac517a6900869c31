"""What the records know of the channel to WeChat."""

from datetime import timedelta

from sqlmodel import Session

from db import channel, followers, outbox, pulses, routes, tokens
from db.models import ChannelTrouble, Outbox
from db.sealing import KeyRing
from tests.builders import NINE, a_follower

DAY = timedelta(days=1)


def refused(session: Session, *, at=NINE, count: int = 1, name: str = "45015") -> ChannelTrouble:
    channel.saw(session, name=name, sentence="窗口关了", now=at, count=count, path="message/custom/send", rid="r-1")
    return session.get_one(ChannelTrouble, name)


def test_refusals_of_one_kind_are_counted_by_the_day(session: Session) -> None:
    refused(session)
    assert refused(session, at=NINE + timedelta(minutes=1), count=4).today == 5
    assert refused(session, at=NINE + DAY).today == 1


def test_a_bout_of_trouble_begins_anew_after_a_long_quiet(session: Session) -> None:
    refused(session)
    assert refused(session, at=NINE + timedelta(hours=5)).since == NINE
    later = NINE + timedelta(hours=5) + channel.BOUT + timedelta(seconds=1)
    assert refused(session, at=later).since == later


def test_the_state_shows_what_waits_and_since_when(session: Session) -> None:
    follower = a_follower(session)
    followers.open_window(session, follower=follower, kind="message", now=NINE)
    for minute in (5, 1):
        due = NINE - timedelta(minutes=minute)
        outbox.owe(
            session, follower=follower, message={"type": "text", "words": "x"}, key=f"k{minute}", kind="answer", now=due
        )
    outbox.owe(
        session, follower=follower, message={"type": "text", "words": "x"}, key="later", kind="answer", now=NINE,
        due_at=NINE + DAY,
    )  # fmt: skip
    session.add(Outbox(owed_as="u", message={}, due_at=NINE, owed_at=NINE, state="unknown", settled_at=NINE))
    tokens.save(session, value="t", expires_at=NINE + DAY, keys=KeyRing([b"k" * 32]))
    routes.spend(session, route="custom", now=NINE)
    routes.close(session, route="template", until=NINE + DAY, reason="停用")
    session.flush()
    found = channel.state(session, now=NINE)
    assert found.outbox == {"owed": 3, "taken": 0, "sending": 0}
    assert (found.due.count, found.due.since) == (2, NINE - timedelta(minutes=5))
    assert (found.undelivered, found.token_until) == (1, NINE + DAY)
    assert [(row.route, row.used) for row in found.quotas] == [("custom", 1)]
    assert [row.route for row in found.closed] == ["template"]


def test_an_empty_station_has_nothing_to_tell(session: Session) -> None:
    found = channel.state(session, now=NINE)
    assert (found.due.count, found.due.since, found.inbox.count, found.undelivered) == (0, None, 0, 0)


def test_a_pulse_is_dead_after_three_missed_turns_and_a_little_more(session: Session) -> None:
    pulses.beat(session, name="often", now=NINE, every_seconds=60)
    pulses.beat(session, name="nightly", now=NINE, every_seconds=86_400)
    pulses.beat(session, name="whenever", now=NINE)
    session.flush()

    def dead_at(later: timedelta) -> list[str]:
        return [row.name for row in pulses.all_of(session) if pulses.is_dead(row, now=NINE + later)]

    assert dead_at(timedelta(minutes=6)) == []
    assert dead_at(timedelta(minutes=7)) == ["often"]
    assert dead_at(timedelta(hours=26)) == ["nightly", "often"]


def test_errors_in_a_row_are_counted_until_one_run_succeeds(session: Session) -> None:
    for error in ("KeyError", "KeyError", "KeyError"):
        pulses.beat(session, name="often", now=NINE, error=error, every_seconds=60)
        session.flush()
    pulse = pulses.find(session, "often")
    assert pulse is not None
    assert (pulse.failures, pulses.is_failing(pulse)) == (3, True)
    pulses.beat(session, name="often", now=NINE, every_seconds=60)
    session.flush()
    assert pulses.is_failing(pulse) is False

"""Every errcode that WeChat documents, answered by the pretend WeChat over HTTP, and what the records hold afterwards.

The lists below are taken from the platform's error tables and not from bot/wechat/errcodes.py.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlmodel import col, delete, select

from bot.carrier import WeChatCarrier
from bot.channel_watch import ChannelWatch
from bot.delivery import Delivery
from bot.play.over_http import serving
from bot.play.stage import StageClock
from bot.runtime import Runtime
from bot.simulator.account import AccountConfig
from bot.simulator.faults import ApiFault, ApiFaultKind
from bot.simulator.web import create_app
from bot.simulator.wechat_server import Simulator
from bot.simulator.world.templates import TemplateKind
from bot.wechat.client import Account
from bot.wechat.errcodes import RULES
from db import followers, outbox, routes, staff, subscriptions
from db.models import ChannelTrouble, Follower, Outbox, RouteState
from handlers.dialogue.replies import NOTICE_FIELDS, notice
from tests.bot.wechat.stores import TokensInMemory
from tests.builders import NINE, a_follower, a_member_of_staff

ACCOUNT = AccountConfig(appid="wxtest", secret="not-a-real-one", gh_id="gh_test", token="t" * 8, aes_key="a" * 43)
FIELDS = {"thing1": "上课", "time2": "2026-11-27 09:00", "thing3": "盈江"}
PATHS = {
    "custom": "cgi-bin/message/custom/send",
    "template": "cgi-bin/message/template/send",
    "subscription": "cgi-bin/message/subscribe/bizsend",
}
MIDNIGHT = datetime(2026, 11, 27, 0, 5, tzinfo=NINE.tzinfo)

DROPPED = (40003, 40007, 43019, 48002, 49003, 50002, 87014)
GONE = (43004, 50005)
BLOCKED = {45009: MIDNIGHT, 45011: NINE + timedelta(seconds=60), 45028: MIDNIGHT}
STOP_ALL = (48004,)
STOP_ALL_AT_THE_TOKEN = (40013, 40125, 40164, 40243, 61004, 89503)
STOP_ROUTE = (40037, 48001, 48003, 40200)
ALARMED = (41030, 45029, 45064, 48006, 40029, 40163, 42003)
OUR_MISTAKES = (
    40002, 40004, 40008, 40016, 40017, 40018, 40019, 40020, 40032, 40033, 40035, 40053, 40059, 40097, 40130, 40132, 41001,
    41005, 41006, 41009, 43001, 43002, 44002, 44004, 45001, 45002, 45007, 45008, 45056, 45057, 45058, 45059, 45067, 45083,
    45084, 45157, 45158, 45159, 46004, 47001, 47003, 65303, 65316, 65320, 76003, 76021, 76022,
)  # fmt: skip
TOKENS = (40001, 40014, 42001)
LATER = {42010: timedelta(minutes=2), 45066: timedelta(seconds=60)}
WINDOW_SHUT = (45015, 45047)
TYPING = (45072, 45080, 45081)
ELSEWHERE = {-1, 43101, 45065, 46003}


@dataclass
class House:
    """A bot, its records and the pretend WeChat, with one head of station who hears alarms."""

    runtime: Runtime
    simulator: Simulator
    account: Account
    delivery: Delivery

    def owe(self, *, window: bool = True, with_notice: bool = False) -> int:
        """A reminder to somebody who has just written; returns the row's number."""
        with self.runtime.records.write() as session:
            follower = a_follower(session)
            self.simulator.person("工友", openid=follower.openid, follows_since=NINE).person.windows.open(
                "message", NINE  # type: ignore[arg-type]
            )  # fmt: skip
            if window:
                followers.open_window(session, follower=follower, kind="message", now=NINE)
            message = notice("明天上课", "reminder", FIELDS) if with_notice else {"type": "text", "words": "明天上课"}
            key = f"test:{follower.key}"
            outbox.owe(session, follower=follower, message=message, key=key, kind="reminder", now=NINE)
            return session.exec(select(Outbox).where(Outbox.owed_as == key)).one().key

    def refuse(self, code: int, *, path: str = PATHS["custom"], times: int | None = 1) -> None:
        self.simulator.world.faults.api.append(ApiFault(ApiFaultKind.ERROR, path, code, times=times))

    def send(self, code: int, *, path: str = PATHS["custom"], times: int | None = 1, **owed: Any) -> Outbox:
        self.clean()
        number = self.owe(**owed)
        self.refuse(code, path=path, times=times)
        self.delivery.drain()
        self.simulator.world.faults.reset()
        return self.row(number)

    def send_each(self, codes: Sequence[int]) -> Mapping[int, Outbox]:
        """One person for each code, all at once."""
        numbers = {}
        with self.runtime.records.write() as session:
            for code in codes:
                follower = a_follower(session)
                followers.open_window(session, follower=follower, kind="message", now=NINE)
                key = f"test:{code}"
                words = {"type": "text", "words": "明天上课"}
                outbox.owe(session, follower=follower, message=words, key=key, kind="reminder", now=NINE)
                numbers[code] = session.exec(select(Outbox).where(Outbox.owed_as == key)).one().key
                fault = ApiFault(ApiFaultKind.ERROR, PATHS["custom"], code, openid=follower.openid)
                self.simulator.world.faults.api.append(fault)
        self.delivery.drain()
        return {code: self.row(number) for code, number in numbers.items()}

    def row(self, number: int) -> Outbox:
        with self.runtime.records.read() as session:
            return session.get_one(Outbox, number)

    def clean(self) -> None:
        with self.runtime.records.write() as session:
            for table in (ChannelTrouble, RouteState):
                session.execute(delete(table))
            session.execute(delete(Outbox).where(col(Outbox.kind) == "alarm"))
        self.simulator.world.faults.reset()

    def closed(self) -> Mapping[str, datetime | None]:
        with self.runtime.records.read() as session:
            return {row.route: row.closed_until for row in session.exec(select(RouteState)).all()}

    def alarms(self) -> int:
        with self.runtime.records.read() as session:
            return len(session.exec(select(Outbox).where(Outbox.kind == "alarm")).all())

    def troubles(self) -> Mapping[str, int]:
        with self.runtime.records.read() as session:
            return {row.name: row.today for row in session.exec(select(ChannelTrouble)).all()}

    def follower(self, row: Outbox) -> Follower:
        with self.runtime.records.read() as session:
            return session.get_one(Follower, row.follower_id)


@pytest.fixture
def house(runtime: Runtime, clock: StageClock) -> Iterator[House]:
    simulator = Simulator(clock=clock, callback="http://127.0.0.1:9/wechat", account=ACCOUNT)
    simulator.world.templates.add("提醒", NOTICE_FIELDS, template_id="TPL_reminder")
    simulator.world.templates.add("提醒", NOTICE_FIELDS, kind=TemplateKind.ONE_TIME, template_id="SUB_reminder")
    watch = ChannelWatch(runtime.records, clock)
    with serving(create_app(simulator)) as address:
        account = Account(
            "wxtest", "not-a-real-one", store=TokensInMemory(), clock=clock, address=address,
            heed=lambda path, failure: (watch.heed(path, failure), watch.write_down(clock.now))[1],
        )  # fmt: skip
        carrier = WeChatCarrier(account, {"reminder": "TPL_reminder"})
        with runtime.records.write() as session:
            head = a_member_of_staff(session, code="S01", role="station_head")
            staff.bind_directly(session, staff=head, follower=a_follower(session), now=NINE)
        yield House(runtime, simulator, account, Delivery(runtime, carrier, chance=lambda: 0.0))
        account.close()
    simulator.close()


def test_the_lists_here_and_the_rules_of_the_bot_name_the_same_codes() -> None:
    listed = {
        *DROPPED, *GONE, *BLOCKED, *STOP_ALL, *STOP_ALL_AT_THE_TOKEN, *STOP_ROUTE, *ALARMED, *OUR_MISTAKES, *TOKENS,
        *LATER, *WINDOW_SHUT, *TYPING, *ELSEWHERE,
    }  # fmt: skip
    without_rule = listed - set(RULES) - {45065}
    assert without_rule == set()


def test_one_person_or_one_message_is_dropped_with_the_reason(house: House) -> None:
    for code in DROPPED:
        row = house.send(code)
        assert (row.state, row.failure_code, house.closed(), code) == ("refused", code, {}, code)
        assert row.failure
        assert house.follower(row).unfollowed_at is None
        assert house.troubles() == {str(code): 1}


def test_who_follows_no_more_is_marked_so(house: House) -> None:
    for code in GONE:
        row = house.send(code)
        assert (row.state, row.failure_code) == ("refused", code)
        left = house.follower(row)
        assert (left.openid, left.unfollowed_at) == (None, NINE)


def test_what_is_used_up_waits_for_the_known_moment(house: House) -> None:
    for code, opens in BLOCKED.items():
        row = house.send(code)
        assert (row.state, house.closed(), code) == ("owed", {"custom": opens}, code)
        assert row.due_at >= opens
        assert house.alarms() == (0 if code == 45011 else 1)


def test_a_closed_account_stops_every_way_and_calls_the_head(house: House) -> None:
    for code in STOP_ALL:
        row = house.send(code)
        assert (row.state, set(house.closed()), house.alarms()) == ("refused", set(routes.CAPS), 1)


def test_trouble_at_the_token_stops_every_way_and_calls_the_head(house: House, clock: StageClock) -> None:
    for code in STOP_ALL_AT_THE_TOKEN:
        clock.move_to(clock.now + timedelta(hours=3))  # the token before has ended
        house.clean()
        with house.runtime.records.write() as session:
            follower = a_follower(session)
            followers.open_window(session, follower=follower, kind="message", now=clock.now)
            outbox.owe(
                session, follower=follower, message={"type": "text", "words": "x"}, key=f"t:{code}", kind="answer",
                now=clock.now,
            )  # fmt: skip
        house.refuse(code, path="cgi-bin/stable_token", times=None)
        house.delivery.drain()
        assert (code, set(house.closed()), house.alarms()) == (code, set(routes.CAPS), 1)
        assert set(house.troubles()) == {str(code)}
        assert all(call.path == "cgi-bin/stable_token" for call in house.simulator.world.calls)


def test_what_only_staff_can_mend_stops_its_route_and_calls_the_head(house: House) -> None:
    for code in STOP_ROUTE:
        row = house.send(code)
        assert (row.state, set(house.closed()), house.alarms(), code) == ("refused", {"custom"}, 1, code)


def test_other_alarms_and_our_own_mistakes_stop_nothing_and_call_the_head(house: House) -> None:
    codes = (*ALARMED, *OUR_MISTAKES)
    rows = house.send_each(codes)
    assert {code: (row.state, row.failure_code) for code, row in rows.items()} == {
        code: ("refused", code) for code in codes
    }
    assert (house.closed(), house.alarms()) == ({}, len(codes))
    assert house.troubles() == {str(code): 1 for code in codes}


def test_a_refused_token_is_renewed_once_and_the_message_arrives(house: House, clock: StageClock) -> None:
    for code in TOKENS:
        clock.move_to(clock.now + timedelta(minutes=2))  # WeChat forces no new token within half a minute
        row = house.send(code)
        assert (row.state, row.attempts, house.troubles(), code) == ("sent", 1, {}, code)


def test_a_token_refused_twice_puts_the_message_off_and_calls_somebody(house: House, clock: StageClock) -> None:
    for code in TOKENS:
        clock.move_to(clock.now + timedelta(minutes=2))
        row = house.send(code, times=2)
        assert (row.state, house.alarms(), code) == ("owed", 1, code)
        assert row.due_at >= clock.now + timedelta(seconds=60)
        assert house.troubles() == {str(code): 1}


def test_a_busy_wechat_is_asked_again_only_where_a_key_guards_the_message(house: House) -> None:
    assert house.send(-1).state == "unknown"
    row = house.send(-1, path=PATHS["template"], window=False, with_notice=True)
    assert (row.state, row.route) == ("owed", "template")
    assert NINE < row.due_at <= NINE + timedelta(minutes=2)


def test_too_fast_is_slowed_down(house: House) -> None:
    for code, wait in LATER.items():
        row = house.send(code)
        assert (row.state, row.due_at, house.closed(), code) == ("owed", NINE + wait, {}, code)


def test_a_shut_window_leads_to_the_next_step_or_to_the_call_list(house: House) -> None:
    for code in WINDOW_SHUT:
        assert house.send(code).state == "refused"
        row = house.send(code, with_notice=True)
        assert (row.state, row.route, house.troubles(), code) == ("sent", "template", {str(code): 1}, code)


def test_a_spent_consent_is_not_counted_on_any_longer(house: House) -> None:
    with house.runtime.records.write() as session:
        follower = a_follower(session)
        house.simulator.person("工友", openid=follower.openid, follows_since=NINE)
        subscriptions.agree(session, follower=follower, template_id="SUB_reminder")
        outbox.owe(
            session, follower=follower, message=notice("明天上课", "reminder", FIELDS), key="consent", kind="reminder",
            now=NINE,
        )  # fmt: skip
    settings = house.runtime.settings.model_copy(update={"subscriptions": {"reminder": "SUB_reminder"}})
    carrier = WeChatCarrier(house.account, {}, subscriptions=settings.subscriptions)
    Delivery(replace(house.runtime, settings=settings), carrier).drain()
    with house.runtime.records.read() as session:
        row = session.exec(select(Outbox).where(Outbox.owed_as == "consent")).one()
        assert (row.state, row.route, row.failure_code) == ("refused", "subscription", 43101)
        assert subscriptions.left(session, follower, ["SUB_reminder"]) == {"SUB_reminder": 0}


def test_a_mass_send_accepted_before_counts_as_sent(house: House) -> None:
    openids = [house.simulator.person(name, follows_since=NINE).openid for name in ("甲", "乙")]
    first = house.account.mass_send(openids, "大家好", client_msg_id="camp-1")
    house.simulator.clock.move_to(NINE + timedelta(minutes=2))
    again = house.account.mass_send(openids, "大家好", client_msg_id="camp-1")
    assert (again.remote_id, bool(again.remote_id)) == (first.remote_id, True)


def test_what_is_simply_not_there_is_no_trouble(house: House) -> None:
    house.refuse(46003, path="cgi-bin/menu/get")
    assert house.account.get_menu() == []
    for code in TYPING:
        house.refuse(code, path="cgi-bin/message/custom/typing")
        house.account.typing("oX")
    assert house.troubles() == {}


def test_a_code_nobody_has_seen_is_dropped_and_told_with_its_number(house: House) -> None:
    row = house.send(99999)
    assert (row.state, row.failure_code, house.alarms(), house.troubles()) == ("refused", 99999, 1, {"99999": 1})
    with house.runtime.records.read() as session:
        assert session.get_one(ChannelTrouble, "99999").rid

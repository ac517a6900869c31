"""What is wrong with the channel, and what of it calls somebody at once."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from db.channel import Channel, Waiting
from db.models import ChannelTrouble, Pulse, Quota, RouteState
from handlers import channel_health
from tests.builders import NINE

WELL = Channel(
    token_until=NINE + timedelta(hours=1), troubles=(), closed=(), quotas=(), pulses=(), outbox={}, due=Waiting(0, None),
    undelivered=0, inbox=Waiting(0, None), last_message_at=NINE, callouts_failed=0,
)  # fmt: skip


def trouble(name: str, *, alarm: bool = False, at: Any = NINE) -> ChannelTrouble:
    return ChannelTrouble(name=name, sentence="不行", alarm=alarm, since=at, last_at=at, day=at.date(), today=3)


def keys(channel: Channel, *, ringing: bool = True) -> list[str]:
    return [one.key for one in channel_health.findings(channel, now=NINE) if one.rings or not ringing]


def test_a_channel_that_works_has_no_findings() -> None:
    assert channel_health.findings(WELL, now=NINE) == []


@pytest.mark.parametrize("code", ["40001", "40014", "42001", "45015", "45047"])
def test_refused_tokens_and_windows_call_somebody_though_each_is_small(code: str) -> None:
    assert keys(replace(WELL, troubles=(trouble(code),))) == [f"code:{code}"]


@pytest.mark.parametrize("code", ["40164", "48001", "48004", "50002"])
def test_refusals_that_need_a_person_call_one(code: str) -> None:
    assert keys(replace(WELL, troubles=(trouble(code, alarm=True),))) == [f"code:{code}"]


def test_a_refusal_of_hours_ago_is_shown_and_rings_no_more() -> None:
    old = replace(WELL, troubles=(trouble("40164", alarm=True, at=NINE - timedelta(hours=2)),))
    assert (keys(old), keys(old, ringing=False)) == ([], ["code:40164"])


def test_one_who_has_left_is_nothing_to_call_about() -> None:
    assert keys(replace(WELL, troubles=(trouble("43004"),))) == []


def test_a_line_that_stays_cut_rings_and_one_lost_call_does_not() -> None:
    lost = trouble("not reached")
    assert keys(replace(WELL, troubles=(lost,))) == []
    lost.today, lost.since = 12, NINE - timedelta(minutes=11)
    assert keys(replace(WELL, troubles=(lost,))) == ["code:not reached"]


def test_a_dead_clock_an_old_token_and_late_messages_ring() -> None:
    channel = replace(
        WELL, token_until=NINE - timedelta(minutes=1), due=Waiting(3, NINE - timedelta(minutes=6)),
        inbox=Waiting(2, NINE - timedelta(minutes=3)),
        pulses=(Pulse(name="drain", last_run_at=NINE - timedelta(hours=1), every_seconds=15),),
    )  # fmt: skip
    assert keys(channel) == ["dead:drain", "token", "late", "unanswered"]


def test_what_stopped_together_is_one_notice_that_names_it_all() -> None:
    names = ("drain", "ring_alarms", "keep_token")
    stopped = tuple(Pulse(name=name, last_run_at=NINE - timedelta(hours=1), every_seconds=15) for name in names)
    (finding,) = channel_health.findings(replace(WELL, pulses=stopped), now=NINE)
    assert (finding.key, finding.rings) == ("dead", True)
    assert finding.sentence.startswith("3 样定时的事从 11-26 08:00 起")
    assert all(named in finding.sentence for named in ("发消息", "求助响铃", "换凭据"))


def test_a_quota_rings_when_it_is_gone_and_is_shown_before() -> None:
    nearly = replace(WELL, quotas=(Quota(route="mass", day="2026-11-26", used=95, cap=100),))
    gone = replace(WELL, quotas=(Quota(route="mass", day="2026-11-26", used=100, cap=100),))
    assert (keys(nearly), keys(nearly, ringing=False), keys(gone)) == ([], ["quota:mass"], ["quota:mass"])
    said = [one.sentence for state in (nearly, gone) for one in channel_health.findings(state, now=NINE)]
    assert ["快用完了" in words for words in said] == [True, False]


def test_a_closed_route_is_shown_while_what_closed_it_has_rung() -> None:
    closed = RouteState(route="template", closed_until=NINE + timedelta(hours=1), reason="模板失效")
    assert (keys(replace(WELL, closed=(closed,))), keys(replace(WELL, closed=(closed,)), ringing=False)) == (
        [], ["closed:template"],
    )  # fmt: skip


def test_a_failed_copy_is_told_in_words_of_its_own() -> None:
    failed = Pulse(name="copy_records", last_run_at=NINE, every_seconds=86_400, last_error="NoTool", failures=1)
    (finding,) = channel_health.findings(replace(WELL, pulses=(failed,)), now=NINE)
    assert (finding.sentence, finding.rings) == ("昨夜的备份没有做成，请看程序日志。", True)

import re
from datetime import datetime, timedelta

import pytest

from bot.wechat.errcodes import RULES, Action, Stops
from bot.wechat.failures import Doubt, from_code, from_doubt
from tests.bot.wechat.weixin import NOW

# Every code of the platform reference, section 16, with the action its table asks for.
DOCUMENTED = {
    Action.RETRY: [-1, 42010, 45066],
    Action.CREDENTIAL: [40001, 40014, 42001],
    Action.DROP: [40003, 40007, 43004, 43019, 43101, 48002, 49003, 50002, 50005, 87014],
    Action.HOLD: [45015, 45047],
    Action.BLOCK: [45009, 45011, 45028],
    Action.ALERT: [
        40013, 40037, 40125, 40164, 40243, 41030, 45029, 45064, 48001, 48003, 48004, 48006, 61004, 89503,
        40029, 40163, 42003,
    ],
    Action.FIX: [
        40002, 40004, 40008, 40016, 40017, 40018, 40019, 40020, 40032, 40033, 40035, 40097, 40053, 40059, 40130, 40132,
        41001, 41005, 41006, 41009, 43001, 43002, 44002, 44004, 45001, 45002, 45007, 45008, 45056, 45057, 45058, 45059,
        45067, 45072, 45080, 45081, 45083, 45084, 45157, 45158, 45159, 46003, 46004, 47001, 47003, 65303, 65316, 65320,
        76003, 76021, 76022,
    ],
}  # fmt: skip


@pytest.mark.parametrize(("action", "code"), [(action, code) for action, codes in DOCUMENTED.items() for code in codes])
def test_every_documented_code_asks_for_its_action(action, code):
    assert from_code(code, now=NOW).action is action


@pytest.mark.parametrize("code", RULES)
def test_every_code_has_one_chinese_sentence_for_staff(code):
    sentence = from_code(code, now=NOW).sentence
    assert re.fullmatch(r"[^。]{5,40}。", sentence), sentence
    assert "errcode" not in sentence


def test_a_code_never_seen_is_dropped_with_an_alarm():
    failure = from_code(99999, now=NOW)
    assert (failure.action, failure.alarm, failure.code) == (Action.DROP, True, 99999)


def test_the_days_quota_opens_five_minutes_after_midnight_in_china():
    failure = from_code(45009, now=NOW)
    assert failure.retry_at == datetime(2023, 11, 16, 0, 5, tzinfo=NOW.tzinfo)
    assert failure.closes_route
    last_minute = datetime(2023, 12, 31, 23, 59, tzinfo=NOW.tzinfo)
    assert from_code(45009, now=last_minute).retry_at == datetime(2024, 1, 1, 0, 5, tzinfo=NOW.tzinfo)


@pytest.mark.parametrize(("code", "seconds"), [(45011, 60), (45066, 60), (42010, 120), (40001, 60)])
def test_a_known_pause_is_kept(code, seconds):
    assert from_code(code, now=NOW).retry_at == NOW + timedelta(seconds=seconds)


@pytest.mark.parametrize("code", [48004, 40164, 40125, 40243])
def test_a_punished_or_locked_account_stops_every_way_of_sending(code):
    assert from_code(code, now=NOW).stops is Stops.EVERYTHING


@pytest.mark.parametrize("code", [48001, 40037, 48003])
def test_a_missing_right_stops_its_route(code):
    failure = from_code(code, now=NOW)
    assert (failure.stops, failure.closes_route, failure.retry_at) == (Stops.ROUTE, True, None)


def test_one_followers_trouble_closes_nothing():
    for code in DOCUMENTED[Action.DROP] + DOCUMENTED[Action.HOLD]:
        assert not from_code(code, now=NOW).closes_route


@pytest.mark.parametrize("code", [43004, 50005])
def test_who_has_left_is_marked_as_gone(code):
    assert from_code(code, now=NOW).follower_gone


def test_what_may_have_gone_out_is_never_put_off_by_itself():
    for failure in [from_code(code, now=NOW) for code in RULES] + [from_doubt(doubt, now=NOW) for doubt in Doubt]:
        assert not (failure.uncertain and failure.retry_at)


def test_only_a_busy_system_a_missing_answer_and_a_mistake_of_ours_are_uncertain():
    assert [code for code in RULES if from_code(code, now=NOW).uncertain] == [-1]
    assert [doubt for doubt in Doubt if from_doubt(doubt, now=NOW).uncertain] == [
        Doubt.NO_ANSWER, Doubt.UNREADABLE, Doubt.OUR_MISTAKE,
    ]  # fmt: skip

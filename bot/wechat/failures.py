"""What an attempt to send came to, and what every errcode of WeChat asks of us."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from bot.wechat import errcodes
from bot.wechat.errcodes import Action, Rule, Stops

# WeChat's quota day ends at midnight in China; five minutes more, for clocks that differ.
QUOTA_DAY_OPENS = time(0, 5)


@dataclass(frozen=True)
class Sent:
    """WeChat accepted it. `remote_id` is empty where WeChat gives none (customer service, subscription)."""

    remote_id: str = ""


class Doubt(StrEnum):
    """Why there is no answer of WeChat that could be used."""

    NOT_REACHED = "not reached"
    NO_ANSWER = "no answer"
    UNREADABLE = "unreadable"
    NO_CREDENTIAL = "no credential"
    OUR_MISTAKE = "mistake of ours"


class SendFailure(Exception):
    """A call that did not succeed. Holds no address, no secret and nobody's words.

    `retry_at`: it is safe to try again, but not before this moment. None: not by itself.
    `uncertain`: WeChat may have done it all the same, so only a message with a key may be tried again.
    """

    def __init__(self, code: int | None, rule: Rule, *, now: datetime, rid: str = "", detail: str = "") -> None:
        super().__init__(code, rule.action.value)
        self.code = code
        self.action = rule.action
        self.sentence = rule.sentence
        self.retry_at = _retry_at(rule, now)
        self.uncertain = rule.uncertain
        self.alarm = rule.alarm
        self.stops = rule.stops
        self.follower_gone = rule.follower_gone
        self.rid = rid
        self.detail = detail

    def __str__(self) -> str:
        what = self.detail if self.code is None else f"errcode {self.code}"
        return f"{what}: {self.action.value}" + (f" (rid {self.rid})" if self.rid else "")

    @property
    def closes_route(self) -> bool:
        """Nothing more by this route until `retry_at`, or until staff have seen to it."""
        return self.action is Action.BLOCK or self.stops is not Stops.NOTHING


def from_code(code: int, *, now: datetime, rid: str = "", detail: str = "") -> SendFailure:
    rule = errcodes.RULES.get(code, errcodes.UNKNOWN)
    return SendFailure(code, rule, now=now, rid=rid, detail=detail)


def from_doubt(doubt: Doubt, *, now: datetime) -> SendFailure:
    rules = {
        Doubt.NOT_REACHED: Rule(Action.RETRY, "连不上微信，稍后自动再发。", wait=timedelta(seconds=10)),
        Doubt.NO_ANSWER: Rule(Action.RETRY, "微信没有回音，不知道发到没有。", uncertain=True),
        Doubt.UNREADABLE: Rule(Action.RETRY, "微信的回答看不懂，不知道发到没有。", uncertain=True),
        Doubt.NO_CREDENTIAL: Rule(Action.RETRY, "暂时拿不到微信的调用凭据，稍后自动再发。", wait=timedelta(seconds=30)),
        Doubt.OUR_MISTAKE: Rule(Action.RETRY, "发送时程序出错，不知道发到没有。", uncertain=True),
    }
    return SendFailure(None, rules[doubt], now=now, detail=doubt.value)


def _retry_at(rule: Rule, now: datetime) -> datetime | None:
    if rule.until_next_day:
        return datetime.combine(now.date() + timedelta(days=1), QUOTA_DAY_OPENS, now.tzinfo)
    return now + rule.wait if rule.wait else None

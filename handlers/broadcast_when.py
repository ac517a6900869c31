"""When a message to many goes out: the moment as it is said, and whom it finds waiting or asleep."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from db import mass_rules, waking
from db.audience_filters import Audience
from handlers import broadcast_flow, sending_hours, texts
from handlers.dialogue.answers import BEFORE, Bad, Given, Got, Read
from handlers.dialogue.kinds import Found
from handlers.dialogue.turn import Turn
from nlp import late, times

AT = late.pattern(r"^(?:时间|定在|定时)|(?:再发|发送|发)$")
# A day of some month, which is not said: 初二, 15号.
DAY_ALONE = late.pattern(r"(?<!月)(?:初[一二三四五六七八九十]|十[一二三四五]|(?<!\d)\d{1,2}[号日])")
DAYS_AROUND = timedelta(days=7)
URGENT = late.pattern(r"[,，。!！\s]+(?:这是|有|很|特别|加|紧)?急(?:事|的|用|件)?[吧了啊。！!]*$")
_N = "(?:\\d{1,2}|[一二三四五六七八九十两]{1,3})"
_DAY = "(?:今天|今晚|明天|明晚|后天|大后天|(?:下下?个?|这个?|本)?(?:周|星期|礼拜)[一二三四五六日天])"
_DATE = f"(?:{_N}月{_N}[号日]?|{_N}[号日])"
_PART = "(?:凌晨|清早|一?早|早上|上午|中午|下午|傍晚|晚上?|夜里)"
_CLOCK = f"(?:{_N}点(?:半|整|钟|{_N}分?)?|\\d{{1,2}}[:：]\\d\\d)"
# The hour of sending behind the words of the message: …，中午12点发. A mere date may be that of a pay day.
TAIL = late.pattern(
    rf"^(?P<words>.+?)[,，。;；!！\s]+(?:就|请|帮我|定在|定时|等到?|到)*(?P<when>(?:{_DATE}|{_DAY})?{_PART}?{_CLOCK}|{_DAY}{_PART}?)"
    r"(?:准时|左右|再|给他们|给大家|统一)*(?:群?发|发送)(?:出去|给他们|给大家)?[吧了啊]*[。！!]*$",
    re.DOTALL,
)
AT_ONCE = late.pattern(r"^(?:现在|马上|立刻|立即|直接)(?:就)?(?:发|发送)?$")


@dataclass(frozen=True)
class When(Found):
    """马上, or a moment; kept as "" or in ISO form."""

    hint: str = "明天早上9点发"
    takes_anything: bool = False

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        tail = TAIL.match(words.strip())
        said = f"{tail['when']}发" if tail else URGENT.sub("", words.strip()).rstrip("吧。")
        if AT_ONCE.match(said):
            return Got("")
        # "10号发" is a pay day to the finder of times; here it is when the message goes out.
        before = str(given.get("send_at") or given.get(BEFORE) or "")
        found = _moment(turn, said.removesuffix("发"), before) if len(said) <= 30 and AT.search(said) else None
        if found is None:
            return None
        return Got(found.isoformat()) if found > turn.now else Bad(texts.broadcasts.PAST)

    def show(self, turn: Turn, value: Any) -> str:
        return broadcast_flow.shown_time(turn, value)


def message_and_time(turn: Turn, words: str) -> tuple[str, str | None]:
    """The message without the time behind it, and that time; None where none stands there or it has passed."""
    tail = TAIL.match(words.strip())
    found = When().find(turn, {}, words) if tail else None
    return (tail["words"].strip(), str(found.value)) if tail and isinstance(found, Got) else (words, None)


def known(turn: Turn, given: Given) -> str | None:
    """At once, unless the message still ends in an hour that could not be taken: then it is asked."""
    return None if TAIL.match(str(given.get("words", ""))) else ""


def _moment(turn: Turn, said: str, before: str) -> datetime | None:
    """初二 is the one near the day that was spoken of; a day without an hour keeps the hour, or is when we open."""
    spoken_of = datetime.fromisoformat(before) if before else None
    since = turn.now
    if spoken_of is not None and DAY_ALONE.search(said):
        since = max(turn.now, spoken_of - DAYS_AROUND)
    found = times.find(said, now=since)
    if found is None or found.grain != "day":
        return found.start if found else None
    keeps = spoken_of is not None and not turn.station.is_quiet(spoken_of)
    at = spoken_of.time() if spoken_of is not None and keeps else turn.station.opens
    moment = found.start.replace(hour=at.hour, minute=at.minute)
    return moment if moment > turn.now or found.start.date() > turn.now.date() else None


def put_off(turn: Turn, send_at: str) -> str:
    """What waits for the night or a holiday to end may come too late."""
    asked = max(datetime.fromisoformat(send_at) if send_at else turn.now, turn.now)
    allowed = sending_hours.next_allowed(turn.station, asked)
    return texts.broadcasts.put_off((allowed.at.date() - asked.date()).days) if allowed.why else ""


def asleep(turn: Turn, audience: Audience, kind: str, send_at: str, people: int) -> str:
    """Who works nights is let sleep, as long as the account can write to them apart."""
    asked = datetime.fromisoformat(send_at) if send_at else turn.now
    moment = sending_hours.next_allowed(turn.station, max(asked, turn.now)).at
    count = waking.sleepers(turn.session, audience, kind=kind, moment=moment, station=turn.station)
    rules = mass_rules.of(turn.station)
    apart = rules.lists and people <= rules.list_size
    until = turn.station.night_sleep_until
    return texts.broadcasts.asleep(count, f"{until:%H:%M}" if apart else "") if count else ""


def without(words: str) -> str:
    """What is said beside the time."""
    return AT.sub("", URGENT.sub("", words.strip()))

"""Why a message did not reach somebody, for the staff's call list; and what staff must see to before more can go out."""

from collections.abc import Sequence
from datetime import datetime

from db import call_causes
from db import roster as records
from db.calls import Call
from db.models import Outbox
from handlers.texts import roster
from nlp import times

OUT_OF_WINDOW = "超过48小时没有互动，微信不让发"
GONE = "已取消关注"
NO_WECHAT = "没有微信"
TOO_LATE = "过了时间还没送出"
UNKNOWN = "微信没有回音，不知道发到没有"
NOBODY_TO_CALL = "现在没有要打电话的。"
WHICH_CALLED = "打过哪几个了？先发“要打电话的”看清单，再发“打过了 1”。"
NOT_TICKED_HERE = "群发没送到的名单不在这里记，打过就行。“要打电话的”里的，先发“要打电话的”看清单，再发“打过了 1”。"
NOT_LISTED = "清单上没有这个号，请看清单上的号再发。"
ALREADY = "这几个已经不在清单上了。"
NOBODYS = "未登记的微信"
MOST_THINGS, MOST_WORDS = 3, 60
NOTICE = "微信发不出消息"
LOOK = "请看公众号后台和程序日志"


def trouble(sentence: str) -> str:
    return f"【提醒】{NOTICE}：{sentence}"


def by_telephone(to_call: int) -> str:
    """After how many were told: whom nothing can be sent."""
    return f"{to_call}人没有微信或已取关，列在控制台“没送到、要打电话”里，请打电话。" if to_call else ""


def unreached(row: Outbox, now: datetime) -> str:
    """What somebody is to hear on the telephone: when, what and where; without an hour, the words."""
    data, moment = (row.message.get("template") or {}).get("data", {}), call_causes.at(row)
    if moment is None or not data.get("thing1"):
        return str(row.message.get("words", "")).replace("\n", " ")
    return " ".join(part for part in (times.say(moment, now=now), data["thing1"], data.get("thing3", "")) if part)


def whom(call: Call) -> str:
    if call.member is not None:
        return f"{call.member.name}（站里的人）"
    return f"{records.handle(call.worker)} {call.worker.name} {roster.masked(call.worker)}" if call.worker else NOBODYS


def to_call(calls: Sequence[Call], total: int, more: bool, now: datetime) -> str:
    """One person a line; `more` stand behind these."""
    lines = [
        f"{place} {whom(call)}：{'；'.join(dict.fromkeys(unreached(row, now)[:MOST_WORDS] for row in call.rows[:MOST_THINGS]))}（{call.first.failure}）"
        for place, call in enumerate(calls, start=1)
    ]
    goes_on = "，回复“更多”往下看" if more else ""
    return "\n".join(
        [
            f"没送到、要打电话的 {total} 人，最急的在前{goes_on}：",
            *lines,
            "打过了就回“打过了 1”，几个一起写“打过了 1、2”。",
        ]
    )


def ticked(names: Sequence[str], left: int) -> str:
    rest = f"还有 {left} 人，看清单发“要打电话的”。" if left else "清单打完了。"
    return f"记下了，打过电话：{'、'.join(names)}。{rest}"

"""Kinds of messages stopped, kept and started again, in words."""

from collections.abc import Sequence

from handlers.texts.people import MESSAGE_KINDS, stopped

HELD = {"jobs": "报过的岗位不动", "courses": "您报的班还在", "visits": "约好的走访照来"}
WAYS_OUT = {"jobs": "不应聘了", "courses": "退班", "visits": "取消走访"}
CAN_SEND = "这几样会发消息：{kinds}。要停哪样？"
ALL = "都停"
NONE = "都不停"
START_WHICH = "停着的是这几样，要恢复哪样？"
START_ALL = "都恢复"
START_NONE = "先不恢复"
STILL_STOPPED = "好，先不恢复。"
UNCHANGED = "好，什么都没动，消息照发。"
STOP_ONLY = "只停消息"
LEAVE_IT = "不是，消息照发"
NOT_ASKED_TO_STOP = (
    "您的消息没动，照发。要看还在招的岗位，说“找工作”；问某一个岗位还招不招，发它的编号。不想收招聘消息就回“退订招聘”。"
)
NOTHING_STOPPED = "您没有停过消息。不想收哪样，就回复“退订招聘”“退订培训”“退订走访”。"


def names(kinds: Sequence[str]) -> str:
    return "、".join(MESSAGE_KINDS[kind] for kind in kinds)


def done(stop: Sequence[str], keep: Sequence[str], held: Sequence[str]) -> str:
    """What is stopped, what goes on, and that nothing was given up of what the person has (`held`)."""
    parts = []
    if keep:
        parts.append(f"{names(keep)}消息照发。")
    if stop:
        parts.append(stopped(stop))
    safe = "，".join(HELD[kind] for kind in held)
    return "".join(parts) + (f"{safe}。" if stop and safe else "")


def ask(kinds: Sequence[str], held: Sequence[str]) -> str:
    safe = "，".join(HELD[kind] for kind in held)
    return f"您是说不要再收{names(kinds)}消息吗？{f'只停消息，{safe}。' if safe else ''}"


def other_way(held: Sequence[str]) -> str:
    """For whoever meant the thing itself."""
    ways = "、".join(f"“{WAYS_OUT[kind]}”" for kind in held)
    return f"真要退掉的话，回{ways}。" if ways else ""


def state(kinds: Sequence[str]) -> str:
    others = [kind for kind in MESSAGE_KINDS if kind not in kinds]
    rest = f"照发的：{names(others)}。" if others else ""
    return f"停着的：{names(kinds)}。{rest}想再收就回复“恢复{MESSAGE_KINDS[kinds[0]]}通知”。"

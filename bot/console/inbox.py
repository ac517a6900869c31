"""The inbox (收件箱): requests that a person answers, with what was said, notes, and how long WeChat still lets us write."""

import secrets
from datetime import datetime, timedelta
from pathlib import PurePath

from bot.console.pages import Act, Ask, File, Go, Page, Shown
from db import conversations, followers, inquiries, rights, scopes, staff
from db.conversations import Thread
from db.models import Inquiry, Staff
from db.rights import Right
from handlers import alarms, answering, texts
from handlers.answering import Told
from nlp import identity, phones

NEEDS = (Right.REQUESTS,)
WHOSE = {"": "全部", "free": "没人接", "mine": "我的", "closed": "已办结"}
MEDIA_TYPES = {".jpg": "image/jpeg", ".amr": "audio/amr", ".mp3": "audio/mpeg"}
HURRY = timedelta(hours=4)
WORDS = {"kinds": texts.alarms.KINDS, "whose_names": WHOSE, "speakers": texts.desk.SPEAKERS}


def show(ask: Ask) -> Shown:
    return Shown("inbox/inbox.html", _list_facts(ask))


def show_list(ask: Ask) -> Shown:
    """The list alone, which the page fetches every few seconds."""
    return Shown("inbox/_list.html", _list_facts(ask), part=True)


def show_thread(ask: Ask) -> Shown:
    thread = conversations.thread(ask.session, ask.path["id"], by=ask.by, now=ask.now)
    facts = {
        **_list_facts(ask), **_thread_facts(ask, thread), "title": f"收件箱 {thread.inquiry.number}",
        "canned": conversations.canned(ask.session), "colleagues": conversations.can_take(ask.session),
        "once": secrets.token_hex(8),
    }  # fmt: skip
    return Shown("inbox/inbox.html", facts)


def show_said(ask: Ask) -> Shown:
    """What was said and how long we may still write, fetched every few seconds."""
    thread = conversations.thread(ask.session, ask.path["id"], by=ask.by, now=ask.now)
    return Shown("inbox/_said.html", _thread_facts(ask, thread), part=True)


def show_medium(ask: Ask) -> File:
    """A picture, or a voice to be played elsewhere: browsers know no AMR."""
    row = conversations.medium(ask.session, ask.path["id"], by=ask.by)
    path = PurePath(row.path)
    return File(ask.stored(row.path), path.name, MEDIA_TYPES.get(path.suffix, "application/octet-stream"))


def reply(ask: Ask) -> Go:
    inquiry = conversations.open_one(ask.session, ask.path["id"], by=ask.by)
    words = identity.hide(ask.said("words", most=600))
    if not words:
        return _back(inquiry, "还没有写内容。", well=False)
    _take(ask, inquiry)
    # The form carries a number of its own, so that a second click says nothing twice.
    what = f"reply:{ask.said('once', most=32) or secrets.token_hex(8)}"
    told = answering.reply(ask.session, inquiry, texts.desk.from_staff(words), what=what, by=ask.by, now=ask.now)
    return _back(inquiry, "" if told is Told.SENT else texts.desk.TOLD[told], well=told is not Told.GONE)


def note(ask: Ask) -> Go:
    inquiry = conversations.open_one(ask.session, ask.path["id"], by=ask.by)
    if words := identity.hide(ask.said("words")):
        inquiries.note(ask.session, inquiry, words=words, now=ask.now, staff=ask.by)
        inquiries.answered(ask.session, inquiry)
    return _back(inquiry)


def take(ask: Ask) -> Go:
    inquiry = conversations.open_one(ask.session, ask.path["id"], by=ask.by)
    inquiries.take(ask.session, inquiry, staff=ask.by, now=ask.now)
    _tell_taken(ask, inquiry)
    return _back(inquiry, f"{inquiry.number} 归您办，已告诉工友。")


def assign(ask: Ask) -> Go:
    inquiry = conversations.open_one(ask.session, ask.path["id"], by=ask.by)
    to = staff.by_code(ask.session, ask.said("to", most=20))
    conversations.assign(ask.session, inquiry, to=to, by=ask.by, now=ask.now)
    _tell_taken(ask, inquiry)
    told = to.id == ask.by.id or alarms.tell_given(ask.session, inquiry, to=to, by=ask.by, now=ask.now)
    return _back(inquiry, f"{inquiry.number} 交给{to.name}了。{'' if told else texts.alarms.NOT_TOLD}")


def close(ask: Ask) -> Go:
    inquiry = conversations.open_one(ask.session, ask.path["id"], by=ask.by)
    outcome = identity.hide(ask.said("outcome", most=200))
    inquiries.close(ask.session, inquiry, outcome=outcome, now=ask.now, staff=ask.by)
    other = inquiries.still_muting(ask.session, inquiry)
    still = other.number if other else ""
    words = texts.desk.closed_for_worker(inquiry.number, outcome, still)
    answering.close(ask.session, inquiry, words, by=ask.by, now=ask.now)
    return Go("/inbox", texts.desk.closed(inquiry.number, still))


def show_canned(ask: Ask) -> Shown:
    return Shown("inbox/canned.html", {"canned": conversations.canned(ask.session)})


def add_canned(ask: Ask) -> Go:
    title, words = ask.said("title", most=40), ask.said("words", most=600)
    if not (title and words):
        return Go("/canned", "名称和内容都要写。", well=False)
    conversations.add_canned(ask.session, title=title, words=words, by=ask.by, now=ask.now)
    return Go("/canned", f"“{title}”存好了。")


def drop_canned(ask: Ask) -> Go:
    conversations.drop_canned(ask.session, ask.path["id"], by=ask.by)
    return Go("/canned", "删掉了。")


def _take(ask: Ask, inquiry: Inquiry) -> None:
    """Who answers something nobody has, has it from now on."""
    if inquiry.taken_by is None:
        inquiries.take(ask.session, inquiry, staff=ask.by, now=ask.now)


def _tell_taken(ask: Ask, inquiry: Inquiry) -> None:
    words = texts.desk.taken_for_worker(inquiry.number, ask.station.phone)
    answering.tell(ask.session, inquiry, words, what="taken", by=ask.by, now=ask.now)


def _back(inquiry: Inquiry, said: str = "", *, well: bool = True) -> Go:
    return Go(f"/inbox/{inquiry.key}", said, well)


def _list_facts(ask: Ask) -> dict[str, object]:
    whose = ask.query.get("whose", "")
    whose = whose if whose in WHOSE else ""
    chosen = scopes.whole(ask.path.get("id") or ask.query.get("at", ""))
    words = ask.asked("q")
    lines = conversations.listed(ask.session, by=ask.by, whose=whose, words=words)
    return {**WORDS, "lines": lines, "whose": whose, "words": words, "chosen": chosen, "now": ask.now}


def _thread_facts(ask: Ask, thread: Thread) -> dict[str, object]:
    names = {member.id: member.name for member in _speakers(ask)}
    way, look = way_out(ask, thread)
    shown = str if rights.has(ask.by, Right.PHONES) else phones.hide
    return {**WORDS, "thread": thread, "names": names, "way": way, "look": look, "now": ask.now, "shown": shown}


def _speakers(ask: Ask) -> list[Staff]:
    return list(conversations.can_take(ask.session))


def way_out(ask: Ask, thread: Thread) -> tuple[str, str]:
    """How the next words would reach the worker, in a sentence, and how it looks: good, warning or danger."""
    if thread.follower is None or thread.follower.unfollowed_at is not None:
        return "已取消关注，微信发不过去。请打电话。", "danger"
    if thread.left and thread.until:
        few = thread.left == 1 or thread.until - ask.now < HURRY
        return f"还能发 {thread.left} 条，到 {thread.until:%m月%d日 %H:%M}（还有{lasting(thread.until, ask.now)}）", (
            "warning" if few else "success"
        )
    notified = "发一条通知请工友来看，" if ask.office.runtime.settings.templates.get("outcome") else ""
    spent = followers.is_spent(ask.session, follower=thread.follower, now=ask.now)
    why = "连发5条用完了" if spent else "48小时的窗口过了"
    return f"{why}：{notified}内容等工友一开口就发出去。急事请打电话。", "warning"


def lasting(until: datetime, now: datetime) -> str:
    minutes = int((until - now).total_seconds() // 60)
    return f"{minutes // 60}小时{minutes % 60}分" if minutes >= 60 else f"{minutes}分钟"


PAGES = (
    Page("/inbox", "收件箱", show, NEEDS, icon="fa-solid fa-inbox"),
    Page("/inbox/list", "收件箱", show_list, NEEDS),
    Page("/inbox/{id:int}", "收件箱", show_thread, NEEDS),
    Page("/inbox/{id:int}/said", "收件箱", show_said, NEEDS),
    Page("/media/{id:int}", "收件箱", show_medium, NEEDS),
    Page("/canned", "常用回复", show_canned, NEEDS),
)
ACTS = (
    Act("/inbox/{id:int}/reply", reply, NEEDS),
    Act("/inbox/{id:int}/note", note, NEEDS),
    Act("/inbox/{id:int}/take", take, NEEDS),
    Act("/inbox/{id:int}/assign", assign, NEEDS),
    Act("/inbox/{id:int}/close", close, NEEDS),
    Act("/canned", add_canned, NEEDS),
    Act("/canned/{id:int}/drop", drop_canned, NEEDS),
)

"""Posts from the staff's chat: a pasted ad becomes one; closed, paused, taken up, extended, changed with everyone told."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from db import vacancies
from db.models import Vacancy
from db.models.vacancies import UNPUBLISHED
from db.rights import Right
from handlers import opening, post_ads, post_notices, post_review, post_typed, questions, texts
from handlers.allowed import needs
from handlers.dialogue import moves
from handlers.dialogue.registry import Phrase, all_subjects, command
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from handlers.forms.post_answers import NAME
from handlers.forms.post_day import last_day
from handlers.job_wish import CUTTER
from handlers.post_notices import Told
from nlp import late, money

Replies = Sequence[Reply]
POST = r"(?P<post>[jJｊＪ]\s*\d{1,6})"


@needs(Right.POSTS)
def write(turn: Turn) -> Replies:
    """Whatever the message says of a post is taken; the rest is asked."""
    if (form := opening.open_form_of(turn)) is not None and form.name == NAME:
        return [Text(texts.posts.ANOTHER_AD), moves.repeat(turn, form)]
    if not (post_ads.says_something(turn.words, turn.now) or _is_order_with_facts(turn)):
        return [Text(texts.posts.PASTE)]
    given = {"ad": turn.words}
    return opening.open_form(turn.saying("", turn.meaning), all_subjects().forms[NAME], given=given)


@needs(Right.POSTS)
def ask_state(turn: Turn, match: re.Match[str]) -> Replies:
    """关闭 J012, J012暂停, 恢复 J012. Raises NoSuchVacancy."""
    vacancy = vacancies.by_number(turn.session, match["post"])
    action = next(name for name, shape in STATES if shape.search(match["how"]))
    if action == "resume" and vacancy.status in UNPUBLISHED:
        return [Text(texts.posts.NOT_REVIEWED_YET.format(number=vacancy.number))]
    if action == "resume" and (unfit := _unfit(turn, vacancy)):
        return [Text(unfit)]
    return _ask(turn, vacancy, action, texts.posts.ACTIONS[action])


@needs(Right.POSTS)
def ask_extension(turn: Turn, match: re.Match[str]) -> Replies:
    """J012 延到12月31日. Raises NoSuchVacancy."""
    vacancy, until = vacancies.by_number(turn.session, match["post"]), last_day(match["until"], turn)
    if until is None or until < turn.now.date():
        return [Text(texts.posts.past(until) if until else texts.posts.NO_DAY)]
    if until == vacancy.valid_until and vacancy.status != "expired":
        return [Text(texts.posts.NO_CHANGE)]
    if vacancy.status == "expired" and (unfit := _unfit(turn, vacancy, until)):
        return [Text(unfit)]
    if vacancy.status != "expired" and (wanting := _papers_first(turn, vacancy, until)):
        return [Text(wanting)]
    return _ask(turn, vacancy, "extend", texts.posts.until(until), until=until.isoformat())


@needs(Right.POSTS)
def ask_headcount(turn: Turn, match: re.Match[str]) -> Replies:
    """J012 人数改成20, J012 加5个人, J012 名额减5. Raises NoSuchVacancy."""
    vacancy, said = vacancies.by_number(turn.session, match["post"]), int(match["count"])
    signs = {"加": 1, "增": 1, "减": -1, "少": -1}
    sign = signs.get(match["how"][:1] if match["how"] else "")
    wanted = said if sign is None else (vacancy.headcount or 0) + sign * said
    if wanted < max(1, vacancy.filled):
        return [Text(texts.posts.too_few(vacancy))]
    if wanted == vacancy.headcount:
        return [Text(texts.posts.NO_CHANGE)]
    return _ask(turn, vacancy, "headcount", texts.posts.headcount(vacancy.headcount, wanted), headcount=wanted)


@needs(Right.POSTS)
def ask_pay(turn: Turn, match: re.Match[str]) -> Replies:
    """J003 工资改成6000-6800. Raises NoSuchVacancy."""
    vacancy, found = vacancies.by_number(turn.session, match["post"]), money.find(match["pay"])
    if found is None:
        return [Text(texts.posts.NO_PAY)]
    said = post_typed.found("pay", match["pay"].strip())
    if forbidden := [one for one in said if one.severity != "notice"]:
        return [Text(texts.posts.not_so(forbidden))]
    high = found.low if found.high is None else found.high
    facts = {"pay_min": found.low, "pay_max": high, "pay_kind": found.kind, "pay_text": match["pay"].strip()[:60]}
    return _ask(turn, vacancy, "pay", texts.posts.wages(match["pay"].strip()), facts=facts)


def _unfit(turn: Turn, vacancy: Vacancy, until: date | None = None) -> str:
    """Why the review does not let it be taken up again: a day that is over, papers not seen; "" when it does."""
    reviewed = post_review.taken_up(turn.session, vacancy, now=turn.now, until=until)
    if reviewed.allows(vacancy.facts):
        return ""
    return texts.posts.unfit(vacancy.number, reviewed.stops or reviewed.unexcused(vacancy.facts))


def _papers_first(turn: Turn, vacancy: Vacancy, until: date) -> str:
    """What is to be looked at before it stands longer than it does; "" when nothing is, or it ends sooner."""
    if vacancy.valid_until is not None and until <= vacancy.valid_until:
        return ""
    wanting = post_review.papers_wanting(turn.session, vacancy, now=turn.now)
    return texts.posts.papers_before_longer(vacancy, wanting) if wanting else ""


def _ask(turn: Turn, vacancy: Vacancy, action: str, what: str, **facts: Any) -> Replies:
    concerned = post_notices.concerned(turn.session, vacancy)
    questions.put(turn, "post_change", post=vacancy.number, action=action, what=what, **facts)
    return [Choices(texts.posts.sure(vacancy, what, *concerned), texts.posts.CONFIRM)]


@needs(Right.POSTS)
def _settle(turn: Turn, yes: bool) -> Replies:
    asked = turn.conversation.asked or {}
    if not yes:
        return [Text(texts.posts.UNCHANGED)]
    vacancy = vacancies.by_number(turn.session, asked["post"])
    say = _change(turn, vacancy, asked)
    told = post_notices.tell(
        turn.session, vacancy, asked["action"], say, once=turn.incoming.key, station=turn.station, now=turn.now
    )
    return [Text(texts.posts.done(vacancy, asked["what"], *told))]


def _change(turn: Turn, vacancy: Vacancy, asked: dict[str, Any]) -> Told:
    """Does it, and says how those concerned hear of it."""
    session, now, staff = turn.session, turn.now, turn.staff
    match asked["action"]:
        case "close":
            vacancies.close(session, vacancy, now=now, staff=staff)
            return post_notices.closed
        case "pause":
            vacancies.pause(session, vacancy, now=now, staff=staff)
            return post_notices.paused
        case "resume":
            vacancy.verified_on = now.date()  # whoever takes it up has asked the employer, as at the desk
            vacancies.publish(session, vacancy, cutter=CUTTER, now=now, staff=staff)
            return post_notices.resumed
        case "extend":
            until = date.fromisoformat(asked["until"])
            vacancies.extend(session, vacancy, until=until, cutter=CUTTER, now=now, staff=staff)
        case "headcount":
            vacancies.change(session, vacancy, cutter=CUTTER, now=now, staff=staff, headcount=asked["headcount"])
        case "pay":
            vacancies.change(session, vacancy, cutter=CUTTER, now=now, staff=staff, **asked["facts"])
    return post_notices.changed(asked["what"])


def _orders(turn: Turn) -> bool:
    return turn.staff is not None and bool(ORDER.match(turn.words.strip()))


def _is_order_with_facts(turn: Turn) -> bool:
    """挂个岗位 with whatever little is known yet: the rest is asked."""
    return _orders(turn) and post_ads.facts_in(ORDER.sub("", turn.words.strip()), turn.now) > 0


def _is_ad(turn: Turn) -> bool:
    return turn.staff is not None and post_ads.looks_like_one(turn.words, turn.now)


ORDER = late.pattern(
    "(?:请|帮我?|帮忙|麻烦|给我|替我|我要|要|想)*(?:发布?|挂|登记?|上架?|录入?|弄|整|贴)(?:上|出|出去)?(?:一?[个条]|一?下|哈)?(?:新的?)?(?:岗位?|招工|招聘|用工)(?:信息|广告|启事)?(?=$|[,，:：。\\s])"
)
STATES = (
    ("resume", late.pattern(r"恢复|重新上架|重开|接着招|重新招")),
    ("pause", late.pattern(r"暂停|先停")),
    ("close", late.pattern(r"关|下架|撤|停招|作废|删除|满|不招|不要人|不缺人|齐|够")),
)
CLOSES = r"关闭|关掉|关了?|下架|撤下来?|撤了|停招了?|作废|删除|人?(?:都|已经)?招满(?:了)?(?:关闭)?|满了|不(?:再)?招(?:人|工)?(?:了|啦)|不(?:要|缺)人(?:了|啦)|人?(?:都|已经)?招?(?:齐|够)了"
# 不招人了 关了吧: the reason first, what is to be done after it.
POLITE = rf"(?:[,，。、\s]*(?:先|就|请|帮我|给我|麻烦|把它)*(?:{CLOSES}))?(?:吧|嘛|呗|哈|啊|咯)?[。.！!]*"
PAUSES = r"暂停(?:招聘|招)?|先停(?:一下)?|恢复(?:招聘)?|重新上架|重开|接着招"

# 招满了, 单位没单子了: why, said behind the order; another order or a number there is no reason.
WHY = r"[^\dJj改延加减发告通]{1,20}"


SUBJECTS = {"staff_post_job": write}
QUESTIONS = {"post_change": _settle}
PHRASES = (
    Phrase(r"(?s).{40,4000}", write, when=_is_ad),
    Phrase(r"(?s).{4,4000}", write, when=_orders),
)
STAFF_COMMANDS = (
    (command(rf"^(?P<how>{CLOSES}|{PAUSES})(?:岗位)?\s*{POST}$"), ask_state),
    (command(rf"^(?:把|将)?\s*{POST}\s*(?:这个)?(?:岗位)?\s*(?P<how>{CLOSES}|{PAUSES}){POLITE}(?:[\s,，;；:：]+{WHY})?$"), ask_state),
    (command(rf"^(?:把)?\s*{POST}\s*(?:有效期)?(?:延期?|延长|顺延|改)?(?:到|至|改到)\s*(?P<until>.+)$"), ask_extension),
    (command(rf"^(?:把)?\s*{POST}\s*(?:的)?(?:招聘)?(?:人数|名额)\s*(?P<how>加|增加|减少?)?(?:改成|改为|变成|是|到)?\s*(?P<count>\d{{1,4}})\s*[个人名]*$"),
     ask_headcount),
    (command(rf"^(?:把)?\s*{POST}\s*(?:再)?(?P<how>加|增加|减少?)\s*(?P<count>\d{{1,4}})\s*[个人名]*$"), ask_headcount),
    (command(rf"^(?:把)?\s*{POST}\s*(?:的)?(?:工资|薪资|待遇)(?:改成|改为|涨到|是|改到)\s*(?P<pay>.+)$"), ask_pay),
)  # fmt: skip

"""帮我老婆报名: somebody of the family is registered with their own consent, and what follows is done for them."""

import re
from collections.abc import Sequence

from db import relatives
from db.models import Worker
from handlers import opening, texts
from handlers.dialogue import listing
from handlers.dialogue.listing import ListKind
from handlers.dialogue.registry import Phrase, all_subjects
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn

Replies = Sequence[Reply]
# As said, and as it is kept.
RELATIONS = {
    "老婆": "老婆|媳妇|婆娘|爱人", "老公": "老公|老倌|男人", "对象": "对象|女朋友|男朋友", "儿子": "儿子", "女儿": "女儿|姑娘",
    "爸爸": "爸爸?|阿爸|老爸|父亲", "妈妈": "妈妈?|阿妈|老妈|母亲", "哥哥": "哥哥?", "弟弟": "弟弟?", "姐姐": "姐姐?",
    "妹妹": "妹妹?|妹子", "亲戚": "老表|表哥|表弟|表姐|表妹|嫂子|侄子|侄女|叔叔?|舅舅?|嬢嬢|孃孃", "老乡": "老乡|朋友|工友|室友",
}  # fmt: skip
WHO = "|".join(RELATIONS.values())
ACTS = (
    rf"(?:我)?(?:想|要|来)?(?:帮|给|替|代)(?:我|俺)?(?:们)?(?:家)?(?:的)?(?P<who>{WHO})"
    r"(?P<what>(?:也)?(?:报|登记|找|约|问|填|查|看|办|学|订|弄|改|换(?!人)|取消|退|撤).*)?"
)
OWN = "(?:我)?(?:要|想)?(?:换回?|切回?|改回?|回到)(?:成|到|给)?(?:我)?(?:自己|本人)(?:办|来|的)?|(?:下面)?(?:是)?(?:给|帮)?我自己(?:办|报|的)"
ANY = "换人|换个人(?:办)?|切换(?:用户|身份|人)?|(?:现在)?(?:是)?(?:在)?(?:帮|给)?谁办(?:的)?[？?]?|这(?:个|部)?手机(?:上)?(?:登记)?(?:有|了)?(?:谁|哪些人)[？?]?"
MOST = 6
# What may be gone on with at once for the person just named.
GOES_ON = frozenset(
    {"job_search", "job_apply", "course_list", "course_signup", "visit_book", "certificate_status", "my_courses",
     "my_applications", "my_visits", "job_alert_on", "startup", "internship_school"}
)  # fmt: skip


def act_for(turn: Turn) -> Replies:
    match = re.fullmatch(ACTS, turn.words.strip())
    if match is None:
        return []
    relation = next(name for name, said in RELATIONS.items() if re.fullmatch(said, match["who"]))
    rest, intent = match["what"] or "", turn.intent if turn.meaning.sure else ""
    known = relatives.known(turn.session, turn.follower, relation=relation)
    if known is not None:
        relatives.speak_for(turn.session, turn.follower, known)
        return go_on(turn, known, relation, rest, intent)
    if len(relatives.of(turn.session, turn.follower)) >= MOST:
        return [Text(texts.relatives.TOO_MANY)]
    given = {"relation": relation, "rest": rest, "then": intent}
    return opening.open_form(turn, all_subjects().forms["relative"], given=given)


def go_on(turn: Turn, worker: Worker, relation: str, rest: str, intent: str) -> Replies:
    """With what was wanted for them, as if they had said it."""
    turn = turn.by(worker).saying(rest, turn.meaning)
    if intent in GOES_ON:
        return opening.open_intent(turn, intent)
    return [Text(f"{texts.relatives.acting(relation, worker.name)}\n{texts.relatives.WHAT.format(name=worker.name)}")]


def own(turn: Turn) -> Replies:
    me = relatives.known(turn.session, turn.follower, relation=relatives.SELF)
    if me is None:
        return [Text(texts.relatives.OWN_FIRST)]
    relatives.speak_for(turn.session, turn.follower, me)
    return [Text(texts.relatives.BACK.format(name=me.name))]


def which(turn: Turn) -> Replies:
    rows = relatives.of(turn.session, turn.follower)
    if not rows:
        return [Text(texts.relatives.NOBODY)]
    listing.remember(turn, "people", [worker.key for _, worker in rows], first=0, shown=len(rows))
    lines = tuple(texts.relatives.person(worker.name, link.relation, active=link.active) for link, worker in rows)
    return [Choices(texts.relatives.WHO, lines)]


def _pick(turn: Turn, worker_id: int) -> Replies:
    listing.forget(turn)
    link, worker = next(row for row in relatives.of(turn.session, turn.follower) if row[1].id == worker_id)
    relatives.speak_for(turn.session, turn.follower, worker)
    if link.relation == relatives.SELF:
        return [Text(texts.relatives.BACK.format(name=worker.name))]
    return go_on(turn, worker, link.relation, "", "")


LISTS = {"people": ListKind(_pick, which)}
PHRASES = (Phrase(ACTS, act_for), Phrase(OWN, own), Phrase(ANY, which))

"""What is told or asked of a relative's own things (婆娘那个培训不去了, 老公的报名有消息没): theirs, and never the writer's."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from db import relatives as records
from db.models import FollowerWorker, Worker
from handlers import (
    course_giving_up,
    course_leaving,
    course_or_else,
    course_words,
    mine,
    opening,
    relatives,
    texts,
    which_vacancy,
)
from handlers.dialogue.registry import Phrase
from handlers.dialogue.replies import Reply, Text, words_of
from handlers.dialogue.turn import Turn
from nlp import answers, late

Replies = Sequence[Reply]
LONGEST = 40
WOMEN = frozenset({"老婆", "对象", "女儿", "妈妈", "姐姐", "妹妹", "亲戚", "老乡"})
MEN = frozenset({"老公", "对象", "儿子", "爸爸", "哥哥", "弟弟", "亲戚", "老乡"})
PRONOUNS = {"她": WOMEN, "他": MEN}
WHO = f"(?:我|俺)?(?:们)?(?:家)?(?:的)?(?P<who>{relatives.WHO}|[他她](?!们))"
OF_THEM = late.pattern(f"(?:那|哦|对了|麻烦|请|你们?|帮我|想|问一?下|[,， ])*{WHO}(?P<rest>(?!.*(?:我|俺|咱)).+)")
_CLAUSES = late.pattern(r"[,，。;；!！\s]+")
# 我妈摔了去不了了 tells why the writer cannot come: between whom and what nothing else has happened.
_DIRECTLY = late.pattern("[^了病摔伤死生住要来让叫喊说疼痛]{0,12}")
_FOR_THEM = late.pattern(f"(?:帮|给|替|代)(?:我)?(?:{relatives.WHO}|[他她])")
ASKED_OF = frozenset({"my_courses", "my_applications", "my_visits", "certificate_status"})
CANCELS = frozenset({"job_withdraw", "visit_cancel", "course_cancel", "visit_change"})
_THEIRS = late.pattern("(?:的|那个|这个|[报约学]的|[报约]了?的)")
GIVES_UP = frozenset(course_words.Says)
ACTS_FOR_ONE = (
    rf"{relatives.LEAD}(?:我)?(?:想|要|来)?(?:帮|给|替|代)(?P<who>[他她])(?!们)"
    r"(?P<rest>(?:也|再|一起|顺便|都)*(?:报|登记|找|约|问|填|办|学|订|弄|申请|预约).*)"
)
# 我自己也要约一个: one's own again, and what is wanted for oneself.
OWN_TOO = "(?:那|还有|另外|然后)?我(?:自己|本人)(?:也|还)(?:想|要|得|来)*(?P<what>(?:约|报|登记|找|学|办|申请|参加|来一?个|要一?个).*)"
# 我婆娘也想学家政，用我手机给她报得不: a wish for them alone is looked up by anybody, signing up is theirs.
SIGNS_UP = late.pattern("(?:帮|给|替|代)[他她](?:报|登记|办|约|弄|申请)|(?:报名|登记|应聘|报个|约个|参加)")

Act = Callable[[Turn, Worker], Replies]


@dataclass(frozen=True)
class Told:
    who: str
    rest: str

    @property
    def relations(self) -> frozenset[str]:
        """How somebody called so may be related."""
        of_name = {name for name, said in relatives.RELATIONS.items() if re.fullmatch(said, self.who)}
        return PRONOUNS.get(self.who) or frozenset(of_name)


def wants(turn: Turn) -> bool:
    return _told(turn) is not None


def handle(turn: Turn) -> Replies:
    told = _told(turn)
    return _for_whom(turn, told, _their_own) if told else []


def _told(turn: Turn) -> Told | None:
    """None when it is about the person for whom things are done already, or about nobody's seat, post or visit."""
    said = turn.words.strip()
    if turn.staff is not None or not turn.incoming.has_words or len(said) > LONGEST:
        return None
    first = _CLAUSES.split(said, maxsplit=1)[0]
    match = OF_THEM.fullmatch(said)
    if match is None or match.end("who") > len(first):
        return None
    told = Told(match["who"], match["rest"].strip())
    if relatives.speaks_for(turn) in told.relations:
        return None
    return told if _gives_up(turn, told, first[match.end("who") :]) or _asks(turn, told) else None


def _gives_up(turn: Turn, told: Told, first: str) -> bool:
    """Where nothing of one's own could be meant, 不去了 may be said of anything: of a home, of a doctor."""
    read = course_words.read(first)
    named = course_words.COURSE.search(told.rest) or _FOR_THEM.search(told.rest) or course_leaving.wants(turn)
    if read in GIVES_UP and named:
        left = course_words.LEAVES.search(first)
        return bool(_DIRECTLY.fullmatch(first[: left.start()] if left else ""))
    return bool(_FOR_THEM.search(told.rest)) and course_words.read(told.rest) in GIVES_UP


def _asks(turn: Turn, told: Told) -> bool:
    """她报上没 asks of her only where she is somebody of this phone: else she is anybody."""
    theirs = turn.intent in ASKED_OF or (turn.intent in CANCELS and bool(_THEIRS.match(told.rest)))
    asks = turn.meaning.sure and theirs and turn.conversation.form is None
    return asks and (told.who not in PRONOUNS or bool(people(turn, told.relations)))


def people(turn: Turn, relations: frozenset[str]) -> list[tuple[FollowerWorker, Worker]]:
    return [row for row in records.of(turn.session, turn.follower) if row[0].relation in relations]


def _for_whom(turn: Turn, told: Told, act: Act) -> Replies:
    """By the one person who can be meant, once the phone speaks for them; a form that is open waits."""
    meant = people(turn, told.relations)
    if not meant:
        return [Text(texts.relatives.not_here(told.who))]
    if len(meant) > 1:
        return relatives.which(turn)
    link, worker = meant[0]
    kept = opening.set_aside(turn)
    records.speak_for(turn.session, turn.follower, worker)
    replies = act(turn.by(worker).saying(told.rest, turn.meaning), worker)
    acting = texts.relatives.acting(link.relation, worker.name)
    said = any(acting in words_of(reply) for reply in replies)
    return [*kept, *([] if said else [Text(acting)]), *replies]


def _their_own(turn: Turn, worker: Worker) -> Replies:
    if course_words.read(turn.words) not in GIVES_UP:
        booked = turn.intent in ("my_applications", "my_courses")  # 她报上没 asks of both
        return mine.show(turn) if booked else opening.open_intent(turn, turn.intent)
    others = course_or_else.others(turn)
    if course_giving_up.booked(turn):
        return course_leaving.handle(turn)
    if others:  # both ask before they take anything back
        return opening.open_intent(turn, next(iter(others)))
    return [Text(texts.relatives.nothing_of(worker.name))]


def _act_for_one(turn: Turn) -> Replies:
    """帮他报第一个: for the one person it can be, else it is asked who he is before anything is done in one's own name."""
    match = re.fullmatch(ACTS_FOR_ONE, turn.words.strip())
    if match is None:
        return []
    post = which_vacancy.by_place(turn)
    told = Told(match["who"], f"报{post.number}" if post else match["rest"])
    if not people(turn, told.relations):
        relation = "弟弟" if told.who == "他" else "妹妹"
        return [Text(texts.relatives.say_for_whom(told.who, relation, told.rest))]
    return _for_whom(turn, told, lambda theirs, worker: _go_on(theirs, worker, post is not None))


def _go_on(turn: Turn, worker: Worker, applies: bool) -> Replies:
    intent = "job_apply" if applies else turn.intent if turn.meaning.sure else ""
    return relatives.go_on(turn, worker, relatives.speaks_for(turn), turn.words, intent)


def _is_for_one(turn: Turn) -> bool:
    """Not while things are done for somebody who is called so."""
    match = re.fullmatch(ACTS_FOR_ONE, turn.words.strip())
    return (
        match is not None and turn.staff is None and not answers.asks(turn.words)
        and relatives.speaks_for(turn) not in PRONOUNS[match["who"]]
    )  # fmt: skip


def _sign_up(turn: Turn) -> Replies:
    match = relatives.in_form(turn.words)
    if match is None:
        return []
    rest, intent = match["what"] or "", turn.intent if turn.meaning.sure else ""
    if intent not in relatives.GOES_ON:
        intent = "course_signup" if course_words.A_CLASS.search(rest) or "学" in rest else intent
        intent = "job_search" if relatives.FOR_WORK.search(rest) else intent
    return relatives.do_for(turn, relatives.relation_of(match), rest, intent)


def _wants_to_sign_up(turn: Turn) -> bool:
    """我婆娘也想学家政，用我手机给她报得不: not the sign-up of the one who writes."""
    if turn.staff is not None or not SIGNS_UP.search(turn.words):
        return False
    return relatives.in_form(turn.words) is not None


def _own_too(turn: Turn) -> Replies:
    """约一个 alone is the visit: the rest says by itself what it is."""
    match = re.fullmatch(OWN_TOO, turn.words.strip())
    me, words = records.known(turn.session, turn.follower, relation=records.SELF), match["what"] if match else ""
    told = relatives.own(turn)
    if not words or (me is None and relatives.speaks_for(turn)):
        return told
    intent = "visit_book" if words.startswith("约") else turn.intent if turn.meaning.sure else ""
    waits = turn.conversation.draft or {}
    if words.startswith("报") and waits.get("name") == "training_signup" and turn.conversation.draft_at == turn.now:
        intent = "course_signup"  # a class for oneself besides, and no post
    if intent not in relatives.GOES_ON:
        return told
    return [*told, *opening.open_intent(turn.by(me).saying(words, turn.meaning), intent)]


PHRASES = (
    Phrase(OWN_TOO, _own_too),
    Phrase(ACTS_FOR_ONE, _act_for_one, when=_is_for_one),
    Phrase(r".{6,40}", _sign_up, when=_wants_to_sign_up),
)

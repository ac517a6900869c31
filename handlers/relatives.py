"""帮我老婆报名: somebody of the family is registered with their own consent, and what follows is done for them."""

import re
from collections.abc import Sequence

from db import courses, relatives, vacancies
from db.models import Worker
from handlers import opening, texts
from handlers.dialogue import listing, moves
from handlers.dialogue.form import Form, State
from handlers.dialogue.listing import ListKind
from handlers.dialogue.registry import Phrase, all_subjects
from handlers.dialogue.replies import Choices, Reply, Text, words_of
from handlers.dialogue.turn import Turn
from nlp import answers, kin, late, situations

Replies = Sequence[Reply]
RELATIONS, WHO = kin.RELATIONS, kin.WHO
LEAD = (
    "(?:顺便|顺带|顺手|另外|还有|对了|再|也|然后|等[下一哈]*|麻烦|请|你?能不能|可不可以|可以|我还?|同时|一起)*[，, ]*"
)
ACTS = (
    rf"{LEAD}(?:我)?(?:还|也)?(?:想|要|来)?(?:帮|给|替|代)(?:我|俺)?(?:们)?(?:家)?(?:的)?(?P<who>{WHO})"
    r"(?P<what>(?:也|再|一起|顺便|都)*(?:报|登记|找|约|问|填|查|看|办|学|订|弄|整|改|换(?!人)|取消|退|撤|要个|来一?个|申请|预约).*)?"
)
# Only in the midst of a form, where it is plain that somebody else is meant besides: 我妹妹也想报.
ALSO = (
    rf"{LEAD}(?:我|俺)?(?:们)?(?:家)?(?:的)?(?P<who>{WHO})(?:也|还|都)(?:说)?(?:想|要|得|需要)?(?:一起|跟着|来)?"
    r"(?P<what>(?:报|登记|找|约|学|办|参加|弄|整|应聘|进厂|要(?:一?个|这个)).*(?<![了过着]))"
)
_MAY_I = late.pattern(f"^(?P<lead>{LEAD})(?:你们?)?(?:能不能|可不可以|可以|能|得不得)")
_IS_IT_SO = late.pattern("(?:可以|行|要得|得行|能)?(?:吗|不|嘛)[?？。.!！~ ]*$")
# What says that it is besides the thing in hand, and not a part of it.
BESIDES = late.pattern("顺便|顺带|顺手|另外|还有|对了|也|再|等[下一哈]|然后|还[想要]")
# The same as what is being done just now: 也报一个.
SAME = late.pattern(
    "(?:(?:也|再|一起|顺便|都)*(?:报|约|办|弄|整|要|来|申请|填|参加)|(?:也|再|一起|都)+登记)(?:一?[个份下]|名|上|这个|那个|我这个|同样的)*[吧嘛啊了哈嘎。!！ ]*"
)
FOR_WORK = late.pattern("找.{0,6}(?:活|工作|事做|厂)|进厂")
OWN = "(?:我)?(?:要|想)?(?:换回?|切回?|改回?|回到)(?:成|到|给)?(?:我)?(?:自己|本人)(?:办|来|的)?|(?:下面)?(?:是)?(?:给|帮)?我自己(?:办|报|的)"
ANY = "换人|换个人(?:办)?|切换(?:用户|身份|人)?|(?:现在)?(?:是)?(?:在)?(?:帮|给)?(?:谁|哪个|哪一?位)办(?:的|事)?[？?]?|(?:我)?(?:现在)?(?:是)?在?(?:帮|给)(?:谁|哪个)(?:在)?办(?:的|事)?[？?]?|这(?:个|部)?手机(?:上)?(?:登记)?(?:有|了)?(?:谁|哪些人)[？?]?"
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
    return do_for(turn, relation_of(match), match["what"] or "", turn.intent if turn.meaning.sure else "")


def wants_another(turn: Turn) -> bool:
    """In the midst of a form something is wanted for somebody of the family, or for the owner of the phone again."""
    form = opening.open_form_of(turn)
    if form is None or form.for_staff or not turn.incoming.has_words:
        return False
    if _own_again(turn):
        return True
    match = in_form(turn.words)
    if match is None:
        return False
    step = form.step(State.of(turn.conversation.form or {}).open)
    # 想帮我老婆找工作 may be the very thing somebody wants to talk about.
    told = step is not None and step.answer.takes_anything and not BESIDES.search(turn.words)
    return not told and relation_of(match) != speaks_for(turn)


def act_for_another(turn: Turn) -> Replies:
    """What is open is put aside first: the answers of two people never meet in one form."""
    form, match = opening.open_form_of(turn), in_form(turn.words)
    if form is None:
        return []
    state = State.of(turn.conversation.form or {})
    kept = Text(moves.set_aside(turn, form))
    if match is None:
        return [kept, *own(turn)]
    rest, intent = match["what"] or "", turn.intent if turn.meaning.sure else ""
    if SAME.fullmatch(rest):
        rest, intent = _the_same(turn, form, state)
    elif intent not in GOES_ON and FOR_WORK.search(rest):
        intent = "job_search"
    return [kept, *do_for(turn, relation_of(match), rest, intent)]


def _the_same(turn: Turn, form: Form, state: State) -> tuple[str, str]:
    """Words and intent that ask for the thing this form is about, for somebody else."""
    if "vacancy" in state.given:
        return vacancies.get(turn.session, state.given["vacancy"]).number, "job_apply"
    if "course" in state.given:
        return f"报{courses.get(turn.session, state.given['course']).title}", "course_signup"
    return "", next((intent for intent in form.intents if intent in GOES_ON), "")


def in_form(words: str) -> re.Match[str] | None:
    """What is wanted for whom; None for a question about it, unless it is a request: 能不能帮我妹妹也报一个."""
    said = _MAY_I.sub(r"\g<lead>", words.strip(" 。.!！~"))
    plain = _IS_IT_SO.sub("", said)
    acts = re.fullmatch(ACTS, plain)
    match = acts if acts and (acts["what"] or BESIDES.search(plain)) else re.fullmatch(ALSO, plain)
    asked = plain if said != words.strip(" 。.!！~") else said
    return None if match is None or (answers.asks(asked) and not SAME.fullmatch(match["what"] or "")) else match


def _own_again(turn: Turn) -> bool:
    return bool(re.fullmatch(OWN, turn.words.strip())) and bool(speaks_for(turn))


def speaks_for(turn: Turn) -> str:
    """The relation of whomever the phone speaks for, or is being registered; "" for its owner."""
    kept = turn.conversation.form or {}
    acting = relatives.acting_for(turn.session, turn.follower)
    return str(kept.get("given", {}).get("relation", "")) or (acting[0] if acting else "")


def without_relation(turn: Turn, words: str) -> str:
    """老公回家了, said while things are done for him, is told of the person at hand."""
    said = RELATIONS.get(speaks_for(turn), "")
    return re.sub(f"^(?:我|俺)?(?:家)?(?:的)?(?:{said}|[他她])的?", "", words.strip()) if said else words


def told_of(turn: Turn, words: str) -> str:
    """Whose move is told, or whom alone the words are about, when it is neither the writer nor whom they act for; else ""."""
    said = without_relation(turn, words)
    return situations.of_another(said) or situations.whom(said)


def relation_of(match: re.Match[str]) -> str:
    return kin.relation(match["who"])


def do_for(turn: Turn, relation: str, rest: str, intent: str) -> Replies:
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
    acting = texts.relatives.acting(relation, worker.name)
    if intent in GOES_ON:
        replies = opening.open_intent(turn, intent)
        return replies if any(acting in words_of(reply) for reply in replies) else [Text(acting), *replies]
    return [Text(f"{acting}\n{texts.relatives.WHAT.format(name=worker.name)}")]


def own(turn: Turn) -> Replies:
    me = relatives.known(turn.session, turn.follower, relation=relatives.SELF)
    if me is None:
        relatives.speak_for(turn.session, turn.follower, None)
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

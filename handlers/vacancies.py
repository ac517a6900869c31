"""Looking for work: one sentence finds posts, the next one narrows or widens, a number opens one."""

import re
from collections.abc import Sequence

from db import vacancies
from handlers import applications, job_list, job_wish, last_search, questions, texts, vacancy_facts, which_vacancy
from handlers import vacancy_card as card
from handlers.dialogue.listing import ListKind
from handlers.dialogue.registry import Phrase
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from handlers.job_wish import Wish
from nlp import places, refining, spelling
from nlp.intents import OUT_OF_SCOPE
from nlp.intents import SUBJECTS as SUBJECT_OF
from nlp.queries import Query
from nlp.spelling import Change

Replies = Sequence[Reply]
SOMETHING_ELSE = re.compile(
    "还有(?:没有|别的|其他|其它|吗)|别的(?:还有)?|其他的|其它的|换一批|换几个|再(?:看看?|来|推荐)(?:几个|一些|点|别的)"
)
ANEW = re.compile("重新(?:找|搜|来)|从头找|另外找|换个(?:工作|活|条件)找")
HOME = re.compile("回(?:家|老家|德宏|云南)|家乡|老家|家门口|离家近|家附近|家里附近|家那边")
WANTS_HOME = "(?:我)?(?:就)?(?:想|要|打算|准备)(?:要)?回(?:家|老家|德宏|云南|家乡)(?:了|上班|干活|做活路|找活|找工作|打工|发展|啦|喽)*(?:有(?:没有)?(?:什么|啥|哪样)?(?:工作|活路?|岗位)(?:吗|没有|嘛)?)?"
POST_NUMBER = "(?:我)?(?:要|想)?(?:看看?|查看?|查一下|看一下|打开|问问?)?\\s*[jJｊＪ]\\s*[0-9０-９]{1,6}\\s*(?:号)?(?:的)?(?:岗位|详情|详细|情况|这个|那个|是什么|是哪样|工作)?[。.?？!！]?"
BARE = re.compile("(?:找|有|要|想)[^,。]{0,6}(?:工作|活路?|岗位|厂|事做)|招工|进厂|打工|上班|苦钱|挣钱")
QUESTION = re.compile(
    "[?？]|[吗嘛没不]$|没有$|(?P<verb>[招要包有收管给])不(?P=verb)|有没有|给[有包要是能招收管]|几|多少|好多|哪|咋|怎么|么$"
)
STUDENTS = ".{0,8}(?:订单班|学生岗位|实习岗位|实习的岗位|学生做的).{0,6}"
PAY_STEP = 500
# Readings of a message that stands alone, which what is on the screen may overrule.
OF_NOTHING = frozenset({OUT_OF_SCOPE, "abuse", "greeting", "thanks_bye"})


def search(turn: Turn) -> Replies:
    """A wish for work; a question that points at one post of the list (第三个给要夜班) is answered about that post."""
    if _asks_about_one(turn):
        return detail(turn)
    doubt = _doubtful_place(turn.words)
    if doubt is not None:
        questions.put(turn, "place", words=spelling.normalise(turn.words).replace(doubt.said, doubt.meant))
        return [Choices(texts.jobs.IS_IT.format(meant=doubt.meant), texts.jobs.YES_OR_NO)]
    return _search(turn, turn.words)


def detail(turn: Turn) -> Replies:
    """Raises NoSuchVacancy when a number is given that no post has."""
    vacancy = which_vacancy.find(turn)
    if vacancy is not None:
        return card.answer(turn, vacancy)
    if not job_wish.read(turn.session, turn.words, now=turn.now).is_empty:
        return _search(turn, turn.words)
    if which_vacancy.shown(turn):
        return [Text(texts.jobs.WHICH), *job_list.again(turn)]
    return [Text(texts.jobs.WHICH_NUMBER)]


def leads_on(turn: Turn) -> bool:
    """Short words that are unclear alone but follow from what is on the screen: 不要夜班, 在哪, 6500以上."""
    if not turn.incoming.has_words or (turn.meaning.sure and turn.intent not in OF_NOTHING):
        return False
    about_jobs = _on_jobs(turn)
    if about_jobs and _looked_at(turn) and vacancy_facts.asks(spelling.normalise(turn.words)):
        return True
    likely = any(SUBJECT_OF[reading.intent] == "jobs" for reading in turn.meaning.readings[:2])
    return (about_jobs or likely) and _says_something(turn)


def lead_on(turn: Turn) -> Replies:
    plain = spelling.normalise(turn.words)
    asks = _looked_at(turn) and vacancy_facts.asks(plain) and not _refines(turn)
    return detail(turn) if asks else search(turn)


def day_shift(turn: Turn) -> Replies:
    return job_list.show(turn, Wish(Query(shift="长白班")))


def _search(turn: Turn, words: str) -> Replies:
    plain, said = spelling.repair(words).text, job_wish.read(turn.session, words, now=turn.now)
    last = last_search.of(turn)
    if said.is_empty and last.ids and last.is_fresh(turn.now) and SOMETHING_ELSE.search(plain):
        return job_list.more(turn)
    if not said.query.place and HOME.search(plain):
        return job_list.at_home(turn)
    if _is_new(turn, said, plain):
        return job_list.show(turn, said) if not said.is_empty or said.youngest else job_list.newest(turn)
    change = job_wish.refine(turn.session, last.wish, words, now=turn.now)
    if not change.names:
        if refining.HIGHER.search(plain):
            return _higher_pay(turn, last.wish)
        return job_list.newest(turn) if BARE.search(plain) else job_list.again(turn)
    return job_list.show(turn, change.wish, before=texts.jobs.changed(change.names, change.wish))


def _is_new(turn: Turn, said: Wish, plain: str) -> bool:
    """A whole sentence of its own begins anew; a few words change the search before."""
    last = last_search.of(turn)
    if not last.is_fresh(turn.now) or last.wish.is_empty or said.words or ANEW.search(plain):
        return True
    whole = bool(said.query.place and (said.query.occupation or said.query.industry))
    return whole and not refining.ALSO.search(plain)


def _asks_about_one(turn: Turn) -> bool:
    """A question that points at one post, or that follows its card; a wish with a place or a trade is a new search."""
    plain = spelling.normalise(turn.words)
    if not vacancy_facts.asks(plain):
        return False
    if which_vacancy.points_at_one(turn):
        return True
    applying = (turn.conversation.form or {}).get("name") == "job_apply"
    on_card = applying or ((turn.conversation.listing or {}).get("kind") == "jobs:card" and _looked_at(turn))
    said = job_wish.read(turn.session, turn.words, now=turn.now).query
    return on_card and bool(QUESTION.search(plain)) and not (said.place or said.occupation or said.industry)


def _higher_pay(turn: Turn, wish: Wish) -> Replies:
    """工资高点 without a figure before: above the middle of what was just shown."""
    shown = [vacancy.month_pay for vacancy in which_vacancy.shown(turn) if vacancy.month_pay]
    middle = sorted(shown)[len(shown) // 2] if shown else 0
    floor = (middle // PAY_STEP + 1) * PAY_STEP
    higher = job_wish.paid(wish, floor)
    return job_list.show(turn, higher, before=texts.jobs.changed(("pay_min",), higher))


def _doubtful_place(words: str) -> Change | None:
    doubtful = spelling.repair(words).doubtful
    return next((change for change in doubtful if places.GAZETTEER.get(change.meant) is not None), None)


def _settle_place(turn: Turn, yes: bool) -> Replies:
    words = str((turn.conversation.asked or {})["words"])
    return _search(turn, words) if yes else [Text(texts.jobs.THEN_WHERE)]


def _says_something(turn: Turn) -> bool:
    said = job_wish.read(turn.session, turn.words, now=turn.now)
    return not said.is_empty or _refines(turn) or bool(SOMETHING_ELSE.search(turn.words))


def _refines(turn: Turn) -> bool:
    last = last_search.of(turn)
    if not last.is_fresh(turn.now):
        return False
    plain = spelling.normalise(turn.words)
    changed = job_wish.refine(turn.session, last.wish, turn.words, now=turn.now).names
    return bool(changed or refining.HIGHER.search(plain))


def _looked_at(turn: Turn) -> bool:
    last = last_search.of(turn)
    return last.post is not None and last.is_fresh(turn.now)


def _pick_on_card(turn: Turn, number: int) -> Replies:
    """Behind a card: the post itself means applying, zero the list, below zero another post; 第二个 is of the list."""
    listed = which_vacancy.by_place(turn)
    if listed is not None:
        return card.show(turn, listed)
    if number == card.OTHERS:
        return job_list.again(turn)
    vacancy = vacancies.get(turn.session, abs(number))
    if number < 0:
        return card.show(turn, vacancy)
    closed = vacancies.why_closed(vacancy, now=turn.now)
    return job_list.like(turn, vacancy) if closed else applications.begin(turn, vacancy)


def _for_students(turn: Turn) -> Replies:
    return job_list.show(turn, Wish(students=True))


def _above(turn: Turn) -> Replies:
    vacancy = which_vacancy.find(turn)
    return card.show(turn, vacancy) if vacancy else [Text(texts.jobs.WHICH), *job_list.again(turn)]


def _on_jobs(turn: Turn) -> bool:
    return str((turn.conversation.listing or {}).get("kind", "")).startswith("jobs")


SUBJECTS = {"job_search": search, "job_detail": detail}
LISTS = {
    "jobs": ListKind(pick=card.pick, more=job_list.more),
    "jobs:card": ListKind(pick=_pick_on_card, more=job_list.more),
    "jobs:wider": ListKind(pick=job_list.take_wider, more=job_list.more),
}
QUESTIONS = {"place": _settle_place}
MENU_KEYS = {"menu:jobs": job_list.newest, "menu:day_shift": day_shift, "menu:near_home": job_list.at_home}
PHRASES = (
    Phrase(POST_NUMBER, card.by_number),
    Phrase(WANTS_HOME, job_list.at_home),
    Phrase(STUDENTS, _for_students),
    Phrase("(?:看看?)?(?:上面|刚才)(?:那|这)?(?:一?个|个岗位)", _above, _on_jobs),
)

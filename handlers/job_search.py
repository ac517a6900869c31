"""One message to a search: a new one, a change of the last one, or more of it."""

from collections.abc import Sequence

from handlers import job_list, job_near, job_wish, last_search, questions, texts, which_vacancy
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from handlers.job_screen import SOMETHING_ELSE
from handlers.job_wish import Wish
from nlp import commands, late, loosening, money, places, refining, spelling, trades
from nlp.spelling import Change

Replies = Sequence[Reply]
ANEW = late.pattern("重新(?:找|搜|来)|从头找|另外找|换个(?:工作|活|条件)找|回(?:芒市|瑞丽|盈江|陇川|梁河|德宏|云南)")
HOME = late.pattern(
    "回(?:家|老家|德宏|云南)|家乡|老家|家门口|离家近|家附近|家里附近|家那边|屋头|家头|家里(?=(?:那边|附近)?(?:给|咯)?有)"
)
BARE = late.pattern(
    "(?<![不莫别没])(?:找|有|要|想)[^,。]{0,6}(?:工作|活路?|岗位|厂|事做)|招工|进厂|打工|苦钱|挣钱|^(?:工作|岗位|活路|招聘)$"
)
PAY_STEP = 500
MENU_MOST, PRESSED = 9, 2  # 1, １ or 第一


def take(turn: Turn) -> Replies:
    """Search by what is said; a place or a trade that is probably misspelt is asked about first.

    A number was pressed under the menu: it says nothing of a post, and what was looked for before is shown again.
    """
    if commands.pick(turn.words, count=MENU_MOST) is not None and len(turn.words.strip()) <= PRESSED:
        return _where_it_stood(turn)
    doubt = _doubtful_word(turn.words)
    if doubt is not None:
        questions.put(turn, "misspelt", words=spelling.normalise(turn.words).replace(doubt.said, doubt.meant))
        return [Choices(texts.jobs.IS_IT.format(meant=doubt.meant), texts.jobs.YES_OR_NO)]
    return search(turn, turn.words)


def _where_it_stood(turn: Turn) -> Replies:
    last = last_search.of(turn)
    stands = last.is_fresh(turn.now) and last.ids and not last.wish.is_empty
    return job_list.again(turn, before=texts.jobs.AS_BEFORE) if stands else job_list.newest(turn)


def settle_misspelt(turn: Turn, yes: bool) -> Replies:
    words = str((turn.conversation.asked or {})["words"])
    return search(turn, words) if yes else [Text(texts.jobs.SAY_AGAIN)]


def search(turn: Turn, words: str) -> Replies:
    plain, said = spelling.repair(words).text, job_wish.read(turn.session, words, now=turn.now)
    last_search.note_for_whom(turn)
    last = last_search.of(turn)
    if said.is_empty and last.ids and last.is_fresh(turn.now) and SOMETHING_ELSE.search(plain):
        return job_list.more(turn)
    if not said.query.place and HOME.search(plain):
        return job_list.at_home(turn)
    if not said.query.place and job_near.is_meant(plain) and not (last.is_fresh(turn.now) and last.wish.query.place):
        return _near(turn, words)
    if _is_new(turn, said, plain):
        return job_list.newest(turn) if said.is_empty and said.youngest is None else job_list.show(turn, said)
    return _refine(turn, words, plain, nothing_said=said.is_empty)


def _near(turn: Turn, words: str) -> Replies:
    """A list from everywhere would be no answer to 这附近."""
    town = job_near.sent(turn)
    if not town:
        return [Text(texts.jobs.WHERE_ARE_YOU)]
    wish = job_wish.read(turn.session, f"{words} {town}", now=turn.now)
    return job_list.show(turn, wish, before=texts.jobs.BY_YOUR_PLACE.format(town=town))


def _refine(turn: Turn, words: str, plain: str, *, nothing_said: bool) -> Replies:
    last = last_search.of(turn)
    change = job_wish.refine(turn.session, last.wish, words, now=turn.now)
    if change.names == ("pay_min",) and refining.HIGHER.search(plain) and money.find(plain) is None:
        return job_list.show(turn, change.wish, before=texts.jobs.higher(change.wish))
    if change.names:
        return job_list.show(turn, change.wish, before=texts.jobs.changed(change.names, change.wish))
    if refining.HIGHER.search(plain):
        return _higher_pay(turn, last.wish)
    if loosening.is_said(plain):
        return job_list.again(turn, before=texts.jobs.WAS_OPEN)
    if BARE.search(plain) and nothing_said:
        return job_list.newest(turn)
    return job_list.again(turn, before=texts.jobs.NOT_STATED if nothing_said else "")


def _is_new(turn: Turn, said: Wish, plain: str) -> bool:
    """A whole sentence of its own begins anew; a few words change the search before."""
    last = last_search.of(turn)
    if not last.is_fresh(turn.now) or last.wish.is_empty or said.words or ANEW.search(plain):
        return True
    whole = bool(said.query.place and (said.query.occupation or said.query.industry))
    return whole and not refining.ALSO.search(plain)


def _higher_pay(turn: Turn, wish: Wish) -> Replies:
    """工资高点 without a figure before: above the middle of what was just shown."""
    shown = [vacancy.month_pay for vacancy in which_vacancy.shown(turn) if vacancy.month_pay]
    middle = sorted(shown)[len(shown) // 2] if shown else 0
    higher = job_wish.paid(wish, (middle // PAY_STEP + 1) * PAY_STEP)
    return job_list.show(turn, higher, before=texts.jobs.higher(higher))


def _doubtful_word(words: str) -> Change | None:
    return next((change for change in spelling.repair(words).doubtful if _is_asked_for(change.meant)), None)


def _is_asked_for(word: str) -> bool:
    return places.GAZETTEER.get(word) is not None or bool(trades.find(word) or trades.industries(word))

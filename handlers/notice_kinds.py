"""Messages stopped, kept and started again by kind; words about messages give up no seat, visit or application."""

from collections.abc import Sequence

from db import applications, enrolments, feedback, followers, visits
from handlers import (
    alert_again,
    course_leaving,
    course_words,
    handover,
    opening,
    questions,
    shifts,
    texts,
    told_in_words,
)
from handlers import applications as own_applications
from handlers.dialogue import listing, moves
from handlers.dialogue.form import Form, keep
from handlers.dialogue.listing import ListKind
from handlers.dialogue.registry import Phrase
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import late, notices
from nlp.notices import EVERY, Wish

Replies = Sequence[Reply]
LIST, RESTART_LIST, QUESTION = "notice_kinds", "notice_kinds_again", "stop_notices"
SAYS_STOP = "(?:只|就)?(?:停|不要)(?:掉|了)?(?:消息|通知)?(?:了)?"
SHOW = (
    "(?:帮我|我想|我要)?(?:查|看|查看|看看|查一下|看一下)(?:我的?)?退订(?:了)?(?:什么|哪样|哪些|记录)?"
    "|我(?:都|现在)*(?:退订|停|关)了(?:些)?(?:什么|哪样|哪些)(?:消息|通知|提醒)?[？?]?"
    "|(?:什么|哪样|哪些)(?:消息|通知|提醒)(?:是|被|我)?(?:退订|停|关)(?:着|了|掉了)的?[？?]?"
)
RESTARTS = (
    "(?:你们?|您|还是|又|再|那|就|麻烦|请|帮我|可以|能不能|怎么|咋个?|如何|哪样|要|想|我|给我|重新)*"
    "(?:恢复|打开|开回来|重新(?:开|收|订|问|发|通知)|(?:再|又|继续|接着|还是)(?:来)?(?:问|发|推|通知|提醒))"
    "(?:我|给我|一下|下|回来|问|近况|消息|通知|提醒|起来|吧|嘛|了|呗|啊|呢|哈|么|吗)*"
    "(?:[,，。 ]+(?:我|又|还|现在|就|是|后悔)*(?:想|要|想要|想收|收)*(?:了|的|嘛|啊|咯)*)?[。.!！?？~]*"
)
_SHOWS, _RESTARTS = late.pattern(SHOW), late.pattern(RESTARTS)
ALERT_FORM = "job_alert"
_ASKS_HOW = late.pattern("怎么|咋|如何|哪样|[?？]")
GIVES_UP = {"course_cancel": "courses", "visit_cancel": "visits", "job_withdraw": "jobs"}


def wants(turn: Turn) -> bool:
    """A message about kinds of messages and nothing else, or one that would give something up though it speaks of messages."""
    if not turn.incoming.has_words or handover.is_muted(turn) or shifts.tells(turn):
        return False
    in_form = opening.open_form_of(turn) is not None
    if in_form and turn.staff is not None:
        return False
    wish = notices.read(turn.words)
    if wish is None:
        return not in_form and turn.staff is None and (bool(_added(turn)) or _would_give_up(turn))
    if wish.stop == ("asks",) and told_in_words.ends(turn):
        return False
    if wish.plain:
        return True
    again = set(wish.keep + wish.start) & followers.stopped(turn.session, turn.follower)
    return bool(again) or bool(wish.stop and not in_form)


def handle(turn: Turn) -> Replies:
    turn.conversation.asked = None  # a 1 said next must not answer what was asked before
    wish = notices.read(turn.words)
    if wish is None:
        kinds = _added(turn) or notices.named(turn.words) or _given_up(turn)
        return _ask(turn, kinds) if len(kinds) == 1 else which(turn)
    if wish.stop and not wish.plain:
        return _ask(turn, wish.stop)
    form = opening.open_form_of(turn)
    replies = _change(turn, wish)
    if form is not None and wish.stop == EVERY:
        return [*replies, *_leave(turn, form)]
    return moves.then(turn, form, replies) if form else replies


def _leave(turn: Turn, form: Form) -> Replies:
    """全部停 in the midst of a form: it asks no more; one for messages is over, any other waits as a draft."""
    if form.name == ALERT_FORM:
        keep(turn, None)
        return []
    return opening.set_aside(turn)


def is_about(words: str) -> bool:
    """Whether a question that takes any words must not take these: they are about messages."""
    said = words.strip()
    return bool(notices.read(said) or _SHOWS.fullmatch(said) or _RESTARTS.fullmatch(said))


def _added(turn: Turn) -> tuple[str, ...]:
    """也不要培训, after another kind was stopped."""
    kinds = notices.adds_to_a_stop(turn.words)
    return kinds if kinds and set(_stopped(turn)) - set(kinds) else ()


def is_doubtful(words: str) -> bool:
    """For whoever is about to stop the messages on vacancies: another kind is named, or a stop is denied."""
    wish, kinds = notices.read(words), notices.named(words)
    return wish is not None or bool(set(kinds) - {"jobs"}) or bool(notices.WORK_ENDED.search(words))


def settle_doubt(turn: Turn) -> Replies:
    if notices.read(turn.words) is not None:
        return handle(turn)
    kinds = notices.named(turn.words)
    return _ask(turn, kinds) if len(kinds) == 1 else which(turn)


def which(turn: Turn) -> Replies:
    listing.remember(turn, LIST, [*range(1, len(EVERY) + 3)], first=0, shown=len(EVERY) + 2)
    lines = (*(texts.notices.names([kind]) for kind in EVERY), texts.notices.ALL, texts.notices.NONE)
    return [Choices(texts.notices.CAN_SEND.format(kinds=texts.notices.names(EVERY)), lines)]


def show(turn: Turn) -> Replies:
    kinds = _stopped(turn)
    return [Text(texts.notices.state(kinds) if kinds else texts.notices.NOTHING_STOPPED)]


def restart(turn: Turn) -> Replies:
    """恢复, 再问我嘛: the one kind that is stopped starts again; of several, or where it is asked how, it is asked which."""
    stopped = _stopped(turn)
    if not _ASKS_HOW.search(turn.words):
        meant = (feedback.KIND_OF_STOP,) if feedback.KIND_OF_STOP in stopped and "问" in turn.words else tuple(stopped)
        if len(meant) == 1:
            return _change(turn, Wish(start=meant))
    wishes = _wishes(stopped)
    listing.remember(turn, RESTART_LIST, range(1, len(wishes) + 1), first=0, shown=len(wishes))
    lines = [*map(texts.notices.names, wishes)]
    lines[-1] = texts.notices.START_NONE
    if len(stopped) > 1:
        lines[-2] = texts.notices.START_ALL
    return [Choices(texts.notices.START_WHICH, tuple(lines))]


def _pick_again(turn: Turn, number: int) -> Replies:
    listing.forget(turn)
    wishes = _wishes(_stopped(turn))
    meant = wishes[number - 1] if number <= len(wishes) else ()
    return _change(turn, Wish(start=meant)) if meant else [Text(texts.notices.STILL_STOPPED)]


def _wishes(stopped: Sequence[str]) -> list[tuple[str, ...]]:
    """What each number starts again: one kind, all of several, or none."""
    everything = [tuple(stopped)] if len(stopped) > 1 else []
    return [*((kind,) for kind in stopped), *everything, ()]


def _stopped(turn: Turn) -> list[str]:
    stopped = followers.stopped(turn.session, turn.follower)
    return [kind for kind in EVERY if kind in stopped]


def _ask(turn: Turn, kinds: Sequence[str]) -> Replies:
    held = _held(turn, kinds)
    questions.put(turn, QUESTION, yes=SAYS_STOP, kinds=list(kinds))
    options = (texts.notices.STOP_ONLY, texts.notices.LEAVE_IT)
    return [Choices(texts.notices.ask(kinds, held), options, texts.notices.other_way(held))]


def _change(turn: Turn, wish: Wish) -> Replies:
    was = followers.stopped(turn.session, turn.follower)
    for kind in wish.keep + wish.start:
        followers.restart(turn.session, follower=turn.follower, kind=kind)
    for kind in wish.stop:
        followers.stop(turn.session, follower=turn.follower, kind=kind, now=turn.now)
    again = [kind for kind in wish.keep + wish.start if kind in was or kind in wish.start]
    words = [texts.people.restarted(again)] if again else []
    kept = [kind for kind in wish.keep if kind not in again]
    if wish.stop or kept:
        words.append(texts.notices.done(wish.stop, kept, _held(turn, wish.stop)))
    return [Text("\n".join(words)), *alert_again.beside(turn, again)]


def _settle(turn: Turn, yes: bool) -> Replies:
    kinds = (turn.conversation.asked or {})["kinds"]
    return _change(turn, Wish(stop=tuple(kinds))) if yes else [Text(texts.notices.UNCHANGED)]


def _pick(turn: Turn, number: int) -> Replies:
    listing.forget(turn)
    if number > len(EVERY) + 1:
        return [Text(texts.notices.UNCHANGED)]
    return _change(turn, Wish(stop=EVERY if number > len(EVERY) else (EVERY[number - 1],)))


def _held(turn: Turn, kinds: Sequence[str]) -> list[str]:
    """Of which of these the person has something that goes on."""
    worker = turn.worker
    if worker is None:
        return []
    has = {
        "jobs": bool(applications.of_worker(turn.session, worker, live=True)),
        "courses": bool(enrolments.upcoming_of(turn.session, worker, now=turn.now)),
        "visits": bool(visits.upcoming(turn.session, worker, now=turn.now)),
    }
    return [kind for kind in kinds if has.get(kind)]


def _would_give_up(turn: Turn) -> bool:
    if not notices.touches(turn.words):
        return False
    others = " ".join(part for part in notices.CLAUSES.split(turn.words) if not notices.touches(part))
    if course_words.LEAVES.search(others) or own_applications.LEAVING.search(others):
        return False  # 我不去了，不要再发: the seat is given up by words of its own
    return bool(_given_up(turn))


def _given_up(turn: Turn) -> tuple[str, ...]:
    if course_leaving.wants(turn):
        return ("courses",)
    if own_applications.leaves(turn):
        return ("jobs",)
    return (GIVES_UP[turn.intent],) if turn.meaning.sure and turn.intent in GIVES_UP else ()


def _shows_in_form(turn: Turn) -> bool:
    return turn.staff is None and bool(_SHOWS.fullmatch(turn.words.strip()))


def _restarts_in_alert(turn: Turn) -> bool:
    """恢复, where it is asked what to watch for; in any other form 继续 goes on with the form."""
    at_alert = (turn.conversation.form or {}).get("name") == ALERT_FORM
    return at_alert and bool(_stopped(turn)) and bool(_RESTARTS.fullmatch(turn.words.strip()))


QUESTIONS = {QUESTION: _settle}
ASIDES = ((_shows_in_form, show), (_restarts_in_alert, restart))
LISTS = {LIST: ListKind(_pick, which), RESTART_LIST: ListKind(_pick_again, restart)}
PHRASES = (Phrase(SHOW, show), Phrase(RESTARTS, restart, when=lambda turn: bool(_stopped(turn))))

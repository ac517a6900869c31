"""An answer to a question of the station put right afterwards (按错了，是不好; 不回了), and what is said of a visit besides."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import NamedTuple

from db import feedback, visits
from db.models import Feedback
from handlers import home_leave_days, how_it_went, opening, prompting, questions, texts
from handlers.dialogue import form, listing, moves
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import answers, commands, late, to_the_question, told_besides

Replies = Sequence[Reply]
VISIT, HOME_LEAVE = "visit", "home_leave"
# Until when each is put right; a bare number only just after, a complaint of the visit while it is fresh.
RIGHT_FOR = {VISIT: timedelta(days=7), HOME_LEAVE: timedelta(days=60)}
NUMBER_FOR, FRESH_FOR = timedelta(hours=1), timedelta(hours=24)
LONGEST = 40
OPTIONS = {VISIT: texts.check_ups.VISIT_OPTIONS, HOME_LEAVE: texts.check_ups.HOME_LEAVE_OPTIONS}
GIVEN = {VISIT: ("good", "fair", "bad"), HOME_LEAVE: ("back", "home", "stay", "unsure")}
ASKING = {VISIT: "visit_feedback", HOME_LEAVE: "home_leave"}
BAD = 3
SLIP = late.pattern(
    "(?:哎呀?|哦|等[下一哈]*|那个|刚才|刚刚|我|走访|那|是|又|不好意思|[,，。 ])*(?:[按点打发选说弄搞写整回答]+错(?:了|咯|喽|掉)?|改(?:了)?主意[了咯啦喽]?|改(?:一?[下哈]|了)|变卦了?|不对|不是(?=[,，。 ]))[,，。 ]*(?:应该|我要选|要选|就)*(?:是|改成|换成|选)?"
)
ITS_NUMBER = late.pattern("(?:^|是|选|按|成)([1-5１-５])(?![0-9个天点号月])")
# Words that can only be about whoever came to see somebody.
OF_A_VISIT = late.pattern(
    "专员|走访|来看(?:我|俺|咱)|(?:上回|上次|那天|昨[天晚]|前天|刚才)你?们?来的|你们来(?:得|的|了)|就走|态度|敷衍|走过场|拍.{0,3}照|白跑|(?:说|讲)好.{0,14}(?:没|不|屁)|不算数"
)
OF_GOING_HOME = late.pattern(
    "(?:不|要|还是|会|得)(?:想|打算|准备|能)?(?:回|克)|回(?:家|老家)过|(?:回|过)(?:年|节).{0,4}(?:不|要)回"
)


class Meant(NamedTuple):
    """What is to be done: an option picked, days put right, the question asked anew, or a word more of the visit."""

    row: Feedback
    picked: int = 0
    do: Callable[[Turn, "Meant"], Replies] | None = None


def wants(turn: Turn) -> bool:
    return _meant(turn) is not None


def handle(turn: Turn) -> Replies:
    meant = _meant(turn)
    return meant.do(turn, meant) if meant and meant.do else []


def _meant(turn: Turn) -> Meant | None:
    if turn.worker is None or turn.staff is not None or not turn.incoming.has_words or len(turn.words) > LONGEST:
        return None
    if turn.conversation.asked is not None or answers.asks(turn.words) or not _could_be(turn):
        return None
    opened = opening.open_form_of(turn)
    for kind, read in ((VISIT, _of_visit), (HOME_LEAVE, _of_going_home)):
        row = feedback.newest_of(turn.session, turn.worker, kind=kind, since=turn.now - RIGHT_FOR[kind])
        if row is None or (opened is not None and opened.name != ASKING[kind]):
            continue
        if (meant := read(turn, row, inside=opened is not None)) is not None:
            return meant
    return None


def _could_be(turn: Turn) -> bool:
    """By the words alone, before the records are asked."""
    said = turn.words.strip()
    worded = any(pattern.search(said) for pattern in (OF_A_VISIT, OF_GOING_HOME)) or SLIP.match(said)
    return bool(worded) or commands.pick(said, count=len(OPTIONS[VISIT])) is not None


def _of_visit(turn: Turn, row: Feedback, *, inside: bool) -> Meant | None:
    said = turn.words.strip()
    if row.answered_at is None:
        picked = to_the_question.option(VISIT, said) if OF_A_VISIT.search(said) and not inside else None
        return Meant(row, picked, _again) if picked else None
    if slip := SLIP.match(said):
        picked = _option(VISIT, said[slip.end() :])
        return Meant(row, picked, _again if picked else _ask_anew)
    if inside or turn.now - row.answered_at > FRESH_FOR:
        return None
    if (picked := _bare_number(turn, row)) is not None:
        return Meant(row, picked, _again)
    complains = OF_A_VISIT.search(said) and to_the_question.option(VISIT, said) == BAD
    return Meant(row, BAD, _say_more if row.answer == "bad" else _make_it_bad) if complains else None


def _of_going_home(turn: Turn, row: Feedback, *, inside: bool) -> Meant | None:
    said = turn.words.strip()
    if row.answered_at is None or row.answer not in GIVEN[HOME_LEAVE]:
        return None
    slip, rest = SLIP.match(said), _behind_slip(said)
    picked = _option(HOME_LEAVE, rest) if slip or OF_GOING_HOME.search(rest) else 0
    days = not inside and _days(turn, row, rest)
    if picked and GIVEN[HOME_LEAVE][picked - 1] == row.answer:
        return Meant(row, picked, _other_days if days else _stands)
    if picked and (slip or picked < len(GIVEN[HOME_LEAVE])):
        return Meant(row, picked, _again)
    return Meant(row, 0, _other_days) if slip and days else None


def _behind_slip(said: str) -> str:
    slip = SLIP.match(said)
    return said[slip.end() :].strip() if slip else said


def _option(kind: str, words: str) -> int:
    """From 1 to the last answer; the option that asks for no more questions is none here."""
    numbered = ITS_NUMBER.search(words)
    labels = OPTIONS[kind]
    picked = int(numbered[1]) if numbered else to_the_question.option(kind, words.strip(" ,，。"), labels) or 0
    return picked if picked <= len(GIVEN[kind]) else 0


def _bare_number(turn: Turn, row: Feedback) -> int | None:
    """3 after 1, where no list has been shown since."""
    picked = commands.pick(turn.words, count=len(OPTIONS[VISIT]))
    just = row.answered_at is not None and turn.now - row.answered_at < NUMBER_FOR
    alone = listing.last(turn) is None and turn.conversation.form is None
    return picked if picked and just and alone and picked <= len(GIVEN[VISIT]) else None


def _days(turn: Turn, row: Feedback, words: str) -> dict[str, str]:
    feast = home_leave_days.feast(row)
    days = told_besides.days_home(words, now=turn.now, comes_back=row.answer == "back", feast=feast)
    return {name: day.isoformat() for name, day in days.items()}


def _again(turn: Turn, meant: Meant) -> Replies:
    """The other option, as if it had been picked at first."""
    row, given = meant.row, GIVEN[meant.row.kind]
    if row.kind == VISIT and row.answer == "bad":
        if meant.picked == BAD:
            return _stands(turn, meant)
        visits.say_more(turn.session, feedback.visit_of(row), words=texts.check_ups.taken_back(row.words))
    form.keep(turn, None)
    changes = row.answered_at is not None and row.answer != given[meant.picked - 1]
    if row.kind == HOME_LEAVE:
        row.facts = {}
    words = turn.words if row.answered_at is None else ""
    item = prompting.joined(row.key, meant.picked)
    done = how_it_went.visit(turn, item, words=words) if row.kind == VISIT else how_it_went.home_leave(turn, item)
    lead = [Text(texts.check_ups.changed_to(OPTIONS[row.kind][meant.picked - 1]))] if changes else []
    return [*lead, *done]


def _ask_anew(turn: Turn, meant: Meant) -> Replies:
    """Only that it was wrong: the options once more."""
    form.keep(turn, None)
    ids = [prompting.joined(meant.row.key, place) for place in range(1, len(OPTIONS[VISIT]) + 1)]
    listing.remember(turn, f"asked:{VISIT}", ids, first=0, shown=len(ids))
    return [Choices(texts.check_ups.VISIT_ANEW, OPTIONS[VISIT])]


def _say_more(turn: Turn, meant: Meant) -> Replies:
    """A word more of a visit that was bad: it stands with the others in the task."""
    row = meant.row
    words = "；".join(part for part in (row.words, turn.words.strip()) if part)
    feedback.answer(turn.session, row, answer=row.answer, words=words, now=turn.now)
    visits.say_more(turn.session, feedback.visit_of(row), words=texts.check_ups.bad_visit(words))
    return [Text(texts.check_ups.VISIT_ADDED)]


def _make_it_bad(turn: Turn, meant: Meant) -> Replies:
    """It was called good, and what follows says otherwise: asked, never decided."""
    questions.put(turn, "visit_was_bad", feedback=meant.row.key, words=turn.words.strip())
    label = OPTIONS[VISIT][GIVEN[VISIT].index(meant.row.answer)] if meant.row.answer in GIVEN[VISIT] else ""
    return [Choices(texts.check_ups.make_it_bad(label), texts.check_ups.MAKE_IT_BAD_OPTIONS)]


def _settle_bad(turn: Turn, yes: bool) -> Replies:
    asked = turn.conversation.asked or {}
    row, words = feedback.get(turn.session, asked["feedback"]), asked["words"]
    if not yes:
        feedback.answer(turn.session, row, answer=row.answer, words=words, now=turn.now)
        return [Text(texts.check_ups.NOT_CHANGED)]
    return how_it_went.visit(turn, prompting.joined(row.key, BAD), words=words)


def _stands(turn: Turn, meant: Meant) -> Replies:
    """What is said is the answer already."""
    opened = opening.open_form_of(turn)
    said = texts.check_ups.ALREADY
    return [Text(said), moves.repeat(turn, opened)] if opened else [Text(said)]


def _other_days(turn: Turn, meant: Meant) -> Replies:
    days = _days(turn, meant.row, _behind_slip(turn.words.strip()))
    kept = {**meant.row.facts, **days}
    if kept.get("leaves_on", "") >= kept.get("back_on", "9"):
        days["back_on"] = ""  # told for the other day of leaving
    feedback.answer(turn.session, meant.row, answer=meant.row.answer, now=turn.now, **days)
    return [Text(texts.check_ups.days_changed(home_leave_days.told(meant.row)))]


QUESTIONS = {"visit_was_bad": _settle_bad}

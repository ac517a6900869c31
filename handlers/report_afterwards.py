"""A report of an agent afterwards: taken back by whoever made it, or gone on with when the money is still gone."""

from collections.abc import Sequence
from datetime import timedelta

from db import inquiries
from db.models import Inquiry
from handlers import alarms, cases, questions, reports, texts
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import reported

Replies = Sequence[Reply]
REPORT = "report"
# What could be meant just as well by 钱没到.
OTHER_MATTERS = ("wage_arrears", "work_injury", "scam_check")
GONE_ON_WITHIN = timedelta(days=60)
SAYS_BACK = "(?:我?(?:就|要|想|还是)*(?:撤|不举报)(?:回|销|掉|了|吧|嘛)*)"
SAYS_ON = "(?:我?(?:就|要|想|请|那|麻烦|你们)*(?:接着|继续|再)(?:帮我)?(?:查|办|问|举报)(?:一?下|吧|嘛|了)*)"


def wants(turn: Turn) -> bool:
    """Looks only; in a form and in talk with a person the words are meant for those."""
    if turn.staff is not None or turn.muted or not turn.incoming.has_words or turn.conversation.form is not None:
        return False
    if reported.takes_back(turn.words):
        return inquiries.open_of(turn.session, turn.follower, kind=REPORT) is not None
    if not reported.still_gone(turn.words) or reports.is_asked_for(turn):
        return False  # 我要举报快达劳务，收了三百不退 is a report of its own
    return _newest(turn) is not None


def handle(turn: Turn) -> Replies:
    """Asked before anything is ended or begun anew."""
    if reported.takes_back(turn.words):
        row = inquiries.open_of(turn.session, turn.follower, kind=REPORT)
        return _ask_back(turn, row) if row is not None else []
    row = _newest(turn)
    if row is None:
        return []
    if row.status in inquiries.OPEN:
        inquiries.note(turn.session, row, words=turn.words, now=turn.now)
        return [Text(texts.alarms.more_added(row.number))]
    questions.put(turn, "report_again", yes=SAYS_ON, report=row.number, words=turn.words)
    return [Choices(texts.reports.ask_again(row), texts.reports.AGAIN_OPTIONS)]


def _ask_back(turn: Turn, row: Inquiry) -> Replies:
    questions.put(turn, "report_back", yes=SAYS_BACK, strict=True, report=row.number, words=turn.words)
    return [Choices(texts.reports.ask_back(row.number), texts.reports.BACK_OPTIONS)]


def _newest(turn: Turn) -> Inquiry | None:
    """His last report, where nothing else was asked help for since, and it is not long over."""
    rows = inquiries.all_of(turn.session, turn.follower, kind=REPORT, limit=1)
    if not rows or (rows[0].closed_at is not None and turn.now - rows[0].closed_at > GONE_ON_WITHIN):
        return None
    others = [row for kind in OTHER_MATTERS for row in inquiries.all_of(turn.session, turn.follower, kind=kind)]
    return None if any(row.key > rows[0].key for row in others) else rows[0]


def _asked_of(turn: Turn) -> tuple[Inquiry | None, str]:
    asked = turn.conversation.asked or {}
    return inquiries.own(turn.session, turn.follower, number=asked["report"]), asked["words"]


def _settle_back(turn: Turn, yes: bool) -> Replies:
    row, words = _asked_of(turn)
    if not yes or row is None or row.status not in inquiries.OPEN:
        return [Text(texts.reports.GOES_ON)]
    inquiries.note(turn.session, row, words=words, now=turn.now)
    alarms.tell_called_off(turn.session, row, words=words, now=turn.now)
    inquiries.close(turn.session, row, outcome=texts.handover.by_worker(words), now=turn.now)
    return [Text(texts.reports.taken_back(row.number))]


def _settle_again(turn: Turn, yes: bool) -> Replies:
    """A number of its own: what was closed stays as it was closed."""
    row, words = _asked_of(turn)
    if not yes or row is None:
        return [Text(texts.reports.NOT_NOW)]
    again = cases.open_one(turn, REPORT, "high", texts.reports.words_again(row, words))
    cases.pass_on(turn, again, again.words, is_new=True)
    return [Text(texts.reports.taken_again(again.number, row.number, cases.called_when(turn)))]


QUESTIONS = {"report_back": _settle_back, "report_again": _settle_again}

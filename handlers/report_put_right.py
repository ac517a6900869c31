"""说错了 是800, soon after a report has its number: put to the report, and not to one's own record."""

from collections.abc import Sequence
from datetime import timedelta

from db import inquiries
from db.models import Inquiry
from handlers import texts
from handlers.dialogue.registry import Phrase
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import cheated, late, own_facts, reported, spelling

Replies = Sequence[Reply]
CORRECTED_WITHIN = timedelta(hours=2)
SLIP = late.pattern(
    "(?:哎呀?|哦|噢|等[下一哈]*|不好意思|对不起|刚才|刚刚|上面|我|是|钱数?|那个|[,，。 ])*(?:[说打写记搞弄报讲算发]错(?:了|咯|喽|嘞)?|不对|错了|更正|改一?下)[,，。:： ]*(?:应该|其实)*(?:是|收|交|给)?"
)
CLAUSES = late.pattern("[,，。;； ]+")
SUM_NOTED = late.pattern(r"收钱：[\d.]+元")


def puts_right(turn: Turn) -> bool:
    said = turn.words.strip()
    if turn.staff is not None or turn.conversation.form is not None:
        return False
    if not SLIP.match(said) and not _other_sum(said):
        return False
    return own_facts.find(said) is None and _just_reported(turn) is not None


def put_right(turn: Turn) -> Replies:
    """The sum as it is now; other words beside what was told."""
    row, said = _just_reported(turn), turn.words.strip()
    if row is None:
        return []
    slip = SLIP.match(said)
    rest = said[slip.end() :] if slip else said
    money = cheated.money(spelling.normalise(rest))
    if other := _other_sum(said):
        money, rest = other
    inquiries.note(turn.session, row, words=said, now=turn.now)
    if _other_sum(said) and len(CLAUSES.split(rest)) > 1:
        row.words = f"{row.words}；{texts.reports.corrected(said)}"  # 是600，还有100块车费
    if money is not None and SUM_NOTED.search(row.words):
        row.words = SUM_NOTED.sub(texts.reports.sum_charged(money), row.words)
        return [Text(texts.reports.put_right(row.number, money))]
    row.words = f"{row.words}；{texts.reports.corrected(said)}"
    return [Text(texts.reports.put_right(row.number, None))]


def _other_sum(said: str) -> tuple[int, str] | None:
    """The sum of 不是300，是500 with all that stands behind 是; None where no sums are set against each other."""
    right = reported.put_right(said)
    before = said[: len(said) - len(right)]
    money = cheated.money(spelling.normalise(CLAUSES.split(right)[0])) if right else None
    if money is None or cheated.money(spelling.normalise(before)) is None:
        return None
    return money, right


def _just_reported(turn: Turn) -> Inquiry | None:
    row = inquiries.open_of(turn.session, turn.follower, kind="report")
    return row if row is not None and turn.now - row.opened_at <= CORRECTED_WITHIN else None


PHRASES = (Phrase(r"(?s).{2,60}", put_right, puts_right),)

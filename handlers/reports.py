"""举报 a false or fee-taking agent, and asking by its number what became of it."""

import re
from collections.abc import Sequence

from db import inquiries
from handlers import opening, texts
from handlers.dialogue.registry import Phrase, all_subjects
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn

Replies = Sequence[Reply]
REPORTS = (
    "(?:我)?(?:要|想|来)?(?:举报|投诉|告)(?:一?个|一下|那个|这个)?(?:黑|假|骗人的?)?(?:中介|劳务|劳务公司|招工|老板|骗子|群|人|广告)?(?:的)?(?:收钱|骗人|乱收费|收费)?(?:了)?"
    "|(?:有)?(?:黑|假)中介(?:收钱|骗人|乱收费)?|中介(?:乱收费|骗人|收押金|收了钱)"
)
NUMBER = r"(?:查|看|查一下)?\s*(?:举报|求助|编号)?\s*(Q\d{1,6})\s*(?:怎么样了|咋个样了?|进展|结果|到哪步了|有结果了?吗)?[？?]?"
PROGRESS = (
    "(?:我的|我)?(?:举报|投诉)(?:的)?(?:事)?(?:怎么样了|咋个样了?|进展|结果|到哪步了|有结果没有|有结果了?吗)[？?]?"
)


def is_asked_for(turn: Turn) -> bool:
    """A bare wish to report, with nothing of it told yet."""
    return bool(re.fullmatch(REPORTS, turn.words.strip()))


def report(turn: Turn) -> Replies:
    return opening.open_form(turn, all_subjects().forms["report"])


def look(turn: Turn) -> Replies:
    """One's own by its number; the number of somebody else's is not known."""
    match = re.fullmatch(NUMBER, turn.words.strip(), re.IGNORECASE)
    row = inquiries.own(turn.session, turn.follower, number=match.group(1)) if match else None
    return [Text(texts.reports.state(row, turn.now) if row else texts.reports.NOT_YOURS)]


def progress(turn: Turn) -> Replies:
    rows = inquiries.all_of(turn.session, turn.follower, kind="report")
    said = "\n".join(texts.reports.state(row, turn.now) for row in rows)
    return [Text(said or texts.reports.NONE)]


PHRASES = (Phrase(PROGRESS, progress), Phrase(REPORTS, report), Phrase(NUMBER, look))

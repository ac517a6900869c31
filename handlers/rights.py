"""欠薪、受伤、被骗 from the menu: which of them, then the first steps and somebody who takes it up."""

from collections.abc import Sequence

from db import answers
from handlers import knowledge, questions, texts
from handlers.dialogue import listing
from handlers.dialogue.listing import ListKind
from handlers.dialogue.replies import Choices, Reply
from handlers.dialogue.turn import Turn

Replies = Sequence[Reply]
LIST = "rights"
# By the number shown, the entry that opens the subject; the last one may be danger and is asked about.
ENTRIES = ("wage-arrears", "injury-first", "fraud-check")


def ask(turn: Turn) -> Replies:
    count = len(texts.knowledge.RIGHTS)
    listing.remember(turn, LIST, range(count), first=0, shown=count)
    return [Choices(texts.knowledge.ASK_RIGHTS, texts.knowledge.RIGHTS, texts.knowledge.RIGHTS_AFTER)]


def _pick(turn: Turn, item: int) -> Replies:
    said = texts.knowledge.RIGHTS[item]
    if item >= len(ENTRIES):
        questions.put(turn, "danger", rule="held_captive", alert_kind="crisis", words=said)
        first = texts.alarms.FIRST["identity_papers_kept"]
        return [Choices(f"{first}\n{texts.alarms.ASK_SURE}", texts.alarms.SURE_OPTIONS)]
    entry = answers.by_code(turn.session, ENTRIES[item])
    told = turn.saying(said, turn.meaning)
    return knowledge.said(told, entry) if entry else knowledge.not_known(told)


LISTS = {LIST: ListKind(pick=_pick, more=ask)}
MENU_KEYS = {"menu:rights": ask}

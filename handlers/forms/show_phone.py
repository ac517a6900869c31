"""A whole telephone number for staff (看完整电话): once the reason is given it is shown, and that is kept."""

from collections.abc import Sequence

from db import rights, roster
from db.rights import Right
from handlers import texts
from handlers.dialogue.answers import Bad, Given, Got, Option, Read
from handlers.dialogue.form import Form, Step
from handlers.dialogue.kinds import Words
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import commands, purposes
from nlp.purposes import Says

# A no is an answer: the number stays unshown, and nothing is kept as a purpose.
NO = ""


class Reason(Words):
    """One of the usual reasons by number, or words that name one."""

    def options(self, turn: Turn, given: Given) -> Sequence[Option]:
        return tuple(Option(reason, reason) for reason in texts.roster.REASONS)

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        picked = commands.pick(words, count=len(texts.roster.REASONS))
        if picked is not None and 1 <= picked <= len(texts.roster.REASONS):
            return Got(texts.roster.REASONS[picked - 1])
        if picked is not None:
            return Bad(texts.common.no_such_number(len(texts.roster.REASONS)))
        says = purposes.find(words)
        if says is Says.NO:
            return Got(NO)
        return super().read(turn, given, words) if says is Says.PURPOSE else Bad(texts.roster.NO_PURPOSE)


def _ask(turn: Turn, given: Given) -> str:
    member = rights.require(turn.staff, Right.PHONES)
    return texts.roster.ASK_REASON.format(name=roster.get(turn.session, given["worker"], by=member).name)


def stops_at(turn: Turn, given: Given) -> Sequence[Reply] | None:
    return [Text(texts.roster.PHONE_UNSEEN)] if given.get("reason") == NO else None


def submit(turn: Turn, given: Given) -> Sequence[Reply]:
    """Raises NotAllowed, NoSuchWorker or NoPhone."""
    member = rights.require(turn.staff, Right.PHONES)
    worker = roster.get(turn.session, given["worker"], by=member)
    number = roster.show_phone(turn.session, worker, by=member, reason=given["reason"], now=turn.now)
    return [Text(texts.roster.phone(worker, number))]


FORM = Form(
    name="show_phone",
    title="看完整电话",
    steps=(Step("reason", ask=_ask, answer=Reason(hint=texts.roster.REASON_HINT, limit=100)),),
    submit=submit,
    stops_at=stops_at,
    review=False,
    for_staff=True,
)

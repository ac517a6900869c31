"""Having oneself deleted (注销, 删除个人信息): asked once, with what stays and why; done at once."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from db import copies, erasures, inquiries, outbox, staff
from db.models import Application, Vacancy, Visit, Worker
from handlers import course_notices, questions, texts
from handlers.dialogue.form import BELOW, drop_draft
from handlers.dialogue.registry import Phrase
from handlers.dialogue.replies import Choices, Reply, Text, pack
from handlers.dialogue.turn import Turn
from nlp import commands, declining, own_data

Replies = Sequence[Reply]
QUESTION = "delete_data"
# Beside the 1, only words that name it: a mere 好的 deletes nobody.
SAYS_YES = "(?:我|是的?|对|嗯|好)*[,，]?(?:确定|确认|同意)?(?:要|全部|都)*(?:删除?|注销)(?:掉|了|吧|嘛|我的(?:信息|资料))*|确定|确认"


def ask(turn: Turn) -> Replies:
    """The one question before it. Whoever asks it knows that a deletion of everything was wished for."""
    if turn.worker is None:
        return [Text(texts.people.NOTHING_HELD)]
    questions.put(turn, QUESTION, yes=SAYS_YES, strict=True)
    return [Choices(texts.people.sure_to_delete(), texts.people.DELETE_OPTIONS)]


def asks_what_stays(turn: Turn) -> bool:
    """为什么还要留, at that very question."""
    return turn.incoming.has_words and questions.is_open(turn, QUESTION) and own_data.asks_what_stays(turn.words)


def tell_what_stays(turn: Turn) -> Replies:
    questions.put(turn, QUESTION, yes=SAYS_YES, strict=True)
    return [Choices(texts.people.WHY_IT_STAYS, texts.people.DELETE_OPTIONS)]


def _delete(turn: Turn, yes: bool) -> Replies:
    if not yes or turn.worker is None:
        return [Text(texts.people.KEPT)]
    if _may_mean_another(turn):
        return ask(turn)
    asked = delete(turn, turn.worker)
    _drop_forms(turn, turn.worker)
    if asked.held_for:
        return [Text(texts.people.deletion_held(asked.held_for))]
    return [Text(texts.people.deleted((turn.now + copies.LONGEST).date()))]


def _drop_forms(turn: Turn, worker: Worker) -> None:
    """What was being filled in, or waits half done, goes with the record it was for."""
    of_theirs, conversation = (None, worker.key), turn.conversation
    if conversation.form and conversation.form.get("whose") in of_theirs:
        conversation.form = None
    below = (conversation.draft or {}).get(BELOW)
    if below and below["draft"].get("whose") in of_theirs:
        conversation.draft = {name: value for name, value in (conversation.draft or {}).items() if name != BELOW}
    if conversation.draft and conversation.draft.get("whose") in of_theirs:
        drop_draft(turn)


def delete(turn: Turn, worker: Worker) -> erasures.Asked:
    """With everybody told who has to know of it."""
    asked = erasures.ask(turn.session, worker, station=turn.station, now=turn.now)
    course_notices.offered(turn.session, asked.called_off.offers, station=turn.station, now=turn.now)
    for visit in asked.called_off.visits:
        tell_visitor(turn.session, visit, now=turn.now)
    if asked.called_off.shared:
        tell_employers(turn, asked.called_off.shared)
    return asked


def _may_mean_another(turn: Turn) -> bool:
    """A bare number belongs to what was read last: after a notice of ours it deletes nobody, and the question is put again."""
    put_at = datetime.fromisoformat((turn.conversation.asked or {})["at"])
    picked = commands.pick(turn.words, count=2) is not None
    return picked and outbox.sent_since(turn.session, turn.follower, moment=put_at)


def tell_visitor(session: Session, visit: Visit, *, now: datetime) -> None:
    """Without a name: it would stay in the chat of the visitor."""
    words = texts.people.visit_called_off(f"{visit.starts_at:%m月%d日 %H:%M}")
    for member, follower in staff.bound(session):
        if member.id == visit.staff_id:
            outbox.owe(
                session, follower=follower, message=pack(Text(words)), key=f"deleted:visit_of:{visit.key}",
                kind="staff", now=now,
            )  # fmt: skip


def handed_on(session: Session, shared: Sequence[Application]) -> list[str]:
    """Who had the data from us, and by what they know whom it is about; no name."""
    posts = [session.get_one(Vacancy, application.vacancy_id) for application in shared]
    return [
        f"{post.number} {post.employer_name}，{application.applied_at:%Y-%m-%d}报名的一位"
        for post, application in zip(posts, shared, strict=True)
    ]


def tell_employers(turn: Turn, shared: Sequence[Application]) -> None:
    """A request to staff: whoever had the data from us is to delete it too."""
    lines = handed_on(turn.session, shared)
    inquiries.open_one(
        turn.session, follower=turn.follower, worker=None, kind=erasures.OWN_KIND, level="normal",
        words=texts.people.tell_employers(lines), station=turn.station, now=turn.now,
    )  # fmt: skip


def _declines(turn: Turn) -> bool:
    return turn.staff is None and declining.registration(turn.words)


def nothing_registered(turn: Turn) -> Replies:
    """不用登记 where nothing was offered: it asks for no deletion, but how that is asked for is told."""
    if stands := inquiries.all_open(turn.session, turn.follower):
        return [Text(texts.people.only_a_request(stands[0].number))]
    return [Text(texts.people.NOTHING_REGISTERED if turn.worker is None else texts.people.KEPT_AS_IT_WAS)]


QUESTIONS = {QUESTION: _delete}
PHRASES = (Phrase(r"(?s).{2,20}", nothing_registered, _declines),)

"""What the worker says to what the employer said (单位说离职): taken as it is, or the ledger stands as before and somebody goes to see."""

from collections.abc import Sequence

from db import employer_months, feedback
from db.models import Employer, EmployerConfirmation, Worker
from handlers import how_it_went, open_question, texts
from handlers.dialogue.listing import ListKind
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn

Replies = Sequence[Reply]
ASKED = "asked:employer"


def answer(turn: Turn, item: int) -> Replies:
    row, picked = how_it_went.take(turn, item)
    if picked == 3:
        return how_it_went.leave_alone(turn)
    confirmation = employer_months.of_question(turn.session, row.about)
    feedback.answer(turn.session, row, answer="agrees" if picked == 1 else "differs", now=turn.now)
    if picked == 1:
        return [Text(texts.check_ups.EMPLOYER_RIGHT)]
    employer = turn.session.get_one(Employer, confirmation.employer_id)
    return _gainsaid(turn, turn.person, confirmation, employer)


def gainsay(turn: Turn, worker: Worker, confirmation: EmployerConfirmation, employer: Employer) -> Replies:
    """The same, told of one's own accord: 我还在上班呢. The question, put or not, is answered by it."""
    about = employer_months.asked_as(confirmation)
    asked = feedback.of(turn.session, worker, kind="employer", about=about)
    if asked is not None and asked.answered_at is None:
        feedback.answer(turn.session, asked, answer="differs", words=turn.words, now=turn.now)
    open_question.let_go(turn, ASKED)
    return _gainsaid(turn, worker, confirmation, employer)


def _gainsaid(turn: Turn, worker: Worker, confirmation: EmployerConfirmation, employer: Employer) -> Replies:
    employer_months.gainsaid(turn.session, confirmation, now=turn.now)
    words = f"{employer.name}：{texts.check_ups.EMPLOYER_GAINSAID.get(confirmation.said, '')}"
    feedback.put_on_visit_list(turn.session, worker, kind="employer_differs", words=words, now=turn.now)
    return [Text(texts.check_ups.EMPLOYER_WRONG.format(employer=employer.name))]


LISTS = {ASKED: ListKind(how_it_went.by_the_asked(answer), how_it_went.no_more)}

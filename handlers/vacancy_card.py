"""The card of one post, and questions asked about it."""

from collections.abc import Sequence

from db import applications, employers, vacancies
from db.models import Vacancy
from handlers import last_search, opening, texts, townsfolk, vacancy_facts, which_vacancy
from handlers.dialogue import listing
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import spelling

Replies = Sequence[Reply]
# Behind the numbers of a card: the post itself, the way back to the list, and other posts of that list below zero.
OTHERS = 0


def show(turn: Turn, vacancy: Vacancy) -> Replies:
    """The card; "1" applies, "2" goes back, and further numbers still open their posts of the list above."""
    why = vacancies.why_closed(vacancy, now=turn.now)
    words = texts.vacancy.card(vacancy, employers.of_vacancy(turn.session, vacancy), why)
    words = "\n".join(part for part in (words, townsfolk.line(turn, vacancy)) if part)
    last_search.look_at(turn, vacancy.key)
    if opening.open_form_of(turn) is not None:
        return [Text(words)]
    remember(turn, vacancy)
    return [Choices(words, texts.vacancy.CLOSED_OPTIONS if why else texts.vacancy.APPLY_OPTIONS)]


def remember(turn: Turn, vacancy: Vacancy) -> None:
    rest = last_search.of(turn).page(turn.station.page)[2:]
    numbers = (vacancy.key, OTHERS, *(-post for post in rest))
    listing.remember(turn, "jobs:card", numbers, first=0, shown=len(numbers))


def answer(turn: Turn, vacancy: Vacancy) -> Replies:
    """What the post says to the question; the whole card when the question is not one of those known."""
    plain = spelling.repair(turn.words).text
    said = vacancy_facts.answers(plain, vacancy, now=turn.now)
    if not said:
        return show(turn, vacancy)
    last_search.look_at(turn, vacancy.key)
    contact = vacancy_facts.asks_contact(plain)
    applied = contact and _has_applied(turn, vacancy)
    if contact and not applied:
        said.append(texts.vacancy_answers.HOW_IT_GOES)
    words = texts.vacancy.about(vacancy, "\n".join(said))
    if opening.open_form_of(turn) is not None:
        return [Text(words)]
    remember(turn, vacancy)
    return [Text(f"{words}\n{texts.vacancy_answers.APPLIED if applied else texts.vacancy.SHORT}")]


def _has_applied(turn: Turn, vacancy: Vacancy) -> bool:
    return turn.worker is not None and applications.find_live(turn.session, turn.worker, vacancy) is not None


def by_number(turn: Turn) -> Replies:
    """Raises NoSuchVacancy."""
    return show(turn, vacancies.by_number(turn.session, which_vacancy.number_in(turn)))


def pick(turn: Turn, post: int) -> Replies:
    return show(turn, vacancies.get(turn.session, post))

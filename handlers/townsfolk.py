"""这个厂有几个老乡: counted from five up, with somebody from home to ask who has agreed to it."""

from collections.abc import Sequence

from db import townsfolk, vacancies, workers
from db.models import Vacancy
from handlers import job_screen, last_search, questions, texts, which_vacancy
from handlers.dialogue.registry import Phrase
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn

Replies = Sequence[Reply]
ASKS = (
    "(?:这|那)?(?:个|家)?(?:厂|单位|公司|里面|里头|那边|那里)?(?:给有|有没有|有|有多少|有几个|多少个?|几个)"
    "(?:我们|我)?(?:.{0,3})?(?:老乡|同乡|家乡人|德宏人|盈江人|芒市人|陇川人|瑞丽人|梁河人)(?:在)?(?:吗|没有|么|嘛)?[？?]?|问老乡|老乡多不多"
)
OFFERS = "(?:我)?(?:愿意|可以|想)?(?:当|做|来当)(?:个)?老乡联系人"
ENDS = "(?:我)?不(?:想)?(?:再)?(?:当|做)老乡联系人(?:了)?"


def line(turn: Turn, vacancy: Vacancy) -> str:
    """For the card of a post; empty when nobody may be counted."""
    worker = turn.worker
    number = townsfolk.count(turn.session, vacancy, county=worker.county) if worker and worker.county else 0
    if worker is None or not number:
        return ""
    willing = townsfolk.willing(turn.session, vacancy, county=worker.county, besides=worker)
    return texts.townsfolk.line(worker.county, number, contact=willing is not None)


def ask(turn: Turn) -> Replies:
    """Of the post looked at last."""
    vacancy = _post(turn)
    if turn.worker is None or not turn.worker.county:
        return [Text(texts.townsfolk.REGISTER_FIRST)]
    if vacancy is None:
        return [Text(texts.jobs.WHICH_NUMBER)]
    said = line(turn, vacancy)
    if not said:
        return [Text(texts.townsfolk.TOO_FEW.format(county=turn.worker.county))]
    willing = townsfolk.willing(turn.session, vacancy, county=turn.worker.county, besides=turn.worker)
    if willing is None:
        return [Text(said)]
    return [Text(said.split("，有人")[0] + "。"), Text(texts.townsfolk.contact(willing.name, willing.phone))]


def offer(turn: Turn) -> Replies:
    worker = turn.worker
    if worker is None or not worker.employer_name:
        return [Text(texts.townsfolk.NO_EMPLOYER)]
    questions.put(turn, "townsfolk")
    words = texts.townsfolk.ASK.format(employer=worker.employer_name, county=worker.county)
    return [Choices(words, texts.townsfolk.ASK_OPTIONS)]


def end(turn: Turn) -> Replies:
    if turn.worker is not None:
        townsfolk.withdraw(turn.session, turn.worker, now=turn.now)
    return [Text(texts.townsfolk.WITHDRAWN)]


def _settle(turn: Turn, yes: bool) -> Replies:
    if not yes or turn.worker is None:
        return [Text(texts.townsfolk.DECLINED)]
    workers.consent(
        turn.session, turn.worker, kind=townsfolk.CONSENT, version=turn.station.consent_version,
        about=turn.worker.employer_name, now=turn.now,
    )  # fmt: skip
    return [Text(texts.townsfolk.AGREED)]


def _post(turn: Turn) -> Vacancy | None:
    last = last_search.of(turn)
    if last.post is not None and last.is_fresh(turn.now):
        return vacancies.get(turn.session, last.post)
    return which_vacancy.find(turn) if job_screen.shows_jobs(turn) else None


QUESTIONS = {"townsfolk": _settle}
PHRASES = (Phrase(ENDS, end), Phrase(OFFERS, offer), Phrase(ASKS, ask))

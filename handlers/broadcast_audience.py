"""From words about a group of people to the audience of a broadcast, checked against the records."""

from typing import Any

from db import audiences, courses, rights, vacancies
from db.audience_filters import Audience
from db.models import Employer
from handlers import texts
from handlers.dialogue.answers import Bad, Got, Read
from handlers.dialogue.turn import Turn
from handlers.workplace import Workplace
from nlp import audiences as groups
from nlp import trades
from nlp.audiences import Group


def read(turn: Turn, words: str, *, empty: bool = False) -> Read:
    """Got the audience as JSON, Bad with the reason why one may not choose like this, None when nobody is named.

    `empty` lets an audience through in which nobody can be written to.
    """
    group = groups.read(words, now=turn.now)
    if group.refused:
        return Bad(texts.broadcasts.REFUSED[group.refused])
    employers = audiences.employers_named(turn.session, group.rest) if len(group.rest) > 1 else []
    if group.rest and not employers:
        return Bad(texts.broadcasts.not_understood(group.rest)) if group.says_something or len(group.rest) > 1 else None
    if not (group.says_something or employers):
        return None
    _check(turn, group)
    audience = _audience(turn, group, [employer.key for employer in employers])
    if not empty and not audiences.anybody(turn.session, audience, kind="notice"):
        return Bad(f"{said(turn, audience)}：{texts.broadcasts.NOBODY}")
    return Got(audience.as_json())


def said(work: Workplace, audience: Audience) -> str:
    names = [work.session.get_one(Employer, key).name for key in audience.employers]
    known = {trade.id: trade.name for trade in trades.by_name().values()}
    return texts.broadcasts.described(audience, names, [known.get(trade, trade) for trade in audience.trades])


def show(turn: Turn, kept: dict[str, Any]) -> str:
    return said(turn, Audience.of(kept))


def _audience(turn: Turn, group: Group, employers: list[int]) -> Audience:
    member = turn.staff
    narrower = (group.counties, group.townships, group.statuses, group.trades, group.course, group.vacancy, group.since)
    return Audience(
        # 全部在找工作的 are those who look for work, and not everybody who follows besides.
        everyone=group.everyone and not (employers or any(narrower)),
        counties=group.counties,
        townships=group.townships,
        statuses=group.statuses,
        trades=group.trades,
        employers=tuple(employers),
        course=group.course,
        waiting=group.waiting,
        vacancy=group.vacancy,
        registered_since=group.since.isoformat() if group.since else "",
        region=rights.region_of(member) if member else rights.NOWHERE,
    )


def _check(turn: Turn, group: Group) -> None:
    """Raises NoSuchCourse or NoSuchVacancy."""
    if group.course:
        courses.by_code(turn.session, group.course)
    if group.vacancy:
        vacancies.by_number(turn.session, group.vacancy)

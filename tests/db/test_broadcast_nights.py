"""People on the night shift stand in lists of their own, which wait for them; one alone gets a message of their own."""

from dataclasses import replace

import pytest
from sqlmodel import Session

from db import broadcast_sending, waking
from db.mass_rules import SERVICE
from db.station import Station
from tests.builders import NINE
from tests.db.broadcasting import EVERYONE, approved, chunks, people, plan, recipients

APART = replace(SERVICE, nights_apart=True)


@pytest.mark.parametrize(("page", "lists", "own"), [(10, [(3, False), (4, True)], 0), (3, [(3, False), (3, True)], 1)])
def test_a_list_is_of_people_who_sleep_or_of_people_who_are_awake(
    session: Session, page: int, lists: list[tuple[int, bool]], own: int
) -> None:
    made = people(session, 7)
    for _, follower in made[:4]:
        waking.set_nights(follower, since=NINE)
    row = approved(session)
    plan(session, row, page=page, rules=APART)
    calls = [(chunk.people, broadcast_sending.all_on_nights(session, chunk.key)) for chunk in chunks(session, row)]
    assert calls == lists
    assert len([one for one in recipients(session, row) if one.seq is None]) == own
    assert len(recipients(session, row)) == len(made)


def test_one_alone_gets_a_message_of_their_own(session: Session) -> None:
    made = people(session, 5)
    waking.set_nights(made[2][1], since=NINE)
    row = approved(session)
    plan(session, row, rules=APART)
    assert [chunk.people for chunk in chunks(session, row)] == [4]
    own = [one for one in recipients(session, row) if one.seq is None]
    assert [(one.follower_id, one.worker_id, one.result) for one in own] == [
        (made[2][1].key, made[2][0].key, "planned")
    ]


def test_whoever_sleeps_does_not_fill_up_the_list_of_those_awake(session: Session) -> None:
    made = people(session, 2, talking=1)
    waking.set_nights(made[0][1], since=NINE)
    row = approved(session)
    plan(session, row, rules=APART)
    assert not chunks(session, row)
    assert sorted(one.result for one in recipients(session, row)) == ["out_of_window", "planned"]


def test_a_call_to_everybody_of_few_is_taken_apart_and_where_there_are_no_lists_it_is_not(session: Session) -> None:
    made = people(session, 6)
    for _, follower in made[:2]:
        waking.set_nights(follower, since=NINE)
    row = approved(session, EVERYONE)
    plan(session, row, rules=APART)
    assert [(chunk.route, chunk.people) for chunk in chunks(session, row)] == [("list", 4), ("list", 2)]


def test_nobody_stands_apart_while_they_are_awake(session: Session) -> None:
    assert not waking.nights_apart(session, NINE, station=Station())
    waking.set_nights(people(session, 1)[0][1], since=NINE)
    session.flush()
    assert waking.nights_apart(session, NINE, station=Station())
    assert not waking.nights_apart(session, NINE.replace(hour=17), station=Station())

"""Imports: looked at first, taken in once, undone once and within thirty days; their rows go afterwards."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from db import imports
from db.imports import ImportSettled, Line, NothingToImport, TooLateToUndo
from db.models import ImportBatch, ImportRow, Staff
from db.rights import NotAllowed
from tests.builders import NINE, a_member_of_staff

LINES = (
    Line(2, "good", {"a": 1}, "好的"), Line(3, "review", {"a": 2}), Line(4, "double", {"a": 3}), Line(5, "refused", {}, "坏的", ["缺姓名"]),
)  # fmt: skip


@pytest.fixture
def clerk(session: Session) -> Staff:
    return a_member_of_staff(session, code="S02", role="job_officer", scope="all")


def begin(session: Session, clerk: Staff) -> ImportBatch:
    return imports.begin(session, kind="posts", file_name="岗位.xlsx", lines=LINES, by=clerk, now=NINE)


def test_what_is_taken_in_is_good_or_waits_or_was_chosen(session: Session, clerk: Staff) -> None:
    batch, taken = begin(session, clerk), list[int]()
    assert (batch.good, batch.review, batch.double, batch.refused) == (1, 1, 1, 1)
    assert imports.count_to_take(session, batch) == 2
    imports.choose(session, batch, "update")
    assert imports.count_to_take(session, batch) == 3
    imports.confirm(session, batch, store=lambda rows: taken.extend(row.line for row in rows), by=clerk, now=NINE)
    assert taken == [2, 3, 4]
    for again in (
        lambda: imports.confirm(session, batch, store=lambda rows: None, by=clerk, now=NINE),
        lambda: imports.choose(session, batch, ""),
        lambda: imports.drop(session, batch),
    ):
        with pytest.raises(ImportSettled):
            again()


def test_undone_within_thirty_days_and_forgotten_afterwards(session: Session, clerk: Staff) -> None:
    batch = begin(session, clerk)
    imports.confirm(session, batch, store=lambda rows: None, by=clerk, now=NINE)
    late = NINE + imports.KEPT
    with pytest.raises(TooLateToUndo):
        imports.undo(session, batch, take_back=lambda rows: None, by=clerk, now=late)
    imports.forget(session, now=late - timedelta(seconds=1))
    assert len(session.exec(select(ImportRow)).all()) == len(LINES)
    imports.forget(session, now=late)
    assert session.exec(select(ImportRow)).all() == []
    assert session.exec(select(ImportBatch)).one().taken == 2


def test_nobody_without_the_right_hands_a_file_in_and_nothing_comes_of_nothing(session: Session, clerk: Staff) -> None:
    viewer = a_member_of_staff(session, code="S05", role="dehong_viewer", scope="533100")
    with pytest.raises(NotAllowed):
        begin(session, viewer)
    empty = imports.begin(session, kind="posts", file_name="", lines=LINES[3:], by=clerk, now=NINE)
    with pytest.raises(NothingToImport):
        imports.confirm(session, empty, store=lambda rows: None, by=clerk, now=NINE)
    assert empty.status == "checked"

"""What each member of staff did in a stretch (各人工作): visits, people met, requests, tasks, posts, work on classes."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select
from sqlmodel import Session, col

from db import rights, scopes
from db.models import Audit, FollowUp, Inquiry, Staff, Vacancy, Visit
from db.reports.parts import Cell, Part
from db.statistics import Stretch

COLUMNS = (
    "编号",
    "姓名",
    "走访（次）",
    "见到（人次）",
    "办结求助（件）",
    "办好跟进（件）",
    "发布岗位（条）",
    "培训班务（次）",
)
# What is done for a class, as the audit names it.
TRAINING = (
    "course_planned", "course_changed", "attendance_taken", "results_entered", "certificates_issued", "course_status",
)  # fmt: skip
DEFINED = (
    "走访和见到：期内已完成的，按走访日期算在走访的人名下",
    "培训班务：期内排班、改班、登到课、登成绩、发证书、改班的状态，做一次算一次",
    "办结求助：期内办结的，算在接办的人名下；办好跟进：期内办结的，算在负责的人名下；发布岗位：期内发布的，算在发布的人名下",
)


def worked(session: Session, *, by: Staff, stretch: Stretch) -> Part:
    """Of the station's people; who sees no requests sees none of this either."""
    if not rights.may_see(by, rights.Right.REQUESTS):
        return Part("各人工作", COLUMNS, (), ("只有工作站看得到",))
    done, by_hand = Visit.status == "done", Vacancy.status != "draft"
    settled = col(FollowUp.closed_at).is_not(None)
    counted = [
        _by(session, Visit.staff_id, func.count(), during=_in(Visit.starts_at, stretch), holds=done),
        _by(session, Visit.staff_id, func.sum(col(Visit.people_met)), during=_in(Visit.starts_at, stretch), holds=done),
        _by(
            session,
            Inquiry.taken_by,
            func.count(),
            during=_in(Inquiry.closed_at, stretch),
            holds=Inquiry.status == "closed",
        ),
        _by(session, FollowUp.staff_id, func.count(), during=_in(FollowUp.closed_at, stretch), holds=settled),
        _by(session, Vacancy.posted_by, func.count(), during=_in(Vacancy.posted_at, stretch), holds=by_hand),
        _by(
            session, Audit.staff_id, func.count(), during=_in(Audit.at, stretch), holds=col(Audit.action).in_(TRAINING)
        ),
    ]
    names = scopes.by_id(session, Staff, {number for found in counted for number in found})
    rows: list[list[Cell]] = [
        [row.code, row.name, *(found.get(number, 0) for found in counted)]
        for number, row in sorted(names.items(), key=lambda item: item[1].code)
    ]
    return Part("各人工作", COLUMNS, rows, DEFINED)


def _in(moment: Any, stretch: Stretch) -> ColumnElement[bool]:
    return and_(col(moment) >= stretch.begins, col(moment) < stretch.ends)


def _by(session: Session, whose: Any, number: Any, *, during: Any, holds: Any) -> Mapping[int, int]:
    """By the number of the member of staff."""
    rows = session.execute(select(whose, number).where(holds, during, col(whose).is_not(None)).group_by(whose)).all()
    return {int(row[0]): int(row[1] or 0) for row in rows}

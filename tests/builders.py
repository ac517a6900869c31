"""Valid rows, spelling out only what a test is about."""

import secrets
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from db import followers, vacancies
from db.columns import CHINA
from db.models import Course, Follower, Staff, Vacancy, Worker
from db.vacancy_words import Cutter
from nlp import cutting

NINE = datetime(2026, 11, 26, 9, 0, tzinfo=CHINA)  # a Thursday
IN_A_FORTNIGHT = NINE + timedelta(days=14)


def a_follower(session: Session, *, now: datetime = NINE) -> Follower:
    return followers.arrive(session, openid=f"o{secrets.token_hex(13)}", now=now)


def a_worker(session: Session, *, name: str = "岩演罕", **facts: Any) -> Worker:
    worker = Worker(public_id=secrets.token_urlsafe(8), name=name, registered_at=NINE, **facts)
    session.add(worker)
    session.flush()
    return worker


def a_member_of_staff(session: Session, *, code: str = "S03", role: str = "visit_officer", **facts: Any) -> Staff:
    member = Staff(code=code, name=f"演示{code}", role=role, **facts)
    session.add(member)
    session.flush()
    return member


def a_course(session: Session, *, code: str = "", starts_at: datetime = IN_A_FORTNIGHT, **facts: Any) -> Course:
    """An open class of five days in 盈江 for employees and students, unless told otherwise."""
    row = {
        "code": code or f"C{secrets.randbelow(10**6):06d}",
        "programme": "drill",
        "title": "家政与生活服务岗位练兵",
        "field": "生活服务",
        "place": "盈江县",
        "county": "盈江",
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(days=4, hours=8),
        "days": 5,
        "seats": 20,
        "audience": "企业职工、职校学生",
    }
    course = Course(**{**row, **facts})
    session.add(course)
    session.flush()
    return course


CUTTER = Cutter(cutting.VERSION, cutting.terms)


def a_vacancy(session: Session, **facts: Any) -> Vacancy:
    """A published post for sorters in 华新 at 5800 a month, unless told otherwise."""
    row = {
        "title": "快递分拣员",
        "trade": "sorter",
        "industry": "express_logistics",
        "employer_name": "示例快达速运(华新)有限公司",
        "town": "华新",
        "district": "青浦",
        "city": "上海",
        "place": "上海市青浦区华新镇",
        "place_code": "310118107",
        "pay_kind": "month",
        "pay_min": 5800.0,
        "number": "",
        "posted_at": NINE,
    }
    return vacancies.publish(session, Vacancy(**{**row, **facts}), cutter=CUTTER, now=NINE)

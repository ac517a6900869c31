"""How far a class is (办到哪一步): who lacks the attendance it asks for, who was never given a result, which state is next."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from db.class_register import STEPS, Register, Seat

DIGITS = {sign: number for number, sign in enumerate("零一二三四五六七八九")} | {"两": 2}
PERCENT = re.compile(r"(\d{1,3})(?:\.\d+)?\s*[%％]|百分之([零一二三四五六七八九十]{1,3}|\d{1,3})")
TENTHS = re.compile(r"([一两二三四五六七八九]|[1-9])成([一二三四五六七八九])?")
CLAUSES = re.compile("[，,；;。、]")
ABSENCE = re.compile(r"缺(?:勤|课|席)|请假")
FULL = re.compile(r"全勤|不得?缺(?:勤|课)|一天不缺")
IN_CLASS, OPEN_ENDED = ("enrolled", "attending", "passed", "failed"), ("enrolled", "attending")


def asked(rule: str) -> float | None:
    """The share of the lessons that a rule asks for: 出勤率80%以上, 出勤八成, 缺勤不超过20%. None where it names no share."""
    for clause in CLAUSES.split(rule):
        share = _share(clause)
        if share is not None and 0 < share <= 1:
            return 1 - share if ABSENCE.search(clause) else share
    return 1.0 if FULL.search(rule) else None


def came(register: Register, seat: Seat) -> float:
    """By the half days taken here or by the roster that its provider handed in, whichever says more."""
    days = register.course.days
    own = [row for row in register.listed if row.worker_id == seat.worker.id and row.days_present is not None]
    listed = [min(1.0, (row.days_present or 0) / days) for row in own if days]
    return max([register.rate(seat), *listed])


def lacks(register: Register, seat: Seat) -> bool:
    """Fewer lessons than the class asks for."""
    needed = asked(register.course.attendance_rule)
    return needed is not None and came(register, seat) < needed - 0.001


def short(register: Register, results: Mapping[int, str]) -> Sequence[Seat]:
    """Who is to pass only now and was not there often enough."""
    return [
        seat for seat in register.seats
        if results.get(seat.enrolment.key) == "passed" and seat.enrolment.status != "passed" and lacks(register, seat)
    ]  # fmt: skip


def without_result(register: Register, *, now: datetime) -> Sequence[Seat]:
    """Once the lessons are over: who neither passed nor failed."""
    course = register.course
    if course.ends_at > now or course.status == "cancelled":
        return ()
    return [seat for seat in register.seats if seat.enrolment.status in OPEN_ENDED]


def next_step(register: Register, *, now: datetime) -> str:
    """The state that what is on record speaks for; empty when that is the one it has, or an earlier one."""
    status = register.course.status
    reached = _reached(register, now)
    if status not in STEPS or reached not in STEPS:
        return ""
    return reached if STEPS.index(reached) > STEPS.index(status) else ""


def _reached(register: Register, now: datetime) -> str:
    course, members = register.course, [one for one in register.seats if one.enrolment.status in IN_CLASS]
    if course.starts_at > now:
        return ""
    if course.ends_at > now:
        return "running"
    if not members or register.left_out or without_result(register, now=now):
        return "ended"
    passed = [one for one in members if one.enrolment.status == "passed"]
    return "certified" if passed and all(one.certificate for one in passed) else "examined"


def _share(rule: str) -> float | None:
    if found := PERCENT.search(rule):
        return (int(found[1]) if found[1] else _number(found[2])) / 100
    if found := TENTHS.search(rule):
        return _number(found[1]) / 10 + (_number(found[2]) / 100 if found[2] else 0)
    return None


def _number(said: str) -> int:
    """八十, 八十五, 十, 80"""
    if said.isdigit():
        return int(said)
    tens, ten, ones = said.partition("十")
    if not ten:
        return DIGITS.get(said, 0)
    return DIGITS.get(tens, 1) * 10 + DIGITS.get(ones, 0)

"""Checks on the numbers of certificates (证书编号核查): of another person or class, too many, taken back, in one day for all."""

import re
from collections.abc import Iterator

from sqlmodel import col, select

from db.guard.evidence import Evidence, grouped, several
from db.guard.flags import Flag, Rule, rows_of
from db.guard.persons import flag
from db.models import Certificate, Course, Identity

MANY = 5  # certificates on the very day of the exam
PAID_FOR = ("P17", "P18", "P19")
LATEST = 365  # days after the class


def _of(row: Certificate, course: Course | None, words: str) -> Flag:
    said = f"{course.code} {row.name} {words}" if course else f"{row.name} {words}"
    region = course.region if course else row.region
    return Flag(rows_of(row), said, course_id=course.key if course else None, region=region)


def certificate_number_differs(ev: Evidence) -> Iterator[Flag]:
    """Another number on the list than in the records, or a number that belongs to another class."""
    held = {(row.course_id, row.worker_id): row for row in ev.certificates if row.status == "issued" and row.worker_id}
    codes = {row.code: row.key for row in ev.courses.values()}
    by_number = {row.number: row for row in ev.certificates}
    for one in ev.trainees:
        number = one.listed.certificate_no if one.listed else ""
        mine = held.get((one.course.key, one.worker.key)) if one.worker else None
        of_class = codes.get(number.rpartition("-")[0])
        known = by_number.get(number)
        if number and mine is not None and mine.number != number:
            yield flag(one, f"{one.name} 名册上的证书编号和证书记录不一样")
        elif of_class not in (None, one.course.key) or (known and known.course_id not in (None, one.course.key)):
            yield flag(one, f"{one.name} 的证书编号是另一个班的")


def certificate_number_respelled(ev: Evidence) -> Iterator[Flag]:
    """One number for two people, told apart by a space, a dash or a small letter."""
    held = [(one.listed.certificate_no, one.who, one.about) for one in ev.trainees if one.listed]
    held += [(row.number, f"worker:{row.worker_id}", f"certificate:{row.key}") for row in ev.certificates]
    for rows in several(held, lambda row: re.sub(r"[\W_]", "", row[0]).upper()):
        if len({row[1] for row in rows}) > 1 and len({row[0] for row in rows}) > 1:
            yield Flag(tuple(sorted(row[2] for row in rows)), f"证书编号 {rows[0][0]} 换个写法又用了一次")


def certificate_tail_differs(ev: Evidence) -> Iterator[Flag]:
    """The last four of the ID number on the certificate are not the person's."""
    people = {row.worker_id for row in ev.certificates if row.id_tail and row.worker_id}
    if not people:
        return
    asked = select(col(Identity.worker_id), col(Identity.masked))
    masked = {number: said for number, said in ev.rows(asked) if number in people}
    for row in ev.certificates:
        known = masked.get(row.worker_id or 0, "")
        if row.id_tail and known and not known.upper().endswith(row.id_tail.upper()[-4:]):
            yield _of(row, ev.courses.get(row.course_id or 0), "证书上的身份证后四位不是本人的")


def certificates_too_many(ev: Evidence) -> Iterator[Flag]:
    issued = [row for row in ev.certificates if row.status == "issued" and row.course_id is not None]
    for number, rows in grouped(issued, lambda row: row.course_id).items():
        course, heads = ev.courses.get(number), ev.heads.get(number)
        passed = heads.times("passed") if heads else 0
        if course is not None and passed and len(rows) > passed:
            words = f"{course.code} 合格 {passed} 人，证书有 {len(rows)} 张"
            yield Flag(rows_of(course, *rows), words, course_id=course.key, region=course.region)


def certificate_taken_back(ev: Evidence) -> Iterator[Flag]:
    """Taken back, and the person still counts as passed in a class that is paid for."""
    good = {(row.course_id, row.worker_id) for row in ev.certificates if row.status == "issued"}
    passed = {(one.course.key, one.worker.key): one for one in ev.trainees if one.worker and one.passed}
    claimed = {row.course_id for row in ev.claims.values()}
    for row in ev.certificates:
        key = (row.course_id or 0, row.worker_id or 0)
        if row.status != "issued" and key not in good and key in passed and row.course_id in claimed:
            yield Flag((f"certificate:{row.key}", passed[key].about), f"{row.name} 的证书已收回，还按合格申领",
                       course_id=row.course_id, region=row.region)  # fmt: skip


def certificates_in_a_hurry(ev: Evidence) -> Iterator[Flag]:
    """For many on the day of the exam itself, before anybody can have marked it; or years after the class."""
    issued = [
        row for row in ev.certificates if row.status == "issued" and row.issued_on and row.course_id in ev.courses
    ]
    for (number, day), rows in grouped(issued, lambda row: (row.course_id, row.issued_on)).items():
        course = ev.courses[number]
        if day == course.ends_at.date() and len(rows) >= MANY and course.measure in PAID_FOR:
            words = f"{course.code} 考核当天就发了 {len(rows)} 张证书"
            yield Flag(rows_of(course, *rows), words, course_id=course.key, region=course.region)
        elif (day - course.ends_at.date()).days > LATEST:
            for row in rows:
                yield _of(row, course, "的证书结课一年以后才发")


def certificate_undated(ev: Evidence) -> Iterator[Flag]:
    """Issued without a day, where the rest of the class has one."""
    issued = [row for row in ev.certificates if row.status == "issued" and row.course_id in ev.courses]
    for number, rows in grouped(issued, lambda row: row.course_id).items():
        blank = [row for row in rows if row.issued_on is None]
        for row in blank if len(blank) < len(rows) / 2 else ():
            yield _of(row, ev.courses[number], "的证书没有发证日期")


RULES = (
    Rule("certificate_number_differs", "证书编号对不上", certificate_number_differs),
    Rule("certificate_number_respelled", "证书编号换写法重用", certificate_number_respelled),
    Rule("certificate_tail_differs", "证书上的身份证号不是本人", certificate_tail_differs),
    Rule("certificates_too_many", "证书比合格人数多", certificates_too_many),
    Rule("certificate_taken_back", "证书已收回仍按合格", certificate_taken_back),
    Rule("certificates_in_a_hurry", "发证时间不合理", certificates_in_a_hurry),
    Rule("certificate_undated", "证书没有日期", certificate_undated),
)

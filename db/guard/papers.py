"""Checks on certificates (证书核查): before the class ended, without a class, for somebody who did not pass, one number twice."""

from collections.abc import Iterator, Sequence

from db.guard.evidence import Evidence, grouped
from db.guard.flags import Flag, Rule
from db.guard.people import Trainee
from db.guard.persons import flag
from db.models import Certificate, Course


def certificate_early(ev: Evidence) -> Iterator[Flag]:
    for row, course in _issued(ev):
        if course and row.issued_on and row.issued_on < course.ends_at.date():
            yield _of(row, course, f"{row.name} 的证书在结课前就发了")
        elif row.issued_on and row.issued_on > ev.today:
            yield _of(row, course, f"{row.name} 的证书日期还没到")
    for one in ev.trainees:
        if one.listed and one.listed.certificate_no and one.course.ends_at > ev.now:
            yield flag(one, f"{one.name} 还没结课就有证书编号")


def certificate_without_class(ev: Evidence) -> Iterator[Flag]:
    for row, course in _issued(ev):
        if course is None or course.status == "cancelled":
            yield _of(row, course, f"{row.name} 的证书没有对应的班")
        elif (ones := ev.by_course.get(course.key)) and not _known(row, course, ones):
            yield _of(row, course, f"{row.name} 有证书，不在这个班上")


def _known(row: Certificate, course: Course, ones: Sequence[Trainee]) -> bool:
    """Of the class, or the class had more people on paper than its lists name."""
    listed = sum(1 for one in ones if one.listed)
    return any(_same(row, one) for one in ones) or course.passed_elsewhere > listed


def certificate_unearned(ev: Evidence) -> Iterator[Flag]:
    for row, course in _issued(ev):
        ones = [one for one in ev.by_course.get(course.key, ()) if _same(row, one)] if course else []
        if course and ones and not any(one.passed for one in ones) and _judged(ones):
            yield _of(row, course, f"{row.name} 没有合格，却有证书")
    for one in ev.trainees:
        if one.listed and one.listed.certificate_no and not one.passed:
            yield flag(one, f"{one.name} 没有合格，却有证书编号")


def _judged(ones: list[Trainee]) -> bool:
    """Somebody still in class on the phones' register may have passed without anybody writing it down."""
    return any(
        one.listed or (one.enrolled and one.enrolled.status == "failed") or one.course.status == "open" for one in ones
    )


def certificate_twice(ev: Evidence) -> Iterator[Flag]:
    """One number for two people, or two certificates of one class for one."""
    listed = [one for one in ev.trainees if one.listed and one.listed.certificate_no]
    for ones in grouped(listed, lambda one: one.listed.certificate_no).values():
        if len({one.who for one in ones}) > 1:
            yield flag(ones[0], f"证书编号给了 {len(ones)} 个人", *ones[1:])
    names = grouped(listed, lambda one: one.listed.certificate_no)
    for row, course in _issued(ev):
        if any(not _same(row, one) for one in names.get(row.number, ())):
            yield _of(row, course, f"{row.name} 的证书编号在名册上是别人的")
    mine = [pair for pair in _issued(ev) if pair[1] and (pair[0].worker_id or pair[0].id_tail)]
    for pairs in grouped(
        mine, lambda pair: (pair[1].key, pair[0].worker_id or (pair[0].name, pair[0].id_tail))
    ).values():
        for row, course in pairs[1:] if len(pairs) > 1 else ():
            yield _of(row, course, f"{row.name} 在一个班有 {len(pairs)} 张证书")


def certificate_of_another(ev: Evidence) -> Iterator[Flag]:
    for row, course in _issued(ev):
        worker = ev.handles.workers.get(row.worker_id) if row.worker_id else None
        if worker and worker.deleted_at is None and row.name and row.name != worker.name:
            yield _of(row, course, f"证书写的是 {row.name}，台账是另一个名字")


def _issued(ev: Evidence) -> Iterator[tuple[Certificate, Course | None]]:
    for row in ev.certificates:
        if row.status == "issued":
            yield row, ev.courses.get(row.course_id) if row.course_id else None


def _same(row: Certificate, one: Trainee) -> bool:
    if row.worker_id is not None and one.worker is not None:
        return row.worker_id == one.worker.key
    return row.name == one.name


def _of(row: Certificate, course: Course | None, words: str) -> Flag:
    said = f"{course.code} {words}" if course else words
    region = course.region if course else row.region
    return Flag((f"certificate:{row.key}",), said, course_id=course.key if course else None, region=region)


RULES = (
    Rule("certificate_early", "证书早于结课", certificate_early),
    Rule("certificate_without_class", "有证书没上课", certificate_without_class),
    Rule("certificate_unearned", "没合格却有证书", certificate_unearned),
    Rule("certificate_twice", "证书编号重复", certificate_twice),
    Rule("certificate_of_another", "证书姓名不符", certificate_of_another),
)

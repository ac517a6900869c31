"""Who may join which programme (谁能报): by what the class says it is for, and by what people say of themselves."""

import re
from collections.abc import Sequence

from db.models import Course, Worker
from nlp import late

LIFTED, EMPLOYEE, STUDENT, TEACHER, FOUNDER, OTHER, UNSURE = (
    "lifted", "employee", "student", "teacher", "founder", "other", "unsure",
)  # fmt: skip
# What an audience line names.
AUDIENCES = (
    (LIFTED, late.pattern("脱贫|监测|防止返贫")),
    (EMPLOYEE, late.pattern("职工|员工")),
    (STUDENT, late.pattern("学生")),
    (TEACHER, late.pattern("教职|教师|老师|师资")),
    (FOUNDER, late.pattern("创业")),
    (OTHER, late.pattern("农村劳动力|农民工|务工人员|一般农户|不限")),
)
# Whom the plan means, for a class whose audience line is empty.
PROGRAMMES = {"drill": (EMPLOYEE, STUDENT), "aid": (LIFTED,), "teachers": (TEACHER, FOUNDER), "practice": (LIFTED,)}
# What people say of themselves.
SAID = (
    (LIFTED, late.pattern("脱贫(?:户|人口|家庭|劳动力|不稳定)?|建档立卡|监测(?:户|对象)|贫困户|边缘易?致?贫?户|突发(?:严重)?困难")),
    (STUDENT, late.pattern("学生|在校|读(?:中专|职高|职校|技校|大专|书)|职校生|实习生")),
    (TEACHER, late.pattern("(?:我是|我们?当|职校的?|技校的?|学校的?|机构的?)(?:[一-鿿]{0,4})(?:老师|教师|讲师)|教职")),
    (FOUNDER, late.pattern("创业|自己开(?:店|厂)|个体户|当老板")),
    (EMPLOYEE, late.pattern("职工|员工|(?:在|是)[一-鿿]{0,8}(?:厂|公司|酒店|宾馆|单位|饭店|超市|物业)[一-鿿]{0,3}(?:上班|干活|做工|打工|的)|在[一-鿿]{1,6}(?:上班|打工|做工|干活)|在岗|(?:我|正)在上班|在厂")),
    (OTHER, late.pattern("一般农户|普通农户|务农|在家(?:里)?(?:务农|种地|待着)|没(?:有)?工作|待业|都不是|不是脱贫")),
    (UNSURE, late.pattern("说不准|不清楚|不晓得是不是|不知道是不是|晓不得")),
)  # fmt: skip
_NOT_LIFTED = late.pattern("(?:不是|不算|没有?)(?:脱贫|建档|监测|贫困)")
# A question how one is counted tells nothing: 我算不算脱贫户.
ASKS_WHETHER = late.pattern("算不算|是不是|怎么|咋|如何|认定|申请|什么样|哪些人|哪样人|多少|有没有|能不能当|几")
LIFTED_HOUSEHOLDS = frozenset(
    {"脱贫户", "脱贫不稳定户", "边缘易致贫户", "突发严重困难户", "监测对象", "防止返贫致贫对象"}
)


def audience(course: Course) -> tuple[str, ...]:
    """The groups a class is for; everybody when neither its line nor its programme says."""
    named = tuple(group for group, pattern in AUDIENCES if pattern.search(course.audience))
    return named or PROGRAMMES.get(course.programme, ())


def groups(words: str) -> tuple[str, ...]:
    """What somebody says of themselves, in the order of the question's numbers."""
    found = [group for group, pattern in SAID if pattern.search(words)]
    if _NOT_LIFTED.search(words) and LIFTED in found:
        found.remove(LIFTED)
    return tuple(found)


def told_anew(before: Sequence[str], words: str) -> tuple[str, ...] | None:
    """Who somebody is, after more was told of it: both hold, unless one denies the other. None when nothing new is told."""
    if ASKS_WHETHER.search(words):
        return None
    denied = _denied(words)
    said = [group for group in groups(words) if group not in denied]
    if OTHER in said and LIFTED not in said:
        denied.add(LIFTED)
    if set(said) - {OTHER, UNSURE}:
        denied |= {OTHER, UNSURE}
    merged = tuple(dict.fromkeys([*said, *(group for group in before if group not in denied)]))
    return merged if merged and set(merged) != set(before) else None


def _denied(words: str) -> set[str]:
    """我不是学生, 不算脱贫户."""
    return {group for group, pattern in SAID if re.search(f"(?:不是|不算)(?:个|什么)?(?:{pattern.pattern})", words)}


def fits(course: Course, people: Sequence[str]) -> bool:
    """Somebody unsure may sign up: the home county checks the list anyway."""
    wanted = audience(course)
    return not wanted or UNSURE in people or any(group in wanted for group in people)


def basis(course: Course, people: Sequence[str]) -> str:
    return next((group for group in people if group in audience(course)), UNSURE if UNSURE in people else "")


def known(worker: Worker | None) -> tuple[str, ...]:
    """What the records say already: a household that was verified, a running job."""
    if worker is None:
        return ()
    found = []
    if worker.household_verified_at is not None and worker.household_category in LIFTED_HOUSEHOLDS:
        found.append(LIFTED)
    if worker.status == "employed":
        found.append(EMPLOYEE)
    return tuple(found)

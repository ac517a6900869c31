"""Who may join which programme (谁能报): by what the class says it is for, and by what people say of themselves."""

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
# Of an ordinary household may work in a factory or learn at a school; who is idle does neither.
_ORDINARY = "(?:普通|一般)(?:的)?(?:农户|农民|人家|家庭|人|户|老百姓)|不是脱贫"
_IDLE = "务农|农民(?!工)|在(?:家|屋)(?:里|头)?(?:务农|种地|待|闲|带娃|带孩子|耍)|闲(?:着|起)|(?:没|莫|么|冇)(?:有|得)?(?:工作|班上|活(?:路|计)?(?:干|做|整)?)|待业|失业|都不是"
_IS_IDLE = late.pattern(_IDLE)
# What people say of themselves.
SAID = (
    (LIFTED, late.pattern("脱贫(?:户|人口|家庭|劳动力|不稳定)?|建档立卡|卡户|监测(?:户|对象)|贫困户|边缘易?致?贫?户|突发(?:严重)?困难")),
    (STUDENT, late.pattern("学生|在校|在读|读(?:中专|职高|职校|技校|大专|高中|高[一二三]|书)|职校生|实习生|(?:职校|职高|中专|技校|大专|高中|学校)的?(?:娃娃?|生)")),
    (TEACHER, late.pattern("(?:我是|我们?当|职校的?|技校的?|学校的?|机构的?)(?:[一-鿿]{0,4})(?:老师|教师|讲师)|教职")),
    (FOUNDER, late.pattern("创业|自己开(?:店|厂)|个体户|当老板")),
    (EMPLOYEE, late.pattern("职工|员工|(?:在|是)[一-鿿]{0,8}(?:厂|公司|酒店|宾馆|单位|饭店|超市|物业)[一-鿿]{0,3}(?:上班|干活|做工|打工|的)|在[一-鿿]{1,6}(?:上班|打工|做工|干活)|^(?:我|俺|现在|目前|一直|也|都|还|就|是)*(?:(?![想要去进找克到报不没莫别曾])[一-鿿]){0,5}(?:厂|公司|酒店|宾馆|单位|饭店|餐馆|超市|物业)(?:里|上|头)*(?:上班|打工|做工|干活|做活)|在岗|(?:我|正)在上班|在厂")),
    (OTHER, late.pattern(f"{_ORDINARY}|{_IDLE}")),
    (UNSURE, late.pattern("说不准|不清楚|不晓得是不是|不知道是不是|晓不得")),
)  # fmt: skip
_NOT_LIFTED = late.pattern("(?:不是|不算|没有?)(?:脱贫|建档|监测|贫困)")
# What is said of oneself holds where it is neither denied nor past: 不是厂里的, 以前在厂里.
_TOLD_APART = late.pattern("[,，。.;；!！\\s]+|(?=现在|如今|而今|目前|这会)")
_DENIES = late.pattern("(?:不|没|莫|么|冇)(?:有|得|是|算|再|属于|去)*(?:个|什么|啥子?|哪样|在)?$")
_ONCE = late.pattern("以前|之前|原来|原先|从前|过去|先前|早先|曾经|去年|前年|早就")
_QUIT = late.pattern(
    "辞(?:了|工|职|掉|咯|喽)|离(?:了)?职|失业|下岗|不(?:干|做)(?:了|咯|喽)|出厂(?:了|咯)|(?:开除|辞退|裁)(?:了|掉|咯)|(?:没|莫|么|冇)(?:有|得)?(?:工作|班上|上班)"
)
_LEFT_SCHOOL = late.pattern(
    "(?:不|没|莫)(?:再|去|想)?(?:读|念)(?:了|咯|喽|书)|(?<!没)(?<!没有)毕(?:业|了业)(?:了|咯)?|休学|退学"
)
SHORT = 12
_MAY_BE_DENIED = (LIFTED, EMPLOYEE, STUDENT, TEACHER, FOUNDER)
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
    held, denied = _told(words)
    found = [group for group, _ in SAID if group in held and group not in denied]
    if _NOT_LIFTED.search(words) and LIFTED in found:
        found.remove(LIFTED)
    if not set(found) - {UNSURE} and _QUIT.search(words) and (EMPLOYEE in held or len(words) <= SHORT):
        found.append(OTHER)  # 以前在厂里, 现在辞了
    return tuple(found)


def is_only_ordinary(words: str) -> bool:
    """我是普通人家: it says that the household is not on the list, and not what the person does."""
    return groups(words) == (OTHER,) and not _IS_IDLE.search(words) and not _QUIT.search(words)


def _told(words: str) -> tuple[set[str], set[str]]:
    """The groups that are named, and those that the last words on them deny."""
    held, denied = set[str](), set[str]()
    for clause in _TOLD_APART.split(words):
        for group, pattern in SAID:
            for match in pattern.finditer(clause):
                before = clause[: match.start()]
                no = group in _MAY_BE_DENIED and bool(_DENIES.search(before))
                # 原来是贫困户 is what the plan means by 脱贫户.
                no = no or (group in _MAY_BE_DENIED and group != LIFTED and bool(_ONCE.search(before)))
                held.add(group)
                (denied.add if no else denied.discard)(group)
        if _LEFT_SCHOOL.search(clause):
            denied.add(STUDENT)
        if EMPLOYEE in held and _QUIT.search(clause):
            denied.add(EMPLOYEE)
    return held, denied


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
    """我不是学生, 不算脱贫户, 以前在厂里."""
    denied = _told(words)[1]
    return denied | {EMPLOYEE} if _QUIT.search(words) and EMPLOYEE not in groups(words) else denied


def fits(course: Course, people: Sequence[str]) -> bool:
    """Somebody unsure may sign up: the home county checks the list anyway."""
    wanted = audience(course)
    return not wanted or UNSURE in people or any(group in wanted for group in people)


def leaves_open(course: Course, words: str) -> bool:
    """Whether somebody who only calls their household ordinary may still belong to this class, by what they do."""
    return is_only_ordinary(words) and bool({EMPLOYEE, STUDENT} & set(audience(course)))


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

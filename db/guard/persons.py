"""Checks on who is in a class (人员核查): the number, the age, the household, the telephone, the account of each person."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from db.guard.evidence import Evidence, grouped
from db.guard.flags import Flag, Rule
from db.guard.people import Trainee
from db.plan_year import POOR

YOUNGEST, OLDEST = 16, 60  # 劳动法 art. 15; working age of the plan's training
AID = ("P18", "P19")
HOMES = {"P18": "5331", "P19": "6326"}  # Dehong; Golog
AT_SCHOOL = ("在读", "在校")  # as education is written of somebody who has not finished
STUDYING = ("agreed", "running")
AFTER_IMPORT = "导入"  # a household category imported with the ledger carries no date of its own


def flag(one: Trainee, words: str, *others: Trainee) -> Flag:
    rows = tuple(sorted({one.about, *(other.about for other in others)}))
    return Flag(rows, f"{one.course.code} {words}", course_id=one.course.key, region=one.course.region)


def same_id_in_class(ev: Evidence) -> Iterator[Flag]:
    """Lines of one list; a person may stand on the paper roster and in the phones' register at once."""
    for ones in ev.by_course.values():
        for mine in ([one for one in ones if one.listed], [one for one in ones if one.enrolled]):
            for people in grouped(mine, lambda one: one.who).values():
                if len(people) > 1:
                    yield flag(people[0], f"{people[0].name} 在同一班出现 {len(people)} 次", *people[1:])


def id_wrong(ev: Evidence) -> Iterator[Flag]:
    for one in ev.trainees:
        if one.listed and one.listed.id_masked and not one.listed.id_valid:
            yield flag(one, f"{one.name} 的身份证号校验位或出生日期不对")


def differs_from_ledger(ev: Evidence) -> Iterator[Flag]:
    """Name, sex or birth of the roster line against the ID number and the ledger."""
    for one in ev.trainees:
        row, worker = one.listed, one.worker
        if row is None:
            continue
        if row.gender and row.id_gender and row.gender != row.id_gender:
            yield flag(one, f"{one.name} 登记的性别和身份证号不一致")
        elif worker and row.gender and worker.gender and row.gender != worker.gender:
            yield flag(one, f"{one.name} 登记的性别和台账不一致")
        if worker and row.birth_date and worker.birth_date and row.birth_date != worker.birth_date:
            yield flag(one, f"{one.name} 的出生日期和台账不一致")
        if worker and row.county and worker.county and row.county != worker.county:
            yield flag(one, f"{one.name} 登记的老家县和台账不一致")


def name_differs(ev: Evidence) -> Iterator[Flag]:
    for one in ev.trainees:
        if one.listed and one.worker and one.worker.deleted_at is None and one.name != one.worker.name:
            yield flag(one, f"{one.name} 的身份证或编号在台账上是另一个名字")
    strangers = [one for one in ev.trainees if one.worker is None]
    for ones in grouped(strangers, lambda one: one.who).values():
        if len({one.name for one in ones}) > 1:
            yield flag(ones[0], f"{ones[0].name} 和 {ones[1].name} 用同一个身份证号", *ones[1:])


def age_out(ev: Evidence) -> Iterator[Flag]:
    for one in ev.trainees:
        age = age_on(one.born, one.course.starts_at.date())
        if age is not None and not YOUNGEST <= age < OLDEST:
            yield flag(one, f"{one.name} 开班时 {age} 岁，不在 {YOUNGEST}–{OLDEST - 1} 岁")


def age_on(born: date | None, day: date) -> int | None:
    return None if born is None else day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def student_in_aid(ev: Evidence) -> Iterator[Flag]:
    """A student in a class that is paid for workers."""
    placed = {row.worker_id for row in ev.placements if row.status in STUDYING}
    for one in ev.trainees:
        education = one.worker.education if one.worker else ""
        schooled = any(word in education for word in AT_SCHOOL)
        studies = (
            schooled or (one.worker and one.worker.id in placed) or (one.enrolled and "学生" in one.enrolled.basis)
        )
        if one.course.measure in AID and studies:
            yield flag(one, f"{one.name} 是在校学生，却在脱贫劳动力的班上")


def wrong_audience(ev: Evidence) -> Iterator[Flag]:
    """By what the register says the person was taken on for."""
    for one in ev.trainees:
        basis = one.enrolled.basis if one.enrolled else ""
        if basis and one.course.measure in AID and "脱贫" not in basis and "监测" not in basis and "学生" not in basis:
            yield flag(one, f"{one.name} 按“{basis}”报名，这个班只收脱贫劳动力和监测对象")
        elif basis and one.course.measure == "P17" and "职工" not in basis and "学生" not in basis:
            yield flag(one, f"{one.name} 按“{basis}”报名，这个班只收企业职工和职校学生")


def category_unconfirmed(ev: Evidence) -> Iterator[Flag]:
    for one in ev.trainees:
        if one.course.measure not in AID or one.erased:
            continue
        worker, said = one.worker, one.listed.household_category if one.listed else ""
        category = said or (worker.household_category if worker else "")
        if category not in POOR:
            yield flag(one, f"{one.name} 登记的户类型不是脱贫户或监测对象")
        elif worker and worker.household_verified_at is None:
            yield flag(one, f"{one.name} 的户类型没有经德宏确认")
        elif worker and _confirmed_late(worker.household_verified_at, worker.household_verified_by, one):
            yield flag(one, f"{one.name} 的户类型在开班以后才确认")


def _confirmed_late(at: date | None, by: str, one: Trainee) -> bool:
    return at is not None and by != AFTER_IMPORT and at > one.course.starts_at.date()


def category_differs(ev: Evidence) -> Iterator[Flag]:
    for one in ev.trainees:
        said = one.listed.household_category if one.listed else ""
        if one.course.measure in AID and said and one.worker and one.worker.household_category not in ("", said):
            yield flag(one, f"{one.name} 登记的户类型和台账不一致")


def home_elsewhere(ev: Evidence) -> Iterator[Flag]:
    """Aid is for the people of the place: by the ledger, else by the county and the number of the roster line."""
    for one in ev.trainees:
        home = HOMES.get(one.course.measure)
        if home and not any(code.startswith(home) for code in _homes(one)):
            yield flag(one, f"{one.name} 的户籍不在这个项目帮扶的地方")


def _homes(one: Trainee) -> Iterable[str]:
    """Old prefixes of Dehong begin alike (GB/T 2260, 1980–1998)."""
    known = [one.worker.region if one.worker else "", one.listed.region if one.listed and one.listed.county else ""]
    known += [one.listed.id_masked[:6] if one.listed else ""]
    return [code for code in known if code] or [HOMES[one.course.measure]]


def phone_shared(ev: Evidence) -> Iterator[Flag]:
    """On rosters, where a telephone is how a person is called back; families share one only in the chat."""
    yield from _shared(ev, lambda one: one.phone, "和别人登记了同一个电话")
    for ones in ev.by_course.values():
        seated = [one for one in ones if one.enrolled and one.phone]
        for mine in grouped(seated, lambda one: one.phone).values():
            if len({one.who for one in mine}) > 1:
                yield flag(mine[0], f"{mine[0].name} 和班上别人是同一个电话", *mine[1:])


def account_shared(ev: Evidence) -> Iterator[Flag]:
    yield from _shared(ev, lambda one: one.listed.account_blind if one.listed else "", "和别人用同一个银行账户")


def signature_shared(ev: Evidence) -> Iterator[Flag]:
    yield from _shared(ev, lambda one: one.listed.signature if one.listed else "", "的签名和别人的一模一样")


def _shared(ev: Evidence, key: Callable[[Trainee], str], words: str) -> Iterator[Flag]:
    listed = [one for one in ev.trainees if one.listed and key(one)]
    for ones in grouped(listed, key).values():
        people = list({one.who: one for one in ones}.values())
        for one in people if len(people) > 1 else ():
            yield flag(one, f"{one.name} {words}", *(other for other in people if other is not one))


def phone_of_another(ev: Evidence) -> Iterator[Flag]:
    """The telephone belongs to somebody else of the ledger who is also known to the checks."""
    owners = grouped([row for row in ev.handles.workers.values() if row.phone], lambda row: row.phone)
    for one in ev.trainees:
        if one.listed is None or not one.phone:
            continue
        own = {f"worker:{row.merged_into or row.key}" for row in owners.get(one.phone, ())}
        if own and one.who not in own:
            yield flag(one, f"{one.name} 登记的电话在台账上是别人的")


def look_alikes(ev: Evidence) -> Iterator[Flag]:
    """Two people of one class with one name and one birthday: the same person under two numbers, or two telephones."""
    for ones in ev.by_course.values():
        dated = [one for one in ones if one.born is not None]
        for mine in grouped(dated, lambda one: (one.name, one.born)).values():
            if len({one.who for one in mine}) > 1:
                yield flag(mine[0], f"{mine[0].name} 在班上有两个人同名同生日", *mine[1:])


def staff_in_class(ev: Evidence) -> Iterator[Flag]:
    phones = {row.phone for row in ev.staff if row.phone}
    for one in ev.trainees:
        if one.phone and one.phone in phones:
            yield flag(one, f"{one.name} 登记的电话是工作人员的")
        elif one.course.trainer and one.name == one.course.trainer:
            yield flag(one, f"{one.name} 是这个班的教师")


def employer_trains(ev: Evidence) -> Iterator[Flag]:
    """The employer of the person is the institution that is paid."""
    for one in ev.trainees:
        provider, worker = one.course.provider, one.worker
        employer = ev.employers.get(worker.employer_id) if worker and worker.employer_id else None
        names = {worker.employer_name if worker else "", employer.name if employer else ""}
        if provider and provider in names:
            yield flag(one, f"{one.name} 的用工单位就是培训机构")


def gone_from_ledger(ev: Evidence) -> Iterator[Flag]:
    for one in ev.trainees:
        gone = one.worker.deleted_at if one.worker else None
        if gone is not None and gone < one.course.starts_at and one.came:
            yield flag(one, f"{one.name} 开班前已从台账注销")


def never_came(ev: Evidence) -> Iterator[Flag]:
    for one in ev.trainees:
        if one.listed and one.listed.call_answer == "never" and one.came:
            yield flag(one, f"{one.name} 电话回访时说没参加过")


def twice_in_ledger(ev: Evidence) -> Iterator[Flag]:
    """Two people of the ledger with one number, of whom somebody is paid for."""
    concerned = {one.who for one in ev.trainees} | {one.who for one in ev.claimants}
    for people in ev.twins.values():
        if any(f"worker:{row.key}" in concerned for row in people):
            rows = tuple(f"worker:{row.key}" for row in people)
            yield Flag(rows, f"{people[0].name} 的身份证号在台账上有 {len(people)} 个人", region=people[0].region)


RULES = (
    Rule("same_id_in_class", "同一人在一班重复登记", same_id_in_class),
    Rule("id_wrong", "身份证号不对", id_wrong),
    Rule("differs_from_ledger", "性别或出生日期不一致", differs_from_ledger),
    Rule("name_differs", "姓名和台账不一致", name_differs),
    Rule("age_out", "年龄不在范围", age_out),
    Rule("student_in_aid", "学生在劳动力班上", student_in_aid),
    Rule("wrong_audience", "不是这个班的对象", wrong_audience),
    Rule("category_unconfirmed", "户类型未确认", category_unconfirmed),
    Rule("category_differs", "户类型和台账不一致", category_differs),
    Rule("home_elsewhere", "户籍不在帮扶地", home_elsewhere),
    Rule("phone_shared", "多人同一电话", phone_shared),
    Rule("phone_of_another", "电话是别人的", phone_of_another),
    Rule("account_shared", "多人同一银行账户", account_shared),
    Rule("signature_shared", "签名相同", signature_shared),
    Rule("look_alikes", "同名同生日的两个人", look_alikes),
    Rule("staff_in_class", "工作人员或教师当学员", staff_in_class),
    Rule("employer_trains", "用工单位就是培训机构", employer_trains),
    Rule("gone_from_ledger", "已注销的人参训", gone_from_ledger),
    Rule("never_came", "回访说没参加", never_came),
    Rule("twice_in_ledger", "一个身份证号两个人", twice_in_ledger),
)

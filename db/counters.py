"""What is counted (统计口径): every figure by name, each with its definition and the ways it can be divided."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import ColumnElement, case, distinct, func

from db import search
from db.models import (
    Application,
    ApplicationStatus,
    Course,
    Employer,
    Enrolment,
    Event,
    EventSignup,
    Follower,
    FollowUp,
    Inquiry,
    Staff,
    UnknownQuestion,
    Vacancy,
    Visit,
    Worker,
    WorkerStatus,
)
from db.models.vacancies import UNPUBLISHED

FAIRS = ("onsite_fair", "online_fair")
TIPS = ("scam_check", "report")  # inquiries that tell of fraud or a fee-taking agent
Column = ColumnElement[Any]
Conditions = Callable[[datetime], tuple[ColumnElement[bool], ...]]


@dataclass(frozen=True)
class Source:
    """Where rows come from, the column that says who may see them (None: everybody), and those they can be divided or
    narrowed by."""

    rows: Any
    region: Column | None
    by: Mapping[str, Column]


@dataclass(frozen=True)
class Counter:
    """`moment` dates what is counted; without it the figure is how things stand now. `people` counts persons beside
    person-times; `holds` are the conditions under which a row counts."""

    name: str
    title: str
    unit: str
    definition: str
    source: Source
    value: Column
    moment: Column | None = None
    people: Column | None = None
    holds: Conditions = lambda now: ()


def _of(column: object) -> Column:
    return cast(Column, column)


def _table(model: Any) -> Any:
    return model.__table__


def _each(key: object) -> Column:
    return func.count(distinct(_of(key)))


def _columns(**named: object) -> dict[str, Column]:
    return {name: _of(column) for name, column in named.items()}


HOME = _columns(county=Worker.county, township=Worker.township, category=Worker.household_category)
OF_POST = _columns(
    town=Vacancy.town, district=Vacancy.district, employer=Vacancy.employer_name, vacancy=Vacancy.number,
    trade=Vacancy.trade,
)  # fmt: skip
_APPLIED = _table(Application).join(_table(Worker)).join(_table(Vacancy))
WORKERS = Source(
    _table(Worker), _of(Worker.region), HOME | _columns(status=Worker.status, employer=Worker.employer_name)
)
APPLIED = Source(_APPLIED, _of(Worker.region), HOME | OF_POST | _columns(status=Application.status))
MOVED = Source(_table(ApplicationStatus).join(_APPLIED), APPLIED.region, APPLIED.by)
ENROLLED = Source(
    _table(Enrolment).join(_table(Worker)).join(_table(Course)),
    _of(Worker.region),
    HOME | _columns(course=Course.code, status=Enrolment.status, programme=Course.programme),
)
SIGNED_UP = Source(
    _table(EventSignup).join(_table(Worker)).join(_table(Event)), _of(Worker.region), HOME | _columns(event=Event.title)
)
VISITED = Source(
    _table(Visit)
    .outerjoin(_table(Worker), _of(Worker.id) == _of(Visit.worker_id))
    .outerjoin(_table(Employer), _of(Employer.id) == _of(Visit.employer_id))
    .outerjoin(_table(Staff), _of(Staff.id) == _of(Visit.staff_id)),
    _of(Visit.region),
    _columns(county=Worker.county, kind=Visit.kind, status=Visit.status, employer=Employer.name, staff=Staff.name),
)
ASKED = Source(
    _table(Inquiry).outerjoin(_table(Worker), _of(Worker.id) == _of(Inquiry.worker_id)),
    _of(Inquiry.region),
    _columns(county=Worker.county, kind=Inquiry.kind, status=Inquiry.status),
)
CHANGED = Source(_table(WorkerStatus).join(_table(Worker)), _of(Worker.region), HOME)
FOLLOWED_UP = Source(_table(FollowUp), _of(FollowUp.region), _columns(kind=FollowUp.kind, status=FollowUp.status))
UNKNOWN = Source(_table(UnknownQuestion), _of(UnknownQuestion.region), {})
POSTS = Source(_table(Vacancy), None, OF_POST)
FOLLOWERS = Source(_table(Follower), _of(Follower.region), {})

MET = func.coalesce(
    func.sum(func.coalesce(_of(Visit.people_met), case((_of(Visit.worker_id).is_not(None), 1), else_=0))), 0
)
HEADCOUNT = func.coalesce(func.sum(_of(Vacancy.headcount)), 0)
PLACES_LEFT = func.coalesce(func.sum(_of(Vacancy.headcount) - _of(Vacancy.filled)), 0)


def _living(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return _of(Worker.deleted_at).is_(None), _of(Worker.merged_into).is_(None)


def _open(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (search.is_open(now),)


def _is(column: object, *values: str) -> Conditions:
    return lambda now: (_of(column).in_(values),)


def _is_not(column: object, *values: str) -> Conditions:
    return lambda now: (_of(column).not_in(values),)


def _in_state(name: str, title: str, definition: str) -> Counter:
    """How many people the ledger has in the state of this name now."""
    holds: Conditions = lambda now: (*_living(now), _of(Worker.status) == name)  # noqa: E731
    return Counter(name, title, "人", definition, WORKERS, _each(Worker.id), holds=holds)


def _moved(name: str, title: str, definition: str, status: str) -> Counter:
    """Applications that reached a status, by the day on which they did."""
    return Counter(
        name, title, "人次", definition, MOVED, _each(ApplicationStatus.application_id), _of(ApplicationStatus.at),
        _each(Application.worker_id), _is(ApplicationStatus.status, status),
    )  # fmt: skip


_ALL = (
    Counter(
        "enrolments", "培训报名", "人次", "期内提交的培训报名，含候补，不含后来取消的；一人报两门算两人次",
        ENROLLED, _each(Enrolment.id), _of(Enrolment.enrolled_at), _each(Enrolment.worker_id),
        _is_not(Enrolment.status, "cancelled", "declined", "lapsed"),
    ),
    Counter(
        "new_workers", "新登记", "人", "期内第一次登记的工友，一人算一次，不含已注销的",
        WORKERS, _each(Worker.id), _of(Worker.registered_at), holds=_living,
    ),
    Counter(
        "applications", "应聘", "人次", "期内提交的岗位应聘，不含本人撤回的；一人报两个岗位算两人次",
        APPLIED, _each(Application.id), _of(Application.applied_at), _each(Application.worker_id),
        _is_not(Application.status, "withdrawn"),
    ),
    _moved("referrals", "推荐", "期内向单位推荐的应聘，按推荐日期", "referred"),
    _moved("interviews", "面试", "期内进入面试的应聘，按安排日期", "interview"),
    _moved("hires", "录用", "期内单位定下录用的应聘，按录用日期", "hired"),
    _moved("starts", "入职", "期内到岗入职的应聘，按到岗日期", "started"),
    Counter(
        "visits", "走访", "次", "已完成的走访，按走访日期，不含没见到的",
        VISITED, _each(Visit.id), _of(Visit.starts_at), holds=_is(Visit.status, "done"),
    ),
    Counter(
        "people_met", "走访见到", "人次", "已完成的走访中见到的人，同一人见两次算两人次",
        VISITED, MET, _of(Visit.starts_at), holds=_is(Visit.status, "done"),
    ),
    Counter(
        "inquiries", "求助", "件", "期内收到的求助，一件算一次",
        ASKED, _each(Inquiry.id), _of(Inquiry.opened_at),
    ),
    Counter(
        "fair_signups", "招聘会报名", "人次", "期内报名招聘会和视频面试的，不含取消的",
        SIGNED_UP, _each(EventSignup.id), _of(EventSignup.signed_up_at), _each(EventSignup.worker_id),
        lambda now: (_of(EventSignup.status) != "cancelled", _of(Event.kind).in_(FAIRS)),
    ),
    Counter(
        "inquiries_closed", "办结求助", "件", "期内办结的求助，按办结时间",
        ASKED, _each(Inquiry.id), _of(Inquiry.closed_at),
    ),
    Counter(
        "urgent_inquiries", "紧急求助", "件", "期内收到的紧急求助，一件算一次",
        ASKED, _each(Inquiry.id), _of(Inquiry.opened_at), holds=_is(Inquiry.level, "urgent"),
    ),
    Counter(
        "fraud_tips", "诈骗和黑中介线索", "件", "期内收到的疑似受骗和举报，一件算一次",
        ASKED, _each(Inquiry.id), _of(Inquiry.opened_at), holds=_is(Inquiry.kind, *TIPS),
    ),
    Counter(
        "newly_lost", "新失联", "人", "期内登记为失联的工友，按登记时间，一人算一次",
        CHANGED, _each(WorkerStatus.worker_id), _of(WorkerStatus.recorded_at), holds=_is(WorkerStatus.status, "lost"),
    ),
    Counter(
        "new_posts", "新发布岗位", "条", "期内发布的岗位，按发布时间，一个岗位算一条",
        POSTS, _each(Vacancy.id), _of(Vacancy.posted_at), holds=_is_not(Vacancy.status, *UNPUBLISHED),
    ),
    Counter(
        "new_places", "新增招聘", "个", "期内发布的岗位的招聘人数之和，没写人数的不计",
        POSTS, HEADCOUNT, _of(Vacancy.posted_at), holds=_is_not(Vacancy.status, *UNPUBLISHED),
    ),
    Counter(
        "issues_opened", "走访发现问题", "件", "期内走访和对话中记下的待跟进事项",
        FOLLOWED_UP, _each(FollowUp.id), _of(FollowUp.opened_at),
    ),
    Counter(
        "issues_closed", "办结问题", "件", "期内办结的跟进事项，按办结时间",
        FOLLOWED_UP, _each(FollowUp.id), _of(FollowUp.closed_at),
    ),
    Counter(
        "unknown_questions", "没答上的问题", "个", "期内机器人没答上的问题，一次算一个",
        UNKNOWN, _each(UnknownQuestion.id), _of(UnknownQuestion.asked_at),
    ),
    Counter(
        "followers", "新关注", "人", "期内关注公众号、现在还关注着的微信号",
        FOLLOWERS, _each(Follower.id), _of(Follower.followed_at),
        holds=lambda now: (_of(Follower.unfollowed_at).is_(None), _of(Follower.openid).is_not(None)),
    ),
    Counter(
        "unfollowed", "取消关注", "人", "期内取消关注、没有再回来的微信号",
        FOLLOWERS, _each(Follower.id), _of(Follower.unfollowed_at),
    ),
    Counter(
        "ledger", "在册", "人", "台账上没有注销的工友，现在的数",
        WORKERS, _each(Worker.id), holds=lambda now: (*_living(now), _of(Worker.status) != "deleted"),
    ),
    _in_state("employed", "在岗", "现在登记为在岗的工友"),
    _in_state("seeking", "在找工作", "现在登记为求职的工友"),
    _in_state("idle", "待业", "现在登记为待业的工友"),
    _in_state("returned", "返乡", "现在登记为返乡的工友"),
    _in_state("lost", "失联", "现在登记为失联的工友"),
    Counter(
        "open_posts", "在招岗位", "个", "已发布、没过有效期、没招满的岗位，现在的数",
        POSTS, _each(Vacancy.id), holds=_open,
    ),
    Counter(
        "places_left", "缺工", "人", "在招岗位的招聘人数减去已录用人数，没写人数的不计",
        POSTS, PLACES_LEFT, holds=_open,
    ),
    Counter(
        "open_inquiries", "待办求助", "件", "还没办结的求助，现在的数",
        ASKED, _each(Inquiry.id), holds=_is(Inquiry.status, "new", "taken"),
    ),
    Counter(
        "visits_to_come", "待访", "次", "已约好还没去的走访，现在的数",
        VISITED, _each(Visit.id), holds=_is(Visit.status, "booked"),
    ),
)  # fmt: skip
COUNTERS: Mapping[str, Counter] = {counter.name: counter for counter in _ALL}
DATED = tuple(counter for counter in _ALL if counter.moment is not None)

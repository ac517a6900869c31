"""A town of two counties with somebody in every role: what each may see is known by name."""

from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import Session, select

from db import conversations, followers, identities, imports, inquiries, outbox, staff, station, visits
from db.identities import IdentityKeys
from db.models import (
    Agreement,
    Audit,
    Broadcast,
    Claim,
    ClaimLine,
    Course,
    Employer,
    EmployerContact,
    Enrolment,
    Event,
    Finding,
    Inquiry,
    Meeting,
    MeetingTask,
    Outbox,
    Placement,
    PlanEntry,
    PostList,
    Snapshot,
    Visit,
    Worker,
)
from tests.builders import NINE, a_course, a_follower, a_vacancy, a_worker

# Code → role, scope, organisation.
PEOPLE = {
    "S01": ("station_head", "all", ""),
    "S02": ("job_officer", "all", ""),
    "S05": ("dehong_viewer", "533100", ""),
    "S06": ("qingpu_viewer", "310118", ""),
    "S07": ("auditor", "all", ""),
    "S08": ("sysadmin", "all", ""),
    "S09": ("county_liaison", "533123", ""),
    "S10": ("banma_viewer", "632622", ""),
    "S11": ("provider", "own", "甲校"),
}
HERE, ELSEWHERE = "岩家里", "木外县"
OWN_CLASS, OTHER_CLASS = "家里班", "外县班"
PHONES = ("13912340001", "13912340002")
ID_NUMBER = "533103199203149991"
ASKED = "厂里不发工资怎么办"


@dataclass(frozen=True)
class Town:
    """`near` is in 盈江, `far` in 芒市; numbers of the rows by table."""

    near: dict[str, int]
    far: dict[str, int]


def build(session: Session, keys: IdentityKeys) -> Town:
    for code, (role, scope, organisation) in PEOPLE.items():
        staff.add(session, code=code, name=f"演示{code}", role=role, scope=scope, organisation=organisation)
    head = staff.by_code(session, "S01")
    conversations.add_canned(session, title="问地址", words="您在哪个厂？", by=head, now=NINE)
    session.add(Audit(at=NINE, staff_id=head.key, action="login", about="staff:1"))
    session.add(Broadcast(number="B0001", words="招聘", author_id=head.key, created_at=NINE))
    post = a_vacancy(session, valid_until=NINE.date() + timedelta(days=3))
    near = _county(session, keys, HERE, PHONES[0], "533123", "盈江", "甲校", OWN_CLASS)
    far = _county(session, keys, ELSEWHERE, PHONES[1], "533103", "芒市", "乙校", OTHER_CLASS)
    batch = imports.begin(
        session, kind="posts", file_name="岗位.xlsx", lines=[], by=staff.by_code(session, "S02"), now=NINE
    )
    roster = imports.begin(session, kind="roster", file_name="名册.xlsx", lines=[], by=head, now=NINE)
    list_of_people = imports.begin(session, kind="workers", file_name="名册.xlsx", lines=[], by=head, now=NINE)
    employer = Employer(name="示例用工单位有限公司")
    session.add(employer)
    session.flush()
    contact = EmployerContact(
        employer_id=employer.key, on=NINE.date(), kind="telephone", summary="问过", recorded_at=NINE
    )
    session.add(contact)
    session.flush()
    shared = {
        "employer": employer.key,
        "employer_contact": contact.key,
        "workers": list_of_people.key,
        "roster": roster.key,
        "posts": batch.key,
        "staff": staff.by_code(session, "S02").key,
        "canned": 1,
        "vacancy": post.key,
        "broadcast": 1,
        "audit": 1,
        "answer": 1,
        "parameter": 1,
        "unknown_question": 1,
        "photo": 1,
        "worker_merge": 1,
        "made_sheet": 1,
    }
    shared |= _told(session)
    return Town(near | shared | _money(session, "533123"), far | shared | _money(session, "533103"))


def _money(session: Session, region: str) -> dict[str, int]:
    """A claim with what was found in it, and an entry, of one county."""
    claim = Claim(
        number=f"K-{region}", standard="travel", measure="P22", payee="县人社局", amount=1000, submitted_on=NINE.date(),
        made_at=NINE, region=region,
    )  # fmt: skip
    entry = PlanEntry(measure="P24", counter="检查次数", day=NINE.date(), entered_at=NINE, region=region)
    session.add_all([claim, entry])
    session.flush()
    line = ClaimLine(claim_id=claim.key, name=HERE, phone=PHONES[0], id_masked="533103********9991", region=region)
    found = Finding(
        mark=region, rule="sum_wrong", rows=[f"claim:{claim.key}"], words="金额算得不对", claim_id=claim.key, found_at=NINE,
        seen_at=NINE, region=region,
    )  # fmt: skip
    session.add_all([line, found])
    session.flush()
    return {"claim": claim.key, "claim_line": line.key, "plan_entry": entry.key, "finding": found.key}


def _told(session: Session) -> dict[str, int]:
    """A frozen report and a list of posts."""
    day = NINE.date()
    kept = Snapshot(number="B1", kind="week", begins_on=day, ends_on=day, frozen_at=NINE, parts=[])
    posts = PostList(number="G2026-001", since=NINE, until=NINE, made_at=NINE)
    letter = Agreement(
        number="Y2026-001", home_party="青浦甲", far_party="德宏乙", signed_on=NINE.date(), entered_at=NINE
    )
    fair = Event(
        code="V01", kind="onsite_fair", title="专场招聘会", place="县人社局", starts_at=NINE + timedelta(days=5),
        ends_at=NINE + timedelta(days=5, hours=3),
    )  # fmt: skip
    session.add_all([kept, posts, letter, fair])
    session.flush()
    meeting = Meeting(title="季度联络会", held_on=day, people="两地人社局", entered_at=NINE)
    session.add(meeting)
    session.flush()
    task = MeetingTask(meeting_id=meeting.key, words="核对名册")
    session.add(task)
    session.flush()
    told = {"event": fair.key, "meeting": meeting.key, "meeting_task": task.key}
    return {"snapshot": kept.key, "post_list": posts.key, "agreement": letter.key, "counter": 1} | told


def _county(
    session: Session, keys: IdentityKeys, name: str, phone: str, region: str, county: str, provider: str, title: str
) -> dict[str, int]:  # fmt: skip
    worker = a_worker(session, name=name, phone=phone, region=region, county=county, status="seeking")
    identities.store(session, worker, ID_NUMBER, keys=keys, now=NINE)
    follower = a_follower(session)
    follower.region = region
    followers.link(session, follower=follower, worker=worker, now=NINE)
    followers.open_window(session, follower=follower, kind="message", now=NINE)
    course = a_course(session, title=title, provider=provider, county=county, region=region)
    enrolment = Enrolment(worker_id=worker.key, course_id=course.key, region=region, enrolled_at=NINE)
    visit = Visit(
        worker_id=worker.key, region=region, place=f"{name}的宿舍", starts_at=NINE, ends_at=NINE + timedelta(hours=1),
        asked_at=NINE,
    )  # fmt: skip
    placed = Placement(worker_id=worker.key, region=region, school="甲职校", year=2, age=17, noted_at=NINE)
    session.add_all([enrolment, visit, placed])
    session.flush()
    task = visits.need(session, visit, kind="follow_up", words=f"{name}的热水", now=NINE)
    asked = inquiries.open_one(
        session, follower=follower, worker=worker, kind="human", level="normal", words=f"{name}：{ASKED}",
        station=station.load(session), now=NINE, mutes_bot=True,
    )  # fmt: skip
    outbox.owe(session, follower=follower, message={"type": "text", "words": name}, key=name, kind="reminder", now=NINE)
    session.flush()
    owed = session.exec(select(Outbox).where(Outbox.owed_as == name)).one()
    owed.state = "refused"
    return _numbers(worker, course, enrolment, visit, asked, owed) | {
        "follow_up": task.key,
        "placement": placed.key,
    }


def _numbers(
    worker: Worker, course: Course, enrolment: Enrolment, visit: Visit, inquiry: Inquiry, owed: Outbox
) -> dict[str, int]:  # fmt: skip
    return {
        "worker": worker.key, "course": course.key, "enrolment": enrolment.key, "visit": visit.key,
        "inquiry": inquiry.key, "outbox": owed.key,
    }  # fmt: skip

"""What a check says (疑点): a rule's name, the rows it points at, and why, in words for staff. A flag refuses nothing."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from db.guard.evidence import Evidence
from db.models import Employer, Worker

SEPARATES = "\x1f"
# What staff call the rows that flags point at, by table.
CALLED = {
    "agreement": "协议", "application": "应聘", "application_status": "应聘进展", "attachment": "照片", "attendance": "签到",
    "attendance_code": "签到码", "certificate": "证书", "claim": "申领", "claim_line": "申领名单", "consent": "同意", "course": "班",
    "employer": "单位", "employer_check": "单位核验", "employer_confirmation": "单位确认", "employer_contact": "单位联络",
    "enrolment": "报名", "event": "活动", "event_signup": "活动报名", "event_slot": "活动时段", "feedback": "回访", "finding": "核查发现",
    "follow_up": "跟进", "funding_standard": "资金标准", "home_plan": "返乡创业", "import_batch": "导入", "meeting": "联络会",
    "placement": "实习", "plan_entry": "计划登记", "post_list": "岗位清单", "roster_row": "名册", "staff": "工作人员",
    "vacancy": "岗位", "visit": "走访", "worker": "工友", "worker_change": "台账更正", "worker_status": "状态变动",
}  # fmt: skip


@dataclass(frozen=True)
class Flag:
    """`rows` name records: "roster_row:12". `words` name people by name only, never by a number."""

    rows: tuple[str, ...]
    words: str
    course_id: int | None = None
    claim_id: int | None = None
    region: str = ""


Check = Callable[[Evidence], Iterator[Flag]]


@dataclass(frozen=True)
class Rule:
    name: str
    title: str
    check: Check


@dataclass(frozen=True)
class Hit:
    """A flag with the rule that raised it."""

    rule: Rule
    flag: Flag

    @property
    def mark(self) -> str:
        """The same for the same rule over the same rows, in whatever order they were found."""
        said = SEPARATES.join([self.rule.name, *sorted(self.flag.rows)])
        return hashlib.sha256(said.encode()).hexdigest()


def rows_of(*rows: Any) -> tuple[str, ...]:
    """The names by which flags point at rows, each once."""
    return tuple(sorted({f"{row.__tablename__}:{row.key}" for row in rows}))


def of_named(row: Employer | Worker, words: str, *others: Any) -> Flag:
    """About somebody or some firm, called by name."""
    return Flag(rows_of(row, *others), f"{row.name} {words}", region=row.region)

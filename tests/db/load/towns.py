"""Small folders for tests: one valid row of every file, to be changed where a test is about it."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

Row = dict[str, Any]

SETTINGS: Row = {"approval_limit": 5, "opens": "08:30"}
STAFF: Row = {
    "staff_id": "S1",
    "display_name": "走访演示",
    "role": "visit_officer",
    "region": "all",
    "openid": "staff-phone-1",
}
EMPLOYER: Row = {
    "employer_id": "E1", "name": "示例电子厂", "uscc": "91999999DEM000014G", "place": "上海市青浦区香花桥街道",
    "place_code": "310118003", "staff_size": 80, "verify_status": "已核验", "verified_at": "2026-10-02",
    "contact_phone": "15420000001", "priority_retention": "是",
}  # fmt: skip
JOB: Row = {
    "id": "J001", "employer_id": "E1", "title": "普工", "occupation_id": "electronics_assembler", "headcount": 3,
    "place": "上海市青浦区香花桥街道", "place_code": "310118003", "hours": "8小时，长白班", "tags": ["day_shift", "lodging_free"],
    "pay": {"type": "monthly", "monthly_min": 5000, "monthly_max": 5800, "text": "每月约5000-5800元"},
    "posted_at": "2026-11-01", "valid_until": "2027-02-28", "status": "published",
}  # fmt: skip
COURSE: Row = {
    "id": "C1", "type": "aid", "measure": "P18", "name": "叉车", "place": "盈江县", "start": "2026-12-14",
    "end": "2026-12-18", "capacity": 3, "enrolled": 1, "status": "报名中",
}  # fmt: skip
EVENT: Row = {
    "id": "V1", "type": "onsite_fair", "name": "招聘会", "date": "2026-11-28", "time": "09:30-12:00", "employers": ["E1"],
    "jobs": ["J001"], "slots": [{"at": "2026-11-28 09:30", "seats": 1}],
}  # fmt: skip
WORKER: Row = {
    "worker_id": "W1", "name": "岩演一", "gender": "男", "birth_date": "1992-03-14", "id_number": "533103199203149991",
    "phone": "15400000001", "county_code": "533103", "county": "芒市", "township_code": "533103102",
    "household_category": "脱贫户", "category_verified": "是", "employment_status": "在岗", "employer_id": "E1",
    "start_date": "2026-02-24", "consent_service": "是", "consent_visit": "是", "last_contact_at": "2026-11-16",
}  # fmt: skip
LEDGER: Row = {"worker_id": "W1", "since": "2026-02-24", "status": "在岗", "employer_id": "E1", "source": "单位"}
CONSENT: Row = {"worker_id": "W1", "kind": "转交", "employer_id": "E1", "given_at": "2026-11-20 09:00"}
FOLLOWER: Row = {
    "openid": "phone-of-W1", "worker_id": "W1", "followed_at": "2026-03-01", "last_message_at": "2026-11-22 20:00", "stops": "岗位",
}  # fmt: skip
ROSTER: Row = {
    "course_id": "C1", "seq": 1, "worker_id": "W1", "name": "岩演一", "id_number": "533103199203149991", "county": "芒市",
    "phone": "15400000001", "days_present": 4, "attendance_rate": "0.80",
}  # fmt: skip
ENROLMENT: Row = {"worker_id": "W1", "course_id": "C1", "status": "已报名", "enrolled_at": "2026-11-20 09:00"}
APPLICATION: Row = {
    "worker_id": "W1", "job_id": "J001", "status": "面试", "applied_at": "2026-11-18 09:00", "changed_at": "2026-11-20 10:00",
    "staff_id": "S1",
}  # fmt: skip
SIGNUP: Row = {"event_id": "V1", "worker_id": "W1", "slot_at": "2026-11-28 09:30", "signed_up_at": "2026-11-20 09:00"}
VISIT: Row = {
    "visit_id": "VS1", "date": "2026-11-24", "time": "14:00", "type": "宿舍走访", "status": "已约", "worker_id": "W1",
    "staff_id": "S1", "place": "3栋",
}  # fmt: skip
INQUIRY: Row = {
    "worker_id": "W1",
    "kind": "人工",
    "level": "一般",
    "words": "请给我回电话",
    "opened_at": "2026-11-22 17:20",
}
MESSAGE: Row = {
    "key": "remind:test:1", "worker_id": "W1", "kind": "提醒", "words": "明天开班", "due_at": "2026-11-22 19:00",
    "state": "没送达", "failure": "超过48小时",
}  # fmt: skip

WHOLE: dict[str, Row] = {
    "settings": SETTINGS, "staff": STAFF, "employers": EMPLOYER, "jobs": JOB, "courses": COURSE, "events": EVENT,
    "workers": WORKER, "ledger": LEDGER, "consents": CONSENT, "followers": FOLLOWER, "training_roster": ROSTER,
    "enrolments": ENROLMENT, "applications": APPLICATION, "event_signups": SIGNUP, "visits": VISIT,
    "inquiries": INQUIRY, "outbox": MESSAGE,
}  # fmt: skip
IN_YAML = {"settings", "jobs", "courses", "events"}
ANCHOR = "2026-11-23"


def write(folder: Path, **files: Sequence[Row]) -> Path:
    """A folder with these rows; `settings` takes one mapping."""
    folder.mkdir(exist_ok=True)
    for name, rows in files.items():
        if name in IN_YAML:
            held = {"anchor_date": ANCHOR, name: dict(rows[0]) if name == "settings" else [dict(row) for row in rows]}
            (folder / f"{name}.yaml").write_text(
                yaml.safe_dump(held, allow_unicode=True, sort_keys=False), encoding="utf-8"
            )
        else:
            (folder / f"{name}.csv").write_text(_csv(rows), encoding="utf-8")
    return folder


def whole(folder: Path, **changed: Mapping[str, Any]) -> Path:
    """Every file with one row; `jobs={"headcount": -1}` changes what the row of that file says."""
    return write(folder, **{name: [{**row, **changed.get(name, {})}] for name, row in WHOLE.items()})


def _csv(rows: Sequence[Row]) -> str:
    names = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, names)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()

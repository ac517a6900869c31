"""Bad rows of every file are named by file and line, all at once, and nothing of the folder stays."""

from pathlib import Path
from typing import Any

import pytest

from db import load
from db.engine import Records
from tests.db.load import towns
from tests.db.load.test_folder import KEYS, NOW, counts, troubles

BAD: list[tuple[str, dict[str, Any], str]] = [
    ("settings", {"approval_limit": "many"}, "settings.yaml 第 3 行：approval_limit：值读不懂：many"),
    ("settings", {"approval_limit": -1}, "settings.yaml 第 3 行：approval_limit：不能小于 0：-1"),
    ("settings", {"colour": "red"}, "settings.yaml 第 5 行：colour：没有叫 colour 的设置"),
    ("staff", {"role": "king"}, "staff.csv 第 2 行：role “king”不在可用的值里：站长、"),
    ("staff", {"region": "somewhere"}, "staff.csv 第 2 行：region 要写 all、own 或地区代码：somewhere"),
    ("staff", {"display_name": ""}, "staff.csv 第 2 行：display_name 不能空"),
    ("staff", {"openid": "a b"}, "staff.csv 第 2 行：openid 只能有字母"),
    ("employers", {"uscc": "123"}, "employers.csv 第 2 行：uscc 统一社会信用代码要 18 位"),
    ("employers", {"staff_size": "some"}, "employers.csv 第 2 行：staff_size 要写整数：some"),
    (
        "employers",
        {"verified_at": "2026-02-30"},
        "employers.csv 第 2 行：verified_at 日期要写成 2026-11-23：2026-02-30",
    ),
    ("jobs", {"headcount": -1}, "jobs.yaml 第 3 行：headcount 要在 0 和"),
    ("jobs", {"headcount_filled": 4}, "jobs.yaml 第 3 行：headcount_filled 大于 headcount"),
    ("jobs", {"pay": {"type": "gold"}}, "jobs.yaml 第 3 行：pay “gold”不在可用的值里：月、"),
    (
        "jobs",
        {"pay": {"monthly_min": 9000, "monthly_max": 5000}},
        "jobs.yaml 第 3 行：pay 里 monthly_min 大于 monthly_max",
    ),
    ("jobs", {"pay": {"montly": 5000}}, "jobs.yaml 第 3 行：pay 里没有这一项：montly"),
    ("jobs", {"pay": "五千"}, "jobs.yaml 第 3 行：pay 这里要写“列名: 值”"),
    ("jobs", {"status": "maybe"}, "jobs.yaml 第 3 行：status “maybe”不在可用的值里"),
    ("jobs", {"employer_id": "E9"}, "jobs.yaml 第 3 行：employer_id 指向的 E9 不存在"),
    ("jobs", {"occupation_id": "电子"}, "jobs.yaml 第 3 行：occupation_id 要写小写英文编号"),
    ("jobs", {"valid_until": "2026-10-01"}, "jobs.yaml 第 3 行：valid_until 早于 posted_at"),
    ("jobs", {"title": "a\x07b"}, "jobs.yaml 第 3 行：title 有看不见的控制字符"),
    ("courses", {"capacity": 0}, "courses.yaml 第 3 行：capacity 要在 1 和"),
    ("courses", {"capacity": ""}, "courses.yaml 第 3 行：capacity 不能空"),
    ("courses", {"enrolled": 4}, "courses.yaml 第 3 行：enrolled 大于 capacity"),
    ("courses", {"end": "2026-12-01"}, "courses.yaml 第 3 行：end 早于 start"),
    ("courses", {"attended": 2}, "courses.yaml 第 3 行：要有 passed ≤ attended ≤ enrolled"),
    ("courses", {"status": "开心"}, "courses.yaml 第 3 行：status “开心”不在可用的值里"),
    ("courses", {"timetable": [{"day": "2026-12-14"}]}, "courses.yaml 第 3 行：timetable 每项要有 day、from、until"),
    ("events", {"time": "上午"}, "events.yaml 第 3 行：time 要写成 09:30-12:00：上午"),
    ("events", {"time": "12:00-09:30"}, "events.yaml 第 3 行：time 结束不晚于开始"),
    ("events", {"jobs": ["J001", "J999"]}, "events.yaml 第 3 行：jobs 指向的 J999 不存在"),
    (
        "events",
        {"slots": [{"at": "2026-11-28 09:30", "seats": 1, "taken": 2}]},
        "events.yaml 第 3 行：slots 里 taken 大于 seats",
    ),
    ("workers", {"id_number": "533103199203149990"}, "workers.csv 第 2 行：id_number 身份证号不对"),
    ("workers", {"birth_date": "1992-03-15"}, "workers.csv 第 2 行：birth_date 和身份证号里的出生日期不一致"),
    ("workers", {"gender": "女"}, "workers.csv 第 2 行：gender 和身份证号不一致"),
    ("workers", {"id_number": "", "birth_date": "2012-01-01"}, "workers.csv 第 2 行：birth_date 未满 16 周岁"),
    ("workers", {"phone": "1540000"}, "workers.csv 第 2 行：phone 手机号要 11 位"),
    ("workers", {"county": "昆明"}, "workers.csv 第 2 行：county 不是德宏的县市：昆明"),
    ("workers", {"county": "瑞丽市", "township_code": ""}, "workers.csv 第 2 行：county_code 和 county 不一致"),
    ("workers", {"township_code": "533102102"}, "workers.csv 第 2 行：township_code 不属于芒市"),
    ("workers", {"household_category": "富裕户"}, "workers.csv 第 2 行：household_category “富裕户”不在可用的值里"),
    ("workers", {"consent_service": "maybe"}, "workers.csv 第 2 行：consent_service 只能写“是”或“否”：maybe"),
    ("ledger", {"status": "待业"}, "ledger.csv 第 2 行：W1 最后一行是待业，workers 里却是在岗"),
    ("ledger", {"worker_id": "W9"}, "ledger.csv 第 2 行：worker_id 指向的 W9 不存在"),
    ("ledger", {"since": "去年"}, "ledger.csv 第 2 行：since 日期要写成"),
    ("consents", {"kind": "所有"}, "consents.csv 第 2 行：kind “所有”不在可用的值里"),
    ("consents", {"withdrawn_at": "2026-11-01"}, "consents.csv 第 2 行：withdrawn_at 早于 given_at"),
    ("followers", {"openid": ""}, "followers.csv 第 2 行：openid 不能空"),
    ("followers", {"stops": "岗位|广告"}, "followers.csv 第 2 行：stops “广告”不在可用的值里"),
    ("followers", {"unfollowed_at": "2026-01-01"}, "followers.csv 第 2 行：unfollowed_at 早于 followed_at"),
    ("training_roster", {"id_number": "5331"}, "training_roster.csv 第 2 行：id_number 身份证号要 18 位"),
    ("training_roster", {"attendance_rate": "80"}, "training_roster.csv 第 2 行：attendance_rate 要在 0 和 1 之间"),
    ("training_roster", {"course_id": "C9"}, "training_roster.csv 第 2 行：course_id 指向的 C9 不存在"),
    ("enrolments", {"status": "想报"}, "enrolments.csv 第 2 行：status “想报”不在可用的值里"),
    ("enrolments", {"enrolled_at": ""}, "enrolments.csv 第 2 行：enrolled_at 不能空"),
    ("applications", {"changed_at": "2026-11-01"}, "applications.csv 第 2 行：changed_at 早于 applied_at"),
    ("applications", {"job_id": "J9"}, "applications.csv 第 2 行：job_id 指向的 J9 不存在"),
    ("event_signups", {"slot_at": "2026-11-28 11:00"}, "event_signups.csv 第 2 行：V1 在 11-28 11:00 没有空的时段"),
    ("visits", {"time": "14:10"}, "visits.csv 第 2 行：已约的走访要从整点或半点开始"),
    ("visits", {"type": "家访"}, "visits.csv 第 2 行：type “家访”不在可用的值里"),
    ("visits", {"staff_id": "S9"}, "visits.csv 第 2 行：staff_id 指向的 S9 不存在"),
    ("inquiries", {"level": "很急"}, "inquiries.csv 第 2 行：level “很急”不在可用的值里"),
    ("inquiries", {"worker_id": ""}, "inquiries.csv 第 2 行：worker_id 和 openid 要写一个"),
    ("outbox", {"state": "飞了"}, "outbox.csv 第 2 行：state “飞了”不在可用的值里"),
    ("outbox", {"due_at": "soon"}, "outbox.csv 第 2 行：due_at 时间要写成 2026-11-23 14:30：soon"),
]


@pytest.mark.parametrize("file", towns.WHOLE)
def test_a_bad_value_is_named_by_file_and_line_and_nothing_stays(records: Records, tmp_path: Path, file: str) -> None:
    before = counts(records)
    tried = [(change, wanted) for name, change, wanted in BAD if name == file]
    assert tried
    for place, (change, wanted) in enumerate(tried):
        said = troubles(records, towns.whole(tmp_path / f"town{place}", **{file: change}), keys=KEYS)
        assert len(said) == 1, "\n".join(said)
        assert said[0].startswith(wanted)
    assert counts(records) == before


def test_all_bad_rows_are_named_at_once(records: Records, tmp_path: Path) -> None:
    folder = towns.write(
        tmp_path / "town",
        employers=[{**towns.EMPLOYER, "staff_size": "x"}],
        workers=[{**towns.WORKER, "phone": "1"}, {**towns.WORKER, "worker_id": "W2", "gender": "妇"}],
    )
    assert [line.split("：")[0] for line in troubles(records, folder)] == [
        "employers.csv 第 2 行",
        "workers.csv 第 2 行",
        "workers.csv 第 3 行",
    ]


def test_a_row_that_is_bad_itself_still_counts_as_there(records: Records, tmp_path: Path) -> None:
    said = troubles(records, towns.whole(tmp_path / "town", workers={"phone": "1"}))
    assert said == ["workers.csv 第 2 行：phone 手机号要 11 位，以 1 开头"]


@pytest.mark.parametrize(
    ("name", "rows", "wanted"),
    [
        ("workers", [towns.WORKER, {**towns.WORKER, "name": "重"}], "workers.csv 第 3 行：W1 和第 2 行重复"),
        ("workers", [towns.WORKER, {**towns.WORKER, "worker_id": "W2"}], "workers.csv 第 3 行：id_number 和第 2 行相同"),
        ("enrolments", [towns.ENROLMENT, towns.ENROLMENT], "enrolments.csv 第 3 行：W1 C1 和第 2 行重复"),
        (
            "visits",
            [towns.VISIT, {**towns.VISIT, "visit_id": "VS2", "time": "14:30"}],
            "visits.csv 第 3 行：S1 11-24 14:30 已经给了第 2 行",
        ),
        (
            "staff",
            [towns.STAFF, {**towns.STAFF, "staff_id": "S2"}],
            "staff.csv 第 3 行：openid 已经绑定了 S1",
        ),
    ],
)  # fmt: skip
def test_nothing_is_given_twice(
    records: Records, tmp_path: Path, name: str, rows: list[dict[str, Any]], wanted: str
) -> None:
    said = troubles(records, towns.write(towns.whole(tmp_path / "town"), **{name: rows}))
    assert wanted in said


def test_more_enrolments_than_seats_are_refused(records: Records, tmp_path: Path) -> None:
    people = [{**towns.WORKER, "worker_id": f"W{n}", "id_number": ""} for n in (1, 2, 3)]
    rows = [{**towns.ENROLMENT, "worker_id": f"W{n}"} for n in (1, 2, 3)]
    folder = towns.write(towns.whole(tmp_path / "town"), workers=people, enrolments=rows)
    assert troubles(records, folder) == ["enrolments.csv 第 4 行：C1 没有名额了"]
    rows[2]["status"] = "候补"
    load.folder(records, towns.write(folder, enrolments=rows), now=NOW)


def test_more_hired_people_than_places_are_refused(records: Records, tmp_path: Path) -> None:
    folder = towns.whole(
        tmp_path / "town", jobs={"headcount": 1, "headcount_filled": 1}, applications={"status": "录用"}
    )
    assert troubles(records, folder) == ["applications.csv 第 2 行：J001 招的人数已经满了"]


@pytest.mark.parametrize(
    ("file", "words", "wanted"),
    [
        ("jobs.yaml", "jobs:\n- id: J1\n  title: [\n", "jobs.yaml 第 4 行：YAML 写法有误"),
        ("jobs.yaml", "jobs:\n- id: J1\n  id: J2\n", "jobs.yaml 第 3 行：YAML 写法有误（id 写了两次）"),
        ("jobs.yaml", "posts: []\n", "jobs.yaml 第 1 行：要有一个名为 jobs 的列表"),
        ("jobs.yaml", "jobs:\n- J1\n", "jobs.yaml：jobs 的第 1 项要写成"),
        ("jobs.yaml", "jobs: !!python/object/apply:os.system ['true']\n", "jobs.yaml 第 1 行：YAML 写法有误"),
        ("workers.csv", "worker_id,name\nW1,岩,多\n", "workers.csv 第 2 行：有 3 格，表头有 2 列"),
        ("workers.csv", "worker_id,worker_id\nW1,W1\n", "workers.csv 第 1 行：表头有重复的列名"),
        ("workers.csv", 'worker_id,name\nW1,"岩\n', "workers.csv：CSV 写法有误"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(
    records: Records, tmp_path: Path, file: str, words: str, wanted: str
) -> None:
    (tmp_path / file).write_text(words, encoding="utf-8")
    said = troubles(records, tmp_path)
    assert len(said) == 1
    assert said[0].startswith(wanted)


def test_a_file_in_another_encoding_is_named(records: Records, tmp_path: Path) -> None:
    (tmp_path / "workers.csv").write_bytes("worker_id,name\nW1,岩\n".encode("gbk"))
    assert troubles(records, tmp_path) == ["workers.csv：不是 UTF-8 文件"]


def test_lines_are_counted_as_an_editor_shows_them(records: Records, tmp_path: Path) -> None:
    words = 'worker_id,name,county,phone\nW1,"岩\n演一",芒市,15400000001\n\nW2,玉,芒市,1\n'
    (tmp_path / "workers.csv").write_text(words, encoding="utf-8-sig")
    assert troubles(records, tmp_path) == ["workers.csv 第 5 行：phone 手机号要 11 位，以 1 开头"]

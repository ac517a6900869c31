"""Classes (课程) and their people (名单) as lists; a provider sees the classes of its own."""

from typing import Any

from starlette.requests import Request

from bot.console import words
from bot.console.columns import named, plain, related
from bot.console.lists import RecordList
from db import enrolments
from db.models import Course, Enrolment, Worker
from db.rights import Right


class CourseList(RecordList):
    table = Course
    key = "course"
    menu_label = "课程"
    icon = "fa-solid fa-graduation-cap"
    needs = (Right.COURSES, Right.PEOPLE, Right.FIGURES, Right.ROSTERS)
    found_by = ("code", "title", "batch", "provider", "place")
    opens = "/courses/{}"
    leads_to = (("/courses/new", "开一个班", Right.COURSES), ("/imports/roster", "交名册（Excel）", Right.ROSTERS))
    sorted_by = ("id", "code", "starts_at")
    fields_default_sort = (("starts_at", True),)
    fields = [  # noqa: RUF012
        plain("code", "编号"),
        plain("title", "课程"),
        named("status", "状态", words.COURSES),
        plain("starts_at", "开班"),
        plain("seats", "座位"),
        plain("taken", "已占"),
        plain("batch", "批次"),
        named("programme", "项目", words.PROGRAMMES),
        plain("provider", "培训机构"),
        plain("county", "县"),
        plain("days", "天数"),
        plain("place", "地点", exclude_from_list=True),
        plain("audience", "对象", exclude_from_list=True),
        plain("ends_at", "结束", exclude_from_list=True),
        plain("certificate", "证书", exclude_from_list=True),
        plain("attendance_rule", "考勤规定", exclude_from_list=True),
    ]


class EnrolmentList(RecordList):
    table = Enrolment
    key = "enrolment"
    menu_label = "培训名单"
    icon = "fa-solid fa-list-check"
    needs = (Right.COURSES, Right.PEOPLE, Right.ROSTERS)
    points_to = {"worker_id": Worker, "course_id": Course}  # noqa: RUF012
    opens, opens_by = "/courses/{}", "course_id"
    sorted_by = ("id", "enrolled_at")
    fields = [  # noqa: RUF012
        plain("id", "序号"),
        related("course_id", "课程", lambda course: f"{course.code} {course.title}"),
        related("worker_id", "姓名", lambda worker: worker.name),
        plain("basis", "符合的对象"),
        named("status", "状态", words.ENROLMENTS),
        plain("enrolled_at", "报名时间"),
        plain("offer_until", "补位回话截止", exclude_from_list=True),
        named("source", "来源", words.SOURCES, exclude_from_list=True),
    ]

    def get_search_query(self, request: Request, term: str) -> Any:
        return enrolments.named_like(term)


LISTS = (CourseList, EnrolmentList)

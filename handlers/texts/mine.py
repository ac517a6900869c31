"""我的: everything one has going, on one short page."""

from datetime import datetime

from db.models import Application, Course, Enrolment, Inquiry, Vacancy
from nlp import times

APPLICATIONS = {
    "applied": "已报名，等工作站推荐",
    "referred": "已推荐给单位",
    "interview": "等面试",
    "hired": "已录用",
    "rejected": "未录用",
    "started": "已入职",
    "absent": "未到岗",
    "left": "已离职",
    "withdrawn": "已撤回",
}
ENROLMENTS = {
    "enrolled": "已报上",
    "waiting": "候补中",
    "offered": "有名额，等您确认",
    "attending": "在上课",
    "passed": "合格",
    "failed": "未合格",
}
INQUIRIES = {"new": "等工作人员", "taken": "工作人员在办"}
JOBS, COURSES, PLACEMENT, VISITS, ASKED = "【应聘】", "【培训】", "【实习】", "【走访】", "【求助】"
EVENTS = "【约好的活动】"
NOTHING_CHOICES = ("找工作", "看培训", "约走访")
NOTHING_WORDS = "您现在没有应聘、培训或走访。想办哪样？"
HOW = "要退要改直接说，比如“退掉培训”“改走访”；看资料回复“我的信息”。"


def application(row: Application, vacancy: Vacancy) -> str:
    return f"{vacancy.number} {vacancy.title}：{APPLICATIONS.get(row.status, row.status)}（{row.applied_at.month}月{row.applied_at.day}日报）"


def enrolment(row: Enrolment, course: Course, now: datetime) -> str:
    return f"{course.title} {times.say(course.starts_at, now=now)}：{ENROLMENTS.get(row.status, row.status)}"


def inquiry(row: Inquiry) -> str:
    return f"{row.number}：{INQUIRIES.get(row.status, row.status)}"


def lesson(course: Course, now: datetime) -> str:
    return f"{course.title}：{times.say(course.starts_at, now=now)}开班，在{course.place}。"

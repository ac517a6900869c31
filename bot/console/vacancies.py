"""Posts (岗位) as a list."""

from bot.console import words
from bot.console.columns import named, plain
from bot.console.lists import RecordList
from db.models import Vacancy
from db.rights import Right


class VacancyList(RecordList):
    table = Vacancy
    key = "vacancy"
    menu_label = "岗位"
    icon = "fa-solid fa-briefcase"
    needs = (Right.POSTS, Right.REQUESTS, Right.PEOPLE, Right.FIGURES)
    found_by = ("number", "title", "employer_name", "town")
    sorted_by = ("id", "number", "month_pay", "posted_at")
    fields = [  # noqa: RUF012 - the library's way
        plain("number", "编号"),
        plain("title", "岗位"),
        plain("employer_name", "单位"),
        plain("town", "地方"),
        plain("month_pay", "月薪起"),
        plain("headcount", "人数"),
        plain("filled", "已录用"),
        plain("valid_until", "有效期至"),
        named("status", "状态", words.VACANCIES),
        plain("verified_on", "核实日期", exclude_from_list=True),
        plain("place", "地点", exclude_from_list=True),
        plain("pay_text", "工资原话", exclude_from_list=True),
        plain("duties", "工作内容", exclude_from_list=True),
        plain("requirements", "要求", exclude_from_list=True),
        plain("insurance", "社保", exclude_from_list=True),
        plain("source", "来源", exclude_from_list=True),
        plain("posted_at", "发布时间", exclude_from_list=True),
    ]


LISTS = (VacancyList,)

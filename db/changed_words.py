"""What was changed of a post, a class or a firm, as the audit tells it: the labels of the pages, what stood before, what stands now."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from db import audits
from db.models import Course, Employer, Vacancy

POST: Mapping[str, str] = {
    "employer_name": "单位", "title": "岗位名称", "headcount": "招聘人数", "requirements": "招聘条件", "duties": "工作内容",
    "place": "工作地点", "pay": "工资", "valid_until": "有效期至", "hours": "工时班次", "board": "包吃", "lodging": "包住",
    "insurance": "社保", "employment_form": "用工形式", "contract_party": "合同跟谁签", "work_conditions": "工作环境",
    "certificates": "要的证书", "age_min": "最小年龄", "age_max": "最大年龄", "phone": "联系电话", "ad": "招工原文", "source": "来源",
    "verified_on": "核实日期",
}  # fmt: skip
CLASS: Mapping[str, str] = {
    "title": "班名", "programme": "项目", "batch": "批次", "field": "工种方向", "provider": "培训机构", "place": "上课地点",
    "county": "在哪个县", "hours": "课时", "audience": "招什么人", "certificate": "发什么证", "attendance_rule": "考勤规定",
}  # fmt: skip
FIRM: Mapping[str, str] = {
    "name": "全称", "kind": "类型", "place": "地址", "staff_size": "职工人数", "contact_role": "联系人", "contact_phone": "单位电话",
    "keeps_first": "优先留用脱贫劳动力",
}  # fmt: skip
UNITS = {"hour": "小时", "day": "天", "week": "周", "month": "月", "piece": "件", "year": "年"}
TELEPHONES, TEXTS = ("phone", "contact_phone"), ("ad",)


def of_post(row: Vacancy) -> dict[str, Any]:
    """What is told of it; taken before and after a change."""
    held = {name: getattr(row, name, None) for name in POST}
    return {**held, "pay": _pay(row), "phone": row.facts.get("phone"), "ad": row.facts.get("ad")}


def of_class(row: Course) -> dict[str, Any]:
    return {name: getattr(row, name) for name in CLASS}


def of_firm(row: Employer) -> dict[str, Any]:
    return {name: getattr(row, name) for name in FIRM}


def told(labels: Mapping[str, str], before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """工资 5800-6900元/月 → 6500-7500元/月；招聘人数 20 → 30. Telephones in part; of an ad only that it is another one."""
    return "；".join(_lines(labels, before, after))


def _lines(labels: Mapping[str, str], before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterable[str]:
    for name, label in labels.items():
        was, now = before.get(name), after.get(name)
        if was != now and (_said(name, was) or _said(name, now)):
            yield f"{label}换了" if name in TEXTS else audits.change(label, _said(name, was), _said(name, now))


def _said(name: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return value.isoformat()
    words = " ".join(str(value).split())
    return audits.telephone(words) if name in TELEPHONES else words


def _pay(row: Vacancy) -> str:
    """Its words; of a post without any, the numbers."""
    if row.pay_text or row.pay_min is None:
        return row.pay_text
    high = f"-{row.pay_max:g}" if row.pay_max is not None and row.pay_max != row.pay_min else ""
    return f"{row.pay_min:g}{high}元/{UNITS.get(row.pay_kind, row.pay_kind)}"

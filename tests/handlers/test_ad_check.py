"""The check of forwarded ads: its three results, the changes of a copy, and which messages count as ads."""

import re
from typing import Any

import pytest
from sqlmodel import Session

from db.models import Employer, Vacancy
from handlers import ad_check
from tests.builders import NINE, a_vacancy

PHONE = "021-00000000"
EMPLOYER = "示例青禾云仓有限公司"
FACTS: dict[str, Any] = {
    "title": "仓库打包员",
    "trade": "warehouse_packer",
    "employer_name": EMPLOYER,
    "place": "上海市青浦区重固镇",
    "town": "重固",
    "district": "青浦",
    "headcount": 30,
    "pay_kind": "month",
    "pay_min": 5000,
    "pay_max": 6800,
    "pay_text": "每月约5000-6800元",
}
PRAISE = re.compile("安全|放心|靠谱|可信|没问题|没有危险")


def _post(session: Session) -> Vacancy:
    employer = Employer(name=EMPLOYER, contact_phone="15420000006")
    session.add(employer)
    session.flush()
    return a_vacancy(session, employer_id=employer.id, **FACTS)


@pytest.mark.parametrize(
    ("ad", "result", "kinds"),
    [
        ("示例青禾云仓招仓库打包员30名，重固，5000-6800，包住", "ours", set()),
        ("青禾云仓打包员30人 重固镇 5000到6800 电话15420000006", "ours", set()),
        ("示例青禾云仓招仓库打包员30名，重固，7000-8800", "ours", {"pay"}),
        ("示例青禾云仓招仓库打包员30名 重固 带健康证 月薪1.2万-1.5万", "ours", {"pay"}),
        ("示例青禾云仓招仓库打包员30名，重固，5000-6800，问15412345678", "ours", {"phone"}),
        ("示例青禾云仓招仓库打包员30名，5000-6800，先交200元服装费", "danger", {"fee"}),
        ("示例青禾云仓招仓库打包员30名，重固，5000-6800，身份证押在组长那里", "danger", {"papers"}),
        ("示例青禾云仓招仓库打包员30名，缅甸老街分仓，25000一个月", "danger", {"pay", "place"}),
        ("重固打包三十人，五千到六千八，包住", "ours", set()),
        ("青禾云仓打包员，在家打包，日入500，5000-6800", "ours", {"work", "pay"}),
        ("J001 仓库打包员，5000-6800，入职交押金100", "danger", {"fee"}),
    ],
)
def test_a_copy_is_recognised_with_what_was_changed(session: Session, ad: str, result: str, kinds: set[str]) -> None:
    post = _post(session)
    checked = ad_check.check(session, ad, phone=PHONE, now=NINE)
    assert checked.result == result
    assert checked.vacancy is not None
    assert checked.vacancy.number == post.number
    assert {one.kind for one in checked.differences} == kinds
    assert not PRAISE.search(re.sub("“[^”]*”", "", ad_check.said(checked, now=NINE)))


COPY = "青禾云仓打包员30人，重固，5000-6800"
CHANGES: list[tuple[str, str, set[str]]] = [
    ("岗位是跑医院推销输液器", "ours", {"work"}),
    ("招的是送货跟车搬菜筐的", "ours", {"work"}),
    ("其实是去工地搬砖", "ours", {"work"}),
    ("现在改成开直播带货了", "ours", {"work"}),
    ("干的活是打电话推销贷款", "ours", {"work"}),
    ("现在是用自己账号下单刷销量写好评", "danger", {"work"}),
    ("改成帮客户取现金送现金，骑摩托", "danger", {"work"}),
    ("工作是打包称重，坐着贴面单", "ours", set()),
    ("派遣工，合同跟示例人和人力签", "ours", set()),
    ("正式工临时工都要，生手熟手都可以", "ours", set()),
    ("打一五四 二零八一 七七三六", "ours", {"phone"}),
    ("新手头三个月保底4500", "ours", set()),
    ("头三个月保底9000", "ours", {"pay"}),
    ("一件一般不过40斤，餐补一天15", "ours", set()),
    ("带300块被褥押金来", "danger", {"fee"}),
    ("抱名费80手机转给我就给你写名字", "danger", {"fee"}),
    ("进厂前交押金1200，健康证原件由公司收着", "danger", {"fee", "papers"}),
]


def test_a_change_told_in_prose_is_named_and_nothing_else(session: Session) -> None:
    post = _post(session)
    for clause, result, kinds in CHANGES:
        checked = ad_check.check(session, f"{COPY}，{clause}", phone=PHONE, now=NINE)
        assert checked.vacancy is not None
        assert checked.vacancy.number == post.number
        named = {one.kind for one in checked.differences}
        assert (clause, checked.result, named) == (clause, result, kinds)


def test_name_place_and_headcount_are_a_copy_when_pay_and_work_are_changed(session: Session) -> None:
    post = _post(session)
    checked = ad_check.check(session, "青禾云仓 重固 30人 招的是看大门的 7800到9000", phone=PHONE, now=NINE)
    assert checked.vacancy is not None
    assert checked.vacancy.number == post.number
    assert {one.kind for one in checked.differences} == {"pay", "work"}


def test_an_ad_of_somebody_else_is_not_known(session: Session) -> None:
    _post(session)
    checked = ad_check.check(session, "面包房招烘焙学徒，四千，早班，盈浦", phone=PHONE, now=NINE)
    assert checked.result == "unknown"
    assert ad_check.said(checked, now=NINE).startswith("没查到。")


@pytest.mark.parametrize(
    "words",
    [
        "食品厂招两班普工，健康证厂里统一带去办，费用厂里出，白班夜班一周一换，5500",
        "大棚里摘草莓，早上五点到中午，130一天，白鹤镇，干到四月，妇女老人都能干",
        "帮忙带点茶叶过境到瑞丽，一趟给六千，车费另算，要嘴紧的人",
        "日料店招服务员，徐泾，五千包吃住",
        "豆制品作坊找帮手，凌晨三点上工到上午十点，五千包吃",
    ],
)
def test_a_pasted_ad_needs_no_question(words: str) -> None:
    assert ad_check.looks_like_one(words, NINE)


@pytest.mark.parametrize(
    "words",
    [
        "青浦有没有包住的电子厂",
        "我想找个包吃住的工作，六千以上",
        "中介叫我先交三百块钱，能信吗",
        "我交了500押金联系不上中介了",
        "弟弟人在缅北回不来",
        "老板欠我们工资跑了",
        "找普工 包吃住 六千",
        "焊工，有证，干了六年，八千以上的",
        "夫妻两个，想找包夫妻房的厂，一人六千",
        "一个月休四天，五千八，食堂打饭阿姨",
        "招聘会早点去好还是晚点去",
        "已经有活了，招工那些不要发给我",
        "给中介交了500，今天已经进厂上班了",
        "请取消本人对J026的应聘，谢谢",
    ],
)
def test_what_people_say_of_themselves_is_no_ad(words: str) -> None:
    assert not ad_check.looks_like_one(words, NINE)

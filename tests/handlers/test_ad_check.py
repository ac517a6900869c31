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


def test_words_of_one_post_alone_make_a_copy_although_its_pay_is_changed(session: Session) -> None:
    work = {"title": "线束加工工", "trade": "wiring_harness", "duties": "坐着穿端子压接扎线", "town": "赵巷"}
    post = a_vacancy(
        session, **work, place="上海市青浦区赵巷镇", pay_min=5000, pay_max=6500, pay_text="计件5000-6500元"
    )
    for town in ("华新", "重固", "白鹤", "练塘", "徐泾", "盈浦"):
        a_vacancy(session, town=town, duties="扫码分拣装车")
    told = "线束加工的招人，手工细活，坐着穿端子压接扎线，手快的一个月七千到九千，在赵巷那边"
    checked = ad_check.check(session, told, phone=PHONE, now=NINE)
    assert checked.vacancy is not None
    assert checked.vacancy.number == post.number
    assert {one.kind for one in checked.differences} == {"pay"}


def test_what_the_post_has_people_do_and_the_ad_denies_is_other_work(session: Session) -> None:
    _post(session).duties = "打包贴单"
    checked = ad_check.check(session, "青禾云仓 重固 30人 来了不打包，5000-6800 包住", phone=PHONE, now=NINE)
    assert [one.here for one in checked.differences if one.kind == "work"] == ["不打包"]


def test_who_speaks_in_an_ad_is_no_other_work(session: Session) -> None:
    _post(session)
    checked = ad_check.check(
        session, "青禾云仓 重固 30人 打包 5000-6800 包住 领班讲先打200占床位", phone=PHONE, now=NINE
    )
    assert "work" not in {one.kind for one in checked.differences}


def test_an_ad_of_somebody_else_is_not_known(session: Session) -> None:
    _post(session)
    checked = ad_check.check(session, "面包房招烘焙学徒，四千，早班，盈浦", phone=PHONE, now=NINE)
    assert checked.result == "unknown"
    assert ad_check.said(checked, now=NINE).startswith("没查到。")


@pytest.mark.parametrize(
    ("ad", "result", "kinds"),
    [
        ("宏利仓储有限公司招仓库打包员30名，重固，5000-6800，包住", "unknown", {"firm"}),
        ("J001 宏利仓储有限公司招仓库打包员30名 重固 5000-6800", "unknown", {"firm"}),
        ("重固打包三十人，五千到六千八，包住，加微信 abc12345", "unknown", {"account"}),
        ("重固打包三十人，五千到六千八，包住，电话15412345678", "unknown", {"phone"}),
        ("示例青禾云仓招仓库打包员30名，重固，5000-6800，加微信 abc12345", "ours", {"account"}),
        ("示例青禾云仓招仓库打包员30名，重固，5000-6800，微信同号15420000006", "ours", set()),
        ("示例青禾云仓招仓库打包员30名，重固，5000-6800，不要加微信", "ours", set()),
        ("大型电子厂旁边仓库打包员30名，重固，5000-6800，包住", "ours", set()),
    ],
)
def test_the_words_of_a_post_are_not_ours_under_another_name(
    session: Session, ad: str, result: str, kinds: set[str]
) -> None:
    _post(session)
    checked = ad_check.check(session, ad, phone=PHONE, now=NINE)
    assert checked.result == result
    assert {one.kind for one in checked.differences} == kinds

"""What the audit keeps of a change: what stood before and after, in the words of the pages."""

from datetime import date

import pytest
from sqlmodel import Session, select

from db import changed_words, class_planning, employer_file, vacancies
from db.models import Audit, Employer, Vacancy
from handlers.job_wish import CUTTER
from tests.builders import NINE, a_course, a_member_of_staff, a_vacancy


def noted(session: Session, action: str) -> str:
    return session.exec(select(Audit.detail).where(Audit.action == action).order_by(Audit.id)).all()[-1]


def test_a_post_keeps_its_pay_before_and_after_and_its_last_day(session: Session) -> None:
    post = a_vacancy(session, number="J901", pay_kind="month", pay_min=5800, pay_max=6900, pay_text="", headcount=20)
    vacancies.change(
        session, post, cutter=CUTTER, now=NINE, pay_min=6500.0, pay_max=7500.0, pay_text="6500-7500元/月", lodging=False,
        headcount=35, duties="剪线头、\n装箱",
    )  # fmt: skip
    detail = noted(session, "vacancy_change")
    for told in ("工资 5800-6900元/月 → 6500-7500元/月", "招聘人数 20 → 35", "→ 剪线头、 装箱", "包住 "):
        assert told in detail
    assert "pay" not in detail
    post.valid_until = date(2026, 12, 31)
    vacancies.extend(session, post, until=date(2027, 3, 31), cutter=CUTTER, now=NINE)
    assert noted(session, "vacancy_extend") == "有效期至 2026-12-31 → 2027-03-31"


def test_a_class_and_a_firm_too_with_a_telephone_in_part(session: Session) -> None:
    head = a_member_of_staff(session, code="S91", role="station_head", scope="all")
    course = a_course(session, code="C91", place="老校区")
    class_planning.change(session, course, facts={"place": "新校区三楼"}, by=head, now=NINE)
    assert noted(session, "course_changed") == "上课地点 老校区 → 新校区三楼"
    facts = {"name": "示例竹海纸品厂", "contact_phone": "15499991234", "keeps_first": False}
    firm = employer_file.keep(session, None, facts=facts, by=head, now=NINE)
    assert noted(session, "employer_kept") == "新加"
    changed = {**facts, "contact_phone": "15488885678", "keeps_first": True}
    employer_file.keep(session, firm, facts=changed, by=head, now=NINE)
    assert noted(session, "employer_kept") == "单位电话 154****1234 → 154****5678；优先留用脱贫劳动力 否 → 是"


@pytest.mark.parametrize(("before", "after", "told"), [("", None, ""), ("旧的", "新的", "招工原文换了")])
def test_what_says_nothing_is_not_told_and_of_an_ad_only_that_it_is_another(
    before: str, after: str | None, told: str
) -> None:
    assert changed_words.told(changed_words.POST, {"ad": before}, {"ad": after}) == told


def test_every_label_is_of_a_column_or_of_what_stands_beside() -> None:
    beside = {"pay", "phone", "ad"}
    assert set(changed_words.POST) - beside <= set(Vacancy.model_fields)
    assert set(changed_words.FIRM) <= set(Employer.model_fields)

"""Posts are found exactly, at once, and in a sensible order."""

from datetime import date

import pytest
from sqlmodel import Session

from benchmarks.search import measure
from benchmarks.search.posts import NOW, invent
from db import search, vacancies, vacancy_words
from db.engine import Records
from db.vacancy_words import Cutter
from db.wanted import Wanted
from nlp import cutting
from tests.builders import CUTTER
from tests.builders import a_vacancy as post


def found(session: Session, **asked: object) -> tuple[int, ...]:
    return search.find(session, Wanted(**asked), now=NOW, cutter=CUTTER)


def test_every_question_is_answered_as_a_plain_scan_would(records: Records) -> None:
    posts = list(invent(2000))
    measure.store(records, posts)
    exactness = measure.exactness(records, posts)
    assert not exactness.wrong
    assert (exactness.recall, exactness.precision) == (1.0, 1.0)


def test_a_new_post_is_found_at_once(session: Session) -> None:
    new = post(session)
    assert found(session, places=("青浦",), trades=("sorter",)) == (new.id,)
    assert found(session, places=("上海",), words=("分拣",)) == (new.id,)


def test_a_changed_post_is_found_by_its_new_words_and_not_by_its_old_ones(session: Session) -> None:
    new = post(session)
    vacancies.change(session, new, title="仓库打包员", trade="warehouse_packer", cutter=CUTTER, now=NOW)
    assert found(session, words=("打包",)) == (new.id,)
    assert found(session, words=("分拣",)) == ()
    assert found(session, places=("青浦",), trades=("sorter",)) == ()


@pytest.mark.parametrize("word", ["分拣", "递分", "快递分拣员", "smt", "ＳＭＴ", "员"])
def test_a_word_is_found_however_the_text_is_cut(session: Session, word: str) -> None:
    new = post(session, duties="会用ＳＭＴ贴片机")
    assert found(session, words=(word,)) == (new.id,)


def test_posts_that_name_a_word_in_the_title_come_first(session: Session) -> None:
    in_title = post(session, title="滇菜厨师", trade="yunnan_cook")
    in_text = post(session, title="切配工", duties="做滇菜")
    neither = post(session, title="洗碗工")
    assert found(session, words=("滇菜",)) == (in_title.id, in_text.id)
    assert neither.id not in found(session, words=("滇菜",))


def test_the_newest_come_first_and_no_more_than_asked_for(session: Session) -> None:
    ids = [post(session).id for _ in range(5)]
    two = search.find(session, Wanted(places=("华新",)), now=NOW, cutter=CUTTER, limit=2)
    assert two == (ids[4], ids[3])


def test_closed_paused_expired_and_filled_posts_are_not_found(session: Session) -> None:
    closed, paused = post(session), post(session)
    post(session, valid_until=date(2026, 11, 25))
    post(session, headcount=2, filled=2)
    last_day = post(session, valid_until=date(2026, 11, 26))
    vacancies.close(session, closed, now=NOW)
    vacancies.pause(session, paused, now=NOW)
    assert found(session) == (last_day.id,)


def test_a_paused_post_published_again_is_found(session: Session) -> None:
    paused = post(session)
    vacancies.pause(session, paused, now=NOW)
    vacancies.publish(session, paused, cutter=CUTTER, now=NOW)
    assert found(session) == (paused.id,)


def test_pay_is_compared_in_its_unit_and_otherwise_over_a_month(session: Session) -> None:
    by_hour = post(session, pay_kind="hour", pay_min=25.5, month_pay=5100)
    by_month = post(session, pay_min=5000.0)
    assert found(session, pay_min=25, pay_kind="hour") == (by_month.id, by_hour.id)
    assert found(session, pay_min=26, pay_kind="hour") == (by_month.id,)
    assert found(session, pay_min=5100, pay_kind="month") == (by_hour.id,)


def test_a_minor_sees_only_posts_open_to_that_age(session: Session) -> None:
    post(session, age_min=18)
    post(session)
    open_to_minors = post(session, age_min=16)
    assert found(session, minor=17) == (open_to_minors.id,)


def test_words_cut_by_an_older_dictionary_are_written_anew(session: Session) -> None:
    new = post(session)
    newer = Cutter("next", cutting.terms)
    assert vacancy_words.catch_up(session, cutter=newer) == 1
    assert vacancy_words.catch_up(session, cutter=newer) == 0
    assert search.find(session, Wanted(words=("分拣",)), now=NOW, cutter=newer) == (new.id,)


def test_a_deleted_post_leaves_no_words_behind(session: Session) -> None:
    new = post(session)
    session.delete(new)
    session.flush()
    other = post(session, title="保洁员", trade="cleaner")
    assert found(session) == (other.id,)

"""What posts say, read as words: the newest, those of an employer, those with given ids."""

from datetime import timedelta

from sqlmodel import Session

from db import post_words, vacancies
from tests.builders import NINE, a_vacancy

OTHER = "示例星桥电子有限公司"


def test_the_newest_open_ones_come_first_and_no_more_than_asked_for(session: Session) -> None:
    posts = [a_vacancy(session, title=f"普工{number}") for number in range(4)]
    posts[3].valid_until = NINE.date() - timedelta(days=1)
    session.flush()
    found = post_words.newest(session, now=NINE, limit=2)
    assert [one.number for one in found] == [posts[2].number, posts[1].number]


def test_a_filled_post_takes_nobody(session: Session) -> None:
    a_vacancy(session, headcount=1, filled=1)
    assert post_words.newest(session, now=NINE, limit=5) == []


def test_of_an_employer_everything_published_is_read_also_when_it_is_closed(session: Session) -> None:
    closed = a_vacancy(session, employer_name=OTHER)
    draft = a_vacancy(session, employer_name=OTHER)
    a_vacancy(session)
    closed.status, draft.status = "closed", "draft"
    session.flush()
    assert [one.number for one in post_words.of_employers(session, [OTHER])] == [closed.number]
    assert list(post_words.of_employers(session, [])) == []


def test_words_and_figures_are_those_of_the_row(session: Session) -> None:
    post = a_vacancy(session, pay_text="每月约5800元", headcount=3, tags=["包住"], duties="分拣")
    (told,) = post_words.some(session, [vacancies.get(session, post.key).key])
    assert (told.title, told.pay_text, told.headcount, told.tags, told.duties) == (
        post.title, "每月约5800元", 3, ("包住",), "分拣",
    )  # fmt: skip
    assert (told.pay_min, told.town) == (5800.0, "华新")


def test_the_order_asked_for_is_kept_and_what_is_gone_is_left_out(session: Session) -> None:
    first, second = a_vacancy(session), a_vacancy(session)
    found = post_words.some(session, [second.key, 999, first.key])
    assert [one.number for one in found] == [second.number, first.number]

"""Consents to notices, counted by template: never more than one, spent one by one, taken back."""

from sqlmodel import Session

from db import subscriptions, used_links
from tests.builders import IN_A_FORTNIGHT, NINE, a_follower

T = "SUB_reminder"


def test_an_agreement_is_good_for_one_send_however_often_it_is_given(session: Session) -> None:
    follower = a_follower(session)
    for _ in range(3):
        subscriptions.agree(session, follower=follower, template_id=T)
    assert subscriptions.left(session, follower, [T, "other"]) == {T: 1, "other": 0}
    spent = [subscriptions.spend(session, follower_id=follower.key, template_id=T) for _ in range(2)]
    assert spent == [True, False]


def test_a_long_term_agreement_lasts_until_it_is_taken_back(session: Session) -> None:
    follower = a_follower(session)
    subscriptions.agree(session, follower=follower, template_id=T)
    assert [subscriptions.spend(session, follower_id=follower.key, template_id=T, lasts=True) for _ in range(3)] == [
        True
    ] * 3
    subscriptions.refuse(session, follower=follower, template_id=T, now=NINE)
    assert subscriptions.spend(session, follower_id=follower.key, template_id=T, lasts=True) is False


def test_who_refused_may_agree_again(session: Session) -> None:
    follower = a_follower(session)
    subscriptions.refuse(session, follower=follower, template_id=T, now=NINE)
    assert subscriptions.spend(session, follower_id=follower.key, template_id=T) is False
    subscriptions.agree(session, follower=follower, template_id=T)
    assert subscriptions.spend(session, follower_id=follower.key, template_id=T) is True


def test_one_persons_agreement_is_nobody_elses(session: Session) -> None:
    first, second = a_follower(session), a_follower(session)
    subscriptions.agree(session, follower=first, template_id=T)
    assert subscriptions.spend(session, follower_id=second.key, template_id=T) is False


def test_a_link_is_used_by_the_first_alone_and_forgotten_when_it_has_run_out(session: Session) -> None:
    assert used_links.is_used(session, "a") is False
    assert used_links.use(session, "a", now=NINE, until=NINE) is True
    assert used_links.is_used(session, "a") is True
    assert used_links.use(session, "b", now=IN_A_FORTNIGHT, until=IN_A_FORTNIGHT) is True
    assert used_links.is_used(session, "a") is False
    assert used_links.use(session, "b", now=NINE, until=IN_A_FORTNIGHT) is False

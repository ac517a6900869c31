"""Followers: windows that WeChat opens, phones by which a person is reached, and what goes when somebody leaves."""

from datetime import timedelta

from sqlmodel import Session, SQLModel, func, select

from db import attachments, followers, messages, outbox
from db.models import Attachment, Conversation, Follower, FollowerWorker, Message, Outbox, UnknownQuestion, Window
from tests.builders import NINE, a_follower, a_worker


def count(session: Session, table: type[SQLModel]) -> int:
    return session.exec(select(func.count()).select_from(table)).one()


def owe(session: Session, follower: Follower, key: str) -> bool:
    message = {"type": "text", "words": "岩演罕您好"}
    return outbox.owe(session, follower=follower, message=message, key=key, kind="reminder", now=NINE)


def test_each_action_opens_its_own_window_and_the_one_that_ends_first_is_spent_first(session: Session) -> None:
    follower = a_follower(session)
    followers.open_window(session, follower=follower, kind="message", now=NINE)
    followers.open_window(session, follower=follower, kind="menu", now=NINE)
    assert followers.allowance(session, follower=follower, now=NINE) == (8, NINE + timedelta(hours=48))
    for _ in range(3):
        assert followers.spend_window(session, follower_id=follower.key, now=NINE)
    left = {row.kind: row.left for row in session.exec(select(Window)).all()}
    assert left == {"menu": 0, "message": 5}
    followers.open_window(session, follower=follower, kind="menu", now=NINE)
    session.expire_all()
    assert followers.allowance(session, follower=follower, now=NINE)[0] == 8


def test_a_window_that_is_spent_or_over_lets_nothing_through(session: Session) -> None:
    follower = a_follower(session)
    followers.open_window(session, follower=follower, kind="follow", now=NINE)
    assert not followers.spend_window(session, follower_id=follower.key, now=NINE + timedelta(minutes=1))
    assert [followers.spend_window(session, follower_id=follower.key, now=NINE) for _ in range(4)] == [True] * 3 + [
        False
    ]


def test_a_person_is_reached_by_the_phone_that_still_follows(session: Session) -> None:
    worker = a_worker(session)
    old, new = a_follower(session), a_follower(session)
    followers.link(session, follower=old, worker=worker, now=NINE)
    followers.link(session, follower=new, worker=worker, now=NINE + timedelta(days=1))
    assert followers.of_worker(session, worker) == new
    followers.leave(session, follower=new, now=NINE)
    assert followers.of_worker(session, worker) == old


def test_who_leaves_is_not_written_to_and_what_the_chat_alone_held_goes(session: Session) -> None:
    follower, worker = a_follower(session), a_worker(session)
    openid = follower.openid or ""
    followers.link(session, follower=follower, worker=worker, now=NINE)
    followers.conversation_of(session, follower).draft = {"name": "register"}
    followers.open_window(session, follower=follower, kind="message", now=NINE)
    messages.note(session, follower=follower, direction="in", kind="text", words="我想回家", now=NINE)
    messages.note_unknown(session, follower=follower, words="稀奇", now=NINE)
    attachments.keep(session, follower=follower, media_id="M", kind="picture", now=NINE)
    attachments.keep(session, follower=follower, media_id="V", kind="picture", now=NINE, about="visit:1")
    owe(session, follower, "due")
    assert followers.leave(session, follower=follower, now=NINE) == 1
    session.expire_all()
    assert not owe(session, follower, "later")
    assert [count(session, table) for table in (Window, Conversation, Message)] == [0, 0, 0]
    assert (follower.openid, follower.unfollowed_at) == (None, NINE)
    assert followers.find(session, openid=openid) is None
    owed = session.exec(select(Outbox)).one()
    assert (owed.state, owed.message) == ("cancelled", followers.FORGOTTEN)
    assert session.exec(select(UnknownQuestion)).one().follower_id is None
    kept = {row.media_id: row.delete_after for row in session.exec(select(Attachment)).all()}
    assert kept["M"] == NINE
    assert kept["V"] is not None
    assert kept["V"] > NINE
    # The ledger still knows that this person wrote from a phone which no longer follows.
    assert count(session, FollowerWorker) == 1


def test_somebody_who_comes_back_is_a_new_follower(session: Session) -> None:
    follower = a_follower(session)
    openid = follower.openid or ""
    followers.leave(session, follower=follower, now=NINE)
    back = followers.arrive(session, openid=openid, now=NINE)
    assert back.id != follower.id
    assert followers.count_following(session) == 1

"""What goes when its time has come: words after thirty days, media after seven, facts stay."""

from datetime import timedelta

from sqlmodel import Session, select

from db import attachments, followers, messages, outbox, retention
from db.models import Attachment, Audit, Conversation, Message, Outbox, UnknownQuestion
from tests.builders import NINE, a_follower

LATER = NINE + timedelta(days=31)


def test_words_go_after_thirty_days_and_not_before(session: Session) -> None:
    follower = a_follower(session)
    messages.note(session, follower=follower, direction="in", kind="text", words="我想回家", now=NINE)
    retention.forget(session, now=NINE + timedelta(days=29))
    assert session.exec(select(Message)).all() != []
    retention.forget(session, now=LATER)
    assert session.exec(select(Message)).all() == []


def test_what_was_sent_loses_its_words_and_stays_as_a_fact(session: Session) -> None:
    follower = a_follower(session)
    for key in ("old", "still owed"):
        outbox.owe(session, follower=follower, message={"type": "text", "words": "岩演罕您好"}, key=key, kind="reminder", now=NINE)  # fmt: skip
    outbox.cancel(session, prefix="old", now=NINE)
    messages.note_unknown(session, follower=follower, words="稀奇", now=NINE)
    retention.forget(session, now=LATER)
    session.expire_all()
    kept = {row.owed_as: row.message["words"] for row in session.exec(select(Outbox)).all()}
    assert kept == {"old": "", "still owed": "岩演罕您好"}
    assert session.exec(select(UnknownQuestion)).one().follower_id is None


def test_who_saw_what_is_known_for_three_years(session: Session) -> None:
    session.add(Audit(at=NINE, action="phone_shown", about="worker:1", reason="回电"))
    retention.forget(session, now=NINE + timedelta(days=3 * 365))
    assert len(session.exec(select(Audit)).all()) == 1
    retention.forget(session, now=NINE + timedelta(days=3 * 366 + 1))
    assert session.exec(select(Audit)).all() == []


def test_files_are_named_before_their_rows_go(session: Session) -> None:
    row = attachments.keep(session, follower=a_follower(session), media_id="M", kind="picture", now=NINE)
    attachments.fetched(session, row.key, path="media/1.jpg", now=NINE)
    messages.note(
        session, follower=a_follower(session), direction="in", kind="picture", words="", now=NINE, attachment_id=row.key
    )
    assert retention.forget(session, now=NINE + timedelta(days=8)) == ["media/1.jpg"]
    assert session.exec(select(Attachment)).all() == []
    session.expire_all()
    assert session.exec(select(Message)).one().attachment_id is None


def test_half_done_forms_go_and_younger_ones_stay(session: Session) -> None:
    old, young = (followers.conversation_of(session, a_follower(session)) for _ in range(2))
    old.form, old.form_at, old.draft, old.draft_at = {"name": "a"}, NINE, {"name": "b"}, NINE
    young.form, young.form_at = {"name": "c"}, LATER
    session.flush()
    retention.drop_drafts(session, older_than=NINE + timedelta(days=7))
    session.expire_all()
    found = {row.id: (row.form, row.draft) for row in session.exec(select(Conversation)).all()}
    assert found == {old.id: (None, None), young.id: ({"name": "c"}, None)}


def test_what_waits_below_a_draft_goes_when_its_own_days_are_over(session: Session) -> None:
    follower = a_follower(session)
    row = followers.conversation_of(session, follower)
    below = {"draft": {"name": "training_signup"}, "at": NINE.isoformat()}
    row.draft, row.draft_at = {"name": "visit", "below": below}, NINE + timedelta(days=5)
    session.flush()
    retention.drop_drafts(session, older_than=NINE)
    assert row.draft == {"name": "visit", "below": below}
    retention.drop_drafts(session, older_than=NINE + timedelta(days=1))
    assert row.draft == {"name": "visit"}

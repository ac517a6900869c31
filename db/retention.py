"""What goes when its time has come, by the dates that stand on the rows."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import String, cast, delete, update
from sqlmodel import Session, col, select

from db import erasures, followers, imports, logins, made_sheets, messages, visit_photos
from db.models import Attachment, Audit, Conversation, Identity, Inbox, Message, Outbox, UnknownQuestion

# Whoever was deleted and goes on following is left alone for so long.
MARKS = timedelta(days=730)
# Who saw and changed what: as long as an assessment is kept (个人信息保护法, art. 56).
AUDITS = timedelta(days=3 * 366)


def drop_drafts(session: Session, *, older_than: datetime) -> None:
    """Half-done forms and drafts nobody came back to."""
    session.execute(
        update(Conversation).where(col(Conversation.draft_at) < older_than).values(draft=None, draft_at=None)
    )
    session.execute(update(Conversation).where(col(Conversation.form_at) < older_than).values(form=None, form_at=None))
    stacked = select(Conversation).where(cast(col(Conversation.draft), String).contains('"below"'))
    for row in session.exec(stacked):
        row.draft = _without_old(row.draft or {}, older_than)


def _without_old(draft: dict[str, Any], older_than: datetime) -> dict[str, Any]:
    """A draft, and what waits below it as long as its own days last."""
    below = draft.get("below")
    if not below:
        return draft
    if datetime.fromisoformat(below["at"]) < older_than:
        return {name: value for name, value in draft.items() if name != "below"}
    return {**draft, "below": {**below, "draft": _without_old(below["draft"], older_than)}}


def forget(session: Session, *, now: datetime) -> list[str]:
    """Delete what is past its date. Returns the files that may go once this is committed."""
    files = [path for path in session.exec(select(Attachment.path).where(col(Attachment.delete_after) <= now)) if path]
    visit_photos.note_going(session, now=now)
    gone = select(Attachment.id).where(col(Attachment.delete_after) <= now)
    session.execute(delete(Message).where(col(Message.delete_after) <= now))
    session.execute(update(Message).where(col(Message.attachment_id).in_(gone)).values(attachment_id=None))
    for table in (Attachment, Inbox, Identity):
        session.execute(delete(table).where(col(table.delete_after) <= now))
    _forget_words(session, before=now - messages.KEEP)
    logins.forget(session, before=now - logins.KEEP)
    imports.forget(session, now=now)
    files += made_sheets.forget(session, now=now)
    erasures.forget_marks(session, before=now - MARKS)
    session.execute(delete(Audit).where(col(Audit.at) < now - AUDITS))
    return files


def _forget_words(session: Session, *, before: datetime) -> None:
    """What was sent stays as a fact and loses its words; a question nobody could answer loses whose it was."""
    session.execute(
        update(Outbox)
        .where(col(Outbox.settled_at) <= before, col(Outbox.message) != followers.FORGOTTEN)
        .values(message=followers.FORGOTTEN)
    )
    session.execute(
        update(UnknownQuestion)
        .where(col(UnknownQuestion.asked_at) <= before, col(UnknownQuestion.follower_id).is_not(None))
        .values(follower_id=None)
    )

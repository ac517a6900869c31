"""Where a conversation stands (对话状态), written once at the end of a turn."""

from sqlalchemy import bindparam, inspect, update
from sqlmodel import Session

from db.models import Conversation
from db.statements import Prepared

_ROWS = Conversation.__table__  # type: ignore[attr-defined]
_KEPT = tuple(column.name for column in _ROWS.columns if column.name not in ("id", "follower_id", "region"))
_KEEP = Prepared(
    lambda on: (
        update(_ROWS).where(_ROWS.c.id == bindparam("of")).values({each: bindparam(f"new_{each}") for each in _KEPT})
    )
)


def keep(session: Session, conversation: Conversation) -> None:
    """Write it as it stands now and let go of it; nothing said later in this transaction can change it."""
    if conversation not in session or not inspect(conversation).modified:
        return
    values = {f"new_{name}": getattr(conversation, name) for name in _KEPT}
    _KEEP.run(session, {"of": conversation.key, **values})
    session.expunge(conversation)

"""Pictures, stickers, places, links and unheard voices: kept for staff where they may matter, and the question repeated."""

from collections.abc import Sequence

from db import attachments
from handlers import alarmed, handover, opening, texts, unheard, visit_record
from handlers.dialogue import moves
from handlers.dialogue.incoming import Incoming, Kind
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn

KEPT = {Kind.PICTURE: "picture", Kind.VOICE: "voice", Kind.VIDEO: "video", Kind.FILE: "file"}
SAID = {
    Kind.PICTURE: texts.common.PICTURE_KEPT,
    Kind.VIDEO: texts.common.PICTURE_KEPT,
    Kind.VOICE: texts.common.VOICE_UNHEARD,
    Kind.FILE: texts.manners.FILE_KEPT,
    Kind.LINK: texts.manners.LINK_KEPT,
    Kind.LOCATION: texts.manners.LOCATION_NOTED,
    Kind.STICKER: texts.common.STICKER,
    Kind.TEXT: texts.manners.EMPTY,
}


def wants(turn: Turn) -> bool:
    """Everything without words, except a place that the open question can use."""
    return not turn.incoming.has_words and not (turn.incoming.has_place and turn.conversation.form)


def handle(turn: Turn) -> Sequence[Reply]:
    if (alarm := alarmed.urgent_of(turn)) is not None and (shown := _shown_in_danger(turn)):
        _belongs(turn, f"inquiry:{alarm.key}")
        return [Text(alarmed.add(turn, alarm, shown))]
    about = _what_for(turn)
    if about and about != attachments.TO_HEAR:
        return [Text(texts.visits.PHOTO_KEPT)]
    if _will_be_heard(turn):
        return [Text(texts.common.VOICE_COMING)]
    if turn.incoming.kind is Kind.VOICE:
        return unheard.handle(turn)
    said = SAID.get(turn.incoming.kind, texts.common.STICKER)
    form = opening.open_form_of(turn)
    if form is not None:
        return [Text(said), moves.repeat(turn, form)]
    more = texts.common.MENU_LINE if turn.incoming.kind in (Kind.PICTURE, Kind.VIDEO, Kind.FILE) else ""
    if turn.incoming.kind is Kind.LOCATION:
        more = texts.manners.NEED_A_WORD
    return [Text(f"{said}{more}")]


def _shown_in_danger(turn: Turn) -> str:
    """What helpers read of it: a place, a picture or a film of what happens. A voice is heard first."""
    if turn.incoming.kind is Kind.LOCATION:
        return f"{turn.incoming.text} {turn.incoming.latitude},{turn.incoming.longitude}".strip()
    return (
        texts.desk.without_words(turn.incoming.kind)
        if turn.incoming.kind in (Kind.PICTURE, Kind.VIDEO, Kind.FILE)
        else ""
    )


def beside(turn: Turn) -> Sequence[Reply]:
    """Shown right after words that were answered: kept, and said in one line; a sticker adds nothing."""
    _what_for(turn)
    said = texts.common.VOICE_COMING if _will_be_heard(turn) else SAID.get(turn.incoming.kind, "")
    return [Text(said)] if turn.incoming.kind in KEPT and said else []


def _what_for(turn: Turn) -> str:
    """Returns what it was kept for."""
    about = visit_record.photo_about(turn) or (attachments.TO_HEAR if _will_be_heard(turn) else "")
    _belongs(turn, about)
    return about


def _will_be_heard(turn: Turn) -> bool:
    """A speech service listens to it in the next seconds, and the answer comes by itself."""
    return bool(turn.station.hears_voices and turn.incoming.kind is Kind.VOICE and turn.incoming.media_id)


def keep(turn: Turn, incoming: Incoming) -> int | None:
    """Every medium that comes, whoever answers it afterwards; the number it is kept under.

    `incoming` is what came; the turn may be about the words that had waited for it. A voice with recognised words is kept only for the person who has taken over: the words do for the bot.
    """
    kind = KEPT.get(incoming.kind)
    if not kind or not incoming.media_id or (incoming.has_words and not handover.is_muted(turn)):
        return None
    media_id = incoming.media_id
    return attachments.keep(turn.session, follower=turn.follower, media_id=media_id, kind=kind, now=turn.now).key


def _belongs(turn: Turn, about: str) -> None:
    if about and turn.incoming.media_id:
        attachments.claim(turn.session, follower=turn.follower, media_id=turn.incoming.media_id, about=about)

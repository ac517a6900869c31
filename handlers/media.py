"""Pictures, stickers, places, links and unheard voices: kept for staff where they may matter, and the question repeated."""

from collections.abc import Sequence
from datetime import timedelta

from db import attachments, inquiries
from db.models import Inquiry
from handlers import ad_check, alarmed, cases, handover, job_near, opening, texts, unheard, visit_record
from handlers.dialogue import moves
from handlers.dialogue.incoming import Incoming, Kind
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import late

KEPT = {Kind.PICTURE: "picture", Kind.VOICE: "voice", Kind.VIDEO: "video", Kind.FILE: "file"}
SAID = {
    Kind.PICTURE: texts.common.PICTURE_KEPT,
    Kind.VIDEO: texts.manners.VIDEO_KEPT,
    Kind.VOICE: texts.common.VOICE_UNHEARD,
    Kind.FILE: texts.manners.FILE_KEPT,
    Kind.LINK: texts.manners.LINK_KEPT,
    Kind.LOCATION: texts.manners.LOCATION_NOTED,
    Kind.STICKER: texts.common.STICKER,
    Kind.TEXT: texts.manners.EMPTY,
}


SEEN_BY_STAFF = (Kind.PICTURE, Kind.VIDEO, Kind.FILE)
JUST_NOW = timedelta(minutes=10)
# Requests that pictures prove, and how long after them they are still sent for it.
WITH_PROOF = ("report", "scam_check", "wage_arrears", "work_injury")
PROOF_WITHIN = timedelta(days=7)
LOOK_AT_IT = late.pattern(
    "(?=.*[看瞧望])(?:(?:这是|这个是?|这张|上面|刚才|刚刚|我|你们?|您|老师|的|发|拍|把)*"
    "(?:工资条|工资单|工资|合同|协议|截图|照片|图片|图|单子|聊天记录|记录|条子|证|文件|视频)*[,，。、 ]*"
    "(?:你们?|您|帮我?|麻烦|给我|能不能|可以|请|老师)*(?:看|瞧|望)?(?:看|瞧|望|一?下|一?哈|得懂|到|不|没有?)*(?:吗|嘛|么|吧|呢|哈|对不对|是不是真的|写的(?:什么|哪样|啥))?[,，。?？!！ ]*)+"
)

# 这个是群里的招工图，帮我看看真不真: the words name the picture and ask whether to trust it.
OF_AN_AD = late.pattern(
    "^(?=.{4,40}$)(?=.*(?:图|照片|截图|拍的|海报))(?=.*(?:真|假|骗|靠谱|可信|正规|能去|去得|招工|招聘|广告))"
)


def wants(turn: Turn) -> bool:
    """Everything without words, except a place that the open question can use."""
    return not turn.incoming.has_words and not (turn.incoming.has_place and turn.conversation.form)


def handle(turn: Turn) -> Sequence[Reply]:
    if (alarm := alarmed.urgent_of(turn)) is not None and (shown := _shown_in_danger(turn)):
        _belongs(turn, f"inquiry:{alarm.key}")
        return [Text(alarmed.add(turn, alarm, shown))]
    if _is_of_an_ad(turn):
        return look_at_ad(turn)
    about = _what_for(turn)
    if about and about != attachments.TO_HEAR:
        return [Text(texts.visits.PHOTO_KEPT)]
    if _will_be_heard(turn):
        return [Text(texts.common.VOICE_COMING)]
    if (request := _request_of(turn)) is not None:
        return _add_to(turn, request)
    if turn.incoming.kind is Kind.VOICE:
        return unheard.handle(turn)
    if turn.incoming.kind is Kind.LINK and (warned := ad_check.of_link(turn)):
        form = opening.open_form_of(turn)
        return [*warned, moves.repeat(turn, form)] if form else warned
    said = _said(turn)
    form = opening.open_form_of(turn)
    if form is not None:
        return [Text(said), moves.repeat(turn, form)]
    more = texts.common.MENU_LINE if turn.incoming.kind in SEEN_BY_STAFF and _is_seen(turn) else ""
    if turn.incoming.kind is Kind.LOCATION:
        more = texts.manners.NEED_A_WORD if job_near.town(turn.incoming.label) else texts.manners.NEED_A_WORD_NO_TOWN
    return [Text(f"{said}{more}")]


def _is_of_an_ad(turn: Turn) -> bool:
    """The picture that 查广告 has asked for: it was promised that somebody looks at it."""
    asked = turn.conversation.asked or {}
    return turn.staff is None and turn.incoming.kind in SEEN_BY_STAFF and asked.get("kind") == ad_check.WAITING


def look_at_ad(turn: Turn) -> Sequence[Reply]:
    """What no programme reads goes to the staff as a request, with the pictures of these minutes."""
    turn.conversation.asked = None
    known = inquiries.open_of(turn.session, turn.follower, kind="scam_check")
    words = turn.words if turn.incoming.has_words else texts.ad_check.PICTURE_OF_AD
    inquiry = known or cases.open_one(turn, "scam_check", "high", words)
    cases.pass_on(turn, inquiry, words, is_new=known is None)
    about = f"inquiry:{inquiry.key}"
    attachments.belong(turn.session, follower=turn.follower, since=turn.now - JUST_NOW, about=about)
    said = Text(texts.ad_check.picture_taken(inquiry.number, cases.called_when(turn)))
    form = opening.open_form_of(turn)
    return [said, moves.repeat(turn, form)] if form else [said]


def _request_of(turn: Turn) -> Inquiry | None:
    """What he has lately asked help for, or reported: pictures that follow belong to it."""
    if turn.staff is not None or turn.incoming.kind not in SEEN_BY_STAFF or turn.conversation.form is not None:
        return None
    rows = inquiries.all_open(turn.session, turn.follower)
    told = (row for row in rows if row.kind in WITH_PROOF and turn.now - row.opened_at <= PROOF_WITHIN)
    return next(told, None)


def _add_to(turn: Turn, request: Inquiry) -> Sequence[Reply]:
    _belongs(turn, f"inquiry:{request.key}")
    inquiries.note(turn.session, request, words=texts.desk.without_words(turn.incoming.kind), now=turn.now)
    return [Text(texts.reports.picture_added(SAID[turn.incoming.kind], request.number))]


def _said(turn: Turn) -> str:
    """Whether anybody looks at it is said as it is: the inbox shows it beside a request, and nowhere else."""
    kind = turn.incoming.kind
    if kind in SEEN_BY_STAFF and not _is_seen(turn):
        return texts.manners.HELD[KEPT[kind]]
    return SAID.get(kind, texts.common.STICKER)


def _is_seen(turn: Turn) -> bool:
    reports = (turn.conversation.form or {}).get("name") == "report"
    return turn.staff is not None or reports or bool(inquiries.all_open(turn.session, turn.follower))


def asks_to_look(turn: Turn) -> bool:
    """这是我的工资条 帮我看看, right after a picture that belongs to nothing; not where any words are the answer."""
    words = turn.words.strip()
    if not turn.incoming.has_words or not (LOOK_AT_IT.fullmatch(words) or OF_AN_AD.search(words)) or _is_seen(turn):
        return False
    form, kept = opening.open_form_of(turn), turn.conversation.form or {}
    step = form.step(kept.get("open", "")) if form else None
    if step is not None and step.answer.takes_anything:
        return False
    return attachments.sent_since(turn.session, follower=turn.follower, moment=turn.now - JUST_NOW)


def look(turn: Turn) -> Sequence[Reply]:
    if turn.staff is None and OF_AN_AD.search(turn.words.strip()):
        return look_at_ad(turn)
    form = opening.open_form_of(turn)
    said = Text(texts.manners.CANNOT_LOOK)
    return [said, moves.repeat(turn, form)] if form else [said]


def _shown_in_danger(turn: Turn) -> str:
    """What helpers read of it: a place, a picture or a film of what happens, a voice that no service will hear first."""
    if turn.incoming.kind is Kind.LOCATION:
        return f"{turn.incoming.text} {turn.incoming.latitude},{turn.incoming.longitude}".strip()
    shown = turn.incoming.kind in (Kind.PICTURE, Kind.VIDEO, Kind.FILE)
    shown = shown or (turn.incoming.kind is Kind.VOICE and not _will_be_heard(turn))
    return texts.desk.without_words(turn.incoming.kind) if shown else ""


def beside(turn: Turn) -> Sequence[Reply]:
    """Shown right after words that were answered: kept, and said in one line; a sticker adds nothing."""
    _what_for(turn)
    said = texts.common.VOICE_COMING if _will_be_heard(turn) else _said(turn)
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

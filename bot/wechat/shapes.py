"""Every message and event WeChat can send, as an Incoming."""

from collections.abc import Callable
from datetime import datetime
from hashlib import blake2b
from typing import Any
from zoneinfo import ZoneInfo

from bot.wechat import events
from bot.wechat.nodes import Malformed, Node
from bot.wechat.places import read_place
from handlers.dialogue.incoming import Incoming, Kind
from nlp import late

CHINA = ZoneInfo("Asia/Shanghai")
FAR_FUTURE = 4_102_444_800  # the year 2100
NAME = late.pattern(r"[A-Za-z0-9_@.\-]{1,64}")
LONGEST_KEY = 140  # what is owed for it has a longer one
HEAD = frozenset({"ToUserName", "FromUserName", "CreateTime", "MsgType", "MsgId", "Event"})
# What arrives instead of an animated sticker: WeChat does not hand those to an account's server.
STICKER_WORDS = "【收到不支持的消息类型，暂无法显示】"


def to_incoming(node: Node) -> Incoming:
    type_ = node.word("MsgType").lower()
    own = _event(node) if type_ == "event" else _message(type_, node)
    own = {"openid": node.word("FromUserName"), "account": node.word("ToUserName")} | own
    for name in (own["openid"], own["account"]):
        if not NAME.fullmatch(name):
            raise Malformed("no sender or no account")
    return Incoming(key=_key(node, own, type_), sent_at=_sent_at(node), **own)


def _sent_at(node: Node) -> datetime:
    seconds = node.number("CreateTime")
    if seconds is None or not 0 < seconds < FAR_FUTURE:
        raise Malformed("no time")
    return datetime.fromtimestamp(seconds, CHINA)


def _key(node: Node, own: dict[str, Any], type_: str) -> str:
    """MsgId for messages; events have none, and one person can cause two different ones within a second."""
    number = node.number("MsgId")
    if own["kind"] is not Kind.EVENT and number is not None:
        return str(number)
    # Keys are written to the log, and an openid is not.
    whose = blake2b(own["openid"].encode(), digest_size=8).hexdigest()
    parts = [whose, node.word("CreateTime"), own.get("event") or type_, own.get("event_key", "")]
    parts += [mark for mark in (node.word("MsgID"), own.get("ticket", "")) if mark]
    parts += [entry["template"] + entry["remote_id"] for entry in own.get("fields", {}).get("subscriptions", ())]
    key = ":".join(parts)
    return key if len(key) <= LONGEST_KEY else f"{key[:100]}:{blake2b(key.encode(), digest_size=16).hexdigest()}"


def _event(node: Node) -> dict[str, Any]:
    given = node.word("Event")
    if not given:
        raise Malformed("an event without a name")
    name = events.EXACT_NAMES.get(given.lower())
    if name is None:
        return {"kind": Kind.EVENT, "event": given[:64], "event_key": node.word("EventKey"), "fields": _rest(node)}
    return {"kind": Kind.EVENT, "event": name} | events.READERS[name](node)


def _message(type_: str, node: Node) -> dict[str, Any]:
    if not type_:
        raise Malformed("no message type")
    reader = READERS.get(type_)
    own = reader(node) if reader else {"kind": Kind.UNKNOWN, "fields": {"type": type_} | _rest(node)}
    article = {"article": node.word("MsgDataId"), "article_number": node.number("Idx")}
    if article["article"]:
        own["fields"] = dict(own.get("fields", {})) | article
    return own


def _rest(node: Node) -> dict[str, Any]:
    return {name: value for name, value in node.children.items() if name not in HEAD}


def _text(node: Node) -> dict[str, Any]:
    words = node.word("Content")
    kind = Kind.STICKER if words == STICKER_WORDS else Kind.TEXT
    return {"kind": kind, "text": "" if kind is Kind.STICKER else words, "menu_id": node.word("bizmsgmenuid")}


def _picture(node: Node) -> dict[str, Any]:
    return {"kind": Kind.PICTURE, "media_id": node.word("MediaId"), "url": node.word("PicUrl")}


def _voice(node: Node) -> dict[str, Any]:
    """WeChat has all but retired its recognition: no words is the usual case."""
    own = {"kind": Kind.VOICE, "media_id": node.word("MediaId"), "format": node.word("Format")}
    return own | {"text": node.word("Recognition")}


def _video(node: Node) -> dict[str, Any]:
    fields = {"thumbnail": node.word("ThumbMediaId")}
    return {"kind": Kind.VIDEO, "media_id": node.word("MediaId"), "fields": fields}


def _location(node: Node) -> dict[str, Any]:
    label = node.word("Label")
    place = read_place(node.word("Location_X"), node.word("Location_Y"))
    return place | {"kind": Kind.LOCATION, "text": label, "label": label, "fields": {"scale": node.word("Scale")}}


def _link(node: Node) -> dict[str, Any]:
    own = {"kind": Kind.LINK, "title": node.word("Title"), "url": node.word("Url")}
    return own | {"text": node.word("Description")}


def _file(node: Node) -> dict[str, Any]:
    fields = {"file_key": node.word("FileKey"), "md5": node.word("FileMd5"), "size": node.number("FileTotalLen")}
    return {"kind": Kind.FILE, "title": node.word("Title"), "text": node.word("Description"), "fields": fields}


READERS: dict[str, Callable[[Node], dict[str, Any]]] = {
    "text": _text,
    "image": _picture,
    "voice": _voice,
    "video": _video,
    "shortvideo": _video,
    "location": _location,
    "link": _link,
    "file": _file,
}

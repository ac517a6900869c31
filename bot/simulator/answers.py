"""The strict reading of what an account answers to a delivery."""

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.simulator import crypto, markup
from bot.simulator.account import AccountConfig
from bot.simulator.crypto import CipherError
from bot.simulator.markup import MarkupError
from bot.simulator.messages import Push

TEXT_BYTES = 2048
EVENT_ARTICLES = 8
ANSWERED_EVENTS = frozenset({"subscribe", "SCAN", "CLICK", "scancode_waitmsg"})
MEDIA_KINDS = {"image": "Image", "voice": "Voice", "video": "Video"}


class AnswerError(Exception):
    """An answer that makes the platform show its failure line; the reason is for the delivery record."""


@dataclass(frozen=True)
class Answer:
    """What came back. kind is none, text, image, voice, video, music, news, transfer_customer_service, or failed."""

    kind: str
    text: str = ""
    media_id: str = ""
    articles: tuple[Mapping[str, str], ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_silent(self) -> bool:
        return self.kind == "none"


NOTHING = Answer("none")
FAILED = Answer("failed")


def read(body: bytes, push: Push, account: AccountConfig) -> Answer:
    """Bare success and an empty body stay unencrypted in every mode."""
    if body.strip() in (b"", b"success"):
        return NOTHING
    try:
        root = markup.read(_decoded(body))
        return _message(_opened(root, account), push, account)
    except (MarkupError, CipherError) as error:
        raise AnswerError(str(error)) from error


def is_wanted(push: Push) -> bool:
    """Whether the platform passes an answer to this push on to the person."""
    return push.kind != "event" or push.event in ANSWERED_EVENTS


def _decoded(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise AnswerError("answer is not UTF-8") from error


def _opened(root: ET.Element, account: AccountConfig) -> ET.Element:
    encrypted = markup.text_of(root, "Encrypt")
    if not encrypted:
        if account.mode == "safe":
            raise AnswerError("plain answer in safe mode")
        return root
    if account.mode == "plaintext":
        raise AnswerError("encrypted answer in plaintext mode")
    stamp, nonce = markup.text_of(root, "TimeStamp"), markup.text_of(root, "Nonce")
    if not stamp.isdigit() or not nonce:
        raise AnswerError("envelope without TimeStamp or Nonce")
    if crypto.sign(account.token, stamp, nonce, encrypted) != markup.text_of(root, "MsgSignature"):
        raise AnswerError("wrong MsgSignature")
    return markup.read(_decrypted(encrypted, account))


def _decrypted(encrypted: str, account: AccountConfig) -> str:
    try:
        return crypto.decrypt(encrypted, appid=account.appid, key=account.aes_key)
    except CipherError:
        if account.previous_aes_key is None:
            raise
        return crypto.decrypt(encrypted, appid=account.appid, key=account.previous_aes_key)


def _message(root: ET.Element, push: Push, account: AccountConfig) -> Answer:
    names = (markup.text_of(root, "ToUserName"), markup.text_of(root, "FromUserName"))
    if names != (push.openid, account.gh_id):
        raise AnswerError("names are not swapped")
    if not markup.text_of(root, "CreateTime").isdigit():
        raise AnswerError("CreateTime is not a number")
    return _content(root, markup.text_of(root, "MsgType"), push)


def _content(root: ET.Element, kind: str, push: Push) -> Answer:
    if kind == "text":
        return Answer(kind, text=_text(root))
    if kind in MEDIA_KINDS:
        return _medium(root, kind)
    if kind == "music":
        return Answer(kind, media_id=_needed(root, "Music", "ThumbMediaId"), fields=_fields(root.find("Music")))
    if kind == "news":
        return Answer(kind, articles=_articles(root, most=EVENT_ARTICLES if push.kind == "event" else 1))
    if kind == "transfer_customer_service":
        return Answer(kind, fields=_fields(root.find("TransInfo")))
    raise AnswerError(f"unknown MsgType {kind!r}")


def _text(root: ET.Element) -> str:
    content = root.findtext("Content") or ""
    if not content.strip():
        raise AnswerError("empty Content")
    if len(content.encode()) > TEXT_BYTES:
        raise AnswerError(f"Content has {len(content.encode())} bytes, more than {TEXT_BYTES}")
    return content


def _medium(root: ET.Element, kind: str) -> Answer:
    tag = MEDIA_KINDS[kind]
    return Answer(kind, media_id=_needed(root, tag, "MediaId"), fields=_fields(root.find(tag)))


def _needed(root: ET.Element, parent: str, child: str) -> str:
    found = (root.findtext(f"{parent}/{child}") or "").strip()
    if not found:
        raise AnswerError(f"{parent} without {child}")
    return found


def _articles(root: ET.Element, *, most: int) -> tuple[Mapping[str, str], ...]:
    items = root.findall("Articles/item")
    if markup.text_of(root, "ArticleCount") != str(len(items)) or not items:
        raise AnswerError("ArticleCount does not fit")
    if len(items) > most:
        raise AnswerError(f"{len(items)} articles, at most {most} here")
    return tuple({name.lower(): value for name, value in _fields(item).items()} for item in items)


def _fields(parent: ET.Element | None) -> dict[str, str]:
    return {child.tag: (child.text or "").strip() for child in parent} if parent is not None else {}

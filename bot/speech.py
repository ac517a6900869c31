"""Replies brought to what WeChat can carry: one passive text, the rest owed as messages of their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.wechat.passive import plain_words
from bot.wechat.splitting import split_text
from handlers import texts
from handlers.dialogue.incoming import Kind
from handlers.dialogue.replies import Chart, Reply, Voice, pack, words_of
from handlers.dialogue.turn import Turn


@dataclass(frozen=True)
class Speech:
    passive: str
    owed: tuple[dict[str, Any], ...]

    @property
    def said(self) -> str:
        return "\n".join([self.passive, *(message.get("words", "[图]") for message in self.owed)]).strip()


def compose(replies: Sequence[Reply], turn: Turn) -> Speech:
    """All words in one passive reply as far as they fit; charts, recordings and what does not fit follow."""
    words = [words_of(reply) for reply in replies if not isinstance(reply, Chart)]
    before = []
    if replies and turn.incoming.kind is Kind.VOICE and turn.words:
        before.append(texts.common.heard(turn.words))
    if turn.hid_a_number:
        before.append(texts.common.HID_NUMBER)
    whole = plain_words("\n".join([*before, *[part for part in words if part]]))
    parts = split_text(whole) if whole else []
    others = [pack(reply) for reply in replies if isinstance(reply, Chart | Voice)]
    rest = [{"type": "text", "words": part} for part in parts[1:]]
    return Speech(parts[0] if parts else "", (*rest, *others))

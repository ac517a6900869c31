"""What can be answered at once, in the same breath as the message: one text, one picture or one card."""

from dataclasses import dataclass

from bot.wechat.splitting import TEXT_LIMIT
from nlp import late

# A "<" that could begin a tag: WeChat's client makes links out of anchors in text.
TAG_START = late.pattern(r"<(?=\s*/?\s*[A-Za-z!])")
# XML 1.0 has no place for these, and an answer that holds one shows as a breakdown of the account.
UNSPEAKABLE = late.pattern("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class PassiveText:
    text: str

    def __post_init__(self) -> None:
        if not 0 < len(speakable(self.text).strip().encode()) <= TEXT_LIMIT:
            raise ValueError(f"a passive text has 1 to {TEXT_LIMIT} bytes")


@dataclass(frozen=True)
class PassiveImage:
    media_id: str


@dataclass(frozen=True)
class PassiveCard:
    title: str
    description: str
    url: str
    picture_url: str = ""


PassiveReply = PassiveText | PassiveImage | PassiveCard


def plain_words(text: str) -> str:
    """Somebody else's words, safe to repeat: they cannot form a link."""
    return TAG_START.sub("＜", text)


def speakable(text: str) -> str:
    return UNSPEAKABLE.sub("", text)

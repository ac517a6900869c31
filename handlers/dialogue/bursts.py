"""Which messages are only the beginning of something, so that the bot waits a moment for the rest."""

import re

from handlers.dialogue.incoming import Incoming, Kind
from nlp import late

# Openers and fragments: on their own they ask for nothing yet.
_OPENERS = late.pattern(
    r"(?:(?:在吗|在不在|在么|你好|您好|喂|hi|hello|哈喽|老师|师傅|领导|同志|请问一下|请问|问一下|问下|想问一下|我想问一下|我想问|打扰一下|麻烦问一下"
    r"|那个|就是|还有|对了|我|我想|我要|我叫|我是|因为|然后|我要报名|我想报名|我要找工作|找工作|我想找工作|我想找个工作|我要约走访"
    r"|帮我看看|帮我看一下|我有个事|有个事|我跟你说|跟你说个事)[\s,，。.~～!！?？、]*)+",
    re.IGNORECASE,
)
# Whose or what it is, and not yet what of it: 我工资, 手, 问. What tells of harm is whole and never waits.
_SUBJECTS = late.pattern(
    "(?:我们?|俺|我家|我的|我们的|那个|这个)?(?:工资|老板|厂里?|公司|班长|组长|主管|中介|宿舍|手|脚|腿|头|肚子|腰|眼睛|手指|老公|老婆|媳妇|娃|小孩|同事|工友|室友|老乡)"
    "(?=[\\s,，。.~～]*$)[\\s,，。.~～]*|(?:我|想|就|来)*(?:问|问问|说|是|有|在|要|因为|关于)[\\s,，。.~～]*"
)
_BARE_TOPICS = late.pattern("工资|中介|宿舍")
_TRAILS_OFF = late.pattern(r"(?:[,，、:：]|\.{2,}|…|因为|但是|还有|然后|比如|或者|以及)\s*$")


def may_wait(incoming: Incoming) -> bool:
    """True for a greeting, a bare opener or words that trail off; never for a number, a command or a tap."""
    if incoming.kind is not Kind.TEXT or incoming.menu_id or not incoming.text.strip():
        return False
    words = incoming.text.strip()
    return len(words) <= 30 and bool(_OPENERS.fullmatch(words) or _TRAILS_OFF.search(words) or _is_a_subject(words))


def _is_a_subject(words: str) -> bool:
    """我工资 waits for what is the matter with it; 工资 alone asks of it."""
    return bool(_SUBJECTS.fullmatch(words)) and not _BARE_TOPICS.fullmatch(words)


def join(parts: list[str]) -> str:
    """The fragments as one message."""
    return "，".join(part.strip().rstrip(",，、 ") for part in parts if part.strip())

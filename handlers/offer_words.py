"""What words say to a seat that is offered: taken, left, put off, or only a thank-you. What is asked decides nothing."""

import re
from enum import StrEnum

from handlers import course_words
from nlp import answers, commands, late, pondering
from nlp.commands import Command


class Says(StrEnum):
    TAKE = "take"
    LEAVE = "leave"
    LATER = "later"
    THANKS = "thanks"


SHORT = 20
NAMED = late.pattern("名额|位子|位置|座位|空位|补位")
TAKES = late.pattern(r"^我?(?:要|去|接受|参加)(?:这个|那个|的|了|吧|嘛|啊|哦)*$|(?:要|给我|留着|接受|占)")
LEAVES = late.pattern(r"不要|不去|不用|不接|不占|放弃|让给|给(?:别|其他|下一|人家)|算了")
PLAIN = late.pattern(r"^我?不?要(?:了|的|吧|嘛|啊)?[。.!！]*$")
# 还给我嘛, 位子给我留着没: whether it is still there.
STILL_THERE = late.pattern("(?:还|给我|留着|保留|有效|作数|算数|在).{0,4}(?:没|不|吗|么|嘛)[?？]?$")
_MARKS = late.pattern("[,，。.!！;；~～、\\s]+")
_AGAIN = late.pattern("要|去|克|来|参加|报")
# Said after a yes, it is still a yes; another wish is not: 要,青浦包住的厂.
_COMES = late.pattern("休息|请[好了到]*假|有空|得空|有时间|一定|(?:我|能|会|要|就)(?:去|来|克|参加)|给我|谢")
_DECIDED = late.pattern(
    "(?:我|还是|想好了|考虑好了|商量好了|算了|那|就|真的|决定了?|可能|都|是|怕|[,，、 ])*(?:(?:不|莫)(?:想|得|能)?(?:去|克|来|要|参加|学)|[去克来]不(?:了|成|起))(?:了|咯|喽|嘛|啊|的|起|成)*[。.!！]*"
)
_BUT = late.pattern("不过|但是?|只是|就是|要是|如果|万一")


def names_it(words: str) -> bool:
    return bool(NAMED.search(words))


def is_plain(words: str) -> bool:
    return bool(PLAIN.match(words.strip()))


def read(words: str) -> Says | None:
    """None for what is no answer: a question, another subject."""
    said = words.strip()
    picked = commands.pick(said, count=2)
    if picked in (1, 2) and len(said) <= 3:
        return Says.TAKE if picked == 1 else Says.LEAVE
    if pondering.is_one(said):
        return Says.LATER
    if _asks(said):
        return Says.LATER if names_it(said) and STILL_THERE.search(said) else None
    verdict = _verdict(said) if len(said) <= SHORT else None
    verdict = _by_clauses(said) if verdict is None else verdict
    if verdict is not None:
        return Says.TAKE if verdict else Says.LEAVE
    return Says.THANKS if commands.find(said) is Command.THANKS else None


def _asks(said: str) -> bool:
    return answers.asks(said) or course_words.asks(said) or bool(names_it(said) and STILL_THERE.search(said))


def _verdict(said: str) -> bool | None:
    if commands.find(said) is Command.THANKS and not re.match("好|ok|行", said, re.IGNORECASE):
        return None
    if names_it(said) or is_plain(said):
        if LEAVES.search(said):
            return False
        return True if TAKES.search(said) else None
    if commands.find(said) is Command.CANCEL:
        return False
    return answers.find(said)


def _by_clauses(said: str) -> bool | None:
    """不去,娃娃病了 and 娃儿住院了 去不成: an answer with its reason. A yes with a condition is none."""
    if _DECIDED.fullmatch(said):
        return False
    clauses = [clause for clause in _MARKS.split(said) if clause]
    if len(clauses) < 2 or course_words.OTHER.search(said) or course_words.NEXT.search(said):
        return None
    first, rest = answers.find(clauses[0]), " ".join(clauses[1:])
    if first is None:
        return False if course_words.LEAVES.search(clauses[-1]) else None
    refuses = course_words.LEAVES.search(rest) or LEAVES.search(rest)
    if first:
        unsure = refuses or _BUT.search(rest) or course_words.CANNOT.search(rest)
        return True if _COMES.search(rest) and not unsure else None
    return None if _AGAIN.search(rest) and not refuses else False

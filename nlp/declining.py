"""Not wanting to be registered (不用登记, 登记不用了), told apart from wanting to be deleted (取消登记)."""

from nlp import late

LONGEST = 20
_LEAD = "(?:那|那就|我|我们|还是|现在|暂时|今天|先|就|算了|好|行|都|也)*"
_ACT = "(?:给|帮|替|跟)?(?:我|我们)?(?:登记|注册|登)"
_NOT = "(?:不用|不消|不要|不必|不需要|用不着|不想|不愿意?|莫|别|甭|不)(?:再|要|用|想)?"
_END = "(?:了|吧|嘛|呢|啦|喽|咯|噶|嘎|啊|哈)*"
_DECLINES = late.pattern(
    f"{_LEAD}{_NOT}{_ACT}(?:我|我们|这个|这件事|这事|什么|哪样)?{_END}"
    f"|{_LEAD}登记(?:这个)?(?:就|嘛|呢|还是|先)*(?:不用|不消|不要|不必|不需要|免|算|不弄|不办|不搞|不整)(?:了|吧|喽|咯|嘛|先)*"
)
_BESIDE = late.pattern("(?:谢谢|多谢|麻烦|辛苦)(?:你们?|您|了|啦)*|好的?|嗯+|哦|行|那|算了|不用了?|不消了?")
_MARKS = late.pattern(r"[\s,.!~、，。！…～;；]+")


def registration(words: str) -> bool:
    """Whether the whole message says that nothing need be registered."""
    if len(words) > LONGEST:
        return False
    clauses = [clause for clause in _MARKS.split(words) if clause]
    said = [clause for clause in clauses if _DECLINES.fullmatch(clause)]
    return bool(said) and all(clause in said or _BESIDE.fullmatch(clause) for clause in clauses)

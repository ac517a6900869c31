"""What an answer in words tells besides: when somebody goes home and is back."""

from datetime import date, datetime

from nlp import answers, commands, late, times

_CLAUSES = late.pattern(r"[,，。;；!！\s]+")
_LEAVES = late.pattern("走|回去|回家|出发|动身|克|离厂")
_BACK = late.pattern("回来|转来|出来|回厂|返|上班|回上海|回青浦")
_UNDECIDED = late.pattern(
    "没(?:定|想好|决定|买|抢到|说)|还没|不(?:晓得|知道|清楚|一定|好说|确定)|晓不得|看(?:情况|厂|票|老板|假)|再(?:说|看)|到时候|说不准"
)


def days_home(words: str, *, now: datetime, comes_back: bool) -> dict[str, date]:
    """`leaves_on` and `back_on`, as far as they are told: 要回的，腊月二十四走，初八出来."""
    said: dict[str, date] = {}
    if commands.pick(words, count=9) is not None:
        return said
    for clause in _CLAUSES.split(words):
        if (named := times.find(clause, now=now)) is None:
            continue
        leaves = not _BACK.search(clause) and (_LEAVES.search(clause) or not said)
        said.setdefault("leaves_on" if leaves else "back_on", named.start.date())
    return said if comes_back else {name: day for name, day in said.items() if name != "back_on"}


def undecided(words: str) -> bool:
    """Whether somebody says that they do not know yet."""
    return bool(_UNDECIDED.search(words)) and not answers.asks(words)

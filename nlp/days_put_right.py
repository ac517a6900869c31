"""Another day for a move that was just told: 其实是上周二去的, 说错了，15号走的, 不是今天，是前天."""

from dataclasses import dataclass
from datetime import date, datetime

from nlp import answers, late, past_days, spelling

LONGEST = 30
# By what became of it: going to a new place, leaving one, being home.
_VERBS = {
    "employed": "去|进|来|到|换|入职|上班|上的班|报到|转|调|跳|开始|过去|进去|过来",
    "idle": "走|离|辞|出来|出厂|出的厂|停|没活|没做|没干|被?开除?|被?炒|被?辞退|歇|下岗|(?:叫|让|喊)我走人?|把我(?:开除?|炒|辞退?|裁)掉?|不要我",
    "returned": "回|到|走|去|动身|出发|回来|转来",
}
_PARTS = "(?:一?早上?|上午|中午|下午|晚上|晚黑|夜里|半夜)?"
_NOT_THAT = late.pattern(r"^(?:其实|哦|噢|啊|那个|应该|就)*不是(?:在|从)?[^,，。是]{1,8}?[,，。\s]*(?:而|应该)?(?=是)")
_SLIP = "其实|实际上?|准确(?:说|的|地)?(?:来说)?|不对|不是|错了|[说记打搞弄写发讲报填]错(?:了|咯|喽)?|搞混了?|应该|该是|日子|日期|时间|那天|更正|纠正|改(?:一?下|成)?|补充(?:一下)?"
_LEAD = late.pattern(
    rf"(?:{_SLIP}|哦|噢|啊|呃|嗯|哎呀?|不好意思|对了|等[下一]|刚才|我|就|都|是|在|从|要|才|了|那|[,，。、:：\s])*"
)
_SAYS_SO = late.pattern(_SLIP)
_CLOSES = r"的?(?:厂|职|工|家|班|老家|岗|那边|这边|青浦|上海)?(?:的|了|起|开始|那天|才对|咯|喽)*(?:哈|啊|呢|嘛|哦|吧|不是今天|不是昨天|[,，。.!！~\s])*"


@dataclass(frozen=True)
class DayPutRight:
    """`says_so`: the words say that something was wrong, and do not only name a day."""

    day: date
    about: bool
    says_so: bool


def find(text: str, *, status: str, now: datetime) -> DayPutRight | None:
    """None when the words tell more than a day, of another move than the one to this `status`, or a day still to come."""
    plain = spelling.normalise(text).strip()
    said = _NOT_THAT.sub("", plain)
    denied = said != plain
    told = past_days.find(said, now=now)
    if told is None or told.day > now.date() or len(plain) > LONGEST or answers.asks(plain):
        return None
    begin, end = told.span
    lead, rest = said[:begin], said[end:]
    tail = late.pattern(rf"{_PARTS}(?:就|才|才是|那天)*(?:{_VERBS.get(status, '')})?{_CLOSES}")
    if not _LEAD.fullmatch(lead) or not tail.fullmatch(rest):
        return None
    return DayPutRight(told.day, told.about, denied or bool(_SAYS_SO.search(lead)))

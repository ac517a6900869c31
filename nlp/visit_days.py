"""The day on which a visit took place, as it is told with what came of it: 昨天晚上去的 见到了, 已访 11月25日, 其实是24号去的."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from nlp import late, past_days, spelling, times

_CLAUSES = late.pattern(r"[,，。;；!！?？\s]+")
_N = r"(?:\d{1,2}|[一二三四五六七八九十两]{1,3})"
_PART = "(?:凌晨|大?清早|早上?|上午|中午|下午|傍晚|晚上?|夜里|夜间?)"
_HOUR = late.pattern(rf"^的?{_PART}?(?:{_N}点(?:钟|半|{_N}分?)?|\d{{1,2}}:\d\d)?(?:左右|多)?")
# Who went or was met is not always said; where somebody else did something, the day is theirs.
_WE = r"(?:我们?|本人|人|他|她|工友|同事|才|就|又|刚|已经?|专门|其实|一起|[和跟][一-鿿]{1,3})*"
_WENT = "去(?:的|了|过)(?:一趟|一次)?$|(?:去|过去|上门)(?:看(?!病|医|牙)|见|访|走访)"
_SURE = late.pattern(
    rf"^{_WE}(?:{_WENT}|(?:没|未|莫)(?:有|得)?(?:去成|见|碰|找|访)|(?:见|碰|找|访)[到着上过的了]"
    r"|走访[过的了]|已访|(?:没|莫得|没得)人$|不在$|(?:聊|谈)[过的了好])"
)
# 周五再去, 25号要去看他: what is to come.
_PLANNED = late.pattern(rf"^{_WE}(?:再|还|要|会|想|打算|准备|约|改)")
_BACK = late.pattern("[昨前今上]")
_OTHERS = late.pattern("约|改到|下次|[他她]们?|工友|人家|老板|厂里?|公司|说|讲|要|想|从|进厂|入职")
_BARE = late.pattern(
    "^(?:我们?|已访|见[到着]了?|没见[到着]|在|是|就是|其实是?|应该是|那天是|去的(?:时间|那天)?是|的?时间是?|日期是?)*$"
)
_NOT_MET = late.pattern("^(?:不在|[没未莫])")
_NOT_THEN = late.pattern("(?:不是|并非|没在?)$")


@dataclass(frozen=True)
class Told:
    """`about` when only the week or month was said; not `sure` where the day may be of something else that is told.

    `begins` and `ends` are the part of the day that was said, or twice the moment; None without one.
    """

    day: date
    sure: bool = True
    about: bool = False
    begins: datetime | None = None
    ends: datetime | None = None

    def at(self, arranged: datetime) -> datetime:
        """The hour that was said, else the one that was arranged, where it lies in the part of the day said."""
        as_arranged = datetime.combine(self.day, arranged.timetz())
        if self.begins is None or self.ends is None or self.begins <= as_arranged < self.ends:
            return as_arranged
        return self.begins


def find(words: str, *, now: datetime) -> Told | None:
    """The first day that is surely that of the visit, else the first that stands by itself."""
    found = [told for clause in _clauses(words) if (told := _of(clause, now)) is not None]
    return next((told for told in found if told.sure), found[0] if found else None)


def _clauses(words: str) -> Sequence[str]:
    return [clause for clause in _CLAUSES.split(spelling.normalise(words)) if clause]


def _of(clause: str, now: datetime) -> Told | None:
    past = past_days.find(clause, now=now)
    if past is None or past_days.AHEAD.search(clause):
        return None
    before, then, after = clause[: past.span[0]], clause[slice(*past.span)], clause[past.span[1] :]
    if then.endswith("晚"):  # 昨晚, 昨晚上八点
        after = f"晚上{after.removeprefix('上')}"
    hour = _HOUR.match(after)
    said, rest = (hour.group().removeprefix("的"), after[hour.end() :]) if hour else ("", after)
    if _PLANNED.match(rest) or _NOT_THEN.search(before) or (_OTHERS.search(before) and not _NOT_MET.match(rest)):
        return None
    bare = not rest and bool(_BARE.match(before))
    sure = bool(_SURE.match(rest)) or (rest == "去" and bool(_BACK.search(then))) or (bare and before.endswith("是"))
    if not sure and not bare:
        return None
    begins, ends = _part(past.day, said, now)
    return Told(past.day, sure, past.about, begins, ends)


def _part(day: date, said: str, now: datetime) -> tuple[datetime | None, datetime | None]:
    if not said:
        return None, None
    midnight = datetime.combine(day, time(), now.tzinfo)
    found = times.find(f"{day.year}年{day.month}月{day.day}日{said}", now=midnight)
    if found is None or found.start.date() != day or found.grain == "day":
        return None, None
    return found.start, found.start if found.grain in ("minute", "hour") else found.end

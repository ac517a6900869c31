"""The stretches of a message that only tell: of work that is over or that one is leaving, and of what others do or pay."""

import re
from dataclasses import dataclass
from functools import lru_cache

from nlp import late, persons
from nlp.patterns import SAME_CLAUSE, one_of, within

CLAUSE = late.pattern(f"{SAME_CLAUSE}+")
WORKS = "[做干打待呆跑送开卖当搞搬扛站修看上]"
PAST = late.pattern(
    one_of(
        "白天在(?![家宿]) 以前 之前 原来 原先 本来 从前 曾经 过去 去年 前年 大前年 上个厂 上家 老厂 前几年 那几年 早些年 才[给发拿] 只[给发有拿] 说好的? 讲好的?"
        f" (?:现在|目前)(?:[还正就]?在)?{within(5)}{WORKS}(?!个|点|些) (?:现在|目前)(?:的|这家?|那家?|这个|那个)(?:厂|公司|老板|一?个月|一小时)?"
        f" 现在(?:一个?月|厂里?|公司|工资) 上班那个?厂 上班的(?:地方|厂) 面试[了过] 应聘[了过] 老板{within(4)}[给发欠] 厂里?[只才] 厂里给"
    )
)
WISH = late.pattern(
    one_of(
        "(?<!不)(?<!没)想(?!不) (?<!没)找 (?<!不)(?<!将)要(?!钱|不是|养|还|交|供|我|带) (?<!没)(?<!不)换 有没有 有没得 还有没 给有 给要 求 希望 最好 起码 只要 能不能"
        " 这边[有招要] 有[^,。]{0,8}[没吗么]$ 招[^,。]{0,4}[不吗么]$ [给帮替][我俺] 今年(?!才|一个月) 打算 都[行得可] 也[行得可] 可以 能接受 就[行够干来做好]"
    )
)
SKILL = late.pattern(one_of("会 有[^,。]{0,6}证 能[做干吃] 我今年 我是 本人 男 女"))
LASTED = late.pattern(
    rf"(?:{WORKS}|{WORKS}{within(6)}|在{within(10)})[了过]?(?:[一二两三四五六七八九十几半\d]+|好几|快[一二两三四五六七八九十]+)(?:年|个月)[多半]?了?(?!左右|以上)|我?都[做干]过[了的]?$"
)
TRIED = late.pattern("[做干]过[了的]?$")
KIN_DOES = late.pattern(
    rf"^(?:我|俺|我家)?(?:{persons.KIN}|老乡|朋友|老表)(?:现在|以前|就)?(?:[在是做干开当去工受生]|进了|出)(?!想)"
)


ME_TOO = late.pattern(
    "[我俺]也(?:想|要|能不能|可以|可不可以)(?:去|跟着|一起|来)*(?:做|干|去|学|进|来|试试?)?(?=$|[,。吧的嘛行])"
)


@dataclass(frozen=True)
class Stretch:
    """`lasting` when only a length of time shows it, which is experience as much as it is the past."""

    start: int
    end: int
    lasting: bool


@lru_cache(maxsize=64)
def stretches(plain: str) -> tuple[Stretch, ...]:
    """Only where the message comes to a wish outside of them; the telling goes on until the wish or a skill is named."""
    found: list[Stretch] = []
    going_on: Stretch | None = None
    wished = False
    couple = persons.sex(plain) == persons.COUPLE or bool(ME_TOO.search(plain))
    for clause in CLAUSE.finditer(plain):
        wish = WISH.search(clause.group())
        told = _told(clause, going_on, couple=couple)
        wished = wished or bool(wish) or not told
        if told and told.start < told.end:
            found.append(told)
        going_on = told if not wish else None
    return tuple(found) if wished else ()


def _told(clause: re.Match[str], going_on: Stretch | None, *, couple: bool) -> Stretch | None:
    """From the mark of the past up to the wish, in this clause."""
    said = clause.group()
    wish = WISH.search(said)
    end = clause.start() + wish.start() if wish else clause.end()
    head = said[: end - clause.start()]
    past = PAST.search(head) or (None if couple else KIN_DOES.search(head))
    if past:
        return Stretch(clause.start(), end, lasting=False)
    if LASTED.search(head):
        return Stretch(clause.start(), end, lasting=True)
    if going_on and not wish and not SKILL.search(said):
        return Stretch(clause.start(), end, lasting=going_on.lasting)
    return None


def holds(plain: str, at: int, *, lasting: bool = True) -> bool:
    """Whether what stands there is only told; `lasting` counts mere lengths of time, too."""
    return any(one.start <= at < one.end and (lasting or not one.lasting) for one in stretches(plain))


def without(plain: str) -> str:
    """The message with what is only told blanked out, other positions unchanged."""
    for one in stretches(plain):
        if not one.lasting or TRIED.search(plain[one.start : one.end]):
            plain = plain[: one.start] + " " * (one.end - one.start) + plain[one.end :]
    return plain

"""From which day the work could begin."""

from datetime import date, datetime, timedelta

from nlp import late, times
from nlp.patterns import one_of, within

NAMES_A_DAY = late.pattern(
    one_of(
        "(?<![\\d.])\\d{1,2}\\.\\d{1,2}(?![\\d千万kw块元]) [号日月周节年初底腊暑假秋夏春冬] 星期 礼拜 今天 明 后天 [天年月]后 天以后 正月 过完 开春 国庆 中秋 五一 十一 元旦 端午 清明"
    )
)
TIMES_OF_PAY = late.pattern("[一每]个?(?:天|月|年|周|星期|礼拜)|[月年周]薪|月休|[日周月]结|\\d+天(?!之?后|以后)")
NO_START_AFTER = late.pattern(
    within(6)
    + "?"
    + one_of(
        "双休 单休 休息? 放假 不上班 加班 结(?!束) 发工资 发钱 回家 回去 回老家 相亲 面试 考试 生日 结婚 辞 没发 到期"
        " 能?[存拿领] 分红 奖 毕业(?!就|后|了) 过节 走亲 开学 之前 以前"
    )
    + "|的?工资"
)
NO_START_BEFORE = late.pattern("[做干上能待]到$|截止到?$|到期$|每个?$|每逢$|只[能有]$|平时$")
BEGINS_AFTER = late.pattern(
    within(6)
    + "?"
    + one_of(
        "上班 上岗 到岗 入职 开工 开始 能 可以 [来到起做干走找上去克] 过去 过来 以?后 之后 报到 进厂 有空 有时间 出发 动身"
        " 就 放暑假 放寒假 放假(?!的) 下来 启程"
    )
)
THIS_LONG = frozenset({"这个月", "本月", "今年"})
AFTER_A_DATE = late.pattern("(?:[号日]|(?:周|星期|礼拜)[一二三四五六日天])(?:以后|之后|过后)$")
ASKED = late.pattern(
    "有没有|能不能|可不可以|行不行|给有|就?(?:可以|能)(?=(?:报到|进厂|上班|上岗|入职|开工)的)|(?<=报到|进厂|上班|上岗|入职|开工)的"
)
BEGINS_WORK = late.pattern(
    one_of("上班 上岗 入职 开工 报到 进厂 开始做 开始干 就?能[干做](?!到|不) 就?可以[干做](?!到|不)")
)
CLAUSE = late.pattern("[^,。;!?]+")
ROUGHLY = frozenset({"年后", "过年后", "过完年", "过了年", "节后", "开年", "开春"})
AT_ONCE = late.pattern(
    "今[天日](?:就|能|可以|想|要|马上|可|都)*(?:上班|进厂|入职|上岗|开工|开始|报到|(?:做|干)(?!完?[今当一])|找)"
)
ENDS_THERE = late.pattern("(?:左右|前后|那天|的样子|样子|吧|哈|嘛|呢)*(?:$|[ ,。!?])")
WEEKLY = late.pattern("周末|(?:周|礼拜|星期)[六日天]")


def find(plain: str, *, now: datetime) -> date | None:
    """Parts of the day tell of shifts, not of a start; a day counts when something begins then or it stands alone."""
    if not NAMES_A_DAY.search(TIMES_OF_PAY.sub("", plain)):
        return None
    asked = ASKED.sub(lambda match: " " * len(match.group()), plain)
    starts = _days_of_work(asked, now) or [when for when in times.find_all(asked, now=now) if _is_start(asked, when)]
    later = [when for when in starts[1:] if starts[0].said in ROUGHLY and when.start > starts[0].start]
    at_once = now.date() if AT_ONCE.search(plain) and not starts else None
    return next((_first_day(when) for when in (*later, *starts)), at_once)


def _days_of_work(plain: str, now: datetime) -> list[times.When]:
    """Where several clauses name a day, that of the clause which says that the work begins: 六月底能到,七月一号上班."""
    dated = [clause for clause in CLAUSE.finditer(plain) if NAMES_A_DAY.search(clause.group())]
    working = [clause for clause in dated if BEGINS_WORK.search(clause.group())] if len(dated) > 1 else []
    if len(working) != 1:
        return []
    (first, last), said = working[0].span(), working[0].group()
    known = [when for when in times.find_all(plain, now=now) if first <= when.span[0] < last and _is_start(plain, when)]
    return known or [when for when in times.find_all(said, now=now) if _is_start(said, when)]


def _first_day(when: times.When) -> date:
    """Who comes 3月1号以后 can begin on that very day, who comes 五一以后 on the day after."""
    return when.start.date() - timedelta(days=1) if AFTER_A_DATE.search(when.said) else when.start.date()


def _is_start(plain: str, when: times.When) -> bool:
    start, end = when.span
    said = plain[start:end]
    weekly = WEEKLY.search(said) and "兼职" in plain
    if said.endswith("前") or said in THIS_LONG or not NAMES_A_DAY.search(said) or weekly:
        return False
    if NO_START_BEFORE.search(plain[:start]) or NO_START_AFTER.match(plain, end):
        return False
    alone = not plain[start - 1 : start].strip(" ,。!等") and ENDS_THERE.match(plain, end)
    return bool(BEGINS_AFTER.match(plain, end) or (alone and said != "今天"))

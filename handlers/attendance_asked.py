"""签到 without a code, with a code somewhere in the sentence, and "did it count": what a learner says of attendance in own words."""

from collections.abc import Sequence

from db import attendance, half_days
from db.models import Course
from handlers import attendance as checking_in
from handlers import texts, training
from handlers.dialogue.registry import Phrase
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import at_class, late, spelling

Replies = Sequence[Reply]
NUMBER = late.pattern(r"(?<!\d)\d{4}(?!\d)")
CALLED = late.pattern("签到|打卡|点到|到课|码|黑板")
# Somebody else cannot be checked in, and a year or a wage is no code.
OTHERS = late.pattern("帮(?!我)|替|代(?!码)|给(?:他|她|我们|咱|大家|同学|老乡|朋友|老婆|老公)|他|她")
SUMS = late.pattern("元|块|钱|工资|年")
WITH_CODE = r"(?=.*(?:签到|打卡|点到|到课|教室|班上|课堂|上课|到了|来了|码|黑板)).*\d{4}.*"

HERE = r"(?:老师[,，]?)?(?:我|俺)?(?:已经|都|刚|刚刚)?(?:到|进|在|来|来到)(?:了)?(?:教室|课堂|班上|培训的?地方|上课的?地方)(?:里|门口)?(?:了|啦|喽)?"
SIGN = r"(?:我|俺)?(?:要|想|来|现在)?(?:签个?到|打个?卡|点个?到)(?:一下)?(?:了|啦|喽)?"
HOW = (
    r"(?:我|俺)?(?:在?(?:课上|上课|教室里?|班上|今天|早上|下午))?(?:的)?(?:我|俺)?(?:要|想)?"
    r"(?:怎么|咋个?|怎样|如何|在哪里?|在哪点|去哪里?)(?:签到|打卡|点到|签)(?:法)?(?:呢|啊|呀|整|的)?"
    r"|(?:在?(?:课上|上课|教室里?|班上|培训))?(?:的)?(?:签到|打卡|点到)(?:的)?(?:要|该)?(?:怎么|咋个?|怎样|如何)(?:整|弄|签|打|做|搞|办)?(?:呢|啊|呀)?"
    r"|(?:今天|课上|上课|上午|下午)?(?:的)?(?:签到|打卡)(?:的)?码(?:是|在)?(?:多少|几|几多|什么|哪样|哪里|哪点|好多|没看见|忘了|不晓得)(?:呢|啊|呀)?"
)
WHEN = r"(?:昨天|今天|前天|刚才|刚刚|上次|这次|上午|下午|早上|中午|那天)*"
DONE = r"(?:签到|签上|签成|打上?卡|点上?到|签上到)"
COUNTED = (
    rf"(?:我|俺|给我|帮我看看我?)?{WHEN}(?:的)?(?:我|俺)?{WHEN}(?:给|有没有|是不是|算不算|算)(?:都)?{DONE}(?:成功)?(?:了|过)?(?:吗|没|没有|不|整|嘎)?"
    rf"|(?:我|俺)?{WHEN}(?:我|俺)?{WHEN}{DONE}(?:成功)?(?:了|过)?(?:吗|没|没有|没得|不|么)"
    rf"|(?:查|看|查查|看看|查一下|看一下)?(?:我|俺)(?:的|自己的)?(?:签到|出勤|考勤)(?:记录|情况|次数)?(?:怎么样|咋样|多少|有几次|几次|有多少)?(?:了|呢)?"
    r"|(?:我|俺)(?:一共|总共)?(?:签到?|打|缺)了(?:几次|几天|几个半天|多少次|多少天|几回)(?:到|卡|课)?(?:了|呢)?"
    r"|(?:我|俺)?(?:一共|总共|这期)?(?:到|来|上|听)(?:了|过)(?:几|多少|好多)(?:次|天|节|堂|回|个半天)(?:的)?(?:课|培训)(?:了|呢)?"
)
ENDS = r"[?？。！!~]*"


def with_code(turn: Turn) -> Replies:
    """Raises WrongCode, NotInClass or PhoneUsed."""
    words = spelling.normalise(turn.words)
    if OTHERS.search(words):
        return [Text(texts.attendance.ONLY_SELF)]
    return checking_in.here(turn, NUMBER.findall(words)[0], "code")


def tell_how(turn: Turn) -> Replies:
    """At the lesson: where the code stands; before it: when the lesson is."""
    if _meets(turn):
        return [Text(texts.attendance.HOW)]
    course = _next(turn, _own(turn))
    return [Text(texts.attendance.when_to(course, half_days.taught(course)))]


def come(turn: Turn) -> Replies:
    """我来上课了: at the lesson how to check in, or what stands already; else the class as it is booked."""
    if not _meets(turn):
        return training.mine(turn)
    return tell_counted(turn) if _is_marked(turn) else [Text(texts.attendance.HOW)]


def help_in(turn: Turn) -> Replies:
    """老师说要签到 我不会弄: how it is done, for oneself and for nobody else."""
    return [Text(texts.attendance.ONLY_SELF)] if OTHERS.search(turn.words) else come(turn)


def tell_counted(turn: Turn) -> Replies:
    """The class that began last; a class that has yet to begin only where there is no other."""
    booked = _own(turn)
    begun = next((course for course in booked if course.starts_at.date() <= turn.now.date()), None)
    if begun is None or turn.worker is None:
        course = _next(turn, booked)
        return [Text(texts.attendance.not_begun(course, half_days.taught(course)))]
    came, over = attendance.own(turn.session, begun, turn.worker), begun.ends_at < turn.now
    return [Text(texts.attendance.own(begun, came, over=over))]


def _own(turn: Turn) -> Sequence[Course]:
    if turn.worker is None:
        return []
    return [row for row in attendance.own_classes(turn.session, turn.worker) if row.status != "cancelled"]


def _next(turn: Turn, booked: Sequence[Course]) -> Course:
    coming = [course for course in booked if course.ends_at >= turn.now]
    return min(coming or booked, key=lambda course: abs(course.starts_at - turn.now))


def _has_class(turn: Turn) -> bool:
    return bool(_own(turn))


def _has_class_now(turn: Turn) -> bool:
    return any(course.ends_at >= turn.now for course in _own(turn))


def _holds_code(turn: Turn) -> bool:
    """One number of four digits that is an open code, or is called one by somebody whose class meets now."""
    words = spelling.normalise(turn.words)
    found = NUMBER.findall(words)
    if len(found) != 1 or SUMS.search(words):
        return False
    open_now = attendance.find(turn.session, found[0], now=turn.now) is not None
    return open_now or (CALLED.search(words) is not None and _meets(turn))


def _meets(turn: Turn) -> bool:
    return any(half_days.taught_now(course, turn.now) for course in _own(turn))


def _is_marked(turn: Turn) -> bool:
    """Whether this half day is written down already."""
    return turn.worker is not None and any(
        half_days.taught_now(course, turn.now) in attendance.own(turn.session, course, turn.worker)
        for course in _own(turn)
    )


def _comes(turn: Turn) -> bool:
    """我到了 is said of the class only while one meets; 我来上课了 is, on any day before it is over."""
    if turn.staff is not None or turn.worker is None:
        return False
    if at_class.comes(turn.words):
        return _has_class_now(turn)
    return at_class.arrives(turn.words) and _meets(turn)


def _speaks_of_checking_in(turn: Turn) -> bool:
    return turn.staff is None and at_class.checks_in(turn.words) and _meets(turn)


PHRASES = (
    Phrase(WITH_CODE, with_code, when=_holds_code),
    Phrase(rf"(?:{HERE}|{SIGN}|{HOW}){ENDS}", tell_how, when=_has_class_now),
    Phrase(rf"(?:{COUNTED}){ENDS}", tell_counted, when=_has_class),
    Phrase(r"(?=.*(?:到|来|去|克|在|坐|进|上课|培训|听课|开课)).{2,30}", come, when=_comes),
    Phrase(r"(?=.*(?:签|点到|点名|打卡|考勤|黑板)).{2,30}", help_in, when=_speaks_of_checking_in),
)

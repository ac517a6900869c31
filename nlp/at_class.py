"""What a learner says who is coming to class or stands in it: 我来上课了, 老师我到了, 咋个签. None of it leaves a class."""

from nlp import late, spelling

_WHO = "(?:老师|师傅|班长|你们?|您|好|各位|报告|那个|哎|喂|我们?|俺们?|咱们?|大家|人|自己|本人|[,、 .。!])*"
_WHEN = (
    "(?:今天|今早|今日|明天|后天|那天|早上|早晨|上午|下午|中午|晚上|现在|这会儿?|这下|正|正在|刚刚?|才|已经?|早就?|都|也|就"
    "|准时|按时|马上|快要?|准备|提前|一定|肯定|会|能|可以|得|要|应该)*"
)
_GOES = "(?:(?:过来|赶来|赶到|来到|回来|来|去|克|到|在)(?:了)?)"
_LESSON = "(?:上课|听课|开课|培训|参加培训|上培训课?)"
_ROOM = (
    "(?:教室|课堂|课上|班上|班里|班|现场|会场|学校|门口|楼下|地方|这里|这点|这边|培训(?:的?地方|点|中心|现场|班)?"
    "|上课的?(?:地方|点))(?:里头?|门口|楼下)?"
)
_END = "(?:[了啦喽咯的呢啊呀哦哈嘎]|谢谢|老师|[,、 .。!~])*"
_SAID = "[了啦喽咯的]"
_BEFORE = f"{_WHO}{_WHEN}{_WHO}{_WHEN}"
# 培训 alone asks for the list of classes, and 想来上课 may be a wish: what has begun or is promised says so.
_COMES = late.pattern(
    f"{_BEFORE}{_GOES}*{_LESSON}(?:{_SAID}|[来去克]{_SAID}?){_END}"
    f"|{_BEFORE}(?:正在?|在)(?:教室)?{_LESSON}{_END}"
    f"|{_BEFORE}(?:培训|上课|听课|开课|那个?课|课|那个?班)(?:的时候|那天|嘛|呢|我们?|[,、 ])*{_WHEN}(?:来|去|克|参加|到){_SAID}{_END}"
)
_ARRIVES = late.pattern(
    f"{_BEFORE}(?:到|来|来到|赶到|走到|过来|进来|坐|进)(?:达|了|在|进)*(?:{_ROOM})?(?:坐好|坐起|好|等着|里)*{_SAID}{_END}"
    f"|{_BEFORE}在{_ROOM}{_END}"
)
# 签合同 and a clock at the factory gate are no lesson.
_CHECKS_IN = late.pattern("签(?!合同|字|证|约|协议|名|单|收|劳动|名额|的是|了合)|点到|点名|打卡|考勤|黑板")
_AT_WORK = late.pattern("合同|协议|厂|车间|工资|上班|下班|加班|岗位|面试|招聘会|扣钱|社保|多少钱|签证|护照")
LONGEST = 30


def comes(words: str) -> bool:
    """The whole message says that somebody comes to a class, is there, or will be."""
    return len(words) <= LONGEST and bool(_COMES.fullmatch(_plain(words)))


def arrives(words: str) -> bool:
    """到了, 我已经来了: at the hour of a class it is said of the class."""
    return len(words) <= LONGEST and bool(_ARRIVES.fullmatch(_plain(words)))


def checks_in(words: str) -> bool:
    """Anything said of checking in, where a class meets: 老师说要签到 我不会弄, 没带手机能签不."""
    said = _plain(words)
    return len(said) <= LONGEST and bool(_CHECKS_IN.search(said)) and not _AT_WORK.search(said)


def _plain(words: str) -> str:
    return spelling.normalise(words).strip()

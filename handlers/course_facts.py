"""One fact about a course, for a question in passing: when, where, how long, what it costs, what to bring."""

import re
from collections.abc import Callable

from db.models import Course
from handlers import texts
from nlp import late

MONEY = late.pattern(
    "要钱|收钱|交钱|收费|学费|费用|多少钱|好多钱|几多钱|免费|(?:给|发|拿|领|得|有|补)(?:我|我们|个人)?(?:多少|好多|几多|点)?(?:钱|工资|补贴|补助|误工)"
    "|有钱拿|补贴|补助|误工费"
)
ASKS = late.pattern(
    r"[?？吗么]|几|哪|什么|啥|多少|好多|好久|怎|咋|要不要|有没有|给有|是不是|能不能|可不可以|多久|多长|请假|迟到|缺课|([一-鿿])不\1|给(?:有|管|包|发|要)|不[。.]?$"
)
OF_THE_CLASS = late.pattern(
    "考试|考核|(?:要|得|用|怎么|咋个)考|考不考|考[过完]|机构|(?:谁|哪个|哪家)(?:学校|单位)?(?:来)?办|办班|承办|第几批|哪一?批|批次"
)
GIVEN = late.pattern("(?:给|发|有|得|拿)(?:到|得)?(?:个|本|的)?(?:是)?(?:什么|哪样|啥|哪种)(?:样的)?证(?!件)")
OWN_RESULT = late.pattern("结果|成绩|过了没|过没过|过了吗|出来|查|我的证|领证|证书号")
_FACTS: tuple[tuple[re.Pattern[str], Callable[[Course], str]], ...] = (
    (late.pattern("请假|缺课|迟到|旷课|少上|出勤|考勤"), lambda course: _attendance(course)),
    (late.pattern("考试|考核|(?:要|得|用|怎么|咋个)考|考不考|考[过完](?!.*证)"), lambda course: texts.training.exam(course)),
    (late.pattern("第几批|哪一?批|批次"), lambda course: texts.training.batch(course)),
    (late.pattern("(?<!身份)证(?!件)"), lambda course: f"学完考核合格发{course.certificate or '证书'}。"),
    (late.pattern("住|宿舍|吃饭|包吃|管吃|管饭|有饭|伙食|食堂"), lambda course: "吃住怎么安排看开班通知；报名时会问您要不要住宿。"),
    (late.pattern("带(?:什么|哪样|些|啥)|身份证|证件|准备|材料|手续"), lambda course: texts.training.ID_CARD),
    (late.pattern("哪里|哪儿|哪点|地方|地点|地址|怎么去|咋个去|在哪"), lambda course: f"在{course.place}上课。"),
    (late.pattern("几点|什么时候|啥时候|哪天|几号|时间|几天|多久|多长"), lambda course: f"{texts.training.when(course)}。"),
    (late.pattern("什么人|哪些人|谁能|条件|要求|能不能报|可不可以报|给能报"), lambda course: f"招{course.audience or '不限'}。"),
    (late.pattern("谁(?:教|办|讲)|老师|哪个学校|机构|哪[个家](?:单位)?办|承办|办班"), lambda course: f"办班的是{course.provider}。"),
)  # fmt: skip


def is_about_money(words: str) -> bool:
    return bool(MONEY.search(words))


def is_of_the_class(words: str) -> bool:
    """Its exam, batch, provider or certificate; one's own result is another matter."""
    said = OF_THE_CLASS.search(words) or GIVEN.search(words)
    return bool(said) and bool(ASKS.search(words)) and not OWN_RESULT.search(words)


def asks_what_is_given(words: str) -> bool:
    return bool(GIVEN.search(words))


def answer(course: Course, words: str) -> str | None:
    """None when the words ask for none of the facts we hold."""
    if not ASKS.search(words):
        return None
    if is_about_money(words):
        return texts.training.NO_MONEY
    said = [say(course) for pattern, say in _FACTS if pattern.search(words)]
    return f"{course.title}：{''.join(said[:2])}" if said else None


def _attendance(course: Course) -> str:
    rule = f"{course.attendance_rule}。" if course.attendance_rule else ""
    return f"{rule}{texts.training.ABSENCE}"

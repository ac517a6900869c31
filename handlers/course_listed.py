"""What short words mean while courses stand on the screen, or when they name a class and a place and nothing else."""

from collections.abc import Sequence
from datetime import timedelta

from db import courses
from db.models import Course
from handlers import course_line, course_missing, course_search, course_view, course_words, texts
from handlers.dialogue import listing
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import late, places, trades
from nlp.intents import OUT_OF_SCOPE

SHORT, LATELY = 16, timedelta(minutes=30)
# Readings of words that mean nothing alone; the list gives them their meaning.
OF_NOTHING = frozenset({OUT_OF_SCOPE, "abuse", "greeting", "thanks_bye"})
ABOUT_COURSES = frozenset({"course_list", "course_signup", "my_courses"})
_ASKS = "(?:有没有|有没得|给有|有吗|有么|有不|有没|有不有|开不开|办不办|咋个说|怎么样|可以吗|行不行|呢|吗|么|嘛|不|没|[?？])*"
AROUND = late.pattern(
    f"(?:那|那么|还有|换|看看?|要|想要|有没有|有没得|给有|在|我在|我要|就|的|[,，])*@(?:那边|那点|那里|这边|这点|这里|县|市|区|镇)?(?:的|里|有)*{_ASKS}"
)
# 陇川的班, 瑞丽客房培训有没有; 正常班 and 小时班 are hours of work.
A_CLASS_ALONE = late.pattern(
    f".{{1,10}}(?<![常政时个定])(?:班|课|课程|培训|培训班|培训课)(?:有(?:哪些|哪样|几个|什么|些)+|还有(?:没有|吗|不)|(?:几时|什么时候|哪天|好久)开)?{_ASKS}"
)
MONEY = late.pattern(
    "(?:那|这些|这个|都|学|学的话|报名?|培训|上课|参加|去学|一个|个|得|是不是|[,，])*(?:(?:要不要|要|收不收|收|交不交|交|给)(?:我|我们)?(?:的)?(?:钱|学费|费用|费)|免费|(?:多少|好多|几多)(?:钱|学费))(?:的|学)*(?:吗|么|嘛|不|没有|呢|啊|[?？])*"
)
SEATS = late.pattern(
    "(?:那|还|现在|各|都|一共|每个|它们?|这些|[,，])*(?:(?:剩|有|空)(?:下|着|得)?(?:没有)?)+(?:几|多少|好多)?个?(?:位子?|座位|名额|空位|位置|人)(?:没有|没得|吗|么|呢|了|嘛|[?？])*"
)
FIRST = late.pattern(
    "(?:那|这里面|里头|里面|哪个|哪一?班|开班|开课|开|是|的|时间|[,，])*(?:最(?:早|先|快|近)|头一?个|第一个开)(?:的|开|开课|开班|开始|一?个|班|是|哪个|哪一?个|哪班|哪样|什么|哪天|几号|好久)*[?？]?"
)


_LEAD = "(?:那|这些|这个|都|各|每个|一个?班|要|得|学|上|去学|培训|是|一共|请问|[,，])*"
LONG = late.pattern(
    f"{_LEAD}(?:好多|多少|几|好几)(?:天|日|个?(?:小时|课时|星期|礼拜|月))|{_LEAD}(?:多久|好久|多长时间|好长时间)(?:学完|学得完|结束|完)?(?:的|呢|啊|吗|嘛|[?？])*"
)
WHERE = late.pattern(
    f"{_LEAD}(?:在|搁|到|去|克)?(?:哪里|哪儿|哪点|哪个地方|什么地方)(?:上课|学|上|培训|开班|开|办|去学)?(?:的|呢|啊|嘛|[?？])*|{_LEAD}(?:上课)?(?:地点|地址|地方)(?:在|是)*(?:哪里|哪儿|哪点)?(?:呢|[?？])*"
)
HOW = late.pattern(
    "(?:那|我|要|想|该|请问|这个|[,，])*(?:咋个?|怎么|怎样|如何)(?:才能|能|可以|样|去)?(?:报名?|参加|报得?上|学)(?:呢|嘛|啊|么|法|噶|嘎|的|[?？])*"
)


def names_one(turn: Turn) -> bool:
    """芒市呢, 青浦有没有, 给有煮饭的 while courses are listed: a place or a trade and nothing else."""
    if turn.staff is not None or not course_view.looks_at_courses(turn) or len(turn.words) > SHORT:
        return False
    wish = course_search.read(turn.words)
    around = _around(wish.text)
    if around is None or AROUND.fullmatch(around) is None:
        return False
    if wish.counties:
        return True
    last = listing.last(turn)
    lately = last is not None and turn.now - last.at <= LATELY  # later it is work that is looked for in 青浦
    return lately and (around != "@" or not wish.trades)


def _around(text: str) -> str | None:
    """The words with one mark for what they name; None when they name nothing, or a place and a trade."""
    for found in (places.GAZETTEER.mentions(text), trades.mentions(text)):
        if found:
            return f"{text[: found[0].start]}@{text[found[-1].end :]}".replace(" ", "")
    return None


def names_a_class(turn: Turn) -> bool:
    """陇川的班 with nothing listed: a class by its place or what is taught, when the words are clear as nothing else."""
    if turn.staff is not None or not course_words.A_CLASS.search(turn.words) or is_clear(turn):
        return False
    if not A_CLASS_ALONE.fullmatch(turn.words.strip()):
        return False
    wish = course_search.read(turn.words)
    return bool(wish.counties or wish.trades or wish.industries or course_missing.elsewhere(wish.text))


def is_clear(turn: Turn) -> bool:
    """About something other than courses."""
    return turn.meaning.sure and turn.intent not in ABOUT_COURSES | OF_NOTHING


def asks(turn: Turn) -> bool:
    """Of the list as it stands: what it costs, how many seats are left, which class is the first."""
    if turn.staff is not None or course_view.listed_kind(turn) != course_view.LIST or len(turn.words) > SHORT:
        return False
    return any(pattern.fullmatch(turn.words.strip()) for pattern in (MONEY, SEATS, FIRST, LONG, WHERE, HOW))


def tell(turn: Turn) -> Sequence[Reply]:
    said = turn.words.strip()
    if MONEY.fullmatch(said):
        return [Text(texts.training.NO_MONEY)]
    listed = _listed(turn)
    if not listed:
        return [Text(texts.training.NONE_OPEN)]
    if FIRST.fullmatch(said):
        first = min(listed, key=lambda course: (course.starts_at, course.key))
        return [Text(texts.seats.earliest(first, course_line.seats_said(turn, first)))]
    if HOW.fullmatch(said):
        return [Text(texts.seats.how_to_join(len(listed)))]
    if LONG.fullmatch(said) or WHERE.fullmatch(said):
        tells = texts.seats.length if LONG.fullmatch(said) else texts.seats.place
        return [Text("\n".join(tells(course) for course in _listed(turn, shown=True)))]
    return [Text(texts.seats.seats_of([(one, course_line.seats_said(turn, one)) for one in listed]))]


def _listed(turn: Turn, *, shown: bool = False) -> list[Course]:
    """Everything the list holds that can still be joined, or what of it is `shown` in the last message."""
    last = listing.last(turn)
    ids = () if last is None else last.visible if shown else last.ids
    rows = [courses.get(turn.session, number) for number in ids]
    return [course for course in rows if courses.is_open(course, now=turn.now)]

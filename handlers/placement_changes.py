"""What is told after a placement is registered: the class put right, a school that thinks again, other days in other words."""

from collections.abc import Sequence

from db import placements as records
from db.models import Placement
from handlers import placements, placements_desk, texts
from handlers.dialogue.registry import Phrase
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import answers, late, spelling

Replies = Sequence[Reply]
LONGEST_CLASS = 60
# 班级又写错了 是21级数控3班, 专业填一下，机电; 班 alone may be a course.
CLASS = late.pattern(
    "(?:我|的|实习|登记|那个|把|还有|先|帮|请|(?:补|改|填)一?下|[,，。 ])*(?:班级|专业)(?:名|号)?(?:又|都|还|好像|也)*"
    "(?:[写填登报打弄搞记]?错|不对|改|换|填|补|没填|应该是)(?:了|咯|喽|一?下|成|为|上|对)*[,，。:： ]*(?:应该|其实)*(?:是|为|成|叫)?(?P<right>[^,，。!！?？]{0,30}?)(?:[才就]?对|[的嘛吧哈了])*[。.!！~ ]*"
)
_SCHOOL = "(?:学校|老师|班主任|校方|学校里|系里)"
THINKS_AGAIN = late.pattern(
    f"{_SCHOOL}[^,。]{{0,6}}(?:变卦|反悔|改口|改主意)|{_SCHOOL}[^,。]{{0,6}}不(?:同意|准|让|肯|给|放)(?:我们?)?(?:去|克|来|出去|实习)|{_SCHOOL}[^,。]{{0,4}}(?:又|突然|现在)+不(?:同意|答应|准|让|肯)"
)
OTHER_MATTER = late.pattern("毕业|学分|押金|交钱|扣|工资|退学|[逼迫]|走不|回(?:家|学校)|打人|骂")
_DAYS = "(?:开始|结束|起止)(?:的|那)*(?:时间|日期|日子|一?天)"
_MOVES = "(?:改|推迟|提前|延|往后|往前|推后|换|晚|早)"
OTHER_DAYS = rf"(?=.*{_DAYS})(?=.*{_MOVES})(?!.*(?:单位|工资|岗位|厂里|面试|走访|培训|课|班)).{{4,30}}"

# 要签哪样东西, 实习要签什么协议不: of the placement one has, and of no post.
PAPERS = late.pattern(
    "(?:那|我|我们|去|克|来|到时候|学校|实习|还|需要|要|得|用|[,，。 ])*签(?:些|一?下|几|的)*(?:哪样|哪些|什么|啥子?|么子|协议|合同|字)(?:东西|协议|合同|材料|文件|资料|字)*(?:不|吗|嘛|呢|么|啊)?[?？。~ ]*"
)


def class_right(turn: Turn) -> Replies:
    """The school need not be asked for it."""
    row, match = _live(turn), CLASS.fullmatch(_plain(turn))
    if row is None or match is None:
        return []
    if not match["right"].strip():
        return [Text(texts.placements.WHICH_CLASS)]
    records.put_class_right(turn.session, row, class_name=match["right"].strip()[:LONGEST_CLASS])
    return [Text(texts.placements.class_put_right(row.class_name))]


def school_thinks_again(turn: Turn) -> Replies:
    """Told to staff, who ask the school: nothing is given up by it."""
    row = _live(turn)
    if row is None:
        return []
    told = texts.placements.told_of_school(turn.person.name, row, turn.words.strip())
    placements_desk.tell(turn, row, told, what=f"doubts:{turn.now:%Y%m%d%H}")
    return [Text(texts.placements.SCHOOL_DOUBTS.format(school=row.school))]


def papers(turn: Turn) -> Replies:
    row = _live(turn)
    return [Text(texts.placements.papers(minor=turn.person.minor))] if row is not None else []


def _puts_class_right(turn: Turn) -> bool:
    said = _plain(turn)
    return bool(CLASS.fullmatch(said)) and not answers.puts_a_question(said) and _live(turn) is not None


def _is_school(turn: Turn) -> bool:
    said = _plain(turn)
    if answers.asks(said) or OTHER_MATTER.search(said) or not THINKS_AGAIN.search(said):
        return False
    return _live(turn) is not None


def _live(turn: Turn) -> Placement | None:
    known = turn.staff is None and turn.worker is not None
    return records.live_of(turn.session, turn.person) if known else None


def _plain(turn: Turn) -> str:
    return spelling.normalise(turn.words).strip()


PHRASES = (
    Phrase(r"(?s).{4,60}", class_right, when=_puts_class_right),
    Phrase(r"(?s).{4,40}", school_thinks_again, when=_is_school),
    Phrase(r".{3,24}", papers, when=lambda turn: bool(PAPERS.fullmatch(_plain(turn))) and _live(turn) is not None),
    Phrase(OTHER_DAYS, placements.change, when=lambda turn: _live(turn) is not None),
)

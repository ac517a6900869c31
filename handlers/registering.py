"""Opening the registration (登记) in people's own words, with what they tell at once; and the questions put at its consent."""

from collections.abc import Sequence

from handlers import opening, questions, texts
from handlers.dialogue.form import State
from handlers.dialogue.registry import Phrase, all_subjects
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import late, names, phones, places, spelling

Replies = Sequence[Reply]
LONGEST = 80
_LEAD = (
    "(?:我|俺|你好|您好|老师|请问?|麻烦(?:你|您)?|帮|给|替|想|要|来|先|也|还|能不能|可不可以|可以|需要|打算|在|到|跟|你们|您们|这里|这边|工作站|"
    "怎么|咋个?|如何|办|[,，\\s])*"
)
_SELF = "(?:一?下|一哈|一个|个人|自己|本人|我自己?|我的|我们|的|信息|资料|情况|名字|[,，\\s])*"
_END = "(?:可以吗|行吗|行不行|得不得|要(?:什么|哪些|哪样)(?:资料|材料|东西)?|吧|嘛|了|哈|噶|嘎|啊|呢|吗|谢谢|[。.!！?？~\\s])*"
_ONCE = "(?:一?个|一?下|一哈)?"
_ENTER = (
    f"(?:登{_ONCE}记|注{_ONCE}册|建{_ONCE}档案?|入{_ONCE}册|上{_ONCE}名册|挂{_ONCE}名(?!额)|记(?:着|住|下|一下|得)我)"
)
BARE = late.pattern(f"{_LEAD}(?:让|请)?(?:你们)?{_ENTER}{_SELF}{_END}")
# 看我的登记, 登记的岗位, 实习登记 are other things.
WITH_FACTS = late.pattern(f"{_LEAD}登(?:一?个|一?下)?记{_SELF}[:：,，;；\\s]*(?P<facts>.{{4,60}})")
LAST = late.pattern(
    "(?P<facts>.{6,60}?)[,，。;；\\s]*(?:我|想|要|帮我|请|来|麻烦|先)*登(?:一?个|一?下)?记(?:一?下|一哈)?[吧嘛啊了。.!！\\s]*"
)
NAMED = late.pattern("姓名|名字|我叫|我是|叫做")
ANOTHER = late.pattern(
    "招|岗位|工资|月薪|底薪|普工|结婚|户口|居住|失业|实习|求职|暂住|身份证|婚姻|房|车|公司|有限|培训|班|活动|老公|老婆|媳妇|婆娘|儿子|女儿|爸|妈|弟|妹|哥|姐|老乡|朋友"
)
BESIDES = late.pattern("报|找|约|想|要|学|欠|骗|被|伤|病|没|不|打|来看|求|急|怎|咋|吗|[?？]")
STEPS = frozenset({"consent", "name", "county", "phone"})
_FACTS = "(?:信息|资料|名字|姓名|电话|手机号?|登记|这些|老家|个人)"
ID_CARD = late.pattern(
    "身份证.{0,8}(?:要不要|给不给|用不用|要吗|吗|给|填|发|拍|交|需要)|(?:要不要|用不用|需不需要|需要|要|用|给|交|填|发|拍).{0,4}身份证|身份证[呢?？]*$"
)
WHY = late.pattern(
    f"(?:凭(?:什么|啥子?|哪样)|为(?:什么|啥子?|哪样|么)|咋个?|怎么|干嘛|干什么|做什么|哪样).{{0,6}}(?:要|给|填|留|登)?.{{0,4}}{_FACTS}"
    f"|(?:要|拿|留|填|登).{{0,6}}{_FACTS}.{{0,4}}(?:干|做|搞|整)(?:什么|啥子?|嘛|哪样|么)|{_FACTS}.{{0,3}}有(?:什么|啥子?|哪样)用|^凭(?:什么|啥)|^为(?:什么|啥子?)[?？啊呢]*$"
)
UNWILLING = late.pattern(
    f"不(?:想|愿意?|敢|太想|大想)?(?:给|留|填|说|登).{{0,4}}{_FACTS}|(?:能不能|可不可以|可以|能).{{0,3}}不(?:给|留|填|说|登)|不登记(?:行|可以|得|能)|一定要(?:登记|填|留|给)|非要|必须.{{0,3}}(?:登记|填|留|给)"
)

# 我以前登记过的, 去年在你们这里都登记过了.
KNOWN_BEFORE = (
    "(?:可是|但是?|不对|奇怪|怎么会|咋个会|我们?|明明|以前|从前|之前|原来|原先|早就?|前面|去年|前年|上次|上回|头回|那时候?|在|你们?|您|这里|这点|工作站|站里|公众号|上|都|就|是|有|已经|[,，。!！\\s])*"
    "(?:登记|注册)过(?:的|了|呢|嘛|啊|呀|嘞|噶|嘎|一次|[,，。!！\\s])*"
)


def wants(turn: Turn) -> bool:
    """登记 in whatever words, alone or with name and phone; not for others, and not where a form is open."""
    if turn.staff is not None or not turn.incoming.has_words or turn.conversation.form is not None:
        return False
    if questions.is_taken_up(turn):
        return False  # 登记 under an offer to register for something else
    said = turn.words.strip()
    return len(said) <= LONGEST and (bool(BARE.fullmatch(said)) or _tells_who(said) or _introduces(turn))


def register(turn: Turn) -> Replies:
    """With what was told filled in; whoever is registered is told so."""
    return opening.open_form(turn, all_subjects().forms["register"])


def _tells_who(said: str) -> bool:
    match = WITH_FACTS.fullmatch(said) or LAST.fullmatch(said)
    if match is None or ANOTHER.search(said):
        return False
    return bool(phones.find(match["facts"]) or NAMED.search(match["facts"]))


def _introduces(turn: Turn) -> bool:
    """Somebody who is not known tells name, home and telephone, and wants nothing besides."""
    if turn.worker is not None or ANOTHER.search(turn.words) or BESIDES.search(turn.words):
        return False
    if names.introduced(turn.words) is None or phones.find(turn.words) is None:
        return False
    return any(place.code.startswith("5331") for place in places.find_all(spelling.normalise(turn.words)))


def _answer(turn: Turn) -> str:
    said = turn.words.strip()
    if ID_CARD.search(said):
        return texts.people.NO_ID_CARD
    if UNWILLING.search(said):
        return texts.people.MAY_REFUSE
    return texts.people.WHY_REGISTER if WHY.search(said) else ""


def _asks_at_consent(turn: Turn) -> bool:
    kept = turn.conversation.form
    return kept is not None and State.of(kept).open in STEPS and bool(_answer(turn))


def _tell(turn: Turn) -> Replies:
    return [Text(_answer(turn))]


def _asks_in_another_form(turn: Turn) -> bool:
    """登记 alone, where the form that is open does not register anybody just now."""
    kept = turn.conversation.form
    alone = turn.staff is None and bool(BARE.fullmatch(turn.words.strip()))
    return alone and kept is not None and State.of(kept).open not in STEPS


def _register_first(turn: Turn) -> Replies:
    if turn.worker is not None:
        return [Text(texts.people.already_registered(turn.worker.name))]
    return register(turn)


ASIDES = ((_asks_at_consent, _tell), (_asks_in_another_form, _register_first))


def _says_known(turn: Turn) -> bool:
    return turn.staff is None and turn.conversation.form is None


def _known_before(turn: Turn) -> Replies:
    """Who stopped following and has come back does not know why the record is not found."""
    if turn.worker is not None:
        return [Text(texts.people.already_registered(turn.worker.name))]
    return [Text(f"{texts.people.NOT_REGISTERED}{texts.common.NOT_REGISTERED}")]


PHRASES = (Phrase(KNOWN_BEFORE, _known_before, _says_known),)

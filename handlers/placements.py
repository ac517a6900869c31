"""实习, on the student's side: registering, asking how it stands, and giving it up."""

from collections.abc import Sequence

from db import outbox, placements
from db.models import Placement
from handlers import commands, handover, opening, placements_desk, questions, texts
from handlers.dialogue.registry import Phrase, all_subjects
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import late, spelling

Replies = Sequence[Reply]
FORM = "placement"
LONGEST = 30
REGISTERS = "(?:我)?(?:要|想)?(?:登记|报名)?(?:学生)?(?:顶岗)?实习(?:登记|报名)"
REGISTERED = late.pattern("登记|申请|报名")
A_PLACEMENT = late.pattern("实习|顶岗|跟岗")
# A child's school, what one is owed there, whether something is allowed: none of it asks how the registration stands.
ELSEWHERE = late.pattern(
    "小孩|孩子|娃|幼儿园|小学|上学|入学|转学|工资|补贴|多少|好多钱|收费|交钱|押金|中介|夜班|加班|保险|受伤|打人|骂|扣|骗|强迫|逼"
    "|合法|违法|规定|政策|毕业|学分|怎么办|咋办|咋个办|咋整|注意|举报|能不能|可不可以"
)
GOES = "(?:怎么|咋个?|么|哪)样了?"
NEWS = "消息|下文|着落|结果|进度|进展|回音|回话|回信|音信"
STANDS = late.pattern(
    f"{GOES}|{NEWS}|(?:到)?(?:哪|什么|么)一?步|状态|我的(?:顶岗)?实习$|^(?:查|看|问)(?:一?下|看)?(?:我的?)?(?:顶岗)?实习(?:登记)?$"
    "|(?:办|批|报|登记|申请|定|落实|同意|通过|安排|联系|成)(?:好|成|上|下来|准|得|过)?(?:了)?(?:没(?:有|得)?|吗|不)"
    "|给(?:得|成|批|办|定|同意|通过|行)|得没得|成不成|批不批|(?:几时|哪天|什么时候|啥时候)(?:才)?(?:能|可以|得)(?:去|克|走|开始)|(?:没|不)(?:得)?人回我"
)
SCHOOL = "(?:学校|班主任|老师)"
SCHOOL_SPEAKS = late.pattern(
    f"{SCHOOL}.{{0,6}}(?:"
    "(?:回|答|同意|批|准|肯|点头|松口|表态|盖章|放|说(?=行|可以|得|好|没|了))[一-鿿]{0,3}?(?:没(?:有|得)?|吗|么|不)"
    f"|(?:怎么|咋个?|么)(?:说|讲|回)|(?:有|得)(?:没有|没得)?.{{0,2}}(?:{NEWS}|信(?=没|吗|了))|还没回|(?:还|怎么|咋个?)不回"
    "|同不同意|答不答应|肯不肯|准不准|批不批|给(?:同意|答应|批|准|肯|回)|(?:几时|哪天|什么时候|啥时候)(?:才)?(?:回|答|批))"
    f"|(?:问|联系)(?:了|过|到|上)?{SCHOOL}(?:了)?(?:没|吗|不)|{SCHOOL}.{{0,4}}(?:问|联系)(?:了|过|到|上)?(?:没|吗|不)"
)
NOT = "(?:不|莫|别|没法|没办法)(?:太)?(?:再|想|要|用|消|能|得|愿意?)?(?:再)?"
GO = "(?:去|克|来|参加|做|搞|弄|整|办|报|要|干|登记|申请)"
STOPS = "取消|退掉|退了|退出|退(?=.{0,2}实习)|撤|放弃|作废|注销|不算数"
SAYS_REGISTER = (
    "(?:好[的嘛呢]?|行|要[得的]|得行|可以|嗯|对|是|成|中|那|就|嘛|麻烦|[,，。 ])*(?:我|你们?|您)?(?:要|想|先|来|给我|帮我|替我|重新)*(?:实习)?登(?:个|一?下)?记"
    "(?:一?下|实习|吧|嘛|了|哈|噶|啊|呢)*"
)
_CHANGE = "改|推迟|提前|延后|延期|延|往后|往前|换|晚几天|早几天"
_OF_TIME = "日期|日子|时间|开始|结束|几号|[0-9一二三四五六七八九十]{1,3}[月号日]|下个?月|年后"
CHANGES = rf"(?=.*(?:{_CHANGE}))(?=.*(?:{_OF_TIME}))(?!.*(?:单位|工资|岗位|厂里|面试|走访)).{{0,12}}实习.{{0,16}}"
GIVES_UP = late.pattern(
    f"{NOT}(?:{GO}[一-鿿]{{0,3}}?|这个|那个|学校的?)?(?:顶岗|跟岗)?实习(?!证|报告|单位|合同|协议)"
    f"|实习.{{0,8}}?{NOT}{GO}(?:了|成|$)|(?:去|克|来)不(?:了|成|起).{{0,3}}实习|实习.{{0,8}}(?:(?:去|克|来)不(?:了|成|起)|不成了|算了|拉倒)"
    f"|(?:{STOPS}).{{0,6}}实习|实习.{{0,8}}(?:{STOPS})"
)
# Others who do not want it, and questions about what would follow.
NOT_MINE = late.pattern(
    "[?？]|吗|怎么|咋|会不会|要不要紧|影响|行不行|后果|毕业|学分|扣|换|单位|厂里|厂家|老板|老师|他们|人家|被|不让|不准|不给|不放"
    "|不是|没(?:有)?(?:取消|说|想)|万一|如果|要是|找|招|工资|加班|夜班|正式|钱|弟|妹|哥|姐|儿子|女儿|同学|朋友"
)


def register(turn: Turn) -> Replies:
    return opening.open_form(turn, all_subjects().forms[FORM])


def offer(turn: Turn) -> bool:
    """Leave the question open whether to register; False while something else is asked, or it is registered already."""
    if turn.conversation.asked is not None or turn.conversation.form is not None or _of(turn) is not None:
        return False
    questions.put(turn, FORM, yes=SAYS_REGISTER, words=turn.words)
    return True


def standing(turn: Turn) -> Replies:
    """What the school has said; a long wait goes on to staff, once a day."""
    row = _of(turn)
    if row is None:
        return _none(turn)
    waits = texts.placements.since(row.noted_at, turn.now)
    pressed = row.status == "waiting" and waits >= texts.placements.LONG_WAIT
    if pressed:
        words = texts.placements.told_pressing(turn.person.name, row.school, waits)
        placements_desk.tell(turn, row, words, what=f"pressing:{turn.now:%Y%m%d}")
    return [Text(texts.placements.standing(row, waits=waits, pressed=pressed))]


def _none(turn: Turn) -> Replies:
    if not offer(turn):
        return [Text(texts.placements.NONE)]
    return [Choices(f"{texts.placements.NONE}{texts.placements.WANTS}", texts.placements.WANTS_OPTIONS)]


def leaves(turn: Turn) -> bool:
    """Words that give up the placement one has, or the form for one."""
    if turn.staff is not None or not turn.incoming.has_words or not gives_up(turn.words) or handover.is_muted(turn):
        return False
    return _registering(turn) or (turn.worker is not None and placements.live_of(turn.session, turn.worker) is not None)


def leave(turn: Turn) -> Replies:
    """Asked before it is done."""
    if _registering(turn):
        return commands.cancel(turn)
    row = placements.live_of(turn.session, turn.worker) if turn.worker else None
    if row is None:
        return [Text(texts.placements.NOTHING_TO_LEAVE)]
    questions.put(turn, "leave_placement", placement=row.key)
    return [Choices(texts.placements.ask_withdraw(row), texts.placements.WITHDRAW_OPTIONS)]


def gives_up(words: str) -> bool:
    said = spelling.normalise(words).strip(" .。!！~")
    return len(said) <= LONGEST and bool(GIVES_UP.search(said)) and not NOT_MINE.search(said)


def asks_standing(words: str) -> bool:
    """A short question how the registration stands; of a school alone only somebody asks who waits for one."""
    said = spelling.normalise(words).strip(" .。!！~")
    return (
        len(said) <= LONGEST and not ELSEWHERE.search(said) and bool(A_PLACEMENT.search(said) and STANDS.search(said))
    )


def asks_of_school(words: str) -> bool:
    said = spelling.normalise(words).strip(" .。!！~")
    return len(said) <= LONGEST and not ELSEWHERE.search(said) and bool(SCHOOL_SPEAKS.search(said))


def _asks(turn: Turn) -> bool:
    if turn.staff is not None:
        return False
    standing_asked, of_school = asks_standing(turn.words), asks_of_school(turn.words)
    named = standing_asked and bool(REGISTERED.search(turn.words))
    return named or ((standing_asked or of_school) and _of(turn) is not None)


def _asks_in_form(turn: Turn) -> bool:
    return not _registering(turn) and _of(turn) is not None and _asks(turn)


def _has_none(turn: Turn) -> bool:
    """Of a placement that nobody registered here the rules tell more, unless the registration itself is named."""
    return turn.staff is None and bool(REGISTERED.search(turn.words)) and gives_up(turn.words)


def _of(turn: Turn) -> Placement | None:
    return placements.of_worker(turn.session, turn.worker) if turn.worker else None


def _registering(turn: Turn) -> bool:
    return (turn.conversation.form or {}).get("name") == FORM


def change(turn: Turn) -> Replies:
    """Other dates are asked of the school anew: nothing moves before it is registered again."""
    row = _of(turn)
    if row is None:
        return []
    stands = texts.placements.dates(row)
    questions.put(turn, FORM, yes=SAYS_REGISTER)
    return [Choices(texts.placements.CHANGE.format(stands=stands), texts.placements.CHANGE_OPTIONS)]


def _has_live(turn: Turn) -> bool:
    row = _of(turn) if turn.staff is None else None
    return row is not None and row.status in placements.LIVE


def _settle(turn: Turn, yes: bool) -> Replies:
    """What was told in the sentence that led here is not asked again."""
    if not yes:
        return [Text(texts.placements.NOT_YET)]
    said = str((turn.conversation.asked or {}).get("words", ""))
    return register(turn.saying(said, turn.meaning) if said else turn)


def _leave(turn: Turn, yes: bool) -> Replies:
    return _withdrawn(turn) if yes else [Text(texts.placements.KEPT)]


def _withdrawn(turn: Turn) -> Replies:
    row = turn.session.get(Placement, (turn.conversation.asked or {})["placement"])
    if row is None or row.status not in placements.LIVE:
        return [Text(texts.placements.NOTHING_TO_LEAVE)]
    before = placements.withdraw(turn.session, row, now=turn.now)
    outbox.cancel(turn.session, prefix=placements_desk.answered_as(row), now=turn.now)
    words = texts.placements.told_withdrawn(turn.person.name, row.school, before)
    placements_desk.tell(turn, row, words, what=f"left:{turn.now:%Y%m%d%H%M%S}")
    return [Text(texts.placements.withdrawn(row.school))]


QUESTIONS = {FORM: _settle, "leave_placement": _leave}
ASIDES = ((_asks_in_form, standing),)
PHRASES = (
    Phrase(REGISTERS, register),
    Phrase(CHANGES, change, when=_has_live),
    Phrase(r"(?s).*实习.*", leave, when=_has_none),
    Phrase(r"(?s).*(?:实习|顶岗|跟岗|学校|班主任|老师).*", standing, when=_asks),
)

"""Travel money while it is being talked of: until when, which papers, who and where; each by the entry that says it."""

from collections.abc import Sequence
from datetime import timedelta

from db import answers
from handlers import job_screen, knowledge, texts
from handlers.dialogue import listing
from handlers.dialogue.answers import Given
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import late

Replies = Sequence[Reply]
# So long after its last word the subject is still in the air, and so short is a question that leans on it.
IN_THE_AIR, SHORT, LONGEST = timedelta(minutes=30), 16, 30
NAMED = late.pattern("路[费废]|车(?:票)?(?:费|钱|补)|车票|火车票|机票|交通(?:费|补|那)|来沪费|车马费|跨省务工|出省务工")
UNTIL = late.pattern(
    "最(?:晚|迟|后)(?:几|哪|什么|啥|多久|到|得|要|交|办)|截止|截至|几时之?前|几月(?:份)?|哪天之?前|什么时候(?:办|交|申请|领|截)|啥时候(?:办|交|申请|领|截)|几时(?:办|交|申请|截|要)|(?:到|至)(?:几时|几月(?:份)?|哪[天年]|什么时候|啥时候|好久)(?:为止|截止?|止|完|结束|就?没|停)?[呢嘛啊的?？]*$|期限|过期|(?:过|错过)(?:了)?(?:日期|期限|时间|时候)"
)
PAPERS = late.pattern(
    "(?:要|带|交|准备|需要|拿|差|缺)(?:些|点|我|着|起)*(?:哪样|哪些|什么|啥子?|甚)(?:东西|东东|材料|资料|证明?|手续|纸)?|^(?:要)?(?:材料|资料|手续|证明)[呢嘛啊?？]*$"
)
OF_ONESELF = late.pattern(
    "(?:那|那么|像|我|们|家|这种|这样|这个|呢|情况|的话|[,， ])*(?:(?:得不得|能不能|给能)(?:得|领|有|拿)?(?:着|到)?|给有(?:我|份)?|有没有(?:份|我)?|够不?够?格|领得着(?:不|没)?)[呢嘛啊吗?？]*"
)
ELIGIBLE = late.pattern(
    "资格|够不?够?格|算不算|(?:能不能|给能|得不得)(?:领|拿|办|报|得)|领得着|符不?符合|(?:哪些|什么|哪样)人|有(?:没有|没得)?份"
)
WHERE = late.pattern(
    "(?:去|到|在|找|跟|问)(?:哪|谁)(?:里|儿|点|边|个|人)*(?:办|申请|交|领|报|弄|整|要|拿)?|(?:咋个?|怎么|如何)(?:办理?|申请|领|交|报|弄|整)"
)
ORDINARY = late.pattern(
    "(?:不是|没有?|不算).{0,4}(?:贫困|脱贫|监测|建档|卡户)|(?:普通|一般)(?:的)?(?:农户|人家|家庭|户|人)?.{0,4}(?:有没有|有没得|给有|能|得|呢|吗|户)"
)
HOUSEHOLD = late.pattern(
    "(?:建档立卡|脱贫(?:不稳定)?(?:户|人口|劳动力)|贫困(?:户|家庭)|卡户|监测(?:户|对象)|边缘(?:易致贫)?户|突发严重困难户|易致贫户?)"
)
NOT_ONE = late.pattern("不是|没有?|不算|哪种|哪些|只有|才(?:能|给|得)|什么|是不是|[?？]$")
HOW_LONG = late.pattern(
    "(?:才|刚|只|来|到|干|做|上班|进厂)(?:了|得|才|刚|就|都|来|干|做|上班)*[^,，。]{0,4}(?:月|天|周|礼拜)(?:多|半|了|啦|喽|哈|呢|。)*$|够不?够?.{0,3}(?:三|3)个月|(?:月份?|[号日]|年初|年底)(?:才|刚|就|我)*(?:来|进|到|上班|开始)[^,，。]{0,6}$"
)
HOW_MUCH = late.pattern(
    "(?:给|有|是|领|补|到底)*(?:多少|好多|几多)(?:钱)?(?:嘛|呢|啊|[?？])*$|(?:1000|一千|1500|675)[^,，。]{0,6}(?:真|假|吗|不|没|嘛|啵)"
)
# A subject of its own: another benefit, another errand, work.
OTHERS = late.pattern(
    "^(?:请问|那|喂)?(?:[你您]们?|工作站|站里)(?:这里|都)?(?:是|到底)?(?:在|的?(?:地址|位置))(?!.*[办领交申])|(?:一|每)个?月[^,，。]{0,6}(?:好多|多少|几多)|失业|医保|医疗|看病|报销药|养老|退休|生育|产假|年假|高温|工伤|公积金|低保|残疾|读书|上学|入学|学校|学籍|幼儿园|贷款|创业|开店|户口|身份证丢|加班|辞|工钱|薪|工资|岗位|厂里|招|面试|培训|课|班|走访|社保|合同|居住证|押金|[jJ]\\d{2,}"
)
# Trouble that must never be taken for a question about money to travel.
ANOTHER = frozenset({"wage_arrears", "work_injury", "crisis", "scam_check", "visit_book", "human_agent"})
ENTRIES = (
    (UNTIL, "sub-when"), (PAPERS, "sub-material"), (ORDINARY, "sub-general"), (ELIGIBLE, "sub-transport"),
    (WHERE, "sub-transport"), (HOW_LONG, "sub-transport"), (HOW_MUCH, "sub-transport"),
)  # fmt: skip
# Said of one's own household, or asked of oneself in so many words: the answer comes first, by the entry that holds it.
FITS, WHETHER = "fits", "whether"
LEADS = {FITS: texts.travel.FITS, WHETHER: texts.travel.WHETHER}
SOURCE = "sub-transport"
# With the money named, the library knows the rest better.
WITH_NAME = (UNTIL, PAPERS, ELIGIBLE)
PAID = late.pattern("补|报(?!名)|领|费|钱")


def is_talked_of(turn: Turn) -> bool:
    return listing.spoken_of(turn, within=IN_THE_AIR) == knowledge.TRAVEL


def wants(turn: Turn) -> bool:
    """A question that leans on what was said before, or one that names the money and asks who or until when."""
    if turn.staff is not None or not turn.incoming.has_words or turn.conversation.form is not None:
        return False
    return _entry(turn) is not None


def handle(turn: Turn) -> Replies:
    return _told(turn, _entry(turn) or "")


def in_form(turn: Turn, given: Given) -> Replies | None:
    """The same in the form that asks since when: there the subject is in the air by itself."""
    code = _entry(turn, leaning=not OTHERS.search(turn.words))
    return _told(turn, code) if code is not None else None


def _told(turn: Turn, code: str) -> Replies:
    if code == WHETHER and turn.worker is not None and turn.worker.transport_subsidy == "不适用":
        return [Text(texts.travel.NOT_DUE)]
    entry = answers.by_code(turn.session, SOURCE if code in LEADS else code)
    if code not in LEADS or entry is None:
        return knowledge.told(turn, [entry] if entry is not None else [])
    listing.speak_of(turn, knowledge.TRAVEL)
    return [Text(f"{LEADS[code]}\n{knowledge.source_of(turn, entry)}")]


def _entry(turn: Turn, *, leaning: bool | None = None) -> str | None:
    said = turn.words.strip()
    named = bool(NAMED.search(said))
    if len(said) > (LONGEST if named else SHORT) or (not named and not (leans(turn) if leaning is None else leaning)):
        return None
    if not named and HOUSEHOLD.search(said) and not NOT_ONE.search(said):
        return FITS
    if not named and OF_ONESELF.fullmatch(said):
        return WHETHER
    found = next(((pattern, code) for pattern, code in ENTRIES if pattern.search(said)), None)
    if found is None or (named and (found[0] not in WITH_NAME or not PAID.search(said))):
        return None
    return found[1]


def leans(turn: Turn) -> bool:
    """Nothing else has been opened since: a list of posts, or words that name a subject of their own."""
    alert = turn.meaning.alert
    # 给能领着一千 sounds like bait to the classifier alone; beside the subject it is a question about the money.
    doubted = alert is not None and alert.kind == "scam_check" and not alert.sure
    of_another = not doubted and (alert is not None or (turn.meaning.sure and turn.intent in ANOTHER))
    return is_talked_of(turn) and not (of_another or job_screen.shows_jobs(turn) or OTHERS.search(turn.words))

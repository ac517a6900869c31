"""Questions about one post (包吃住吗, 要不要夜班): which of its facts they ask for."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime

from db import vacancies
from db.models import Vacancy
from handlers.texts import vacancy as words
from handlers.texts import vacancy_answers as said
from nlp import late, numerals

MOST, LONGEST = 3, 30
Says = Callable[[Vacancy], str | None]
_EMPLOYERS = (
    "老板娘?|厂(?:里|家|方|部|上)|工厂|[这那本]个?厂|单位|公司|招聘(?:的人?|方|者|负责人)?|人事|hr|负责人|主管|经理|组长|厂长"
    r"|联系人|对接人|中介|他们|[那这](?:边|家)|对方|店里|酒店|门店|j\d{1,6}"
)
_REACHED_BY = (
    "(?:联系)?电话(?!面试|回访|销售|客服)(?:号码?)?|手机号码?|号码|联系方式|微信号?|座机|联系(?:的)?(?:方法|渠道)"
)
_ASKED_FOR = "给(?:我|一?个|下)|发(?:给|我|一|下|过来)|多少|好多|是?(?:几|哪)|有没有|有不有|给有|有[吗么没]|[说报留]一?[下个]|呢|[吗么]$"
_GIVES = (
    "(?:能不能|可不可以|可以|想|要|请)*(?:给有|给|发|要|有没有|有不有|告诉|说|留|拿|报)(?:我|下|一?个|一下|他们|这)*"
)
# How the people of a post are reached: 老板电话多少, 有没有厂里电话, 联系方式给我一个, 咋个联系他们.
CONTACT = late.pattern(
    f"(?:{_EMPLOYERS})的?.{{0,3}}(?:{_REACHED_BY}|手机)|(?:{_REACHED_BY}).{{0,4}}(?:{_ASKED_FOR})|^(?:{_REACHED_BY})$"
    f"|{_GIVES}(?:{_EMPLOYERS})?的?(?:{_REACHED_BY})"
    f"|(?:怎么|咋个?|咋么|如何|直接|自己)(?:跟|和|给|去)?(?:{_EMPLOYERS})?(?:直接|去)?(?:联系|打(?:电话)?给|找)(?:到|上|得到)?(?:{_EMPLOYERS}|[?]?$)"
)
OF_THE_EMPLOYER = late.pattern(_EMPLOYERS)
# The station's own telephone, one's own, a call that is wanted back, and trouble with somebody who does not answer.
_NOT_THEIRS = late.pattern(
    r"[你您]们?的?.{0,2}(?:电话|手机|号码|联系|微信)|工作站|站里|人工|客服|老乡|我的?(?:电话|手机|号码|微信)|(?:给|跟)我(?:打|来|回)"
    r"|[打回]个?电话.{0,2}(?:给我|过来|来)|编号|1\d{10}|[带用玩看收交]手机|打不通|不接|拉黑|关机|[欠骗拖]|[没不]发|押[金钱]"
)
# Read in this order; what an earlier line takes (到手多少) a later one (多少) does not answer again.
TOPICS: tuple[tuple[str, Says], ...] = (
    ("到手|剩(?:得|下)?多少|扣(?:完|掉|除)|综合.{0,6}(?:啥|什么|哪样)意思", said.in_hand),
    ("(?:几|哪天|什么时候|多久|哪号).{0,4}(?:发|开|拿).{0,2}(?:工资|钱|薪)|(?:工资|钱|薪).{0,3}(?:几号|哪天|什么时候|好久)|日结|周结|月结|预支|压.{0,3}工资", said.pay_day),
    ("宿舍|住宿|住的?(?:那|这)?(?:点|里|边|地方|处)|床位|铺位|几人间|几个人(?:一间|住)|夫妻房|空调|水电|热水", said.dormitory),
    ("夫妻|两口子", said.couples),
    ("[男女]朋友|对象|老公|老婆|媳妇|一起[去来做进]", said.together),
    ("吃住|[包管]吃|[包管]住|管饭|伙食|食堂|饭堂|饭卡|工作餐|供餐", said.board_and_lodging),
    ("夜班|晚班|白班|倒班|班次|上什么班|上几个班|熬夜|通宵", said.shift),
    ("几个?(?:小时|钟头)|几点|上班时间|多长时间|加班(?!费)|休息|放假|[双单]休|月休|休几天|请假", said.hours),
    ("多大|年龄|年纪|岁", said.age),
    ("男的|女的|男女|女工|男工|性别|[要招收][男女](?:生|人)?(?:呢|不|吗|么|嘛|$)", said.sex),
    ("截止|有效期|招到(?:哪|什么|几|啥|多|好久)|招(?:几时|好久)", said.until),
    ("核[实对验]|(?:消息|信息|岗位|这条?|那条?).{0,2}(?:哪|谁|哪个).{0,2}(?:来|发|给|登)的?|来源", said.checked),
    ("工资|工价|多少钱|好多钱|薪|待遇|一个?(?:小时|月|天).{0,4}(?:多少|几|好多)|拿多少|苦得?多少|加班费|计件|奖", said.wages),
    ("在哪|搁哪|哪里(?!来)|哪点(?!来)|哪儿(?!来)|地址|位置|地方|远不远|怎么[走去]|咋个?[走去克]|地铁|坐车|定位", said.place),
    ("班车|接送|厂车", said.shuttle),
    ("五险|社保|保险|公积金|一金", said.insurance),
    ("合同|派遣|直招|外包|正式工|跟谁签|正规|靠谱", said.contract),
    ("收费|押金|中介费|要钱|交钱|服装费|体检费", said.charges),
    ("[要有没]证|证书|证吗|健康证|体检|纹身|学历|文化|识字|要求|条件|经验|不会|没做过|可以学|包教|民族|乙肝", said.requirements),
    ("做(?:哪样|什么|啥|些)|[做干搞整](?:些|点)?(?:哪样|什么|啥)|具体|内容|累不累|站着|坐着|无尘|显微镜|重不重|味道", said.duties),
    ("培训|学徒", said.training),
    ("哪个厂|哪家|什么(?:公司|单位|厂)|老板(?!.{0,4}(?:电话|手机|号码|微信|联系))", said.employer),
)  # fmt: skip
AGE = late.pattern(r"(?<!\d)(?P<age>[1-7]\d|[一二三四五六七]?十[一二三四五六七八九]?)(?:周|多)?岁")
PATTERNS = tuple((late.pattern(pattern), says) for pattern, says in TOPICS)
# What is missing, by name: 未注明 alone does not say of what, when several things are asked at once.
CALLED: dict[Says, str] = {
    said.pay_day: "发工资的日子", said.wages: "工资", said.in_hand: "工资", said.dormitory: "宿舍", said.couples: "夫妻房",
    said.shift: "班次", said.hours: "上班时间、休息", said.place: "地址", said.shuttle: "班车", said.insurance: "社保",
    said.contract: "合同", said.requirements: "条件", said.duties: "做什么", said.training: "培训", said.age: "年龄",
    said.board_and_lodging: "吃住", said.until: "有效期",
}  # fmt: skip
STILL_OPEN = late.pattern(
    "(?:要|招|收|缺|差)(?:几|好多|多少)个?人|好多人|还招|招不招(?!夫妻|男|女|残|少数)|要人|招满|名额|多少人|差几个|还收|招几个|截止"
)


# What stands on the card, asked for in a few words with nothing besides: only then is it surely about the card.
_WHOSE = "(?:克|去|那|这|它|他们?|你们?|岗位|个|条|家|厂里?|里|边|点|一个月|每个?月|月|请问|问下|哦)*"
_HOW_MUCH = "(?:多少|好多|几多|几块|几千|咋个?算|怎么算)(?:钱|块)?"
_WHEN = "(?:几时|哪天|什么时候|啥时候|哪个时候|好久|几号|哪阵|多久|几月)"
_END = "(?:呢|呀|啊|哦|嘛|吗|么|咩|不|没得|没有|没|的|了|咯|喽|噶|嘎|哈|[?？ ])*"
ELEMENT = late.pattern(
    f"{_WHOSE}(?:"
    f"(?:底薪|基本工资|工资|工价|工钱|薪水)?(?:是|有|给|拿|得|开)*{_HOW_MUCH}(?:一个?月|每个?月|一天|一个?(?:小时|钟头|钟))?"
    "|(?:工资|底薪|工价|地方|地址|时间|班次|有效期)(?:改|变|涨|降|换|动)(?:了|过)?"
    "|(?:五险(?:一金)?|社保|保险|公积金)(?:给有|有没有|有不有|有|交不交|买不买|给交|给买|交|买|包)?"
    "|(?:做|干|搞|整)(?:些|点)?(?:哪样|什么|啥子?|么子)(?:活路?|工作|事)?"
    "|(?:还)?(?:要|招|收|缺|差)?(?:好多|多少|几|几多)个?人(?:手)?"
    f"|(?:招|有效期?|截止|收)(?:到|人)*{_WHEN}(?:为止)?"
    f"|(?:{_WHEN}|哪个|谁)(?:核[实对验]|查|登记?|发|更新)过?"
    "|(?:消息|信息)?(?:从|是)?(?:哪点|哪里|哪儿|哪|哪个)(?:来|发|登|弄|整)的?(?:[,， ]*(?:可靠|靠谱|真|正规|给是真的?|真的假的?))?"
    "|(?:搁|在)?(?:哪点|哪里|哪儿|哪个地方)|(?:咋个?|怎么)(?:走|去|克)"
    f"){_END}"
)


def asks_element(text: str) -> bool:
    """做哪样的, 底薪好多, 招到几时: the whole message asks for one element of a post and for nothing else."""
    return len(text) <= LONGEST and bool(ELEMENT.fullmatch(text.strip()))


def asks_contact(text: str) -> bool:
    """Whether somebody wants to reach the employer; 你们的电话 is the station's."""
    return len(text) <= LONGEST and bool(CONTACT.search(text)) and not _NOT_THEIRS.search(text)


def asks(text: str) -> bool:
    return asks_contact(text) or bool(STILL_OPEN.search(text)) or any(pattern.search(text) for pattern, _ in PATTERNS)


def _asked(text: str) -> Iterator[tuple[re.Pattern[str], Says]]:
    """The topics of a question; the 工资 of 几号发工资 asks for the day alone."""
    without_day = next(pattern for pattern, says in PATTERNS if says is said.pay_day).sub("", text)
    for pattern, says in PATTERNS:
        if pattern.search(without_day if says is said.wages else text):
            yield pattern, says


def _say(says: Says, vacancy: Vacancy, text: str) -> str | None:
    """Of an age that is told it is said whether the post takes it."""
    age = _age_told(text) if says is said.age else None
    return said.at_age(vacancy, age) if age is not None else says(vacancy)


def _age_told(text: str) -> int | None:
    """四十五岁得不得: the age, in figures or in words."""
    told = AGE.search(text)
    value = numerals.read(told["age"]) if told else None
    return int(value) if value is not None else None


def asks_pay(text: str) -> bool:
    return any(says is said.wages for _, says in _asked(text))


def answers(text: str, vacancy: Vacancy, *, now: datetime) -> list[str]:
    """What the post says to everything that is asked; empty when nothing is that is known here."""
    found = [_say(says, vacancy, text) or words.unstated(CALLED.get(says, "")) for _, says in _asked(text)]
    if asks_contact(text):
        found.append(said.contact(vacancy))
    if STILL_OPEN.search(text):
        found.insert(0, said.still_open(vacancy, vacancies.why_closed(vacancy, now=now)))
    return list(dict.fromkeys(found))[:MOST]

"""Who is meant by "盈江在找工作的", "报了C05的", "所有人": words about a group of people, taken apart."""

import re
from dataclasses import dataclass
from datetime import datetime

from nlp import late, periods, places, spelling, trades
from nlp.figures import COURSE, VACANCY

EVERYONE = late.pattern(
    r"所有(?:的)?(?:人|工友|老乡|关注的?人?)|全(?:体|部|员)(?:人员|工友)?|大家|每个人|全部粉丝|所有粉丝"
)
STATUSES: tuple[tuple[str, str], ...] = (
    ("seeking", r"(?:正在|在)?找(?:工作|活路?|事做)|求职"),
    ("employed", r"在岗|在职|上班|有工作"),
    ("idle", r"待业|待岗|没有?(?:工作|上班|活干)|失业"),
    ("returned", r"(?:已)?返乡|回(?:老)?家了?|回去了"),
    ("lost", r"失联|联系不上"),
)
WAITING = late.pattern(r"候补|排队")
NEW = late.pattern(r"(?:新)?登记|新来|新增")
# What a message must not be aimed by, and what it is called in the answer.
REFUSED: tuple[tuple[str, str], ...] = (
    (
        "ethnicity",
        r"[傣汉]族|景颇(?:族|人)?|德昂(?:族|人)?|阿昌(?:族|人)?|傈僳(?:族|人)?|佤族|回族|彝族|白族|苗族|少数民族|民族|会(?:说|讲)(?:傣|景颇|傈僳|载瓦)\S{0,2}",
    ),
    ("religion", r"信(?:教|佛|基督)|教徒|宗教"),
    ("household", r"脱贫户|贫困户|监测对象|低保户?|困难户|残疾"),
    ("health", r"乙肝|生病|怀孕|孕妇|病人"),
    (
        "sex_or_age",
        r"[男女](?:的|工|性|同志|人)|妇女|阿姨|大姐|小伙|姑娘|\d{2}岁?(?:以[上下]|左右|到|-)\S{0,3}|年轻|未婚|已婚",
    ),
)
FILLER = (
    r"(?:所有|的话|兄弟姐妹|兄弟|姐妹|乡亲|师傅|同学|职工|务工人员|的|人|们|了|过|和|跟|、|,|，|。|与|及|还有|里面?|那些|这些|工友|老乡|工人|员工|学员|全班|班|县|市|州|在册|登记|报名?|应聘|投|岗位?"
    r"|给|要|想|都|做|干|当|目前|现在|来的|一下|以来|起|期间|在)"
)
EDGES = late.pattern(rf"^{FILLER}+|{FILLER}+$")
DEHONG = "5331"
COUNTY_DIGITS = 6


@dataclass(frozen=True)
class Group:
    """`trades` are ids; `since` is the moment from which registrations count; `refused` names what a message must not
    be aimed by; `rest` are words that nothing here explains, perhaps an employer."""

    everyone: bool = False
    counties: tuple[str, ...] = ()
    townships: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    trades: tuple[str, ...] = ()
    course: str = ""
    waiting: bool = False
    vacancy: str = ""
    since: datetime | None = None
    refused: str = ""
    rest: str = ""

    @property
    def says_something(self) -> bool:
        return self != Group(rest=self.rest)


def read(text: str, *, now: datetime) -> Group:
    left = spelling.repair(text).text.replace(" ", "")
    refused = next((name for name, pattern in REFUSED if re.search(pattern, left)), "")
    since, left = _since(left, now)
    course, left = _coded(COURSE, left, "C{:02d}")
    vacancy, left = _coded(VACANCY, left, "J{:03d}")
    waiting, everyone = bool(WAITING.search(left)), bool(EVERYONE.search(left))
    left = EVERYONE.sub("", WAITING.sub("", left))
    statuses = tuple(name for name, pattern in STATUSES if re.search(pattern, left))
    for _, pattern in STATUSES:
        left = re.sub(pattern, "", left)
    counties, townships, left = _places(left)
    named, left = _trades(left)
    return Group(
        everyone, counties, townships, statuses, named, course, waiting and bool(course), vacancy, since, refused,
        EDGES.sub("", EDGES.sub("", left)),
    )  # fmt: skip


def _since(text: str, now: datetime) -> tuple[datetime | None, str]:
    """这周新登记的, 11月1日以来登记的."""
    period = periods.read(text, now=now) if NEW.search(text) else None
    if period is None:
        return None, text
    plain = NEW.sub("", text)
    for pattern, _ in periods.rules():
        if pattern.search(plain):
            return period.begins, pattern.sub("", plain, count=1)
    return period.begins, plain


def _coded(pattern: re.Pattern[str], text: str, form: str) -> tuple[str, str]:
    match = pattern.search(text)
    return (form.format(int(match[1])), pattern.sub("", text, count=1)) if match else ("", text)


def _places(text: str) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    mentions = [one for one in places.GAZETTEER.mentions(text) if one.place.code.startswith(DEHONG)]
    smallest = set(places.GAZETTEER.smallest(text, mentions))
    kept = [mention.place for mention in mentions if mention.place in smallest]
    left = text
    for mention in mentions:
        left = left.replace(text[mention.start : mention.end], "")
    counties = tuple(dict.fromkeys(place.name for place in kept if len(place.code) == COUNTY_DIGITS))
    townships = tuple(dict.fromkeys(place.name for place in kept if len(place.code) > COUNTY_DIGITS))
    return tuple(name for name in counties if name != "德宏"), townships, left


def _trades(text: str) -> tuple[tuple[str, ...], str]:
    found = trades.mentions(text)
    left = text
    for mention in reversed(found):
        left = left[: mention.start] + left[mention.end :]
    return tuple(dict.fromkeys(mention.trade.id for mention in found)), left

"""Whom staff want to look up: a name, a number of the list, a telephone or the end of one."""

from dataclasses import dataclass

from nlp import late, names, phones, places, spelling

HANDLE = late.pattern(r"(?<![a-z0-9])([wg])\s*(\d{1,6})(?!\d)")
MASKED = late.pattern(r"(1\d{2})\s*[*x×]{2,8}\s*(\d{4})(?!\d)")
TAIL = late.pattern(r"(?:尾号|尾数|后四位|末四位|后4位|最后四位|末尾)\D{0,3}(\d{4})(?!\d)")
ASKS = late.pattern(
    r"^(?:请|帮我?|帮忙)?(?:查|找|搜|看)(?:一下|下|看看|看|询)?(?:个人|一个|个|工友|人)?(?:叫|姓名|名字)?[\s,:]*"
)
ABOUT = late.pattern(
    r"[\s,]*(?:的|这个人|那个人|现在|是)*(?:电话|手机|号码|情况|资料|档案|信息|记录|状态|在哪.*|什么.*|怎么.*|还在岗没?|上次.*|有没有.*)?(?:是?多少|是?几号|给我|发我|吗|呢)?$"
)
# In front of a name, what tells people of one name apart or how one knows them: 芒市叫玉演的, 昨天见的那个岩演一.
SEEN = late.pattern(
    r"^(?:[今昨前]天|刚才|上次|上回|上周|上个?礼拜|早上|下午|晚上)+(?:我们?)?(?:去)?(?:见|看|走访|碰|遇|聊|访)(?:到|过|着)*的?(?:那个|那位|这个)?(?:叫)?"
)
CALLED = late.pattern("^(?:[市县镇乡]|那边|那里|来)*(?:的|叫|姓名|名字|那个|那位)+")
BEHIND = late.pattern(r"的?(?:那个|那位|人)?$")
IDENTITY = late.pattern("身份证")
# Right after a card: of the person on it.
PHONE_OF_LAST = (
    r"^(?:我?要|看|查|给我)?(?:一下|下)?(?:他|她|佢|这个人|这位|这位工友|那个人|人家)?的?(?:完整的?)?(?:电话|手机号?码?|号码)(?:号码)?"
    r"(?:是)?(?:多少|几号|好多|给我|发我|呢)[？?呢啊呀]*$|^(?:他|她|佢|这个人|这位|这位工友|那个人|人家)的?(?:完整的?)?(?:电话|手机号?码?|号码)[？?]*$"
)
SHORT = late.pattern(r"[\u4e00-\u9fff·]{1,8}")


@dataclass(frozen=True)
class Lookup:
    """`maybe` is what follows a word of searching and may be a name, though it looks unlike one; `about` when the phone or
    the like of somebody named is what is asked; `by_its_end` when 尾号 names the end of a number; `identity` is never shown.
    """

    name: str = ""
    handle: str = ""
    phone_begins: str = ""
    phone_ends: str = ""
    maybe: str = ""
    asks: bool = False
    county: str = ""
    about: bool = False
    by_its_end: bool = False
    identity: bool = False

    @property
    def says_somebody(self) -> bool:
        return bool(self.name or self.handle or self.phone_begins or self.phone_ends)


def read(text: str) -> Lookup:
    plain = spelling.normalise(text)
    asks = bool(ASKS.match(plain))
    if match := HANDLE.search(plain):
        return Lookup(handle=f"{match[1].upper()}{match[2]}", asks=asks, identity=bool(IDENTITY.search(plain)))
    if match := MASKED.search(plain):
        return Lookup(phone_begins=match[1], phone_ends=match[2], asks=asks)
    if match := TAIL.search(plain):
        return Lookup(phone_ends=match[1], asks=asks, by_its_end=True)
    if number := phones.find(plain):
        return Lookup(phone_begins=number, phone_ends=number, asks=asks)
    return _by_name(plain, asks)


def _by_name(plain: str, asks: bool) -> Lookup:
    said = ASKS.sub("", plain)
    known = SEEN.sub("", said)
    rest = ABOUT.sub("", known).strip()
    about, county = rest != said.strip(), ""
    name = names.find(rest) or ""
    if not name and (behind := _behind_a_county(rest)):
        (rest, county), about = behind, True
    rest = BEHIND.sub("", rest) if about else rest
    name = name or (names.find(rest) or "")
    maybe = rest if (asks or about) and not name and SHORT.fullmatch(rest) else ""
    return Lookup(name=name, maybe=maybe, asks=asks, county=county, about=about and not asks)


def _behind_a_county(words: str) -> tuple[str, str] | None:
    """芒市叫玉演的, 瑞丽的岩罕: the name and the county."""
    first = next((one for one in places.GAZETTEER.mentions(words) if one.start == 0), None)
    link = CALLED.match(words[first.end :]) if first else None
    return (words[first.end + link.end() :], first.place.name) if first and link else None

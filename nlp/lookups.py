"""Whom staff want to look up: a name, a number of the list, a telephone or the end of one."""

from dataclasses import dataclass

from nlp import late, names, phones, spelling

HANDLE = late.pattern(r"(?<![a-z0-9])([wg])\s*(\d{1,6})(?!\d)")
MASKED = late.pattern(r"(1\d{2})\s*[*x×]{2,8}\s*(\d{4})(?!\d)")
TAIL = late.pattern(r"(?:尾号|尾数|后四位|末四位|后4位|最后四位|末尾)\D{0,3}(\d{4})(?!\d)")
ASKS = late.pattern(
    r"^(?:请|帮我?|帮忙)?(?:查|找|搜|看)(?:一下|下|看看|看|询)?(?:个人|一个|个|工友|人)?(?:叫|姓名|名字)?[\s,:]*"
)
ABOUT = late.pattern(
    r"[\s,]*(?:的|这个人|那个人|现在|是)*(?:电话|手机|号码|情况|资料|档案|信息|记录|状态|在哪.*|什么.*|怎么.*|还在岗没?|上次.*|有没有.*)?(?:多少|给我|吗|呢)?$"
)
SHORT = late.pattern(r"[\u4e00-\u9fff·]{1,8}")


@dataclass(frozen=True)
class Lookup:
    """`maybe` is what follows a word of searching and may be a name, though it looks unlike one."""

    name: str = ""
    handle: str = ""
    phone_begins: str = ""
    phone_ends: str = ""
    maybe: str = ""
    asks: bool = False

    @property
    def says_somebody(self) -> bool:
        return bool(self.name or self.handle or self.phone_begins or self.phone_ends)


def read(text: str) -> Lookup:
    plain = spelling.normalise(text)
    asks = bool(ASKS.match(plain))
    if match := HANDLE.search(plain):
        return Lookup(handle=f"{match[1].upper()}{match[2]}", asks=asks)
    if match := MASKED.search(plain):
        return Lookup(phone_begins=match[1], phone_ends=match[2], asks=asks)
    if match := TAIL.search(plain):
        return Lookup(phone_ends=match[1], asks=asks)
    if number := phones.find(plain):
        return Lookup(phone_begins=number, phone_ends=number, asks=asks)
    rest = ABOUT.sub("", ASKS.sub("", plain)).strip()
    name = names.find(rest) or ""
    return Lookup(name=name, maybe=rest if asks and not name and SHORT.fullmatch(rest) else "", asks=asks)

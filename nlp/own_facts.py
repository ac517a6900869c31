"""What somebody puts right of their own record in passing: 电话换了，137…; 我名字写错了，是岩罕不是岩旱."""

import re
from dataclasses import dataclass
from functools import lru_cache

from nlp import late, names, phones, places, spelling, townships
from nlp.patterns import one_of

NAME, PHONE, COUNTY = "name", "phone", "county"
LONGEST = 60
_FIELDS = {
    NAME: "名字|姓名|名|姓",
    PHONE: "(?:联系)?(?:电话|手机)(?:号码?)?|号码|联系方式",
    COUNTY: "老家(?:的|所在)?(?:县|乡镇?|镇|地址|地方)?|家乡|户口(?:地址)?|户籍|籍贯|乡镇",
}
_FIELD = "|".join(f"(?P<{field}>{said})" for field, said in _FIELDS.items())
_LEAD = "(?:(?:不好意思|对不起|抱歉|等[下一哈]*|哎呀?|哦|啊|噢|老师|对了|那个|错了|不对|还有|另外|把|忘了?说|跟你说一?[声下]|你?帮我|麻烦你?|请)[,。!~ ]*)*"
_BEFORE = "(?:刚才|刚刚|前面|上面|之前|先前|原来|以前|登记|填|写|留|说|报|那个|这个|里)*的?"
_SLIP = "(?:写|打|填|登记?|留|报|说|记|输|念|弄|搞|整|录|发|按|给)?(?:错|岔|反|漏|[多少](?:打|写|了)+一?[位个])"
_AS = "(?:写|打|填|登记?|输|记)成[\u4e00-\u9fff]{2,6}?了?(?=[,。 ]*(?:(?:应该|其实|正确)?是|应该|改成|改为|换成|叫))"
_BUT_NOW = "(?:都|好像|应该|被|给|你们?|我|又|已经|早就?|现在|前几天|昨天|刚|也|要|想|得|给我|帮我)*"
_WRONG = f"(?:{_SLIP}|{_AS}|不对|有误|换|变|改|更新|更正|更换|修改|纠正)(?:掉|过|一?下|成|为|了|啦|喽|咯|呢|新的?|号)*"
# 我名字写错了 / 电话换了 / 电话应该是 / 名字是…不是…
_ABOUT = late.pattern(
    f"{_LEAD}(?P<mine>(?:我|俺|本人)的?)?{_BEFORE}(?:{_FIELD}){_BEFORE}{_BUT_NOW}(?:从[\u4e00-\u9fff]{{2,10}}?)?(?:{_WRONG}|应该(?:是|写)|(?=是.*不是)|不是)(?P<rest>.*)",
    re.DOTALL,
)
# 我换了个新号码 / 改一下我的电话 / 刚才写错名字了
_DONE = late.pattern(
    f"{_LEAD}(?P<mine>我|俺)?{_BEFORE}(?:把)?(?:{_BUT_NOW})(?:换|改|更新|更正|更换|修改|纠正|{_SLIP})(?:了|过|一?下|个|一个|新|成)*"
    f"(?P<also>(?:我|俺)的?)?(?:新|个)?的?(?:{_FIELD}|(?P<card>手机卡|号|卡))(?:了|啦|喽)?(?P<rest>[,。:!? 改换].*|[是为到].*|[\\d+].*|)",
    re.DOTALL,
)
# 写错了，电话是137… / 改一下，我叫岩罕
_MARKED = late.pattern(
    f"{_LEAD}(?:我|刚才|前面)*(?:改一?下|更正一?下?|[说写打填报搞整弄]错了?|不对)[,。:!~ ]+(?P<mine>我的?)?(?:{_FIELD}|叫(?=[\u4e00-\u9fff]))(?:应该)?(?P<rest>[是叫为:]?.+)",
    re.DOTALL,
)
# 我的新号码137… / 现在用137…这个号 / 137…才是我的
_NEW = late.pattern(
    "新的?(?:号|电话|手机|联系)|[现改]在?(?:用|换|打)|以后(?:用|打|联系)|才是我|(?:旧|老|原来|以前)(?:那个|的)?(?:号|电话|手机)|号码?换|换号|停机|不用了"
)
_A_PHONE = late.pattern("电话|手机|号")
_CHANGED = late.pattern("换成?了?|改成?|停|错|不对|打不通|[旧新]|换过|不用|不是")
# 我叫岩罕，不叫岩旱 / 我不叫岩旱，叫岩罕 / 不是岩旱，我叫岩罕
_CALLED = late.pattern(
    "(?P<mine>我)的?(?:名字)?(?:不[是叫](?P<old>[\u4e00-\u9fff·]{2,6}?)[,。 ]*(?:我)?(?:应该)?[是叫]|[是叫](?P<new>[\u4e00-\u9fff·]{2,6}?)[,。 ]*(?:我)?不[是叫])(?P<rest>.+)"
)
# 我是遮放的，不是芒市镇的 / 我不是梁河人，是陇川的
_FROM = late.pattern(
    "(?P<mine>我|俺)(?:们)?(?:老家|屋头|家)?(?:就|其实|应该)*(?:(?:是|在)(?P<new>[\u4e00-\u9fff]{2,12}?)[人的]?[,。 ]*(?:而|并)?不(?:是|在)(?P<old>[\u4e00-\u9fff]{2,12}?)"
    "|不(?:是|在)(?P<old_first>[\u4e00-\u9fff]{2,12}?)[人的]?[,。 ]*(?:我|应该|其实|而)*(?:是|在)(?P<new_last>[\u4e00-\u9fff]{2,12}?))[人的嘛呢哈啊了]*"
)
_LETTER = late.pattern(
    f"{_LEAD}(?P<mine>我)?(?:的)?(?:名字|姓名)?(?:里|中)?的?(?:那个|这个)?(?!名)[\u4e00-\u9fff]字(?:写|打|填|登记?|输)错(?P<rest>.*)"
)
_IS = late.pattern(
    "(?<![不要])(?:正确的?|真名|全名|其实|应该|现在)*(?:就?是叫?|叫做?|改成|改为|换成|换到|写成|写的?是|为|到|用|:)[: ]*"
)
_IS_NOT = late.pattern("(?:不是|不叫|而不是|别写)[^,。 ]*")
# 从芒市改成陇川: what stands before is what was.
_WAS = late.pattern(".*(?:改成|改为|改到|换成|换到|应该是|其实是)(?=.)", re.DOTALL)
_ENDS = late.pattern("(?:才对|才是|这个|那个|[的吧嘛哈呢了呀啊])*$")
# Whose else it may be: then it is nothing of one's own record.
_OTHERS = late.pattern(
    one_of(
        "老板 厂[里长方家] 单位 公司 中介 (?:[你您]们|工作站)的?(?:电话|手机|号码|名字) 人家 对方 他 她 老公 老婆 媳妇 爱人 对象 儿子 女儿 姑娘 爸 妈 哥 弟 姐 妹 老表"
        " 朋友 老乡 同事 组长 课 班级 岗位 骗子 身份证"
    )
)
_TRIM = " ,。.!?:、;~"


@dataclass(frozen=True)
class OwnFact:
    """`field` is name, phone or county; `value` is "" when it is not said; `mine`: the speaker says that it is their own.

    The value of a county is its short name, with the township behind it where that is said: 盈江平原镇.
    """

    field: str
    value: str
    mine: bool


@lru_cache(maxsize=64)
def find(text: str) -> OwnFact | None:
    """None when nothing of one's own record is said to be different, or when it is somebody else's."""
    plain = spelling.normalise(text)
    if len(plain) > LONGEST:
        return None
    if (home := _home_denied(plain)) is not None:
        return home
    if called := _CALLED.fullmatch(plain):
        new = called["new"] or called["rest"]
        value = _name(new)
        return OwnFact(NAME, value, True) if value else None
    if _OTHERS.search(plain):
        return None
    if letter := _LETTER.fullmatch(plain):
        return OwnFact(NAME, _name(letter["rest"]), True)
    for pattern in (_ABOUT, _DONE, _MARKED):
        if (match := pattern.fullmatch(plain)) is not None:
            return _of(match, plain)
    if phones.find(plain) and (_NEW.search(plain) or (_A_PHONE.search(plain) and _CHANGED.search(plain))):
        return OwnFact(PHONE, _phone(plain), "我" in plain)
    return None


def _of(match: re.Match[str], plain: str) -> OwnFact | None:
    groups = match.groupdict()
    done = "also" in groups  # only 换了 and the like say whose it is behind the verb
    field = next((field for field in _FIELDS if groups.get(field)), PHONE if done else NAME)
    mine, rest = bool(groups["mine"] or groups.get("also")), groups["rest"]
    if field == PHONE:
        return OwnFact(PHONE, _phone(plain), mine)
    if groups.get("name") in ("名", "姓") and (not mine or done):
        return None  # 报错名了 and the like
    # 名字是岩罕不是岩旱, 名字不是岩旱是岩罕: what was, is left out before what is, is read.
    said = plain[match.end(field) :] if groups[field] else rest
    return OwnFact(field, _name(said) if field == NAME else _county(said), mine)


def _phone(plain: str) -> str:
    """The number that is right: not the one after 不是 or 原来; digits that are no number, to be told so."""
    left = re.sub(r"(?:不是|原来|以前|之前|旧|老|从|停|别打)[^,。\d]{0,6}1[\d \-]{10,12}", " ", plain)
    if found := phones.find(left) or phones.find(plain):
        return found
    digits = re.search(r"\d{5,}", plain)
    return digits.group() if digits else ""


def _name(said: str) -> str:
    left = _IS_NOT.sub(" ", re.sub(_AS, " ", said))
    parts = re.split(r"[,。!? ]+", left)
    for part in parts:
        behind = _IS.split(part, maxsplit=1)
        word = _ENDS.sub("", behind[-1].strip(_TRIM)).strip(_TRIM)
        if (len(behind) > 1 or part == word) and _could_be(word):
            return word
    return ""


def _could_be(word: str) -> bool:
    plain = word.replace("·", "")
    return bool(re.fullmatch("[\u4e00-\u9fff]{2,6}", plain)) and (
        word in (names.find(word), names.with_place(word)) or names.could_be(plain)
    )


def _home_denied(plain: str) -> OwnFact | None:
    """Both what is and what is not are places of Dehong, so that it is said of where somebody comes from."""
    match = _FROM.fullmatch(plain)
    if match is None or not _county(match["old"] or match["old_first"]):
        return None
    value = _county(match["new"] or match["new_last"])
    return OwnFact(COUNTY, value, True) if value else None


def _county(said: str) -> str:
    left = _WAS.sub("", _IS_NOT.sub(" ", said).strip(_TRIM))
    if (township := townships.find(left)) is not None:
        return f"{township.county}{township.name}"
    return next((place.name for place in places.find_all(left) if place.code.startswith("5331")), "")

"""What does not matter any more in a search: 工种不限, 住不住无所谓, 去掉工资要求, 双休不要紧了, 条件全不要了."""

from functools import cache

from nlp import late, perks
from nlp.necessary import Several
from nlp.patterns import one_of

# The slots of a query that each kind of condition stands in, and the words that name it.
SLOTS = {
    "place": ("place",),
    "work": ("occupation", "industry"),
    "pay": ("pay_min", "pay_kind"),
    "shift": ("shift",),
    "board": ("board",),
    "lodging": ("lodging",),
}
NAMED = {
    "place": "(?:什么|哪个|哪样|啥)?(?:地方|地点|位置|区域)|哪里|哪儿|哪点|哪个镇",
    "work": "(?:什么|哪样|啥|任何|哪种)(?:样的?)?(?:工种|活路?|工作|岗位|工|厂|行业)|工种|岗位|行业|(?:做|干)(?:什么|哪样|啥)",
    "pay": "工资|薪资|薪水|待遇|(?:钱|工资)?(?:多少|多点少点)钱?|钱",
    "shift": "(?:什么|哪样|啥|哪个)班|班次|上班时间|(?:上|倒)?(?:白班夜班|长白班|白班|夜班|晚班|倒班|两班倒|三班倒)",
    "board": "[吃管]不[吃管](?:饭|吃)?|(?:包不包|管不管|有没有|有无|包)(?:吃住?|饭)|吃的|吃饭|伙食|食宿|吃住",
    "lodging": "住不住(?:宿舍|厂里?)?|(?:包不包|管不管|有没有|有无|包)(?:吃?住|宿舍)(?:的地方)?|住的(?:地方)?|住宿舍?|宿舍|食宿|吃住",
}
_ASKED_OF = "(?:的)?(?:要求|条件|限制|这[个条样]|那[个条样]|这[个条]要求)?"
_FINE = one_of("行 可以 得 要得 好 成 能 没关系 没事 没问题 无所谓 接受 考虑")
_NO_MATTER = (
    f"(?:就|现在|倒|又|随它|我)*(?:[都也](?:是)?{_FINE}|{one_of('不限 无所谓 随便 不要紧 没关系 不重要 不强求 不计较 不讲究 不在乎 不管 不要求 没要求 放宽 放开')}"
    f"|(?:[都也])?(?:去掉|取消|删掉|删了|拿掉|算了)|(?:不|莫)(?:用|消|必)?(?:管|看|限))"
)
_TAKEN_OFF = (
    f"(?:{one_of('不限制? 不管 不论 不看 不讲究 不要求 去掉 取消 删掉 拿掉 放开 放宽')}(?:了|掉)?(?:那个|这个|对)?)"
)
_NO_MORE = "(?:要求|条件|限制)(?:就|我|都|也|现在)*(?:不要|没有|没得)了?"
_ENDS = "(?:了|的|嘛|吧|啊|呢|哈|[,，。.!！ ]|$)"


def _pattern(named: str) -> str:
    return f"(?:{named}){_ASKED_OF}{_NO_MATTER}(?![不吗么])|{_TAKEN_OFF}(?:{named}){_ASKED_OF}{_ENDS}|(?:{named})(?:的)?{_NO_MORE}"


_BEFORE = late.pattern(f"{_TAKEN_OFF}$")
_AFTER = late.pattern(f"{_ASKED_OF}(?:{_NO_MATTER}(?![不吗么])|{_NO_MORE})")
_CONDITION = "(?:条件|要求|限制)"
EVERYTHING = late.pattern(
    f"{_CONDITION}(?:就|我|现在)*(?:全部|全都|全|都|统统|通通|一律|样样)(?:给我)*(?:不要|不限|去掉|取消|清掉|删掉|放开|没有|没得|作废|不算)"
    f"|(?:全部|全|所有|一切|前面|上面|刚才|之前)(?:的)?(?:那些|这些)?{_CONDITION}(?:就|我|都|全|也)*(?:不要|不限|去掉|取消|清掉|删掉|放开|作废|不算)"
    f"|(?:把|将)?(?:去掉|取消|清掉|清空|删掉|放开)(?:全部|所有|一切)(?:的)?{_CONDITION}|没(?:有|得)?(?:任何|哪样|什么|啥){_CONDITION}了"
    f"|什么{_CONDITION}都(?:不要|没有|没得)|不要{_CONDITION}了"
)


@cache  # when first asked: reading them is no work for a start
def _rules() -> Several:
    return Several([*map(_pattern, NAMED.values())])


def slots(plain: str) -> tuple[str, ...]:
    """Of a query, those which the message sets free."""
    rules = _rules()
    known = rules.open_for(frozenset(plain))
    kinds = [kind for place, kind in enumerate(NAMED) if place in known and rules[place].search(plain)]
    return tuple(slot for kind in kinds for slot in SLOTS[kind])


def tags(plain: str) -> tuple[str, ...]:
    """Of what else a post may offer: 双休不要紧了."""
    named = perks.mentions(plain)
    return tuple(m.tag for m in named if _AFTER.match(plain, m.end) or _BEFORE.search(plain[: m.start]))


def everything(plain: str) -> bool:
    return bool(EVERYTHING.search(plain))


def is_said(plain: str) -> bool:
    return everything(plain) or bool(slots(plain) or tags(plain))

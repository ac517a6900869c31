"""What is told of the first month beside its sums: who took money and how much, what goes for the dormitory, the contract."""

from typing import Any

from nlp import late, spelling, told_sums

ABOUT = {
    "fees": "中介|押金|服装|工服|工作服|体检|培训费|办卡|报名费|介绍费|劳务收|收了",
    "dorm": "住宿|房租|水电|宿舍费|房费|床位费",
}
_ABOUT = {kind: late.pattern(said) for kind, said in ABOUT.items()}
_GIVEN_BACK = late.pattern("(?<!没)(?<!不)(?<!不给)退(?:了|给|还|回|掉|完|过)|还给我了")
_WHO = "(?:我|俺|我们|都|也|倒|从来|一直|是|厂里|厂头|中介|劳务|老板|他们?|公司|单位|那边|谁|哪个|人|别人|进厂|钱|[, ])"
# 给我 is what did not come: then wages may be owed.
_NOTHING_TAKEN = late.pattern(
    f"{_WHO}*(?:一分|一毛|一块|半分|什么|哪样)?(?:钱|费用?)?(?:都|也)?(?:没|莫|冇)(?:有|得)?(?:人|哪个|谁|哪里)?(?:来|让|叫|喊)?(?:我|我们)?"
    "(?:收|扣|要|交|付|花|掏|出|给(?!我|俺|咱))(?:过|了)?(?:我|我们|俺|他们?|她|中介|人家)?(?:的)?(?:一分|一毛|一块|半分|任何|什么|哪样)?(?:钱|费用?|押金|中介费|服装费|东西)?"
    "(?:的|过|了|呢|啊|嘛|哦|噶|呀|[,。 ])*"
)
_UNSURE = late.pattern("签没签|有没有签|签了没(?!给|拿|得)|签了吗|记不(?:得|起|清)|忘|是不是没")
_NOT = "(?:没|莫|冇|未)(?:有|得)?"
_NONE = late.pattern(
    f"{_NOT}(?:给|跟|和|同|让|喊|叫)?(?:我|我们|俺)?签(?!收|到)|{_NOT}(?:什么|哪样|得)?(?:劳动|用工|书面)?合同(?!给)"
    f"|合同(?:也|都|还|根本|从来|到现在|就)*(?:(?:{_NOT}|不)(?:给|跟|和|让|肯)?(?:我|我们)?签|(?:没|莫|冇)(?:有|得)(?=$|[,。了啊嘛呢 ]))|不(?:给|跟|肯|让)(?:我|我们)?签"
)
_NO_COPY = late.pattern(
    "没(?:有)?给|不给我|没拿到|厂里拿着|收走|(?:在|压在|放在)(?:他们|厂里|劳务|中介|公司|人事|老板|办公室)"
)
_OWN_COPY = late.pattern("有一份|我有|给(?:了)?我(?:了|一份)|给(?:了)?一份|(?:我)?(?:自己)?手里有|也给了|我拿着")
_OF_A_CONTRACT = late.pattern("合同|签")
_CLAUSES = late.pattern(r"[,，。;；!！\s]+")
_WHAT_NOW = late.pattern("(?:要|该|这|那|我)*(?:怎么|咋个?)(?:办|整|弄)(?:呢|啊|嘛|才好)*[?？]*$")


def nothing_taken(words: str) -> bool:
    """没收过一分钱, 中介一分都没要: the whole answer to who took money."""
    return bool(_NOTHING_TAKEN.fullmatch(spelling.normalise(words).strip()))


def contract(words: str) -> str:
    """none, no_copy or own_copy; empty where it is not told."""
    plain = spelling.normalise(words)
    if _UNSURE.search(plain):
        return ""
    kinds = (("none", _NONE), ("no_copy", _NO_COPY), ("own_copy", _OWN_COPY))
    return next((kind for kind, pattern in kinds if pattern.search(plain)), "")


def contract_besides(words: str) -> str:
    """The same where something else was asked: only by the words for it."""
    return contract(words) if _OF_A_CONTRACT.search(words) else ""


def sum_besides(words: str, kind: str) -> float | None:
    """The sum of the clauses that name what it went for: 工资4300，房租还扣380."""
    clauses = [one for one in _CLAUSES.split(spelling.normalise(words)) if _ABOUT[kind].search(one)]
    if _GIVEN_BACK.search(words):
        return None
    told = [one.value for clause in clauses for one in told_sums.find(clause)]
    return told[0] if len(told) == 1 else None


def trouble(words: str) -> dict[str, Any]:
    """没签合同, 收了我300, by what each is of: said by who has called it all as it was said."""
    told: dict[str, Any] = {kind: value for kind in ABOUT if (value := sum_besides(words, kind))}
    signed = contract_besides(words)
    return told | ({"contract": signed} if signed in ("none", "no_copy") else {})


def without_what_now(words: str) -> str:
    """没签合同咋办 tells what is so."""
    return _WHAT_NOW.sub("", spelling.normalise(words).strip())

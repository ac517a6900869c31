"""Whether somebody is said to be younger than sixteen, who may neither work nor go on a placement (禁止使用童工规定)."""

from nlp import late, numerals, spelling

SIXTEEN = 16
_NUMBER = "[0-9一二三四五六七八九十]{1,3}"
_SAID = late.pattern(
    f"(?<![0-9])(?P<age>{_NUMBER})(?:、{_NUMBER})?(?:周|虚)?岁(?P<and_up>半?的?(?:以上|以后|起|往上|及))?"
)
# 我15 初三, 今年才十四, 我娃15了: a number alone, where only an age can be meant.
_BARE = late.pattern(
    "(?:我|俺|今年|才|刚刚?|刚满|快|满|娃|弟|妹)(?:今年|现在|也|都|是|有|才|刚|满|快)*(?P<age>1[0-5]|十[一二三四五]?)(?=$|[,，。 了的读上初])"
)
_NOT_YET = late.pattern(
    "(?:没|不|未|差[^,。]{1,4}|快)(?:有|到|得|足)?(?:满|到|足)?(?:16|十六)(?!岁?以上|[号点天个块元日月])|(?:16|十六)(?:周?岁)?(?:都|也|还)?(?:没有?|不|未)(?:满|到|足)(?!18|十八)|(?:16|十六)(?:周?岁)?以下"
)
# Those who learn at a middle school are younger, unless an age is said that is not.
_PUPIL = late.pattern("(?:读|上|在|念|是)?初(?:一|二|三|中生|中在读)(?!.{0,4}毕业)|读初中(?!.{0,6}毕业)")


def under_sixteen(text: str) -> bool:
    """Told as a fact or asked as a rule (不满16能去吗)."""
    plain = spelling.normalise(text)
    if _NOT_YET.search(plain):
        return True
    told = [match for pattern in (_SAID, _BARE) for match in pattern.finditer(plain)]
    ages = [read for match in told if not match.groupdict().get("and_up") and (read := _age(match["age"])) is not None]
    return any(age < SIXTEEN for age in ages) if ages else bool(_PUPIL.search(plain))


def _age(said: str) -> float | None:
    quantity = numerals.find(said)
    return quantity.low if quantity is not None and quantity.low > 0 else None

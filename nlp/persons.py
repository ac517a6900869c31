"""The person who looks for work: age, year of birth, sex, a couple."""

import re
from datetime import date

from nlp import numerals

YOUNGEST, OLDEST = 14, 80
NUMBER = r"(\d{2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[二三四五六七八九][一二三四五六七八九](?=岁))"
NOT_A_UNIT = r"(?!\d|[年月日号块元万千百k:./~-]|个|天|点|小时|人|多?块|楼|栋|路|斤|公斤|名|后|以上|一|到|度|厘米|cm|分|次|间|班|平|k)"
AGES = (
    re.compile(rf"{NUMBER}\s*多?\s*(?:周岁|岁|虚岁)"),
    re.compile(
        rf"(?:今年|年龄|我都?|岁数|年纪|老公|老婆|媳妇|爱人|丈夫|妻子|爸|妈|弟弟?|哥哥?|姐姐?|妹妹?|儿子|女儿|姑娘|老倌|婆娘|他|她|本人|刚满|快|满|男的?|女的?|夫妻|女工|男工)(?:今年|年龄|都|已经|也|是|有|快|刚|满|的|岁|:|,|\s)*{NUMBER}{NOT_A_UNIT}"
    ),
    re.compile(rf"{NUMBER}(?:了|的)?\s*(?:男|女|大姐|阿姨|妇女|大叔)"),
    re.compile(rf"(?<![\d周礼拜期]){NUMBER}了"),
)
BORN = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2}|[5-9]\d|0\d|[一二][九零〇][零〇一二三四五六七八九]{2}|[五六七八九零〇][零〇一二三四五六七八九])年?\s*(?:出生|生人|生的?|属[鼠牛虎兔龙蛇马羊猴鸡狗猪])"
    r"|(?<!\d)(?P<of>(?:19|20)\d{2}|[5-9]\d|0\d|[一二][九零〇][零〇一二三四五六七八九]{2}|[五六七八九零〇][零〇一二三四五六七八九])年(?:的(?!工|经验)|男|女|,|\s|$)"
    r"|(?:生于|出生年?月?日?:?|生日:?)\s*(?P<since>(?:19|20)\d{2})"
)
COUPLE = re.compile(
    "夫妻|夫妇|两口子|俩口子|(?:我|俺)?(?:和|跟|同|带|带着|与|还有)(?:我|自己)?(?:的)?(?:老公|老婆|媳妇|爱人|对象|丈夫|妻子|婆娘|老倌|男人|女人|家属)|双职工|小两口|老两口|(?:老公|老婆|媳妇|婆娘|老倌)(?:也)?(?:一起|一块|一路|一同|一齐)|一对(?:夫妻|儿)?|夫妻工|男女朋友"
)
BOTH_SEXES = re.compile(
    "男女(?:不限|都|均|皆|老少|朋友)|不限男女|男的?女的?都|男女工|几男|(?:[一二两三四五六七八九\\d]个?)?男的?(?:和|跟|,|、)?[一二两三四五六七八九\\d]个?女"
)
MALE = re.compile(
    "男(?!女|装|鞋|衣|科|厕)|小伙|老公(?!和|跟|一)|丈夫|我?爸|父亲|爹|哥哥|(?:我|表|堂)哥|弟弟|(?:我|表|堂)弟|兄弟|儿子|老倌|大叔|爷们|先生|爷爷|老汉|叔叔|舅舅|侄子|大哥|老爸|老爹"
)
FEMALE = re.compile(
    "女(?!装|鞋|衣|孩子|儿童)|妇女|老婆|媳妇|妻子|婆娘|我?妈|母亲|姐姐|(?:我|表|堂)姐|妹妹|(?:我|表|堂)妹|姑娘|姐妹|宝妈|孕妇|大姐(?!做)|婶|嫂子|奶奶|老妈|小妹|妹子|孃|舅妈|侄女|闺女"
)


def ages(text: str, *, today: date) -> tuple[int, ...]:
    """Every age stated, in order; a year of birth is counted from today's year."""
    found: list[tuple[int, int]] = []
    for shape in AGES:
        found += [(match.start(1), int(numerals.read(match[1]) or 0)) for match in shape.finditer(text)]
    for match in BORN.finditer(text):
        said = match["year"] or match["of"] or match["since"]
        found.append((match.start(), today.year - _year(said, today.year)))
    by_place = dict(sorted((at, age) for at, age in found if YOUNGEST <= age <= OLDEST))
    return tuple(by_place.values())


def _year(said: str, this_year: int) -> int:
    year = int(numerals.read(said) or 0)
    if year >= 100:
        return year
    return 2000 + year if year <= this_year % 100 else 1900 + year


def sex(text: str) -> str | None:
    """男, 女, or 夫妻 for a couple that looks for work together; of relatives, the one who is spoken for."""
    if COUPLE.search(text):
        return "夫妻"
    if BOTH_SEXES.search(text):
        return None
    male, female = MALE.search(text), FEMALE.search(text)
    if male and female:
        return None
    return "男" if male else "女" if female else None

"""The person who looks for work: age, year of birth, sex, a couple."""

import re
from datetime import date
from functools import lru_cache

from nlp import late, numerals
from nlp.patterns import one_of

COUPLE = "夫妻"
YOUNGEST, OLDEST = 14, 80
KIN_MALE = one_of(
    "老公 丈夫 老倌 男人 爸爸? 阿爸 父亲 爹 老爸 老爹 [大二三]?哥哥? 小?弟弟? 兄弟 儿子 侄儿子? 侄子 外甥 叔叔? 舅舅? 爷爷 姐夫 妹夫 表哥 表弟 堂哥 堂弟"
    " 男朋友 姑爷"
)
KIN_FEMALE = one_of(
    "老婆 媳妇 妻子 婆娘 女人 妈妈? 阿妈 母亲 老妈 [大二三]?姐姐? 小?妹妹? 妹子 姐妹 女儿 姑娘 侄女 嫂子 婶婶? 嬢嬢 孃孃 舅妈 姑妈 奶奶 表姐 表妹 堂姐 堂妹"
    " 女朋友 儿媳妇?"
)
KIN = f"(?:{KIN_MALE}|{KIN_FEMALE})"
DIGIT = "[一二三四五六七八九]"
TWO_DIGITS = rf"(?:\d{{2}}|{DIGIT}?十{DIGIT}?)"
NUMBER = rf"({TWO_DIGITS}(?!{DIGIT})|{DIGIT}?十{DIGIT}(?={DIGIT}[岁了])|[二三四五六七八九]{DIGIT}(?=岁))"
NOT_A_UNIT = "(?!{})".format(
    one_of(
        r"\d 级 届 多 几 来岁 出头 左右 上下 [年月日号块元万千百k:./~-] 个(?!头) 天 点 小时 人 多?块 楼 栋 路 斤 公斤 名 后 以上 一(?!个) 到"
        " 厘米 cm 分 次 间 班 平 % 以[内下]"
    )
)
FILLED = one_of(r"虚 今年 年龄 都 已经 也 是 有 快 刚 满 的 岁数? 年纪 : , 了 老师 \s") + "*"
SPEAKS_OF_AGE = one_of(
    f"今年 实际 年龄 虚岁 实岁 周岁 老伴 [男女]方 (?<!给)我都? 岁数 年纪 {KIN} 人 他 她 佢 本人 刚满 快满 满 快 男[的方孩生士]?子? 女[的方孩生士]?子? 夫妻 女工 男工"
    " 老汉 大妈 大爷 大姐 阿姨"
)
AGES = (
    late.pattern(
        rf"(?<![-~至])(?<!(?<!快)到){NUMBER}{DIGIT}?\s*(?:周岁|虚岁|岁(?!以|到|-|~|左右可|[上下]))(?!以|到|-|~)"
    ),
    late.pattern(f"{SPEAKS_OF_AGE}{FILLED}{NUMBER}{NOT_A_UNIT}"),
    late.pattern(rf"(?:都|快|已经|也|我){NUMBER}岁?的人"),
    late.pattern(rf"{NUMBER}[了的岁]?,?\s*(?:老?男|女|大姐|阿姨|妇女|大叔|小伙)"),
    late.pattern(rf"(?<![\d周期拜月]){NUMBER}{DIGIT}?[了整](?!个|天|点)"),
    late.pattern(rf"(?:妇女|小伙子?|姑娘|宝妈|大姐|男生|女生|男性|女性),?\s*{NUMBER}{NOT_A_UNIT}"),
    late.pattern(rf"(?:^|(?<=[, 。])){NUMBER}(?=$|[, 。](?!\d))"),
)
ONE_AND_ONE = late.pattern(rf"一个(?:是|都|今年)?({TWO_DIGITS})岁?[,、]?另?一个(?:是|都|今年)?({TWO_DIGITS})")
LIST = late.pattern(rf"(?<!\d)({TWO_DIGITS})岁?(?:[、,和跟/ ]({TWO_DIGITS})(?!\d|[号块元日月年天点个]))+")
OF_PERSONS = late.pattern("男|女|婆媳|父子|俩|夫妻|两口|老乡|岁|个人|姐妹|兄弟|我们")
YEAR = one_of(
    r"(?:19|20)\d{2} [5-9]\d 0\d [一二][九零〇][零〇一二三四五六七八九]{2} [五六七八九零〇][零〇一二三四五六七八九]"
)
AFTER_A_YEAR = one_of(r"男 女 , \s $ 我 他 她 老公 老婆 还 有 能 可以 想 要 (?<=的)")
BORN = late.pattern(
    rf"(?<![\d万千百十])(?P<year>{YEAR})年?(?:\d{{1,2}}月)?(?:\d{{1,2}}[日号])?\s*(?:出生|生人|生的?|属[鼠牛虎兔龙蛇马羊猴鸡狗猪])"
    r"|(?:我|老公|老婆|媳妇|对象|他|她)(?P<short>[7-9]\d|6[6-9]|0\d)的(?![工活厂薪岁])"
    r"|(?<!\d)(?P<bare>19[5-9]\d|200[1-9])的(?![工活厂薪也都就])"
    rf"|(?<![\d万千百十])(?P<of>{YEAR})年(?:\d{{1,2}}月份?)?的?{AFTER_A_YEAR}(?!工龄|经验)"
    r"|(?<![\d.])(?P<dotted>19[5-9]\d|200\d)[./-]\d{1,2}[./-]\d{1,2}(?!\d)"
    r"|(?:生于|出生年?月?日?:?|生日:?)\s*(?P<since>(?:19|20)\d{2})"
)
PARTNER = one_of("老伴 老公 老婆 媳妇 爱人 对象 婆娘 老倌 女朋友 男朋友")
PARENT = one_of("爸爸? 妈妈? 老爸 老妈 父亲 母亲 爹")
IN_ONE_PLACE = one_of("一[起块路同齐](?!的?人) 同一?个厂 一个(?:厂|店|车间|工地|班)")
AGE_SAID = rf"(?:{TWO_DIGITS}(?:岁|年的?)?[,的了]?|[八九零〇][零〇一二三四五六七八九]年的?)"
TOGETHER = late.pattern(
    one_of(
        "夫妻 爸妈 父母 爹妈 爸爸妈妈 夫妇 两口子 俩口子 两公婆 两口家 双职工 小两口 老两口 一对夫妻 男女朋友"
        f" (?:{PARTNER}|丈夫|妻子)[和跟与]我 {PARENT}[和跟、](?:我|他)?的?{PARENT} {PARTNER}[^。;!?]{{0,12}}我[^。;!?]{{0,12}}{IN_ONE_PLACE} 我[^。;!?]{{0,10}}{PARTNER}[^。;!?]{{0,12}}{IN_ONE_PLACE}"
        f" {PARTNER}[去来想]?[做干当洗煮扫搬][^,。;!?欠骗]{{0,5}},?我[也就来去]?[做干当洗煮扫搬配]"
        f" {PARTNER}(?:会|能|开)[^,。;!?]{{1,8}},?我(?:也|就|呢)?(?:会|能|可以)[做干煮烧洗扫]"
        f" {PARTNER}(?:今年)?{AGE_SAID},?我(?:今年)?{AGE_SAID} (?<!帮)我(?:今年)?{AGE_SAID},?(?:我|我家)?{PARTNER}(?:今年)?{AGE_SAID}"
        f" [和跟同与](?:我|自己|俺)?[的家]?(?:{PARTNER}|丈夫|妻子|男人|女人) 还有(?:我|自己|俺)?[的家]?(?:{PARTNER}|丈夫|妻子|男人|女人)"
        f" [带领][着上]?(?:我|自己)?的?{PARTNER} {PARTNER}(?:也|都|和我|跟我)?(?:想?要?)?一[起块路同齐]"
    )
)
TOGETHER_REFUSED = late.pattern(
    f"(?:不是|不要)(?:夫妻|两口子)|就我一个|我一个人[来去上做干]|{PARTNER}[^,。和跟]{{0,4}}(?:不上班|不做工?|不去|不来|不打工|不进厂)(?![,。]?我也)"
)
BOTH_SEXES = late.pattern(
    r"男女(?:不限|都|均|皆|老少)|不限男女|男的?女的?都|几男|男的?[和跟,、]?[一二两三四五六七八九\d]个?女"
)
SELF_MALE = late.pattern(
    one_of(
        "(?:^|(?<=[,。]))他(?:今年)?(?=\\d\\d|[一二三四五]?十) 大爷 (?:老|大|单身|一个)男人 哥哥?[和跟]?弟弟?[俩两] 父子 光棍 兄弟(?:[俩三几]|们) [俩两三]兄弟 哥俩 哥几个 帅哥 哥们 弟兄 奶爸 宝爸 (?<!有个)(?<!一个)男(?![女装鞋衣科厕人朋宿]) 小伙 大叔 爷们 老汉 大老爷"
    )
)
SELF_FEMALE = late.pattern(
    one_of(
        r"(?:^|(?<=[,。]))她(?:今年)?(?=\d\d|[一二三四五]?十)(?![^。]*我) 大妈 (?:岁的?|我这种[^,。]{0,6}|我一?个)女人 我一?个女的?(?=[带领有,。]|$) 婆媳 母女 (?:大姐|阿姐|阿姨|小姐姐)(?=一[枚名个]|[1-6]\d) 阿姨(?=今年|都|\d|[二三四五六]十) (?:单亲|的|是个?|全职)妈妈 美女 (?<!闺)(?<!有个)(?<!一个)女(?!装|鞋|衣|儿|朋|厕|宿|人(?!家)) (?<!我)(?<!我家)闺女"
        " 丫头 当妈的 妇女 宝妈 孕妇 (?<!打)小妹 (?<!我)(?<!我家)姑娘 姐妹 妹子 小嫂子 孃孃 闺蜜"
    )
)
PAIR = late.pattern(f"[男女][的方]?{TWO_DIGITS}")
SHARES = late.pattern(f"{IN_ONE_PLACE}|一起|一个(?:宿舍|房间|单间)|一间房?")
LET_KIN = late.pattern(f"(?P<kin>{KIN})[^。;!?]{{0,20}}[想叫让给][让给]?[他她](?!们)")
OF_KIN_ALONE = late.pattern(
    f"^(?:那个啥|老师|你好|请问|,)*(?:我|俺|有个|我有个)[的家]?(?P<kin>{KIN})(?!们|[和跟说叫喊给欠骗打])(?!.*(?:我|俺))"
)
FOR_KIN = late.pattern(
    f"[帮给替为代带][我俺咱]?[的家]?(?P<helped>{KIN})(?![租寄])"
    f"|[我俺咱]?[的家]?(?P<wishing>{KIN})(?:今年|也|都|就|现在|刚|满|才|快|有)*(?:想|要(?![钱养读嫁结上交生吃看])|找|会|能|可以|给|来|高中|初中|中专|毕业|{TWO_DIGITS})"
)


def ages(text: str, *, today: date) -> tuple[int, ...]:
    """Every age stated, in order; a year of birth is counted from today's year and tells the age more surely than 满18."""
    found = [(match.start(1), match[1]) for shape in AGES for match in shape.finditer(text)]
    found += [(match.start(group), match[group]) for match in ONE_AND_ONE.finditer(text) for group in (1, 2)]
    if OF_PERSONS.search(text):
        found += _listed(text)
    counted = [(at, int(numerals.read(said) or 0)) for at, said in found]
    births = [(match.start(match.lastgroup or 0), match) for match in BORN.finditer(text)]
    born = [(at, today.year - _year(match[match.lastgroup or 0], today.year)) for at, match in births]
    counted = [*born, *((at, age) for at, age in counted if all(abs(age - other) > 1 for _, other in born))]
    by_place = dict(sorted((at, age) for at, age in counted if YOUNGEST <= age <= OLDEST and not _of_a_child(text, at)))
    return tuple(by_place.values())


def _listed(text: str) -> list[tuple[int, str]]:
    return [
        (one.start() + match.start(), one.group())
        for match in LIST.finditer(text)
        for one in re.finditer(TWO_DIGITS, match.group())
    ]


def _of_a_child(text: str, at: int) -> bool:
    return bool(re.search("(?:娃|孩子|小孩|小的|大的)[^,。]{0,4}$", text[:at]))


def _year(said: str, this_year: int) -> int:
    year = int(numerals.read(said) or 0)
    if year >= 100:
        return year
    return 2000 + year if year <= this_year % 100 else 1900 + year


@lru_cache(maxsize=64)
def sex(text: str) -> str | None:
    """男, 女, or 夫妻 for a couple that looks for work together; of relatives, the one who is spoken for."""
    if TOGETHER.search(text) and not TOGETHER_REFUSED.search(text):
        return COUPLE
    if BOTH_SEXES.search(text):
        return None
    spoken_for = FOR_KIN.search(text)
    if spoken_for:
        return _sex_of(spoken_for["helped"] or spoken_for["wishing"])
    kin = LET_KIN.search(text) or OF_KIN_ALONE.search(text)
    if kin:
        return _sex_of(kin["kin"])
    male, female = SELF_MALE.search(text), SELF_FEMALE.search(text)
    if male and female:
        return COUPLE if SHARES.search(text) and len(PAIR.findall(text)) == 2 else None
    return "男" if male else "女" if female else None


def _sex_of(kin: str) -> str:
    return "男" if re.fullmatch(KIN_MALE, kin) else "女"

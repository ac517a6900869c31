"""How many people an ad wants, summed over its trades."""

import re
from collections.abc import Iterator

from nlp import late, numerals
from nlp.posts.mentioned import trades_named

FIGURE = r"(?:\d{1,4}|[一二两俩仨三四五六七八九十百]{1,5})"
PERSON = (
    r"(?:名|位(?!数|置|于)"
    r"|人(?!民|力|间|一间|/间|寝|均|宿|月|性|事|才|份|左右?一间|住|合住|一组|共|生|工智|造|次|员(?![:,0-9]))"
    r"|个(?!活|招|月|小时|钟|班|工作日|点|星期|礼拜|白班|夜班|晚|早|人间|小|好|大|季|单|孩|一|工种|部门|厂|地方|车间|公司|项目|周|休|子))"
)
COUNT = late.pattern(rf"(?<![\d.a-z\-])(?P<low>{FIGURE})(?:\s*[-~到至]\s*(?P<high>{FIGURE}))?[多来余]?\s*{PERSON}")
LABELLED = late.pattern(rf"人\s*数\s*:?\s*(?:大约|约|共)?\s*(?P<n>{FIGURE})(?!\d|元|岁)")
IN_TOTAL = late.pattern(rf"(?:共|合计|总共|总计|一共|总人数)\s*(?:招聘?|需要?|计|:)?\s*(?P<n>{FIGURE})\s*[名人个位]")
AFTER_A_TRADE = late.pattern(
    r"(?:工|员|师傅|师)?(?:\s{0,2}(?P<n>[1-9]|[1-9]00?)|\s*[x*×:]\s*(?P<times>\d{1,3}))(?=$|[\s,、。;+])(?!\s*[名人个位])"
)
BARE = late.pattern(r"(?:招|缺|要|需)\s*(?P<n>\d{1,3})(?=$|[,。;!\s])")
OF_EACH_SEX = late.pattern(
    r"(?<!\d)(?P<men>\d{1,2})男(?P<women>\d{1,2})女|男工?(?P<m>\d|1[0-5])[、,/ ]?女工?(?P<w>\d|1[0-5])(?!\d)"
)
COUPLES = late.pattern(rf"(?P<n>{FIGURE})对夫妻|夫妻(?P<pairs>{FIGURE})对")
EACH = late.pattern(r"(?P<named>[^,。;\n]*)各\s*(?:招|需|要)?\Z")
BOTH_SEXES = late.pattern("男女|男、女|男/女")
NOT_WANTED_BEFORE = late.pattern(
    r"(?:介绍|推荐|带|拉|满|每|宿舍|住|(?<!客)房|间|第|前|员工|团队|规模|现有|共有|约有|近|超|拥有|工龄|奖|/|一|老员工|安排|双人|组|成团|同行|班组"
    r"|达到|够|工地上?|班上|一共做|照顾|看护|服侍|伺候|护理|厂里|家里|家|住着|负责)\s*(?:满|有|来|够|到|是|约|近|的|老乡|朋友|为|:)?\s*\Z"
)
FOR_EACH = late.pattern(r"[一1]\s*[人名个位]\s*\d{1,3}(?![\d.万千k])")
POSTS = late.pattern("岗位?|工种")
FEW = 10
PAIRED = str.maketrans("俩仨", "两三")
NOT_WANTED_AFTER = late.pattern(
    r"\s*(?:老人|小孩|孩子|宝宝|病人|客人|娃|学生|女儿|儿子|一?间|/间|寝|宿舍|一个宿舍|住|房|以[内下]|之内|为限|封顶|以上(?:成团|拼|一起)|起送|一起|合住|奖|小时"
    # 体检一个人收350: what each has to pay, or is paid.
    r"|(?<=[一1每]个)人\s*(?:先|要|就|得|都|再|各|只|另)*(?:收|交|缴|转|付|扣|押|出|给|补|奖|发)?(?:你|您)?\s?\d{2,}"
    r"|一组|一班|标准间|铺|的团队|规模|左右的厂|的厂|的大厂|在职|员工|同时|拼车|一车|就发车|可发车|围|用餐|团购|拼团)"
)


def find(text: str) -> int | None:
    """`text` is an ad in the normal form; a total that is stated counts instead of the sum."""
    total = IN_TOTAL.search(text)
    if total:
        return _number(total["n"])
    counts = [_counted(match) for match in COUNT.finditer(text) if _wanted(match)]
    counts += [int(match["n"] or match["times"]) for match in _after_trades(text)]
    counts += [2 * _number(match["n"] or match["pairs"]) for match in COUPLES.finditer(text)]
    counts += [sum(int(said) for said in match.groups() if said) for match in OF_EACH_SEX.finditer(text)]
    counts = counts or [int(match["n"]) for match in BARE.finditer(text)]
    counts += [_number(match["n"]) for match in LABELLED.finditer(text) if not COUNT.match(text, match.start("n"))]
    return sum(counts) or None


def _after_trades(text: str) -> Iterator[re.Match[str]]:
    """厨师1 切配2: figures right after trades, without a word for people."""
    return filter(None, (AFTER_A_TRADE.match(text, mention.end) for mention in trades_named(text)))


def _wanted(match: re.Match[str]) -> bool:
    """一人15 is a price, and 三个岗位 counts posts."""
    before = match.string[max(0, match.start() - 8) : match.start()]
    if FOR_EACH.match(match.string, match.start()):
        return False
    if POSTS.match(match.string, match.end()) and _number(match["low"]) < FEW:
        return False
    return not (NOT_WANTED_BEFORE.search(before) or NOT_WANTED_AFTER.match(match.string, match.end()))


def _counted(match: re.Match[str]) -> int:
    """各10名 counts for each of the things named before it."""
    number = _number(match["high"] or match["low"])
    each = EACH.search(match.string[: match.start()])
    if not each:
        return number
    named = [name for name in re.split(r"[、和及与/ ]", each["named"].rsplit(":", 1)[-1]) if name]
    return number * (2 if BOTH_SEXES.search(each["named"]) else max(2, len(named)))


def _number(said: str) -> int:
    return int(numerals.read(said.translate(PAIRED)) or 0)

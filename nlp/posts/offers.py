"""What an ad offers besides money: board, lodging and the shift."""

import re

from nlp import late

WHO = "(?:公司|厂里?|厂方|老板|店里?|我们?|单位|工地|这边)?"
GIVEN = "[包管供含带]"
NOT_GIVEN = r"(?:不|没有?|无|没得|莫得|不能|未)(?:包|管|提供|供|安排|含|带|负责|得)?"
OWN = (
    r"(?:全部|都|均|需|需要|要|得|是|由|:|费用|费|问题|部分|一律){0,2}"
    r"(?:自理|自费|自己|自行|个人|自付|自解决|自备|另算|另付|不[包管供含](?![吃住饭餐])|不提供(?![吃住饭餐])|不负责|没有|无)"
)
FREE = (
    rf"(?:全部?|都|均|是|:|费用|费|一律|由|也|{WHO}){{0,2}}"
    rf"(?:免费?|全免|(?:公司|厂里|厂方|老板)(?:负责|承担|提供|包|出)?|全?包|不要钱|不收钱|不花钱|不用钱|管|供|提供|解决|安排)"
)
MEAL = r"(?:工作餐|员工餐|[一二两三四早中午晚夜\d]\s*餐|三餐|用餐|就餐|餐费|伙食费?|吃饭|中饭|午饭|晚饭|早饭|夜宵|盒饭|饭(?!店|馆|卡|庄)|餐食|餐(?!厅|饮|馆|具)|吃(?!苦|亏|劳))"
BED = r"(?:住宿费?|宿舍|住房|住处|房间|公寓|住的(?:地方)?|夫妻房|住(?!址|户|地址|家|院))"
BOTH = "(?:吃住|食宿|食住|吃和住|吃跟住|吃、住|吃/住|食、宿|住吃|住食|住、吃|吃,住|住和吃|吃饭住宿|住宿吃饭)"
PRAISE = "(?:专门|单独的|免费|员工|集体|空调|标准|公寓式|厂内|厂外|舒适|精装|干净|酒店式|单独|独立|营养|可口|一日|每天|每日|两荤|工作|的){0,3}"

BOTH_YES = late.pattern(
    rf"{GIVEN}(?:你|您)?{BOTH}|包(?:往返|来回)?(?:机票|签证|护照|车费|路费|[和、及]){{1,5}}(?:食宿|吃住)|{GIVEN}吃[^,。;\n不]{{0,2}}{GIVEN}住|{GIVEN}住[^,。;\n不]{{0,2}}{GIVEN}吃|(?:免费|提供|安排|解决){BOTH}"
    rf"|{BOTH}(?:条件|环境)?{FREE}|(?:^|[,。;!\s]|元|块|千|\d){BOTH}(?=$|[,。;!\s])|吃住在[\u4e00-\u9fff]",
    re.MULTILINE,
)
BOTH_NO = late.pattern(rf"{NOT_GIVEN}{BOTH}|{BOTH}{OWN}")
BOARD_YES = late.pattern(
    rf"(?<!不){GIVEN}(?:你|您|了)?(?:[一二两三\d]?\s*顿|中午|晚上|早上|早中晚|中晚|早晚|早中|[一二两三\d]\s*顿?)?{MEAL}|{GIVEN}(?:中午|晚上|早晚)?[一二两三]\s*顿|吃[一二两三]\s*顿"
    rf"|(?:中午|晚上|早上|每天|一天)(?:有|管|吃)?[一1两二三]\s*顿|(?:免费|提供|供应|安排|送|有|发){PRAISE}{MEAL}(?!补|卡)|{MEAL}{FREE}|(?:中|午|晚|早)[饭餐]{WHO}(?:提供|包|管|供|免费)|饭{WHO}[包管]|公司餐|给吃|(?:^|[,。;!\s])(?:工作|员工|免费)餐(?=$|[,。;!\s])|每天三餐|一日三餐"
)
BOARD_NO = late.pattern(
    rf"{NOT_GIVEN}{MEAL}|{MEAL}{OWN}|自(?:己|费|理|备)(?:解决)?(?:吃饭|就餐|用餐|伙食|午餐|中餐|餐|做饭|吃|带饭)|饭钱自己|吃的?自[费理己]"
)
LODGING_YES = late.pattern(
    rf"(?<!不){GIVEN}(?:你|您)?(?:[一二两三]餐|餐|吃)?[和、及加+]?(?:住|宿|{BED})|(?:免费|提供|安排|解决|有|可|送|配){PRAISE}{BED}(?!补)|{BED}(?:有|{FREE})"
    r"|(?:\d|[一二两三四五六八])(?:\s*[-~到至]\s*\d)?\s*人(?:一?间|/间|宿舍|寝|空调|一个?宿舍|一?个房间|标准间)|空调(?:宿舍|房间?|公寓)"
    r"|宿舍(?:有|带|配|在|离|就在|内|空调|环境|条件|独立|为|是|4|6|8|四|六|八)|夫妻房|单身公寓|集体宿舍|住公司|住厂里?|住店|住工地|住家(?![里附]|近)|住(?:员工|集体)宿舍|住(?:单间|双人间|标间|套间|夫妻间|[两二四六246]人间)|给住(?!满)|工棚|板房|住老人"
)
LODGING_NO = late.pattern(
    rf"{NOT_GIVEN}(?:住(?!满)|宿|{BED})|(?:{BED}|房租|租房){OWN}|住(?:的地方|处)?(?:要|得|需)?自己(?:找|解决|租)"
    r"|自(?:己|费|理|行|备)(?:解决)?(?:租房|住宿|住|找房|租)|不住宿|回家住|家住附近|外住(?!补)|自己租|走读"
)
PAID = late.pattern(
    r"(?P<lodging>(?:住宿|宿舍|房租|床位|房)费?[^,。;\n\d免包押]{0,4}\d{2,4}\s*(?:元|块)?\s*(?:[/每一]\s*个?(?:月|人))?(?!补|人))|(?P<board>(?:吃饭|伙食|餐|饭|就餐)[^,。;\n\d免包]{0,4}(?:刷卡|\d{1,3}\s*(?:元|块)))"
)
ALLOWANCE = late.pattern(
    r"(?:餐|饭|房|住房|伙食|住宿|吃住|租房|外宿|外住|中餐|午餐|夜宵|工作餐|用餐|就餐|夜餐|食宿|吃饭)(?:费)?(?:有)?(?:补贴?|津贴|补助)|[餐饭房]贴|不住(?:厂里?|宿舍|公司)?的?(?:每月|另外)?[补给加]"
)

EITHER = late.pattern(
    r"白[晚夜]班?(?:都有|均可|可选|自选|任选|随便|都可)|早[中班、/]*[^。;\n]{0,6}晚班|早班[^。;\n]{0,16}晚班|早晚班|[早中]班[^。;\n]{0,8}夜班"
    r"|白班(?![^,。;\n]{0,4}[倒轮])[^。;\n]{0,8}夜班(?![^,。;\n]{0,4}[倒轮换])|夜班(?![^,。;\n]{0,4}[倒轮])[^。;\n]{0,8}白班(?![^,。;\n]{0,4}[倒轮换])"
)
SHIFTS = late.pattern(
    r"(?P<named>[三四五二两]班[一二两三四五六]?(?:运转|倒)|[三四]班[两二三](?:倒|运转|转))|(?P<three>[三3]\s*班\s*(?:倒|制|轮|运转|转|轮换|轮流)|三班|3班)"
    r"|(?P<two>[两二2]\s*班\s*(?:倒|制|轮|轮换|转|轮流|对倒)|[两二2]班(?!车|次)|白夜班?(?:轮|倒|对倒|两班|互换|轮换|交替|交接|轮流)|对班倒|12小时对倒"
    r"|大小班倒|[日白]夜班?[^,。\n]{0,3}(?:倒|轮|互换)|倒两班|半月一?倒)"
    r"|(?P<day>长\s*白\s*班|常\s*白\s*班|正常班|长日班|常日班|(?<![大小/和、或])白班(?![/和、或]|\d|夜|\W{0,2}夜)|只上白天|纯白班|全白班|行政班)"
    r"|(?P<night>(?<![白不无没])(?<!不上)(?:长|纯|大)?夜班(?!补|津|费|\W{0,2}\d+\s*(?:元|块|/)?\s*补|餐|白|加|车|有|倒|和白|/白)|晚班(?!补)|(?:夜里|夜间|晚上|夜晚)(?:值班|值守|看守|上班)|值夜)"
)
NAMES = {"day": "长白班", "night": "夜班", "two": "两班倒", "three": "三班倒"}


def board_and_lodging(text: str) -> tuple[bool | None, bool | None]:
    """True when offered, False when the ad says that they are not; allowances say nothing."""
    plain = ALLOWANCE.sub("·", text)
    both = _said(plain, BOTH_YES, BOTH_NO)
    paid = {match.lastgroup for match in PAID.finditer(plain)} if "免费" not in plain and "包" not in plain else set()
    board = None if "board" in paid else _said(plain, BOARD_YES, BOARD_NO)
    lodging = None if "lodging" in paid else _said(plain, LODGING_YES, LODGING_NO)
    return _together(both, board), _together(both, lodging)


def _together(both: bool | None, one: bool | None) -> bool | None:
    return both if one is None or both else one


def _said(text: str, yes: re.Pattern[str], no: re.Pattern[str]) -> bool | None:
    if no.search(text):
        return False
    return True if yes.search(text) else None


def shifts(text: str) -> tuple[str, ...]:
    """The shift systems named, each once, in order; those with a name of their own as written."""
    found = [match["named"] or NAMES[match.lastgroup or ""] for match in SHIFTS.finditer(EITHER.sub("·", text))]
    if len(found) > 1 and any(name.endswith(("倒", "转")) for name in found):
        found = [name for name in found if name != "夜班" or "长白班" not in found]
    return tuple(dict.fromkeys(NAMES["two"] if name == "二班倒" else name for name in found))

"""What an ad offers besides money: board, lodging and the shift."""

import re

BOTH = r"吃住|食宿|包吃包住|管吃管住|供吃供住"
NO = r"(?:不|没有?|无|没得|莫得|不能|未)(?:包|管|提供|供|安排|含|带|负责)?"
OWN = r"(?:全部|都|均|需|需要|要|得|是|由|:|费用|费|问题|部分|一律){0,2}(?:自理|自费|自己|自行|个人|自付|自解决|自备|另算|另付|不[包管供含](?![吃住饭餐])|不提供(?![吃住饭餐])|不负责|没有|无)"
FREE = r"(?:全部?|都|均|是|:|费用|费|一律|由|也){0,2}(?:免费?|全免|公司(?:负责|承担|提供|包|出)?|厂里(?:负责|承担|提供|包|出)?|厂方|全?包|不要钱|不收钱|不花钱|管|供|不用钱|提供|解决|安排)"
MEAL = r"(?:工作餐|员工餐|[一二两三四早中午晚夜\d]\s*餐|三餐|用餐|就餐|餐费|伙食费?|吃饭|饭|中饭|午饭|晚饭|早饭|中餐|午餐|晚餐|餐食|餐(?!厅|饮|馆)|吃(?!苦))"
BED = r"(?:住宿费?|宿舍|住房|住处|房间|公寓|住的地方|夫妻房|住(?!址|户|地|家|院))"
BOTH_YES = re.compile(
    rf"[包管供含带](?:你|您)?(?:{BOTH}|食宿|吃和住|吃跟住|吃、住|吃/住|住吃|吃喝住|食住|食、宿|住食|住、?吃|吃,住|住和吃|住宿和?吃饭)|包吃[^,。;\n]{{0,2}}包住|包住[^,。;\n不]{{0,2}}包吃|管吃[^,。;\n]{{0,2}}管住|供吃[^,。;\n]{{0,2}}供住"
    rf"|(?:免费|提供|安排|解决)(?:吃住|食宿|食、宿|吃和住)|(?:吃住|食宿)(?:条件|环境)?{FREE}"
)
BOTH_NO = re.compile(rf"{NO}(?:{BOTH}|食宿)|(?:{BOTH}){OWN}")
BOARD_YES = re.compile(
    rf"(?<!不)[包管供含](?:你|您)?(?:吃|{MEAL})|(?:免费|提供|供应|安排|包|送|有)(?:的)?(?:免费|员工|营养|可口|一日|每天|每日|两荤|工作){{0,3}}(?:吃(?!苦)|{MEAL})(?!补)|(?:吃饭|伙食费?|{MEAL}){FREE}"
    r"|公司餐|吃饭不?要钱不|(?:一日|每天)三餐"
)
BOARD_NO = re.compile(
    rf"{NO}(?:吃|{MEAL})|(?:吃饭|吃的?|伙食费?|{MEAL}){OWN}|自(?:己|费|理|备)(?:解决)?(?:吃饭|就餐|用餐|伙食|午餐|中餐|餐|做饭|吃)|饭钱自己|吃自[费理己]"
)
LODGING_YES = re.compile(
    rf"(?<!不)[包管供含](?:你|您)?(?:住|宿|{BED})|(?:免费|提供|安排|解决|有|可|带|送|配)(?:的)?(?:免费|员工|集体|空调|标准|公寓式|厂内|厂外|舒适|精装|干净|酒店式|单独|独立){{0,3}}{BED}(?!补)|(?:住宿|宿舍|住){FREE}"
    r"|(?:\d|[一二两三四五六八])(?:\s*[-~到至]\s*\d)?\s*人(?:一?间|/间|宿舍|寝|空调|一个?宿舍|一?个房间|标准间)|空调(?:宿舍|房间?|公寓)|宿舍(?:有|带|配|在|离|就在|内|空调|环境|条件|独立|为|是|4|6|8|四|六|八)|夫妻房|单身公寓|集体宿舍|公寓式|住公司|住厂里?|住店|住工地|住家"
)
LODGING_NO = re.compile(
    rf"{NO}(?:住|宿|{BED})|(?:住宿|住|宿舍|房租|租房){OWN}|自(?:己|费|理|行|备)(?:解决)?(?:租房|住宿|住|找房|租)|不住宿|回家住|家住附近|本地.{{0,3}}住|外住(?!补)|自己租|无宿|走读"
)
ALLOWANCE = re.compile(
    r"(?:餐|饭|房|住房|伙食|住宿|吃住|租房|外宿|外住|中餐|午餐|夜宵|工作餐|用餐|就餐|夜餐|食宿)(?:费)?(?:补贴?|津贴)(?:\d+)?|[餐饭房]贴"
)
SHIFTS = re.compile(
    r"(?P<named>[三四五二两]班[一二两三四五六]?(?:运转|倒)|[三四]班[两二三](?:倒|运转|转))|(?P<three>[三3]\s*班\s*(?:倒|制|轮|运转|转|轮换|轮流)|三班|3班)"
    r"|(?P<two>[两二2]\s*班\s*(?:倒|制|轮|轮换|转|轮流|对倒)|[两二2]班(?!车)|白夜班?(?:轮|倒|对倒|两班|互换|轮换|交替|交接|轮流)|对班倒|12小时对倒|大小班倒|[日白]夜班?[^,。\n]{0,3}(?:倒|轮|互换)|倒两班|半月一?倒)"
    r"|(?P<day>长\s*白\s*班|常\s*白\s*班|正常班|长日班|常日班|(?<![大小/和、或])白班(?![/和、或]|\d|夜|\W{0,2}夜)|只上白天|纯白班|全白班|行政班)|(?P<night>(?<![白不无没])(?:长|纯|大)?夜班(?!补|津|费|\W{0,2}\d+\s*(?:元|块|/)?\s*补|餐|白|加|车|有|倒|和白|/白)|晚班(?!补))"
)
NAMES = {"day": "长白班", "night": "夜班", "two": "两班倒", "three": "三班倒"}


def board_and_lodging(text: str) -> tuple[bool | None, bool | None]:
    """True when offered, False when the ad says that they are not; allowances say nothing."""
    plain = ALLOWANCE.sub("·", text)
    both = _said(plain, BOTH_YES, BOTH_NO)
    board = _said(plain, BOARD_YES, BOARD_NO)
    lodging = _said(plain, LODGING_YES, LODGING_NO)
    return (both if board is None or (both and board) else board), (
        both if lodging is None or (both and lodging) else lodging
    )


def _said(text: str, yes: re.Pattern[str], no: re.Pattern[str]) -> bool | None:
    if no.search(text):
        return False
    return True if yes.search(text) else None


def shifts(text: str) -> tuple[str, ...]:
    """The shift systems named, each once, in order; those with a name of their own as written."""
    found = [match["named"] or NAMES[match.lastgroup or ""] for match in SHIFTS.finditer(text)]
    if len(found) > 1 and any(name.endswith(("倒", "转")) for name in found):
        found = [name for name in found if name != "夜班" or "长白班" not in found]
    return tuple(dict.fromkeys(NAMES["two"] if name == "二班倒" else name for name in found))

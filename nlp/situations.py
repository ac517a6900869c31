"""What somebody tells of their working life: started, changed, left, resting, gone home, coming back."""

from dataclasses import dataclass
from functools import lru_cache

from nlp import late, persons, places, spelling, still_there

# In this order: "换厂了，从A厂出来了" is a change before it is leaving.
_LEAVES = "(?:辞(?:了|职|工)|离职|跑(?:了|咯|喽)|走了|出来|不干|不做|开(?:了|除))"
_PATTERNS = (
    ("changed", r"出(?:厂|来)了?[,，]?(?:又|就|现在|后)*(?:去|到|进)了?[^,。?]{2,14}|换(?:到|去)(?!.{0,12}(?:班|期|床|宿舍|岗位|组|车间|产线|线上|部门))[^,。?]{2,16}(?:了|上班)|换(?:到|成|去)(?:了)?[^,。?]{2,14}(?:厂|公司|集团|酒店|饭店|超市|物流|快递|工地|电子)|换(?:了)?(?:个|一个|新|家|一家)*(?:厂|场(?!地|景)|工作|单位|地方|公司)|换了(?:个|家|一个|一家|新)+(?:的)?(?:酒店|饭店|餐厅|宾馆|超市|工地|物业|店|养老院|医院)|(?:拉|带|送|派|弄|转)(?:到|去|进)[^,。?]{0,6}(?:另外|别的|其他|新|另)(?:的)?(?:一)?(?:个|家)?的?(?:厂|公司|单位|地方)|(?:^|[,。 ])(?:我|已经|又)*换了(?=$|[,。 ])|跳槽|跳到(?![0-9一二两三四五六七八九])[^,。?]{2,12}|调到[^,。?班岗线组部车]{2,8}去了|转厂|到(?:新|别的|另外)(?:一个|个)?(?:厂|单位|公司)|不在(?:原来|以前|之前)?那?个?厂.*?(?:到|去|在)"
     f"|{_LEAVES}[^。]{{0,10}}(?:(?:现在|这会儿?|这阵|如今|眼下|后来|又|就)+在(?!家|老家|宿舍|找|等|想|看)[^,。?]{{2,12}}(?:干|上班|做|打工)|(?:进(?:的|了|到)|(?<![想要不])去(?:了|的)|到了)(?!医院|派出所|老家|工作站|家)[^,。?]{{2,}})"),
    ("returned", r"回(?:家|老家)(?:照顾|带娃|带孩子|盖房|结婚|生孩子|办事)[^,。]{0,8}了|回的(?:家|老家)|回(?:家|老家|德宏|芒市|瑞丽|梁河|盈江|陇川|云南|来老家)(?:来|去|到)?(?:了|喽|啦|咯|罗|嘞|噶|种地)|(?:已经|到)(?:了)?(?:老家|家)(?:了|咯|喽|啦|罗|噶)|不(?:出来|出去|在外面)(?:打工|干)?了|转来(?:家|老家)?了|克家了"),
    ("idle", r"(?:没|莫|冇)(?:有|得)?活(?:路)?(?:干|做)?|(?:没|莫|冇)(?:有|得)?(?:班|工作|事)(?:上|做|干)?了?|待业|失业|辞(?:了|职|工)|离职|不(?:干|做)(?:了|咯|喽|啦)|(?:没|莫)(?:有|得)?(?:再|去|在)*(?:干|做)(?:了|咯|喽|啦)|(?:被)?(?:裁|开除|辞退)|闲(?:着|在|起|到)|停工|(?<!今天)(?<!今晚)(?<!昨天)(?<!昨晚)(?:没|莫|冇)(?:有|得)?(?:再|去|在)*上班了|把我[^,。]{0,3}(?:开|炒|裁|辞)(?:了|掉|除|咯)|(?:被|着|遭)(?:厂里|老板|公司|他们)*(?:开|炒)(?:了|掉|除|咯)|我(?:就|都|先)?跑(?:路)?(?:了|咯|喽)|放长假|(?:辞|离)的(?:职|工)|走(?:了|人)了?|自离|不在.{0,5}(?:做|干|上班)了|出(?:厂|来)了"),
    ("employed", r"(?:刚刚?|才|已经|今天|昨天|前天)进(?:了)?[^,。]{2,18}|(?:进|入)的(?:厂|职)|上的班|(?:进|入|到)(?:了)?(?:厂|职|岗)|(?<![没有得不去在])上班了|又?回(?:到)?(?:青浦|上海|厂里)(?:来|去|上班|干活)*(?:了|咯|喽|啦)|开始(?:上班|干活)|找(?:到|着)(?:了)?(?:工作|活路|活|厂)|(?:在|到|去).{1,12}(?:上班|干活|做工|打工)|录(?:用|取)了|已经上岗|(?:现在|如今|这会儿?)[^,。?]{0,6}在(?!找|等|家|老家)[^,。?找等]{2,14}(?:干|做|当|端|送|跑|开)[^,。?]{1,6}$|上班第一天|第一天上班|(?:在|到|去)[^,。]{1,14}(?:报到|入职)|在[^,。?]{2,14}(?:干|做|当|端|送|跑|开)[^,。?]{0,8}[,。]?(?:昨[天日]|前[天日]|今[天日]|[0-9一二三十]+[号日]|上?个?(?:周|礼拜|星期).|[0-9]+月[0-9]+号)[^,。]{0,2}(?:开始|起|去|上班)"),
    ("same", r"还(?:是)?在(?:原来|那个|老|这个)?(?:原)?厂|(?:没|莫|么|冇)(?:有|得)?(?:换|变|动)(?!被|床|衣|鞋|手机|电话|号|班|灯|水)|还(?:是)?在(?!找|等|想|看|考虑|犹豫|外面|别|新)[^,。?找]{1,10}(?:干|上班|做)(?=$|[着呢了的嘛哈,。])|老样子|还在(?:干|做|上班)"),
)  # fmt: skip
_RULES = tuple((kind, late.pattern(pattern)) for kind, pattern in _PATTERNS)
# 没换厂，只是调了组; 厂搬了，还是原来那家: the same firm, whatever else was moved.
_SAME_FIRM = late.pattern(
    "(?:没|莫|么|冇|不是|不算)(?:有|得)?换(?:厂|工作|单位|公司)|(?:还|就)(?:是)?(?:在)?(?:原来|以前|原先|老)的?那?(?:(?:一)?(?:个|家)(?:厂|公司|单位|店)?|厂|公司|单位|店)"
)
# 不跟车走了, 班车走了, 坐车走了: nobody has left their work.
_OTHER_GOING = late.pattern(
    "(?:不|莫|没)(?:想|得|能|会|再|有)*(?:(?:跟|和|随|搭|坐|乘|一起)[^,。;；!！?？ ]{0,6})?走(?:人|成)?了?|(?:车|大巴|专列|飞机|高铁|大家|他们|人家)(?:都|已经|刚刚?|先)*(?:开)?走了?"
)
# 请几天假回趟家, 过年回家正月十六再来: whoever comes back is not gone.
_GOES = "(?:回|克|转)(?:趟|一趟)?(?:家|老家|去|德宏|芒市|瑞丽|梁河|盈江|陇川|云南)|回去"
_NUMBER = "[几两一二三四五六七八九十半0-9]+"
_LEAVE = late.pattern(
    f"请(?:了|着|个|{_NUMBER}个?(?:天|日|周|星期|礼拜|月))*的?(?:病|事|婚|产|丧|年|长)?假|(?:休|放)(?:年假|探亲假)|停薪留职|(?:休|请|放)(?:了|着)?(?:病|产|工伤)假"
    f"|(?:{_GOES})[^,。了]{{0,4}}{_NUMBER}(?:天|周|个(?:星期|礼拜|月))(?!了)|回(?:家|老家|去)?一?趟(?:家|老家)?(?=$|[,。就再])"
    f"|(?:{_GOES})[^。]{{0,16}}(?:再|又|还要?|就)(?:来|上来|出来|回来|转来)(?!.{{0,4}}了)"
)
_FOR_GOOD = late.pattern("辞|离职|不干|不做|(?:不|莫)(?:再)?(?:来|出来|回来|去)了|结(?:了|清)工资|换厂")
# 一坐就走了, 拍个照就走: whoever came to see somebody is gone, nobody has left a job.
_VISITOR_LEFT = late.pattern(
    "(?:坐|站|看|瞧|瞅|拍|问|聊|讲|说|转|逛|喝|待(?:一?[会哈下]|不到|没)|没(?:坐|待|说|看))[^,。]{0,8}就走(?:了|人|咯|喽|掉)*"
    "|(?:你们?|您|专员|工作人员|站里|来的人|走访的?人?|小姑娘|小伙子?)[^,。]{0,12}走(?:了|人|咯|喽)"
)
# 月底要回家, 下礼拜三换厂: told before it has happened.
_INTENDS = late.pattern(
    "(?<![不没须需重主只])(?:要(?!不|是|紧|好)|想|准备|打算|计划|考虑|快要?|就要|马上|即将)(?:[^,。了]{0,8}?)(?:回(?:家|老家|去|德宏|芒市|瑞丽|梁河|盈江|陇川|云南)|克家|换(?:厂|个|一|地方|单位|公司|工作|到)|走(?!访)|辞|离(?:职|开|厂)|跳槽|转厂|进厂|入职)"
)
_SURELY_TO_COME = "(?:明天|明日|大?后天|下下?个?(?:月|周|星期|礼拜)[初底中末一二三四五六日天0-9十号]{0,4}|明年)"
_TO_COME = f"(?:{_SURELY_TO_COME}|年后|过完?年|年底|(?<!上)(?<!上个)月底)"
# 下周一去顺丰报到, 月底不做了: the day says that it is to come.
_ON_A_DAY_AHEAD = late.pattern(
    f"{_TO_COME}(?!.{{0,6}}(?:的(?:厂|职|工|家)|走了|回了))(?:我|就|才|再|准备|开始|正式)*(?:(?:去|到|进|回)[^,。;了]{{0,8}})?(?:报到|入职|进厂|上班|不做|不干|走(?!访)|辞|离职|换厂|跳槽|回(?:家|老家|去|德宏|芒市|瑞丽|梁河|盈江|陇川|云南))"
    f"|{_SURELY_TO_COME}(?:我|就|才|再|要|想|早上|一早|晚上|下午|正式)*(?:走(?!访|路)(?:人)?|辞(?:工|职)|离职|不(?:干|做)|(?:回|克|转)(?:家|老家|屋头))"
)
# 只能回老家了, 再见了我回德宏了: a goodbye, which leaves open whether they are gone. 昨天只好回来了 is behind them.
HAS_TO = "(?:只(?:能|好|有|得)|不得不|必须|必得|非得)(?:我|先|就|再|又|都|要|得|会|辞工|辞职|收拾(?:东西|行李)?|早点|自己|一起)*"
_TOWARDS_HOME = "(?:(?:转|返)?(?:回|克|转)(?:到|去|来|克)?|返)(?:老?家(?:乡|头|里)?|屋头|乡下|寨子|德宏|芒市|瑞丽|梁河|盈江|陇川|云南)"
_HAS_TO_GO = late.pattern(f"{HAS_TO}{_TOWARDS_HOME}")
_TICKET = late.pattern(f"{_SURELY_TO_COME}[^。]{{0,4}}(?:票|火车|高铁|飞机|班车|大巴).*{_TOWARDS_HOME}")
_FAREWELL = late.pattern(f"(?=.*(?:再见|拜拜|再会|后会有期)).*{_TOWARDS_HOME}")
_BEHIND_THEM = late.pattern(
    "已经|早就|昨[天日晚]|前[天日]|前几天|大前天|上个?(?:月|周|礼拜|星期)|去年|刚到|到(?:了)?(?:老?家|屋头)|回来了|[0-9一二三十]+[号日]回"
)
_EMPLOYER = late.pattern(
    r"(?:换(?:到|成|去|了)|跳(?:槽)?到|去了|到了?|进了?|在|来了?|转到|入职了?)\s*(?P<name>[一-鿿A-Za-z0-9()（）]{2,20}?(?:公司|厂|集团|酒店|饭店|超市|物流|快递|工地|医院|餐厅|中心|合作社|速运|云仓|冷链|店))"
)
# 跳到顺丰了: without a word that says what it is, only where a change is told.
_BARE = late.pattern(
    "(?:跳(?:槽)?到|换(?:到|成|去)了?|转到|调到|入职了?)(?P<name>(?!新|别|另|其他|其它|一)[一-鿿A-Za-z0-9]{2,8}?)(?:去|上班|干活|那边)*(?:了|咯|喽|啦|(?=$|[,。 ]))"
)
_NO_FIRM = late.pattern("(?:组|线|班|部|部门|车间|岗|岗位|边|里|楼|栋|地方|那里|这里|宿舍|期|床|厂|公司|单位|店|工作)$")
_KIND_OF_PLACE = late.pattern("(?:那边|这边|那里|这里|的|一?[个家])*(?:公司|厂|集团|酒店|饭店|超市|工地|医院|店)$")
_LEFT_BEFORE = late.pattern("(?:从|离开|不在|辞了|以前在|之前在|原来在|原先在)[^,。去到进换跳]{0,6}$")
_LEFT_AFTER = late.pattern("[^,。去到进]{0,6}(?:出来|不干|不做|辞|离职|走了|换(?:到|去|成|了))")
_WITH = late.pattern("^(?:跟|和|同|与)[^在]{1,6}在")
_GENERIC = late.pattern(
    r"^(?:一?个|新|别的|另外|另|原来|那个|这个|老|我们|自己|外面)*(?:的)?(?:公司|厂|酒店|饭店|店|工地|超市|单位)$"
)


_OTHERS = (
    f"(?:(?:娃娃?|孩子|小孩)他?[爹爸妈]|村里?的?(?:[几好][个多些]人?|人)|{persons.KIN}|爹妈|父母|爸妈|公婆|老人|老表|老乡|朋友|同事|工友|室友|同学|邻居|亲戚|村里人|班长|组长|主管|厂长|老板娘?|师傅|经理|小?娃娃?|孩子|那口子|当家的"
    "|大?[哥姐]|[他她它]们?|人家|别人)"
)
_ME = "(?:我|俺|咱)(?:们)?"
# Whoever stands first in a clause and is not only with, for or seen by the writer.
_ANOTHER = late.pattern(
    f"^(?:[^跟和同与陪带随帮替看照让叫喊劝]{{0,5}}?)(?:{_ME})?(?:家|屋头|屋里)?的?(?P<who>{_OTHERS})(?:[一-鿿]{{0,3}}(?={_OTHERS}))?(?!.*(?:我|俺|咱))"
)
_OWN = late.pattern(f"{_ME}|本人|自己")
_CLAUSES = late.pattern(r"[,，。;；!！?？\s]+|(?<=了)(?=我|俺)")


ON_LEAVE, RETURNED = "on leave", "returned"


@dataclass(frozen=True)
class Situation:
    """`kind` is changed, returned, idle, employed, same or ON_LEAVE; `employer` is empty when none is named."""

    kind: str
    employer: str = ""


def find(text: str) -> Situation | None:
    """The writer's own; what is told of others is not theirs."""
    own = _own(spelling.normalise(text))
    kind = ON_LEAVE if only_on_leave(text) else _kind(own)
    return Situation(kind, employer(own)) if kind else None


def still(text: str) -> still_there.Still | None:
    """What the writer says of being where they were; what is told of others is not theirs."""
    return still_there.find(_own(spelling.normalise(text)))


def only_on_leave(text: str) -> bool:
    """Whether somebody goes home and comes back, and has not left the work for it."""
    own = _own(spelling.normalise(text))
    return bool(_LEAVE.search(own)) and not _FOR_GOOD.search(own)


def intends(text: str) -> bool:
    """Whether a move is told that is still to come."""
    own = _own(spelling.normalise(text))
    return bool(_INTENDS.search(own) or _ON_A_DAY_AHEAD.search(own)) or may_be_home(text)


def may_be_home(text: str) -> bool:
    """没办法，只好回家了: what had to be is told, and not whether it is done."""
    own = _own(spelling.normalise(text))
    leaving = any(pattern.search(own) for pattern in (_HAS_TO_GO, _FAREWELL, _TICKET))
    return leaving and not _BEHIND_THEM.search(own)


def moves_on_a_day_ahead(text: str) -> bool:
    """下周一去顺丰报到: with its day, and no mere wish."""
    return bool(_ON_A_DAY_AHEAD.search(_own(spelling.normalise(text))))


def of_another(text: str) -> str:
    """Whose move is told, as it was said, when it is not the writer's: 我老公回家了 gives 老公; "" otherwise."""
    plain = spelling.normalise(text)
    if _kind(_own(plain)):
        return ""
    return next((who for clause, who in _with_subjects(plain) if who and _kind(clause)), "")


def whom(text: str) -> str:
    """Whom alone the words are about, when it is not the writer: 我弟回去了 gives 弟; "" otherwise."""
    told = _with_subjects(spelling.normalise(text).strip(" ,，。.!！~"))
    return told[0][1] if told and all(who for _, who in told) else ""


def place_of(text: str) -> int | None:
    """Where the words tell the change, in the normal form of the text."""
    plain = spelling.normalise(text)
    found = next(((kind, match) for kind, pattern in _RULES if (match := pattern.search(plain))), None)
    if found is None:
        return None
    kind, match = found
    return match.end() if kind == "changed" else match.start()  # 11号辞工，16号进的恒固: since the second day


# Several subjects ask of one message.
@lru_cache(maxsize=64)
def _kind(plain: str) -> str | None:
    if _SAME_FIRM.search(plain):
        besides = _first(_SAME_FIRM.sub(" ", plain))
        return besides if besides in ("idle", "returned") else "same"
    return _besides_still(plain)


def _besides_still(plain: str) -> str | None:
    """还在麦香源上班 is no start, 还在麦香源上班没走 no going; what else the words tell counts."""
    still = still_there.find(plain)
    if still is not None and still.works:
        begin, end = still.span
        return _first(f"{plain[:begin]} {plain[end:]}") or "same"
    return _first(still_there.without_what_is_not_so(plain))


def _first(plain: str) -> str | None:
    told = _VISITOR_LEFT.sub(" ", plain)
    kind = next((kind for kind, pattern in _RULES if pattern.search(told)), None)
    if kind != "idle":
        return kind
    return next((kind for kind, pattern in _RULES if pattern.search(_OTHER_GOING.sub("", told))), None)


@lru_cache(maxsize=64)
def _own(plain: str) -> str:
    told = _with_subjects(plain)
    return plain if all(not who for _, who in told) else ",".join(clause for clause, who in told if not who)


@lru_cache(maxsize=64)
def _with_subjects(plain: str) -> tuple[tuple[str, str], ...]:
    """Every clause with whom it is about: "" is the writer. A clause that names nobody goes on with the one before."""
    told, who = [], ""
    for clause in _CLAUSES.split(plain):
        another = _ANOTHER.match(clause)
        who = another["who"] if another else "" if _OWN.search(clause) else who
        told.append((clause, who))
    return tuple(told)


def employer(text: str) -> str:
    """The employer named in passing; a word like 新厂 names none, and one that was left is not where one is."""
    names = [_WITH.sub("", match["name"]).lstrip("的了在") for match in _EMPLOYER.finditer(text)]
    named = [name for name in names if not (_GENERIC.match(name) or _is_a_place(name))]
    return named[-1] if named else _bare(text)


def _bare(text: str) -> str:
    names = [match["name"] for match in _BARE.finditer(text)]
    named = [name for name in names if not (_NO_FIRM.search(name) or _is_a_place(name))]
    return named[-1] if named else ""


def _is_a_place(name: str) -> bool:
    """青浦厂, 昆山那边的厂: some factory there. A building site has no other name."""
    if name.endswith("工地"):
        return False
    bare = _KIND_OF_PLACE.sub("", name)
    return not bare or places.GAZETTEER.get(bare) is not None


def left(text: str, name: str) -> bool:
    """从星桥出来了: the firm is told as the one that was left."""
    at = text.find(name)
    return bool(_LEFT_BEFORE.search(text[:at]) or _LEFT_AFTER.match(text[at + len(name) :]))

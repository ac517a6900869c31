"""What somebody tells of their working life: started, changed, left, resting, gone home, coming back."""

from dataclasses import dataclass

from nlp import late, persons, spelling

# In this order: "换厂了，从A厂出来了" is a change before it is leaving.
_PATTERNS = (
    ("changed", r"出(?:厂|来)了?[,，]?(?:又|就|现在|后)*(?:去|到|进)了?[^,。?]{2,14}|换(?:到|去)(?!.{0,12}(?:班|期|床|宿舍|岗位))[^,。?]{2,16}(?:了|上班)|换(?:到|成|去)(?:了)?[^,。?]{2,14}(?:厂|公司|集团|酒店|饭店|超市|物流|快递|工地|电子)|换(?:了)?(?:个|一个|新)?(?:厂|工作|单位|地方|公司)|跳槽|跳到[^,。?]{2,12}(?:厂|公司|店)|转厂|到(?:新|别的|另外)(?:一个|个)?(?:厂|单位|公司)|不在(?:原来|以前|之前)?那?个?厂.*?(?:到|去|在)"),
    ("returned", r"回(?:家|老家)(?:照顾|带娃|带孩子|盖房|结婚|生孩子|办事)[^,。]{0,8}了|回的(?:家|老家)|回(?:家|老家|德宏|芒市|瑞丽|梁河|盈江|陇川|云南|来老家)(?:来|去|到)?(?:了|喽|啦|咯|罗|嘞|噶|过年|种地)|(?:已经|到)(?:了)?(?:老家|家)了|不(?:出来|出去|在外面)(?:打工|干)?了|转来(?:家|老家)?了|克家了"),
    ("idle", r"(?:没|莫|冇)(?:有|得)?活(?:路)?(?:干|做)?|(?:没|莫|冇)(?:有|得)?(?:班|工作|事)(?:上|做|干)?了?|待业|失业|辞(?:了|职|工)|离职|不干了|(?:被)?(?:裁|开除|辞退)|闲(?:着|在)|停工|放长假|(?:辞|离)的(?:职|工)|走(?:了|人)了?|自离|不在.{0,5}(?:做|干|上班)了|出(?:厂|来)了"),
    ("employed", r"(?:刚刚?|才|已经|今天|昨天|前天)进(?:了)?[^,。]{2,18}|(?:进|入)的(?:厂|职)|上的班|(?:进|入|到)(?:了)?(?:厂|职|岗)|上班了|开始(?:上班|干活)|找(?:到|着)(?:了)?(?:工作|活路|活|厂)|(?:在|到|去).{1,12}(?:上班|干活|做工|打工)|录(?:用|取)了|已经上岗"),
    ("same", r"还(?:是)?在(?:原来|那个|老|这个)?(?:原)?厂|没(?:有)?(?:换|变|动)|老样子|还在(?:干|做|上班)"),
)  # fmt: skip
_RULES = tuple((kind, late.pattern(pattern)) for kind, pattern in _PATTERNS)
# 不跟车走了, 班车走了, 坐车走了: nobody has left their work.
_OTHER_GOING = late.pattern(
    "(?:不|莫|没)(?:想|得|能|会|再|有)*(?:(?:跟|和|随|搭|坐|乘|一起)[^,。;；!！?？ ]{0,6})?走(?:人|成)?了?|(?:车|大巴|专列|飞机|高铁|大家|他们|人家)(?:都|已经|刚刚?|先)*(?:开)?走了?"
)
# A change told before was none.
TAKES_BACK = late.pattern(
    "(?:不是|哦|我|还)*(?:没(?:有)?(?:换|动|变|进|去)(?:厂|工作)?|(?:说|打|发|弄|点|写)错了?|不换了|又不换了)(?:[,，]?(?:没(?:有)?换|还在原厂|还是原来的?|原来那个厂?|弄错了?))?[了啊呢嘛的。.!！ ]*"
)
_EMPLOYER = late.pattern(
    r"(?:换(?:到|成|去|了)|跳(?:槽)?到|去了|到了?|进了?|在|来了?|转到|入职了?)\s*(?P<name>[一-鿿A-Za-z0-9()（）]{2,20}?(?:公司|厂|集团|酒店|饭店|超市|物流|快递|工地|医院|餐厅|中心|合作社|速运|云仓|冷链|店))"
)
_LEFT_BEFORE = late.pattern("(?:从|离开|不在|辞了|以前在|之前在|原来在|原先在)[^,。]{0,6}$")
_LEFT_AFTER = late.pattern("[^,。去到进]{0,6}(?:出来|不干|不做|辞|离职|走了|换(?:到|去|成|了))")
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


@dataclass(frozen=True)
class Situation:
    """`kind` is changed, returned, idle, employed or same; `employer` is empty when none is named."""

    kind: str
    employer: str = ""


def find(text: str) -> Situation | None:
    """The writer's own; what is told of others is not theirs."""
    own = _own(spelling.normalise(text))
    kind = _kind(own)
    return Situation(kind, employer(own)) if kind else None


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
    return next((match.start() for _, pattern in _RULES if (match := pattern.search(plain))), None)


def _kind(plain: str) -> str | None:
    kind = next((kind for kind, pattern in _RULES if pattern.search(plain)), None)
    if kind != "idle":
        return kind
    return next((kind for kind, pattern in _RULES if pattern.search(_OTHER_GOING.sub("", plain))), None)


def _own(plain: str) -> str:
    told = _with_subjects(plain)
    return plain if all(not who for _, who in told) else ",".join(clause for clause, who in told if not who)


def _with_subjects(plain: str) -> list[tuple[str, str]]:
    """Every clause with whom it is about: "" is the writer. A clause that names nobody goes on with the one before."""
    told, who = [], ""
    for clause in _CLAUSES.split(plain):
        another = _ANOTHER.match(clause)
        who = another["who"] if another else "" if _OWN.search(clause) else who
        told.append((clause, who))
    return told


def employer(text: str) -> str:
    """The employer named in passing; a word like 新厂 names none, and one that was left is not where one is."""
    names = [match["name"] for match in _EMPLOYER.finditer(text) if not _GENERIC.match(match["name"])]
    return names[-1] if names else ""


def left(text: str, name: str) -> bool:
    """从星桥出来了: the firm is told as the one that was left."""
    at = text.find(name)
    return bool(_LEFT_BEFORE.search(text[:at]) or _LEFT_AFTER.match(text[at + len(name) :]))

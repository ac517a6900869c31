"""What somebody tells of their working life: started, changed, left, resting, gone home, coming back."""

from dataclasses import dataclass

from nlp import late, spelling

# In this order: "换厂了，从A厂出来了" is a change before it is leaving.
_PATTERNS = (
    ("changed", r"换(?:到|成|去)(?:了)?[^,。?]{2,14}(?:厂|公司|集团|酒店|饭店|超市|物流|快递|工地|电子)|换(?:了)?(?:个|一个|新)?(?:厂|工作|单位|地方|公司)|跳槽|跳到[^,。?]{2,12}(?:厂|公司|店)|转厂|到(?:新|别的|另外)(?:一个|个)?(?:厂|单位|公司)|不在(?:原来|以前|之前)?那?个?厂.*?(?:到|去|在)"),
    ("returned", r"回(?:家|老家|德宏|芒市|瑞丽|梁河|盈江|陇川|云南|来老家)(?:来|去|到)?(?:了|喽|啦|过年|种地)|(?:已经|到)(?:了)?(?:老家|家)了|不(?:出来|出去|在外面)(?:打工|干)?了|转来(?:家|老家)?了|克家了"),
    ("idle", r"没(?:有|得)?活(?:路)?(?:干|做)?|没(?:有|得)?(?:班|工作|事)(?:上|做|干)?了?|待业|失业|辞(?:了|职|工)|离职|不干了|(?:被)?(?:裁|开除|辞退)|闲(?:着|在)|停工|放长假|走(?:了|人)了?|自离|不在.{0,5}(?:做|干|上班)了|出(?:厂|来)了"),
    ("employed", r"(?:进|入|到)(?:了)?(?:厂|职|岗)|上班了|开始(?:上班|干活)|找(?:到|着)(?:了)?(?:工作|活路|活|厂)|(?:在|到|去).{1,12}(?:上班|干活|做工|打工)|录(?:用|取)了|已经上岗"),
    ("same", r"还(?:是)?在(?:原来|那个|老|这个)?(?:原)?厂|没(?:有)?(?:换|变|动)|老样子|还在(?:干|做|上班)"),
)  # fmt: skip
_RULES = tuple((kind, late.pattern(pattern)) for kind, pattern in _PATTERNS)
_EMPLOYER = late.pattern(
    r"(?:换(?:到|成|去|了)|去了|到了?|进了?|在|来了?|转到|入职了?)\s*(?P<name>[一-鿿A-Za-z0-9()（）]{2,20}?(?:公司|厂|集团|酒店|饭店|超市|物流|快递|工地|医院|餐厅|中心|合作社|店))"
)
_GENERIC = late.pattern(
    r"^(?:一?个|新|别的|另外|另|原来|那个|这个|老|我们|自己|外面)*(?:的)?(?:公司|厂|酒店|饭店|店|工地|超市|单位)$"
)


@dataclass(frozen=True)
class Situation:
    """`kind` is changed, returned, idle, employed or same; `employer` is empty when none is named."""

    kind: str
    employer: str = ""


def find(text: str) -> Situation | None:
    plain = spelling.normalise(text)
    kind = next((kind for kind, pattern in _RULES if pattern.search(plain)), None)
    return Situation(kind, employer(plain)) if kind else None


def employer(text: str) -> str:
    """The employer named in passing; a word like 新厂 names none."""
    names = [match["name"] for match in _EMPLOYER.finditer(text) if not _GENERIC.match(match["name"])]
    return names[-1] if names else ""

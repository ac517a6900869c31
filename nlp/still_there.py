"""Who says that they are still where they work (还在麦香源上班, 一直在快达干, 照旧克老厂上班): nothing starts with it."""

from dataclasses import dataclass

from nlp import late

_STILL = "(?:还|仍旧?|仍然|依旧|依然|一直|始终|照旧|照样|照常|继续)"
# 还没, 还要, 还在找, 一直想: nobody is said to be at work by these.
_NO_WORK = "(?!没|不(?!换)|找|等|想|看|要(?!紧)|打算|准备|考虑|犹豫|路上|车上|休息|住|睡|宿舍|老家|加班|家(?=[里呢的了,上干做]|$))"
_WORKS = "(?:上(?:着)?班|干(?:着)?活|做(?:着)?工|打(?:着)?工|做事|干着|做着|干|做)(?:起|到起|到现在|下去)?"
_STAYS = "(?:没|莫|么|不)(?:有|得|曾|打算)?(?:走|换|动|挪|离开|离职|辞职?|跳槽|变)(?!路|车|床|班|宿舍|电话|手机|号)"
_AND_STAYS = f"[着呢的]*[,， ]*(?:我|也|都|就|还|一直)*{_STAYS}"
_TRADE = "(?:做|当|干|跑|开)(?!到|梦|饭|完|不|[着起])[一-鿿]{1,4}"
_END = "(?=$|[没莫着呢了的嘛啊哈嘎噶哦嘞哩,，。.;；!！~ ])"
_WHERE = "[^,，。?？;；了]"
# 还在麦香源上班; 在碧波上班，没换; 没走，还在快达干.
_AT_WORK = late.pattern(
    f"{_STILL}(?:都|就|是|总|天天)*(?:(?:在|待在|跟着)|(?<!是)(?:去|克|到)){_NO_WORK}"
    f"(?:(?P<place>{_WHERE}{{0,16}}?)(?:{_WORKS}(?:{_AND_STAYS})?|{_STAYS}){_END}|(?P<doing>{_WHERE}{{2,12}}?){_TRADE}{_END})"
    f"|{_STILL}(?:都|就|是)*在{_NO_WORK}(?P<kept>{_WHERE}{{2,16}}?)[,， ]+(?:我|也|都|就|还)*{_STAYS}"
    f"|(?<!不)在{_NO_WORK}(?P<stays>{_WHERE}{{2,16}}?){_WORKS}{_AND_STAYS}"
    f"|{_STAYS}[的了]*[,， ]+(?:我|就|是|现在|也)*在{_NO_WORK}(?P<stayed>{_WHERE}{{2,16}}?){_WORKS}{_END}"
)
# 我还在麦香源: without a word of work it says so only of what is known to be a firm.
_JUST_THERE = late.pattern(
    f"^(?:我|们|现在|目前|眼下|如今|这会儿?|人|也|都|就|嗯|对|是的?|{_STAYS}[的了]*|[,， ])*{_STILL}(?:都|就|是)*(?:待)?在{_NO_WORK}"
    f"(?P<place>{_WHERE}{{2,16}}?)(?:那里|那边|那儿|这里|这边|这儿|里)?[着呢的嘛啊哈嘎噶了]*[。.!！~ ]*$"
)
# 以前一直在快达干: what was so once. 还在找厂上班, 还是去快达上班吧: what is not so yet.
_ONCE = late.pattern(
    f"(?:以前|之前|原先|从前|当时|那时候?|去年|前年|上个?月|上周|昨[天晚]|前天|本来)[^,，。;；]{{0,8}}{_STILL}[^,，。;；]*"
    f"|{_STILL}(?:都|就)*在?(?:找|等|想|考虑|犹豫|打算|准备)[^,，。;；]*|还是(?:去|到|克)[^,，。;；]*"
)
_ANY_FACTORY = late.pattern(
    "(?:原来?|老|旧|那|这|本|先前|以前|之前|我们?|你们|自己|同|一|个|家|间|里|的|就|厂子?|公司|单位|店|场子?|地方|老板)*"
)
# 刚进, 今天入职, 第一天, 又回来了: it starts.
STARTS = late.pattern(
    "刚|才|新(?:进|来|到|入)|[今昨前]天|第一天|入职|报到|进(?:了|的|到|去|厂)|上的班|开始|找(?:到|着)|录(?:用|取)|又?回(?:到|来|厂|青浦|上海)|换|跳|转|调|[0-9一二三十]+[号日]|上个?(?:月|周|礼拜|星期)|[0-9一二三四五六七八九十]+月"
)


@dataclass(frozen=True)
class Still:
    """`place` is what the words name, "" for the old factory as such; `span` is where they say it in the plain text.

    `works`: work is spoken of; without it only what is known to be a firm makes it such a statement.
    """

    place: str
    span: tuple[int, int]
    works: bool


def find(plain: str) -> Still | None:
    """`plain` is in the normal form of the text. What was so once is no such statement."""
    if _ONCE.search(plain):
        return None
    if found := _AT_WORK.search(plain):
        place = next((said for said in found.groups() if said), "")
        return Still(_named(place), found.span(), works=True)
    if found := _JUST_THERE.search(plain):
        return Still(_named(found["place"]), found.span(), works=False)
    return None


def without_what_is_not_so(plain: str) -> str:
    """Without what was so once, or is only wished for."""
    return _ONCE.sub(" ", plain)


def _named(place: str) -> str:
    bare = place.strip().removesuffix("的")
    return "" if _ANY_FACTORY.fullmatch(bare) else bare

"""给有我的: whether the travel money is for this very person, by the record; who lacks a paper, lives or works elsewhere."""

from collections.abc import Sequence

from db import answers, away
from handlers import check_ups, knowledge, texts, travel_money
from handlers.dialogue import listing
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import late

Replies = Sequence[Reply]
LONGEST, SHORT = 40, 20
_ME = "(?<!跟)(?:我|俺|咱)(?:们)?(?!(?:们|家|的|那个?)*(?:哥|姐|妈|爸|爹|弟|妹|老公|老婆|媳妇|男人|婆娘|儿|姑|叔|伯|舅|姨|爷|奶|朋友|老乡|同事|工友|表|堂|对象))"
_GETS = "(?:领|拿|办|报|得|要|申请|享受|沾)"
_WHETHER = (
    f"(?:能不能|可不可以|给能|给可以|得不得|该不该|有没有资格|配不配){_GETS}?|(?:能|可以|该|会|得){_GETS}(?:着|到)?[^,，。]{{0,6}}(?:吗|没|不|嘛|么|啵|噶|[?？])|{_GETS}(?:得|不)?(?:着|到|成)(?:吗|没|不|嘛|么|[?？])"
    "|(?:够不?够?|符不?符合?|合不合|在不在|算不算)[^,，。]{0,6}(?:资格|条件|格|范围|里面|对象|数)|(?:有没有|有没得|给有|有不有|有)(?:这个|这种)?(?:资格|条件|份|权利)|够(?:不够)?格"
    "|(?:有没有|有没得|给有|有不有|有得没有)(?:我)?(?:的|份|这个|这笔|这种|路费|补贴|补助|交通|钱|领|呢|嘛|噶|啊|哦)*[?？。]*$"
)
OF_ME = late.pattern(f"{_ME}.{{0,14}}?(?:{_WHETHER})|(?:{_WHETHER}).{{0,4}}{_ME}(?:的|家)?(?:份)?[呢嘛啊?？]*$")
_WHY = "(?:为(?:什么|啥子?|哪样|何)|咋个?|怎么|凭(?:什么|啥|哪样))"
_NONE = (
    "(?:会|就|又|还|都|也)*(?:没有?|没得|莫得|不给|不能|领不(?:到|着|了)|得不(?:到|着)|不在|不算|不符合|不够格|不适用)"
)
WHY_NOT = late.pattern(
    f"{_WHY}(?:只有|就|单单)?{_ME}?(?:家)?{_NONE}|{_ME}(?:家)?{_WHY}{_NONE}|{_WHY}{_NONE}(?:给|分)?{_ME}"
)
# What the money asks for as a proof, and the ticket that people think of.
_LACKS = "(?:没有?|没得|莫得|木有|不见|丢|弄丢|找不(?:到|着)|拿不(?:到|出)|开不(?:了|到|出)|打不(?:了|出)|交不(?:了|出)|不(?:给|肯|愿|想)(?:我|帮)?(?:开|打|盖|出|签|交)?)"
_PROOF = "流水|合同|(?:务工|在职|工作)?证明|参保(?:证明|记录)?|工资条|盖?章"
NO_PROOF = late.pattern(
    f"{_LACKS}(?:到|了|过|签|交|我|打|银行|微信|工资|劳动|这个|那个|的)*(?P<what>{_PROOF})|(?P<lost>{_PROOF})(?:也|都|还|早|早就|就)*{_LACKS}"
)
IN_CASH = late.pattern("发(?:的|嘞|呢)?(?:是|都是)?现金|现金(?:发|结|给)")
NO_TICKET = late.pattern(
    f"{_LACKS}(?:了|留|存|拿|买|坐|我|那个|火|汽|大巴|机|高铁)*(?:车)?票(?!选)|(?:车|机|火车)?票(?:根|据)?(?:也|都|早|早就|就|给)*(?:{_LACKS}|扔|甩|撕|没)"
)
PROVINCES = "贵州|四川|重庆|广西|广东|湖南|湖北|河南|河北|江西|安徽|山东|山西|陕西|甘肃|青海|宁夏|新疆|西藏|内蒙古?|福建|海南|浙江|江苏|辽宁|吉林|黑龙江|东北|外省|别的省|其他省"
FROM_ELSEWHERE = late.pattern(
    f"(?:不是|不属于|不算)(?:你们)?(?:云南|德宏)(?:人|户|户口|户籍|省)?|(?:(?:我|俺)(?:们)?(?:就|也)?(?:是)?|(?:老家|户口|户籍|家)(?:是|在)*)(?:{PROVINCES})(?:省)?[^,，。在]{{0,3}}(?:人|的|嘞|呢|哩|户口|户籍)"
)
_WORKS = "(?:上班|干活|打工|做工|做活|做事|务工|干|做|进厂|厂里?|工作)"
WORKS_WHERE = late.pattern(
    f"在(?!哪)[一-鿿]{{2,10}}?{_WORKS}.{{0,6}}?(?:算不算|算(?:不算|数)?(?:吗|嘛|不|没|么|啵)|给算|行不行|行(?:吗|不)|可以(?:吗|不)|能不能|给能|(?:能|可以)(?:领|办|申请|拿|报).{{0,3}}(?:吗|不|没|嘛)|得不得)"
)


def wants(turn: Turn) -> bool:
    if turn.staff is not None or not turn.incoming.has_words or turn.conversation.form is not None:
        return False
    return _answer(turn) is not None


def handle(turn: Turn) -> Replies:
    listing.speak_of(turn, knowledge.TRAVEL)
    return _answer(turn) or []


def _answer(turn: Turn) -> Replies | None:
    said = turn.words.strip()
    named = bool(travel_money.NAMED.search(said) and travel_money.PAID.search(said))
    if len(said) > LONGEST or (not named and (len(said) > SHORT or not travel_money.is_talked_of(turn))):
        return None
    if turn.meaning.alert is not None and turn.meaning.alert.sure:
        return None
    if (lack := _lacking(said)) and travel_money.is_talked_of(turn):
        return _with_entry(turn, lack, "sub-material")
    if not named and not travel_money.leans(turn):
        return None
    if FROM_ELSEWHERE.search(said):
        return _with_source(turn, texts.travel.OF_YUNNAN)
    if WORKS_WHERE.search(said):
        return _with_source(turn, texts.travel.ANYWHERE_OUTSIDE)
    if OF_ME.search(said) or WHY_NOT.search(said):
        return _by_record(turn)
    return None


def _lacking(said: str) -> str:
    """What to say first to who lacks a paper; empty when nobody does."""
    if found := NO_PROOF.search(said):
        return texts.travel.other_proof(found["what"] or found["lost"])
    if IN_CASH.search(said):
        return texts.travel.other_proof("流水")
    return texts.travel.NO_TICKET if NO_TICKET.search(said) else ""


def _by_record(turn: Turn) -> Replies | None:
    """Nobody of whom nothing is recorded: the rule answers them."""
    worker = turn.worker
    if worker is None or not worker.transport_subsidy:
        return None
    if worker.transport_subsidy == "不适用":
        return [Text(texts.travel.NOT_DUE)]
    if worker.transport_subsidy in check_ups.DONE_WITH_TRAVEL:
        return [Text(texts.travel.DONE)]
    began = away.since(turn.session, worker)
    full = check_ups.three_months_after(began) if began is not None else None
    left = (full - turn.now.date()).days if full is not None else None
    return [Text(texts.travel.fits(worker.household_category, full, left))]


def _with_entry(turn: Turn, lead: str, code: str) -> Replies | None:
    entry = answers.by_code(turn.session, code)
    words = knowledge.worded(turn, entry) if entry is not None else ""
    return [Text(f"{lead}{words}")] if words else None


def _with_source(turn: Turn, words: str) -> Replies:
    entry = answers.by_code(turn.session, travel_money.SOURCE)
    return [Text(f"{words}\n{knowledge.source_of(turn, entry)}" if entry is not None else words)]

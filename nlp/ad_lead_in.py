"""What stands around a forwarded ad and is no part of it: who sent it, and whether it is true (等哈 有人发我 这个给是真呢 …)."""

from nlp import late
from nlp.patterns import one_of

_CLAUSE = late.pattern(r"[^\s,，。;；:：?？!！]+[\s,，。;；:：?？!！]*")
_STOPS = " ,，。;；:：?？!！\n\t\r"
_FILLER = one_of(
    "等(?:哈|一?下|一会|到) 哎+ 诶 唉 对了 那个 你好 您好 老师 同志 请问 麻烦 我?想?问(?:问|一?下|一?哈) 工作站 你们? 您 帮忙 顺便 刚才?刚? 今[天早晚] 昨[天晚] 前天 我 先 又 还有? 也 就 啊 嘛 噶 呀 哈 嗯"
)
_SENDER = one_of(
    "有个?人 人家 别人 老表们? 老乡们? 朋友 亲戚 同学 工友 同事 微信群 群里?(?:面|头)? 朋友圈 抖音 快手 中介 介绍人 村里 寨子里? 网友 网上 他们? 她 (?:我?(?:表|堂)?(?:弟|哥|姐|妹)(?:夫|弟|妹|哥|姐)?)"
)
_SENT = "(?:发|转|推|传|甩|看(?:到|见|着)|刷到|收到)(?:给|来|过来|着|到)*(?:我|俺|我们|大家)?(?:的|了|呢|来|看|一|个|条|这|那|消息|广告|招工|招聘|信息)*"
_LOOK = "(?:帮|给|替)?(?:我|忙)?(?:看|瞧|望|查|核实|鉴别)(?:看|瞧|查|一?下|一?哈|一看)*"
_TRUE = (
    "(?:这[个条种是]?|那[个条]?|给|是|可|是不是|会不会|到底|招工|招聘|广告|消息|信息|的|说|得|能|靠|不)*"
    "(?:真|假|靠谱|靠得住|可信|能信|信得过?|骗人?|正规|去得|能去)(?:个|的|呢|哩|假|真|不|没|吗|嘛|么|还是|是|得|过|谱|啊|噶)*"
)
_FRAME = late.pattern(f"(?:{_FILLER}|{_SENDER}|{_SENT}|{_LOOK}|{_TRUE}|(?:这|那)[个条份]?(?:招工|招聘|广告|消息)*)+")
_TELLS = late.pattern(f"{_SENT}|{_TRUE}|{_LOOK}")


def within(words: str) -> str:
    """What is left of the words without whole clauses of that kind before and behind; all of them where there are none."""
    if not _TELLS.search(words):
        return words
    found = list(_CLAUSE.finditer(words))
    frames = [bool(_FRAME.fullmatch(one.group().rstrip(_STOPS))) for one in found]
    first = next((place for place, frame in enumerate(frames) if not frame), None)
    if first is None:
        return words
    last = max(place for place, frame in enumerate(frames) if not frame)
    outside = [one.group() for one in (*found[:first], *found[last + 1 :])]
    if not any(_TELLS.search(clause) for clause in outside):
        return words
    return words[found[first].start() : found[last].end()].rstrip(_STOPS)

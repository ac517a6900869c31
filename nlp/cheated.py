"""What somebody tells of an agent who cheated them: that it happened, who it was, and how much went."""

import re
from dataclasses import dataclass
from functools import lru_cache

from nlp import late, numerals, phones
from nlp.names import SURNAMES
from nlp.patterns import one_of, within

AGENT = one_of(
    "中介(?!费) 介绍人 介绍的 帮介绍 劳务(?!费|协议|合同|关系) 人力 职介 招工 招聘 招人的 带队 带班 领队 工头 黄牛 骗子 老板 经理 老乡"
    " 熟人 朋友 网友 群主 群里 对方 那个?人 那家伙 那边 那家 人家 有人 公司 客服 平台 [他她]们? 这[个家]人? 姓.的"
)
FEES = one_of(
    "钱 押金 定金 订金 保证金 介绍费 中介费 服务费 报名费 手续费 服装费 工服费 体检费 培训费 资料费 建档费 车费 路费 名额费 红包"
)
SUM = r"(?:\d|[一二两三四五六七八九几][百千万])"
MONEY = f"(?:{FEES}|{SUM})"
MINE = late.pattern("我|俺|咱|大家")
TAKES = one_of("收 拿 骗 坑 卷 吞 讹 诈 要 抽 敲")
PAST = one_of("了 过 走 去了 掉 起走 我 俺 咱 得")
PAID = one_of("交 给 转 付 打 汇 垫 掏 缴 押")
TAKEN = late.pattern(f"{AGENT}{within(8)}{TAKES}{within(6)}{MONEY}")
TAKEN_FROM_ME = late.pattern(f"{AGENT}{within(8)}{TAKES}{PAST}+{within(6)}{MONEY}")
FEE_TAKEN = late.pattern(
    f"(?:{TAKES}|扣){PAST}+{within(8)}(?:押金|定金|订金|保证金|介绍费|中介费|报名费|手续费|服装费|工服费|体检费|培训费|资料费|建档费|名额费)"
)
# The agency may be named in another clause: 那个人力公司太黑了，收我五百.
FROM_ME = late.pattern(f"(?:收|拿|骗|要|坑)(?:了|过|走)?(?:我|俺|咱)(?:们)?{within(6)}(?:{SUM}|钱|{FEES})")
PAID_BY_THEM = late.pattern(f"{AGENT}(?:就|只|才|也|先)?(?:给|垫|赔|付)了")
CARRIED_OFF = late.pattern(f"把{within(6)}(?:钱|押金|费){within(4)}(?:卷|拿|骗|收|带|吞)(?:走|跑|掉|了)")
GIVEN = late.pattern(f"{PAID}(?:了|过|去|掉)|[交转付打汇]给|转账|(?:也|都|已经){PAID}")
GONE = late.pattern(
    one_of(
        "不见 没(?:得)?(?:影|人影|人了|下文|消息|音信|信了|安排|位置?|名额|给我?安排) (?:联系|找|打)不(?:上|到|着|通|倒|了) 不(?:接|回|理|认|退|还|办|肯退|给退|承认)"
        " 不给(?:退|还|安排|工作) 没(?:退|还|回) 拉黑 拉我?黑 删了 删除我 把我(?:微信)?删 跑(?:了|路|掉|球)(?!步) 失踪 消失 关机 空号 停机 退群 踢(?:了|我|出) 耍赖 赖账 没(?:有|得)?(?:这个|那个)?(?:厂|岗位?|工作|活)"
        " 人(?:都)?走了 又要 又喊 说?不招(?:了|人|我)?$ 不要我 没让我?(?:进|去|上) 推来推去 根本(?:没|不)"
    )
)
# Whoever is gone after the money was handed over has cheated, whatever he is called.
AWAY = late.pattern(
    "拉黑|(?:联系|找|打)不(?:上|到|着|通)|不见|没影|删了|把我.{0,4}(?:删|踢)|踢(?:了|我|出)|跑(?:了(?!步)|路)|空号|失踪|消失|骗子"
)
CHEATED = late.pattern(
    f"(?:被|着|遭|挨|让|叫|拿){within(10)}骗(?!去|到|来|进)|骗(?:了|走|光|完|我|俺|咱|掉)(?!去|到|来|进)|上了?(?:大)?当(?!地)了?"
)
# Said of pay and food as well: an agent must be named.
DONE_DOWN = late.pattern(f"(?:被|着|遭|挨|让|叫|拿){within(10)}(?:坑|忽悠|套路|宰|敲)|坑(?:了|走)?(?:我|俺|咱)")
PAY = late.pattern("工资|工价|底薪|待遇|加班|工钱|包吃|包住|吃住|宿舍|夜班|休息")
DEMANDED = late.pattern(
    f"{AGENT}{within(8)}(?:要|叫|喊|让|催|逼|必须|得)(?!给我|给我们){within(6)}(?:交|转|付|打|汇|收|缴|押|垫){within(8)}{MONEY}"
)
AGENCY = late.pattern(one_of("中介 劳务 人力 职介 介绍人 骗子 招工 黄牛"))
# Work is what an agent sells; what was paid for something else is another matter.
WORK = late.pattern("工作|进厂|入职|招工|上班|岗|名额|活路|打工|厂|面试")
# Somebody asks what would be, is afraid of it, or heard of it from others.
NOT_TOLD = late.pattern(
    one_of(
        "如果 要是 万一 假如 假设 怕(?!是) 担心 会不会 (?:是不是|给是)[^,。]{0,8}(?:骗|假|坑|黑) 听说 听讲 新闻 抖音 电视 防骗 谨防 严防 警惕 当心 小心 民警 警方 预防 怎么防 咋个?防 分辨 识别 避免 骗不骗 骗不了 没(?:有)?(?:被|着|遭)?骗 不(?:会|怕)(?:被|着)?骗 怎么知道 骗(?:你|您)"
        " 一般 通常 哪些 都是骗 你们?(?:都|就|也|就是|都是)?(?:在)?骗 别骗 莫骗 ^(?:别|不要|莫|千万)去"
    )
)
ANOTHER_MATTER = late.pattern(
    one_of(
        "感情 违约金 房东 租房 房租 租的 网购 淘宝 拼多多 快递 二手 游戏 网贷 彩票 相亲 网恋 彩礼 赌 股 买(?:了|的|手机|车|东西) 借(?:了|给|我)?(?:他|她)?钱 社保 罚款"
        f" (?:欠|拖|压|克扣|不发|没发|不结|没结){within(6)}(?:工资|工钱|薪) (?:工资|工钱|薪水){within(6)}(?:不|没|欠|拖|扣|少)"
    )
)
# 三天, 第2个, 5号: numbers of something else.
NO_SUM = late.pattern(
    r"\s*(?:多|来)?(?:个|天|号|月|年|岁|人|次|点|分钟|小时|钟头|周|星期|礼拜|楼|栋|路|名|位|回|家|趟|张|份|群|里|倍|遍|晚|班)"
)
IN_A_NAME = late.pattern(r"[a-z0-9_第]$")
LEAST, MOST = 10, 500_000
TITLE = one_of("老板 总 经理 主任 老师 师傅 工头 队长 组长 哥 姐")
# Surnames that are mostly something else before a title: 我们老板, 当经理.
_SELDOM = frozenset("包们当多国路单全自起字者早跑阿和管相金好")
_ONE = "|".join(sorted(SURNAMES - _SELDOM, key=len, reverse=True))
NAMED = late.pattern(
    f"(?:(?<!对)(?:{_ONE}){TITLE}|姓(?:{_ONE})的?|[小老](?!板)(?:{_ONE})(?=收|拿|骗|坑|把|跟|的))"
    "|(?:叫|名字是|叫做)(?P<called>[一-鿿]{2,4}?)(?=的|,|。|，|$|收|拿|骗|把|电话|微信)"
    "|(?P<firm>[一-鿿]{2,6}(?:劳务|人力|人才|职介)(?:派遣)?(?:资源|服务|中介)?(?:有限)?(?:公司|所|部|站)?)"
)
GENERIC = late.pattern(
    "^(?:[那这一]?(?:个|家)|被|给|是|在|我|去|到|找|黑|假|一家|那种|有个|跟|和|着|让|叫|把|昨天|今天|上次|通过|说|的|了|骗子)+"
)
CONTACT = late.pattern(r"(?:微信|vx|wx|v信|薇信|qq|抖音)(?:号|群)?[是叫:：\s]*(?P<id>[a-z0-9_\-]{4,24})")


@dataclass(frozen=True)
class Told:
    """`who` is empty while only 中介 or 他 was said; `money` in yuan, None when no sum or several were named.

    `lost` is False when money was only asked for.
    """

    who: str = ""
    money: int | None = None
    lost: bool = True


# One message is asked several times whether it tells of a loss.
@lru_cache(maxsize=64)
def find(plain: str) -> Told | None:
    """Of a text in its normal form; None when nobody tells it: a question in general, a fear, hearsay."""
    text = phones.remove(plain)
    if NOT_TOLD.search(text) or ANOTHER_MATTER.search(text):
        return None
    if PAY.search(text) and not AGENCY.search(text):
        return None
    if CHEATED.search(text) or _is_done_down(text) or _is_taken(text):
        return of(plain)
    return Told(who(plain), money(plain), lost=False) if DEMANDED.search(text) else None


def of(plain: str) -> Told:
    """Who and how much, whatever is told of them."""
    return Told(who(plain), money(plain))


def names_an_agency(plain: str) -> bool:
    return bool(AGENCY.search(plain))


def _is_done_down(text: str) -> bool:
    """坑了一千: of an agent, or of a sum at once."""
    done = DONE_DOWN.search(text)
    return done is not None and bool(re.search(AGENT, text) or re.match(f"(?:了|走|掉|我)*{SUM}", text[done.end() :]))


def _is_taken(text: str) -> bool:
    gone, me = bool(GONE.search(text)), bool(MINE.search(text))
    if (TAKEN_FROM_ME.search(text) or FEE_TAKEN.search(text)) and (gone or me):
        return True
    if CARRIED_OFF.search(text) or (FROM_ME.search(text) and AGENCY.search(text)) or (TAKEN.search(text) and gone):
        return True
    paid = bool(GIVEN.search(text) and re.search(MONEY, text)) and not PAID_BY_THEM.search(text)
    return paid and (bool(AWAY.search(text)) or (gone and bool(re.search(AGENT, text) or WORK.search(text))))


def who(plain: str) -> str:
    """Names, firms, numbers and accounts by which somebody can be found."""
    found = [name for match in NAMED.finditer(plain) if (name := _name(match))]
    found += [*phones.find_all(plain), *(f"微信{match['id']}" for match in CONTACT.finditer(phones.remove(plain)))]
    return "，".join(dict.fromkeys(found))


def _name(match: re.Match[str]) -> str:
    if match["firm"]:
        own = GENERIC.sub("", match["firm"])
        return own if not re.match("劳务|人力|人才|职介", own) else ""
    called = match["called"]
    if called:
        return called if called[0] in SURNAMES or called[0] in "阿小老" else ""
    return match.group()


def money(plain: str) -> int | None:
    """The sum, when just one is named."""
    text = phones.remove(plain)
    sums = {
        round(one.low)
        for one in numerals.find_all(text)
        if one.low == one.high and LEAST <= one.low <= MOST and not _counts_other(text, one)
    }
    return sums.pop() if len(sums) == 1 else None


def _counts_other(text: str, one: numerals.Quantity) -> bool:
    return bool(NO_SUM.match(text, one.end) or IN_A_NAME.search(text[: one.start]))

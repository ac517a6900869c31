"""Who stands behind a copied ad instead of the employer of the post: another firm, another account."""

import re

from db.models import Vacancy
from handlers import named_employers
from handlers.ad_reading import NUMBER, Ad
from nlp import late, places
from nlp.ad_pairs import pairs

SHORT_NAME = 4
# 面包整形摆盘包装, 证件原件全部放公司: what the work is, and what is done at the firm, is no name.
NO_NAME = late.pattern(r"包装$|\d|[的放进去在想当会做给把]|原件|上门|交(?!通|运)|我们")
PRETENDED = late.pattern("^示例")
OF_A_KIND = late.pattern(
    "(?:有限|责任|股份|公司|集团|厂|中心|店|电子|食品|服装|制衣|五金|机械|模具|塑料|塑胶|物流|快递|快运|速运|仓储|劳务|人力|资源|外包|中介|保安|物业|家政|酒店|超市"
    "|餐饮|餐厅|饭店|科技|光电|包装|印刷|分拨|云仓|冷链|生鲜|养老院|某|大型|^老板)+"
)
SAID_AS = "(?:微信|薇信|威信|v信|vx|wx|weixin|qq|扣扣)"
ACCOUNT = late.pattern(
    rf"(?:{SAID_AS}|[加十]\s*(?:我|他|她)?的?[v微薇威扣q])\s*(?:号码?|联系|咨询|详聊)?\s*[:：是]?\s*"
    r"(?P<account>[a-z][-a-z0-9_]{4,19}|[1-9]\d{4,11})(?![a-z0-9])",
    re.IGNORECASE,
)
ASKED_TO_ADD = late.pattern(
    rf"(?<![别莫不])(?<!不要)(?<!不用)(?:加|扫)(?:我|他|她|老板|经理|群主|一?下|个|的)*(?:{SAID_AS}|[v微薇](?![a-z])|二维码|码进群)(?!号?[:：]?\s*(?:同号)?\s*1\d{10}|同号)",
    re.IGNORECASE,
)
STATION = late.pattern("工作站[^,，。;]{0,6}$|公众号[^,，。;]{0,4}$")


def other_firm(vacancy: Vacancy, ad: Ad) -> str:
    """The firm that the ad names, when it is not the employer of the post; generic words (某厂, 大型电子厂) name none."""
    said = (ad.post.employer or "").strip()
    if not said or NO_NAME.search(said) or names_employer(vacancy, ad):
        return ""
    core = OF_A_KIND.sub("", PRETENDED.sub("", said))
    for place in places.GAZETTEER.mentions(core):
        core = core.replace(place.place.name, "")
    known = f"{vacancy.employer_name} {vacancy.title} {vacancy.duties} {vacancy.work_conditions}"
    return "" if len(core) < 2 or pairs(core) & pairs(known) else said


def other_account(ad: Ad, phones: frozenset[str]) -> str:
    """An account in WeChat or QQ to turn to: the station registers none, so whatever it is, it is a stranger's.

    A telephone that is the account as well is judged as a telephone.
    """
    for said in (ACCOUNT.search(ad.plain), ASKED_TO_ADD.search(ad.plain)):
        if said is None or STATION.search(ad.plain[: said.start()]):
            continue
        account = said.groupdict().get("account")
        if account is None or account not in {*phones, ad.post.phone}:
            return said.group()
    return ""


def names_employer(vacancy: Vacancy, ad: Ad) -> bool:
    """In full, or for short."""
    spoken = named_employers.spoken(vacancy.employer_name).lower()
    fully = len(spoken) >= SHORT_NAME and spoken[:SHORT_NAME] in ad.plain
    return fully or bool(named_employers.find(ad.plain, (vacancy.employer_name,)))


def is_sealed(ad: Ad) -> bool:
    """It bears the number of a post."""
    return bool(NUMBER.search(ad.plain))

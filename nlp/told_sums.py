"""Sums of money told in an answer: which numbers are sums at all, and which of several is what really came."""

from dataclasses import dataclass

from nlp import late, numerals, spelling

LEAST_PAY, MOST_PAY = 300, 50_000
# 一个月, 8个人, 12小时, 3点: what is counted here is no money; a lone 一 is part of a word (一样, 一共, 一起).
_COUNTS_OTHER = late.pattern(
    "(?:多?个?(?:月|天|日|号|年|人|次|趟|回|间|楼|栋|层|班|小时|钟头|周|礼拜|星期|岁|张|份)|[个位件双套](?!小时)|点(?:钟|半|[0-9]|$))"
)
_OF_MONEY = late.pattern("(?:元|块|毛|分钱)")
_NTH = late.pattern("第$")
# 5000 不对 4500: what stands behind is what counts.
_NO_BUT = late.pattern("(?:不对(?!头)|不是|说错了?|打错了?|搞错了?|记错了?|错了|应该是)")
_PROMISED = late.pattern(
    "(?:说|讲|谈|答应|承诺)(?:好|的|是|了|给|过|定|成)|(?:说|讲)$|写(?:的|着|了|明)|招工|广告|合同|本来|原本|原来|当初|应该|应得|该(?:发|给|得|拿)"
)
_SHORT = late.pattern("(?:差|少|欠|扣|克扣)(?:了|给|发|拿|算|得|掉|我|去)*(?:大概|大约|差不多|整整)?$")
# 加班多五千八 少四千九 上个月四千九: of several months the one that is asked for.
_LAST_MONTH = late.pattern("上个?月(?:是|就|才|只|发|拿|得|到手|实发|的|了)*(?:大概|大约|差不多)?$")
# 只得, 实发, 到手, 才拿: what stands behind these is what came.
_CAME = late.pattern(
    "(?:(?:只|才|就|实际|实|到手|真正|最后|结果)(?:有|得|给|发|拿|到|领|开|了|手|的|是|就|剩)*|(?:得|拿|领|发|到账|到卡|剩|开|打)(?:到|了|的|得|我|手|着|下|卡|里|上)*)(?:大概|大约|差不多)?$"
)


@dataclass(frozen=True)
class Sum:
    """A number that may be money, with the words before it, back to the number before."""

    value: numerals.Number
    lead: str


def find(words: str) -> list[Sum]:
    """In the order in which they are told; where somebody puts themselves right, what was wrong is left out."""
    plain = spelling.normalise(words).strip()
    found: list[Sum] = []
    at = wrong = 0
    for number in numerals.find_all(plain):
        lead = plain[at : number.start]
        at = number.end
        if not _is_money(plain, number, lead):
            continue
        if _NO_BUT.search(lead) and found:
            wrong = len(found)
        found.append(Sum(number.low, lead))
    return found[wrong:]


def paid(words: str) -> numerals.Number | None:
    """What came instead of what was promised; None where no such sum is told."""
    told = [one for one in find(words) if LEAST_PAY <= one.value <= MOST_PAY]
    kinds = [_kind(one) for one in told]
    came = [one.value for one, kind in zip(told, kinds, strict=True) if kind == "came"]
    plain = [one.value for one, kind in zip(told, kinds, strict=True) if not kind]
    if came:
        return came[-1]
    return plain[0] if "promised" in kinds and len(plain) == 1 else None


def only_short(words: str) -> bool:
    """差五百, 少了一千: how much is missing, and not what came."""
    told = find(words)
    return bool(told) and all(_kind(one) == "short" for one in told)


def _kind(one: Sum) -> str:
    lead = one.lead.rstrip(" ,，:：")
    if _SHORT.search(lead):
        return "short"
    if _PROMISED.search(lead):
        return "came" if _came_after_all(lead) else "promised"
    return "came" if _CAME.search(lead) or _LAST_MONTH.search(lead) else ""


def _came_after_all(lead: str) -> bool:
    """不是说的那样，才四千: in the last clause something came."""
    last = lead.replace("，", ",").split(",")[-1].split(" ")[-1]
    return last != lead and bool(_CAME.search(last)) and not _PROMISED.search(last)


def _is_money(plain: str, number: numerals.Quantity, lead: str) -> bool:
    said, after = plain[number.start : number.end], plain[number.end :]
    if said == "一" and len(plain) > 1 and not _OF_MONEY.match(after):
        return False
    return not _COUNTS_OTHER.match(after) and not _NTH.search(lead)

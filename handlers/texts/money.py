"""What staff read when money, claims and findings cannot be changed as asked."""

from collections.abc import Sequence
from datetime import date

NO_SUCH_STANDARD = "没有这个资金标准。"
NOT_AN_AMOUNT = "金额要填大于 0 的整数元，并选一种人数口径。"
NO_SUCH_COUNTER = "这一项不用登记：计划里没有，或者由别的记录自动统计。"
NOT_A_QUANTITY = "数量要填大于 0 的整数，日期不能在今天以后。"
NOT_A_CLAIM = "要填收款方、大于 0 的金额，并选一个资金标准。"
NOT_A_NUMBER = "人数、单价、月数、金额都要填数字，比如 12。没有就空着。"
NEEDS_REASON = "请写一句为什么改，不能空着。"
HANDED_IN_LATER = "提交日期还没到，请核对。"
PAID_LATER = "拨付日期还没到。钱到账了再记，日期填到账那天。"
NOT_A_TARGET = "指标要填大于 0 的数，没有指标就空着。"
NEEDS_WORDS = "请写明情况，不能空着。"
NEEDS_YUAN = "追回要填大于 0 的金额。"
NO_SUCH_STATE = "只能选：待处理、已说明、已追回。"
CLAIM_STATES = {"submitted": "已提交", "reviewed": "已审核", "returned": "已退回", "paid": "已拨付"}
NOT_A_PERIOD = "没有这个报表期，请重新选。"
NOT_OVER_YET = "这一期还没过完，过完才能定稿。"
NOTHING_TO_CORRECT = "追回的数就是这个，没有改。"
NOTHING_RECOVERED = "写了追回金额：退回了一部分选“待处理”，全退回了选“已追回”。没有退钱就不填金额。"
NOT_A_MEETING = "联络会要写议题和参加的单位，日期不能在今天以后。"
MEETING_ENTERED_ALREADY = "这天这个议题的会已经记过，没有再记。要改内容，到“开过的会”里点它。"
MEETING_TAKEN_BACK = "这次会已经作废，不能再改。"
NEEDS_OUTCOME = "请写一句办成了什么样。"
NOT_AN_AGREEMENT = "要填双方名称、签订日期；到期日不能早于签订日。"
AGREEMENT_ENTERED_ALREADY = "这份已经登记过，编号 {number}，没有再登记。要改内容，点那个编号。"
PEOPLE_UNDER_AGREEMENT = "{number} 下还记着 {people} 人，没有作废。先把批次改到别的编号，再来作废。"
AGREEMENT_STRUCK_OFF = "{number} 已经作废，不能再改。"


def needs_why(number: str, findings: int) -> str:
    return f"{number} 还有 {findings} 条疑点待处理。疑点不拦，请在备注里写明为什么现在就办，再点一次。"


def not_after(valid_from: date) -> str:
    return f"新标准的起用日要晚于现行标准的起用日（{valid_from}）。"


def no_such_agreement(number: str, known: Sequence[str]) -> str:
    have = f"现有：{'、'.join(known[:6])}。" if known else "还没有登记过意向书。"
    return f"没有编号是 {number} 的意向书，没有登记。{have}不属于哪一份就空着。"


def entered_twice(day: date, counter: str, quantity: int, under: str) -> str:
    return (
        f"{day.month}月{day.day}日“{counter} {quantity}”（{under}）已经登记过一条，没有再登记。"
        "确实是另外的，勾上“和已登记的不是一回事”再登记。"
    )


def out_of_force(number: str, signed_on: date, ends_on: date | None) -> str:
    until = f"，{ends_on} 到期" if ends_on else ""
    return (
        f"{number} 是 {signed_on} 签的{until}，这一天不在期内，没有登记在它下面。"
        "日期写错就改日期，意向书的日期写错就点编号改；不属于它的不写编号登记。"
    )


def counted_in_batches(day: date, codes: Sequence[str], people: int) -> str:
    return (
        f"{day.month}月组织出行（{'、'.join(codes[:6])}）已到达 {people} 人，自动计数，再登记会重复，没有登记。"
        "要算在意向书下，到“合作意向书”里给这批选编号；确实是另外的人，勾上“不是组织出行里的人”再登记。"
    )


def wrong_claim_state(number: str, status: str) -> str:
    return f"{number} 现在是“{CLAIM_STATES[status]}”，不能这样办。"


def paid_more(asked: int, paid: int) -> str:
    return f"申领 {asked:,} 元，您填的是 {paid:,} 元，多出 {paid - asked:,} 元，没有记。真是多拨的，勾上“比申领多，核对过”再记。"


FOR_BUREAUS = "仅供两地人社部门和工作站使用，含内部数字，请勿外传。"
LIST_NOTES = {
    "open": "制作时已发布、没过有效期、没招满的岗位",
    "added": "这份里有、上一份里没有的岗位",
    "closed": "上一份里有、这份里没有的岗位，写明为什么",
}

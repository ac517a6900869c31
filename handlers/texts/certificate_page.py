"""The public page on which anybody checks a certificate by its number."""

from collections.abc import Sequence

from db.certificates import Known

TITLE = "培训证书查验"
ASK = "证书上的编号"
SEND = "查验"
ABOUT = "照证书上的编号填，字母和横线也要。这里只显示姓氏、班名和日期。"
NOT_FOUND = "没有这个编号。请照证书再填一遍；还是没有，请打电话问工作站。"
TOO_OFTEN = "查得太多了，请过五分钟再查。"
ISSUED = "查到了，工作站发过这张证书。"
TAKEN_BACK = "这张证书已经作废。"
ONLY_LISTED = "培训机构报来的名册上有这个编号，工作站还没有发证登记。请先打电话问工作站。"
COMPARE = "姓名、班名、日期有一样和纸上对不上，就不要认，请打电话问工作站。"


def verdict(known: Known) -> str:
    if not known.issued:
        return ONLY_LISTED
    return ISSUED if known.holds else TAKEN_BACK


def lines(known: Known) -> Sequence[str]:
    result = known.result
    ended = result.course.ends_at
    said = [
        f"编号：{result.number}",
        f"姓名：{hidden(known.name)}",
        f"培训：{result.course.title}（{ended.year}年{ended.month}月结束）",
    ]
    if result.course.certificate:
        said.append(f"证书：{result.course.certificate}")
    if result.issued_on:
        said.append(f"发证日期：{result.issued_on.year}年{result.issued_on.month}月{result.issued_on.day}日")
    return [*said, COMPARE]


def hidden(name: str) -> str:
    """The first character alone."""
    return name[0] + "*" * (len(name) - 1) if name else "（已按本人要求删去）"


def telephone(phone: str) -> str:
    return f"工作站电话：{phone}" if phone else ""

"""Results and certificates in words."""

from collections.abc import Sequence

from db.certificates import Result

ASK_NAME = "查哪位的？请说姓名；手里有证书的，发上面的编号。"
ASK_TAIL = "证书号或身份证号的最后四位是多少？只要四位，别发全号。"
FOUR = "要最后四位，比如 1234。"
NOT_FOUND = "没查到。请核对姓名和最后四位；刚考完的要等机构报上来。回复“人工”，工作人员帮您问。"
NO_SUCH_NUMBER = "没有这个编号。请照证书再发一遍，字母和横线也要；还是没有，回复“人工”，工作人员帮您问。"
TOO_OFTEN = "今天查得太多次了，明天再查，或回复“人工”。"
RESULTS = {"": "还没出结果"}


def found(name: str, results: Sequence[Result]) -> str:
    return "\n".join([f"{name}：", *(_line(result) for result in results), "补证、领证回复“人工”。"])


def _line(result: Result) -> str:
    said = RESULTS.get(result.assessment, result.assessment)
    issued = f"，{result.issued_on:%Y年%m月%d日}发" if result.issued_on else ""
    number = (
        f"，{result.course.certificate or '证书'}，证书号 {result.number}{issued}" if result.number else "，证书还没发"
    )
    ended = result.course.ends_at
    return f"{result.course.title}（{ended.year}年{ended.month}月）：{said}{number}"

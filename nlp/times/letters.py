"""Words of time typed in letters: mingtian xiawu 3dian ban, xia zhou san, shi er yue wu hao."""

import re

from nlp import late

_WORDS = {
    "jin tian": "今天", "ming tian": "明天", "hou tian": "后天", "da hou tian": "大后天", "zuo tian": "昨天", "qian tian": "前天",
    "zao shang": "早上", "shang wu": "上午", "zhong wu": "中午", "xia wu": "下午", "wan shang": "晚上", "bang wan": "傍晚",
    "ming zao": "明早", "jin wan": "今晚", "ming wan": "明晚", "xia ban": "下班", "ye ban": "夜班", "bai ban": "白班", "zao ban": "早班",
    "zhou mo": "周末", "xia ge yue": "下个月", "yue di": "月底", "yue chu": "月初", "guo nian": "过年", "guo qing": "国庆",
    "yuan dan": "元旦", "chun jie": "春节", "zhong qiu": "中秋", "duan wu": "端午", "yi hou": "以后", "zhi qian": "之前",
    "ke yi": "可以", "you kong": "有空", "xiu xi": "休息", "bu xing": "不行", "mei kong": "没空", "guo lai": "过来", "zhao ni": "找你",
    "lai": "来", "dao": "到", "xing": "行", "hou": "后", "qian": "前",
}  # fmt: skip
_WEEKS = {"zhou": "周", "xing qi": "星期", "li bai": "礼拜"}
_DIGITS = {
    "yi": "一", "er": "二", "liang": "两", "san": "三", "si": "四", "wu": "五", "liu": "六", "qi": "七", "ba": "八", "jiu": "九",
}  # fmt: skip
_DAYS = _DIGITS | {"ri": "日", "tian": "天", "mo": "末"}
_UNITS = {"dian": "点", "hao": "号", "yue": "月"}
_ALL = (
    _WORDS | _WEEKS | _DAYS | _UNITS | {"shi": "十", "xia": "下", "zhe": "这", "ge": "个", "ban": "半", "zhong": "钟"}
)


def _any(words: dict[str, str]) -> str:
    return "|".join(word.replace(" ", r"[\s']?") for word in sorted(words, key=len, reverse=True))


_NUMBER = rf"(?:(?:{_any(_DIGITS)})\s?)?shi(?:\s?(?:{_any(_DIGITS)}))?|{_any(_DIGITS)}"
_WEEK = rf"(?:(?:xia\s?){{0,2}}|zhe\s?)(?:ge\s?)?(?:{_any(_WEEKS)})\s?(?:{_any(_DAYS)})|(?:xia\s?){{1,2}}(?:ge\s?)?(?:{_any(_WEEKS)})"
_CLOCK = rf"(?:(?<=\d)|(?<=\d )|(?:{_NUMBER})\s?)(?:dian(?:\s?ban|\s?zhong)?|hao|yue(?=\s?\d|\s?(?:{_NUMBER})))"
_RUN = late.pattern(rf"(?:(?<![a-z])|(?<=\d))(?:(?<=\d)\s)?(?:(?:{_any(_WORDS)}|{_WEEK}|{_CLOCK})\s?)+(?![a-z])")
_ONE = late.pattern(_any(_ALL))
_SURE = late.pattern("[^来到行后前可以有空休息过找你不没]")
_BY_LETTERS = {letters.replace(" ", ""): word for letters, word in _ALL.items()}
_LETTERS = late.pattern("[a-z]{2}")

Places = range | list[int]


def spelled_out(written: str, places: Places) -> tuple[str, Places]:
    """Each character stands where its word begins or ends; `places` as in the plain text."""
    if not _LETTERS.search(written):
        return written, places
    for run in reversed(list(_RUN.finditer(written))):
        words = [(one.span(), _BY_LETTERS[re.sub(r"[\s']", "", one.group())]) for one in _ONE.finditer(run.group())]
        if not _SURE.search("".join(word for _, word in words)):
            continue
        known = [
            (char, places[run.start() + (end - 1 if at else start)])
            for (start, end), word in words
            for at, char in enumerate(word)
        ]
        rest = places[run.end() :]
        tail = run.group().endswith(" ")
        written = written[: run.start()] + "".join(char for char, _ in known) + " " * tail + written[run.end() :]
        places = [*places[: run.start()], *(at for _, at in known), *([places[run.end() - 1]] * tail), *rest]
    return written, places

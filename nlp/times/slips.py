"""Words of time mistyped or misheard, put right where their neighbours show that time is meant; lengths are kept."""

import re
from functools import cache

from nlp import late, lexicon, sounds

_NUMERALS = {
    "yi": "一",
    "er": "二",
    "san": "三",
    "si": "四",
    "wu": "五",
    "liu": "六",
    "qi": "七",
    "ba": "八",
    "jiu": "九",
}
_FORMAL = dict(zip("壹贰叁肆伍陆添田甜", "一二三四五六天天天", strict=True))
_WEEKDAYS = _NUMERALS | {"shan": "三", "sa": "三", "shi": "四"}
_HOURS = _NUMERALS | {"shan": "三", "shi": "十", "liang": "两"}
_PART = "早上|早晨|上午|中午|下午|傍晚|晚上|夜里|凌晨"
_NUMBER = r"[一二两三四五六七八九十\d]"
_HOUR = rf"\s?{_NUMBER}{{1,3}}(?:[店典电垫]|[点:])"
_SOON = rf"(?=\s?(?:{_PART}|早|晚(?!上?班)|{_HOUR}|[,。!?]|$|我|你|他|她|也|就|来|去|克|过来|有空|可以|能|行|休息))"
_START = r"(?:^|(?<=[\s,。!?我你他就那等约到在是改个说嗯呃啊])|(?<=大))"
_FEAST = "(?=节|前|后|过后|以后|之后|放假|收假|假期|期间|那天|当天|晚上|第|长假)"
_LUNAR_DAY = f"(?=初|廿|十|二十|三十|底|里|{_NUMBER})"

# What is meant, and what has to stand before and after the two characters that sound like it.
_WORDS: dict[str, tuple[str, str]] = {
    **dict.fromkeys(("今天", "明天", "后天", "昨天"), (_START, _SOON)),
    **dict.fromkeys(("今早", "明早", "今晚", "明晚"), (_START, _SOON)),
    **dict.fromkeys(("上午", "下午", "中午", "晚上", "早上", "傍晚", "凌晨"), ("", rf"(?={_HOUR})")),
    "礼拜": ("", rf"(?=[一二三四五六日天](?:$|[\s,。!?]|{_PART}|晚|早|来|去|我|你|有|可|行|{_HOUR}))"),
    "星期": ("", rf"(?=[一二三四五六日天](?:$|[\s,。!?]|{_PART}|晚|早|来|去|我|你|有|可|行|{_HOUR}))"),
    "国庆": ("", _FEAST),
    "元旦": ("", _FEAST),
    "春节": ("", _FEAST),
    "中秋": ("", _FEAST),
    "端午": ("", _FEAST),
    "清明": ("", _FEAST),
    "元宵": ("", _FEAST),
    "泼水": ("", "(?=节)"),
    "火把": ("", "(?=节)"),
    "目瑙": ("", "(?=纵歌|节)"),
    "冬至": ("", "(?=那天|当天|前|后|过后|晚上)"),
    "立春": ("", "(?=那天|当天|前|后|过后|晚上)"),
    "除夕": ("", "(?=那天|当天|前|后|晚上|下午|上午)"),
    "腊月": ("", _LUNAR_DAY),
    "冬月": ("", _LUNAR_DAY),
    "阴历": ("", rf"(?=[正冬腊]月|{_NUMBER}{{1,2}}月)"),
    "正月": ("", _LUNAR_DAY),
    "农历": ("", rf"(?=[正冬腊]月|{_NUMBER}{{1,2}}月)"),
    "下班": (r"(?:^|(?<=[\s,。我晚天早]))", "(?=后|以后|之后|过后|了)"),
    "夜班": ("(?<=[下上])", ""),
    "腊八": ("", "(?=节|那天)"),
    "阔时": ("", "(?=节)"),
    "刀杆": ("", "(?=节)"),
    "窝罗": ("", "(?=节)"),
    "浇花": ("", "(?=节)"),
    **dict.fromkeys(("收假", "放假"), ("", "(?=后|以后|之后|过后|那天|当天|第|前一天)")),
    **dict.fromkeys(("月底", "月初"), (r"(?<=[这个下本\d一二三四五六七八九十])", _SOON)),
    **dict.fromkeys(("立夏", "立秋", "立冬", "霜降", "惊蛰", "谷雨", "芒种"), ("", "(?=那天|当天|前|后|过后|晚上)")),
    "周末": (r"(?:^|(?<=[\s,。这下个]))", _SOON),
}
_WEEKDAY_SLIPS = "壹依衣医伊贰尔儿叁散伞撒山肆死斯伍武舞吴陆流溜刘留添田甜"
_WEEKDAY = late.pattern(
    rf"(?:星期|礼拜|[下这本]周)(?P<sound>[{_WEEKDAY_SLIPS}])(?!{_NUMBER})|(?:周|星期|礼拜)(?P<late>[^\W\d_])(?={_PART}|[早晚](?!{_NUMBER}?班)|{_HOUR})"
)
_HOUR_SOUND = late.pattern(
    rf"(?:{_PART}|晚|早|[天号](?=.[点店](?:半|钟|整|左右|过?来|[,。]|$)))(?P<sound>[^\W\d_])(?=[点店](?![名头菜心]))"
)
_PARTS = frozenset({"早上", "上午", "下午", "中午", "晚上", "傍晚", "凌晨"})
_DAY_BEFORE, _AFTER_PART = late.pattern(r"(?<=[天日号一二三四五六])"), late.pattern(_SOON)
_COMMON = frozenset({"网上", "完善", "商务", "三五", "招商", "尚无", "总务", "重物"})
_ZHOU = late.pattern(
    rf"(?:(?<=[下这本])|(?<=[我,])|^)(?P<sound>\w)(?=[一二三四五六日天末](?:$|[\s,。!?]|{_PART}|晚|早|来|去|我|你|有|可|行|{_HOUR}))"
)
_OWN_WORDS = ("名望", "尽早", "招商", "商场", "晌午", "今朝", "明朝")
_NEVER = frozenset("是有就再的这那几没")


@cache
def _syllables() -> dict[str, str]:
    return {char: syllable for syllable, (chars,) in lexicon.groups("syllables.txt").items() for char in chars}


def _blurred(word: str) -> tuple[str, ...]:
    return tuple(sounds.blurred(_syllables()[char]) for char in word)


@cache
def _by_sound() -> dict[tuple[str, ...], tuple[str, re.Pattern[str], re.Pattern[str]]]:
    return {
        _blurred(word): (word, late.pattern(before), late.pattern(after)) for word, (before, after) in _WORDS.items()
    }


@cache
def _char_sounds() -> dict[str, str]:
    return {char: sounds.blurred(syllable) for char, syllable in _syllables().items()}


def mended(text: str) -> str:
    """The text with its slips of time put right, character by character."""
    text = _numerals_mended(_words_mended(text))
    return _ZHOU.sub(lambda match: "周" if _char_sounds().get(match["sound"]) == "zou" else match["sound"], text)


def _words_mended(text: str) -> str:
    by_char, by_sound = _char_sounds(), _by_sound()
    heard = [by_char.get(char, "") for char in text]
    for at in range(len(text) - 1):
        found = by_sound.get((heard[at], heard[at + 1]))
        if found is None or text.startswith((found[0], *_OWN_WORDS), at):
            continue
        word, before, after = found
        if (before.match(text, at) and after.match(text, at + 2)) or _loosely(word, text, at):
            text = text[:at] + word + text[at + 2 :]
    return text


def _loosely(word: str, text: str, at: int) -> bool:
    """A part of the day right after a day needs no hour after it, unless the characters are a word of their own."""
    own = text[at : at + 2] in _COMMON
    return word in _PARTS and not own and bool(_DAY_BEFORE.match(text, at)) and bool(_AFTER_PART.match(text, at + 2))


def _numerals_mended(text: str) -> str:
    text = _HOUR_SOUND.sub(lambda match: _swapped(match, match["sound"], _HOURS), text)
    return _WEEKDAY.sub(lambda match: _swapped(match, match["sound"] or match["late"], _WEEKDAYS), text)


def _swapped(match: re.Match[str], char: str, numerals: dict[str, str]) -> str:
    numeral = _FORMAL.get(char) or numerals.get(_syllables().get(char, ""))
    if numeral is None or (char in _NEVER and not (char == "是" and numerals is _HOURS)):
        return match.group()
    return match.group().removesuffix(char) + numeral

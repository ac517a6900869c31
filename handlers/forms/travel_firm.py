"""Since when and where somebody works away, as they answer one question with both: 10月8号 快达速运, 上个月8号来的，明月纺织."""

from datetime import date, timedelta
from typing import Any

from handlers import still_there, texts
from handlers.dialogue.answers import Bad, Given, Got, Read
from handlers.dialogue.kinds import Found
from handlers.dialogue.turn import Turn
from handlers.forms.status_firm import NO_FIRM, NOT_A_NAME, TAKEN_BACK, EmployerName
from nlp import answers, chat, commands, late, names, numerals, past_days, phones, situations, spelling
from nlp.past_days import PastDay

# 一个快递，叫快达速运: what it is called is its name; 我叫岩罕 and 叫我去 are none.
_CALLED = late.pattern(
    "(?<![我俺人名字不介乡友哥姐弟妹])(?:叫做|叫|名叫|名字(?:是|叫)|厂名(?:是|叫)?)(?![我他她你您人去来喊做什啥哪不什])(?P<name>[一-鿿A-Za-z0-9()（）]{2,16})"
)
# A day of something else: 工资上个月没发.
_OF_ELSE = late.pattern("工资|没发|欠|骗|走访|面试|培训|课|补贴|补助|路费|报销|受伤")
_FOR = late.pattern(
    "(?:来|到|进|干|做|待|上班|打工)(?:这边|这里|上海|青浦|厂|了|有|得|快|差不多|大概|就|才|都)*(?P<count>[0-9一二两三四五六七八九十半]{1,2})个?(?P<half>半)?(?P<unit>月|天|周|星期|礼拜|年)(?!前|份|底|初|[0-9])"
)
_SENTENCES = late.pattern("[,，。;；!！]+")
_CLAUSES = late.pattern(r"[,，。;；!！、\s]+")
_ENTERED = late.pattern(
    "^(?:我|们|是|就|才|刚|从|自|又|现在|那天|开始|的|[,，])*(?:(?:进|到|去|来|在|入)(?:职|厂)?)?(?:的|了|到|在|是|着)*"
)
_DOES = late.pattern("(?:开始)?(?:上班|干活|做工|打工|干|做)?(?:的|了|那里|那边|里|着|呢|嘛|啊|哦)*$")
_NAME = late.pattern("[一-鿿A-Za-z0-9()（）]{2,16}")
_NO_NAME = late.pattern(
    "(?:我|们|来|去|到|进|在|青浦|上海|这边|这里|这个|那个|厂里?|里面|的|了|号|月|份|大约|大概|左右|好像|应该|记得)*"
)
# 明月 may be a firm; 国庆的时候, 记得不太清 are none.
_PLAIN = late.pattern("(?:(?![的是了不没有时候呢嘛吗要想大概过节年就都还也])[一-鿿A-Za-z0-9]){2,10}")


class StartDay(Found):
    """The day somebody began, one that has been."""

    hint: str = "10月8号 快达速运"
    takes_anything: bool = False

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        words = _of_the_start(words)
        if not words or answers.puts_a_question(words):
            return None
        told = _started(turn, words)
        if (
            situations.intends(words)
            or past_days.AHEAD.search(words)
            or (told is not None and told.day > turn.now.date())
        ):
            return Bad(texts.travel.NOT_BEGUN)
        return Got({"day": told.day.isoformat(), "about": told.about}) if told is not None else None

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        found = self.read(turn, given, words)
        return found if isinstance(found, Got) else None

    def show(self, turn: Turn, value: Any) -> str:
        return texts.travel.day(date.fromisoformat(value["day"]))


def _of_the_start(words: str) -> str:
    """我11月20号进的快达，到三个月喊我办路费: the clauses that tell of nothing else."""
    return "，".join(clause for clause in _SENTENCES.split(words.strip()) if not _OF_ELSE.search(clause))


def _started(turn: Turn, words: str) -> PastDay | None:
    """A day, or for how long somebody has been there: 来了两个月了."""
    if (told := past_days.find(words, now=turn.now)) is not None:
        return told
    said = _FOR.search(spelling.normalise(words))
    if said is None:
        return None
    unit = past_days.UNITS[said["unit"]]
    count = 0.5 if said["count"] == "半" else numerals.read(said["count"])
    if count is None:
        return None
    days = int((count + (0.5 if said["half"] else 0)) * unit)
    return PastDay(turn.now.date() - timedelta(days=days), said.span(), about=unit > 1)


class StartFirm(EmployerName):
    """A firm known or not, beside the day or alone."""

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        found = self.find(turn, given, words) if _called(words) else super().read(turn, given, words)
        return None if found == Got(TAKEN_BACK) else found

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        words = _of_the_start(words)
        if not words:
            return None
        if called := _called(words):
            return super().find(turn, given, called) or Got(called[: self.limit])
        if (known := super().find(turn, given, words)) is not None:
            return known
        if phones.find(words) or names.introduced(words):
            return None  # 我叫木老三 154…: who somebody is
        if answers.puts_a_question(words) or commands.find(words) is not None or chat.find(words) is not None:
            return None
        name = _beside_the_day(turn, words)
        return Got(name[: self.limit]) if name else None


def _called(words: str) -> str:
    """The name behind 叫, unless it is the name of a person."""
    plain = spelling.normalise(words)
    match = None if names.introduced(plain) else _CALLED.search(plain)
    name = _DOES.sub("", match["name"]) if match else ""
    return name if len(name) > 1 and not NOT_A_NAME.search(name) and not NO_FIRM.fullmatch(name) else ""


def _beside_the_day(turn: Turn, words: str) -> str:
    """What the words name besides the day; without a day only what looks like a firm, or means nothing else."""
    plain = spelling.normalise(words)
    told = past_days.find(plain, now=turn.now)
    rest = f"{plain[: told.span[0]]},{plain[told.span[1] :]}" if told is not None else plain
    for clause in _CLAUSES.split(rest):
        name = _DOES.sub("", _ENTERED.sub("", clause))
        if not _NAME.fullmatch(name) or _NO_NAME.fullmatch(name) or NO_FIRM.fullmatch(name) or NOT_A_NAME.search(name):
            continue
        if still_there.is_like_a_firm(name) or (_PLAIN.fullmatch(name) and (told is not None or not turn.meaning.sure)):
            return name
    return ""

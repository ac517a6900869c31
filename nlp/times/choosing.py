"""Which of the times in a message is the one to book: not the one refused, not the one told of."""

import re
from dataclasses import dataclass, replace
from datetime import timedelta

from nlp.times.clocks import PARTS
from nlp.times.meaning import DAY, Days, one
from nlp.times.months import numbered
from nlp.times.phrases import Phrase, placed_in

_QUESTION = re.compile(
    r"(行|可|能|好|成|要|在|来|去|是|方|得|有|空|上|加|合|用)[不没](?:\1)(?:以|便|有|空|适|班)?|有没得|得不得行|得不得"
)
_STOP = re.compile(r"[,。.!?;…\s]")
_REFUSED_AFTER = re.compile(
    r"不(?:太|怎么|大|一定)?(?:行|可以|能(?!迟到)|方便|得空|得闲|得行|在|成|要|合适|来|去|好(?!意思)|干|约|休息|放假|可|得(?!了)|有空)|没(?:有)?(?:得)?(?:空|时间|法|办法|位|名额|假)"
    r"|(?:没得|冇得|冇)(?:空|时间|法)|[来去克赶到走过抽排请脱整搞忙][不没](?:了|成|到|开|及|上|出|过来|赢|脱|起)|要不得|请不(?:了|到|下来)?假|取消|算了|满了|冲突|撞|太[早晚赶远久迟挤急热冷]|不[给让准批](?:请)?(?:假|走|来|出)|有事|走不|够呛|莫(?:来|约)|免了|去不掉|没(?:有)?人(?:在|值班|开门|接|$)|不开门|不上门|有点(?:早|晚|赶)"
)
_REFUSED_LATER = re.compile(
    r"(?:别|莫|不要|不用|不消|不必|先不|就不)(?:再|要)?(?:过来|来|去|克|约|找|打)(?!的话)|不(?:来|去|克)了"
)
_REFUSED_BEFORE = re.compile(
    r"(?:不要|别|莫|不是|不约|不用|不消|除了|除开|取消|推掉|不想|不在|避开|错过|错开|不等|赶不上|来不及|等不到|不能)(?:在|约|选|定|排|安排|到|把|我|这个?|的|是|来|再|等)*$"
)
_EXCEPT = re.compile(r"除(?:了|开)(?:在|我)?$")
_ALL_ELSE_REFUSED = re.compile(r"(?:都|其他|别的).*(?:忙|不|没|上班|加班)")
_FORMER = re.compile(
    r"(?:原来|本来|原定|原先|之前|约的?是?|约好|约了|定的?是?|说好|说的?是?|从|由|把|将|不是|预约的?|排的?是?|那个|以为)(?:的|是|约|定|在|好|了|说|我|你们)*$"
)
_BUSY = re.compile(
    r"(?<![不没用])(?:要|得|都在|还在)(?:加|上|值)(?:夜)?班|(?<![不没用])加班(?!的话)|^再(?:说|看|讲)"
    r"|^(?:我|要|都|也|还|得|又|还要|还得|可能|都要|就|才|刚|在)*(?:(?:上|加|值|倒|顶|补)(?:白|夜|早|中|晚|大夜|长白)?班(?![前后以之])|上课|开会|出差|考试|体检|忙|有课|有会|下班|收工|走亲戚|睡|补觉|要睡|回(?:去|家|老家|德宏|芒市|瑞丽|盈江|陇川|梁河|云南)|在厂里|干活)"
)
_UNTIL_BUSY = re.compile(r"(?:班|干|忙|课|上|睡|排|假|休息?)到$")
_OFF_WORK_AT = re.compile(r"下[早中夜晚白]?班(?![后了以之过]).*点")
_SHIFT = re.compile(r"(?:班|工作)(?:时间|是|:)*$")
_CHANGED = re.compile(
    r"(?:改|换|挪|推|调|延|移|提前|变)(?:迟|后|到|成|为|至|在|去|了|个|约|下|一下)*(?:时间|日子|日期|期)?[^,。]{0,4}$"
    r"|(?:改|换|推迟|推后|调|延|变)(?:个|一下|下)?(?:时间|日子|日期|期)"
)
_CHANGED_HERE = re.compile(
    r"(?:改|换|挪|推|调|延|移|提前|变)(?:到|成|为|至|在|去|迟到|后到)?(?:了)?$|不如$|最好|尽量|优先|(?:那就?|要不|要么就)(?:约|定|改)?$"
)
_RATHER = re.compile(r"还是$")
_LESSONS = re.compile(r"^(?:上)?的?(?:课|班(?![后了])|那期|那个班|那种)")
_TOLD = re.compile(
    r"(?:摔|伤|压|砸|撞|烫|夹|割|断|骗|扣|欠|辞|离|入|进|办|交|签|发|来|到|走|干|做|考|报|试|领|拿|买|寄|回|住|请|打|填|登记|申请|下|掉|丢|吵|开除|结|培训|出)"
    r"[^,。!?;我记]{0,5}的(?!话|时候|时间|车|人|班|那)(?=$|[,。!?;吗呢嘛现都还也就合])"
    r"|[来去到打问找说办交领拿查做考面约][^,。]?过(?:了|的|一|几|两|$)"
    r"|^(?:我|他|就|也)?(?:刚|才将|将才)"
    r"|(?:进|入|签|考|办|领|拿|发|交|来|到|辞|离|转|买|报)的(?:厂|职|证|合同|钱|货|工资|卡|会|上海|青浦|昆山|德宏|名|正)|^(?:那天|当天)?的事"
    r"|(?:摔|压|砸|撞|烫|夹|割|轧|扭)(?:[到着伤断]|了)|受伤|被[^,。]{0,6}[了的伤]|骗了|扣了|到现在|至今|(?<!可)以来|就没|没[发给结付交]|^(?:我|就|都)*已经"
)
_OFFER = re.compile(
    r"(?<!也)(?:可以|行|得行|有空|得空|得闲|有时间|方便|合适|休息|没事|没课|不上班|不加班|没班|好[吗嘛吧不]|都在|在宿舍|在家)"
    r"|来|[克去](?:你|站|找|那)|见|找|约|接|打|视频|闲|等(?!于)|到(?:你|站|厂门|宿舍)|[吧嘛](?:$|[,。])|得(?:$|[,。嘛了])"
)
_OR = re.compile(r"\s*(?:或者?|还是|和|跟|、|要么|要不|,)\s*")
_LISTED = re.compile(r"\s*(?:[、/和跟与]|或者?|还是|也行)?\s*")
_OFFERED = re.compile(r"休息|走访|跑|路线|可以|行|能|有空|得空|方便|合适|好不好|约|找|联系|打|过来|来|克|去|见")
_FACT = re.compile(
    r"^(?:就|要|都|会|才|是|该|应该|左右)*(?:到期|过期|出生|生的|发工资|发薪|开工资|结工资|放工资|发钱|失效)|^(?:的班|那种班|的夜班|的工)|^的?(?:工资|加班费|工钱|钱|社保|账|提成|奖金|补贴|房租|考勤)|^(?:快乐|愉快|安康|吉祥|好(?=$|[,。!老呀啊大]))|^(?:是|就是)?(?:几号|星期几|周几|礼拜几)|放(?:假到)?几|^到几|^(?:的|合同|身份证|证|居住证)*到期|^的?(?:三倍|双薪|加班费)|^(?:的)?(?:两班倒|三班倒|倒班|白班|夜班|长白班)|^(?:我们?|他|都)?(?:一般|通常|经常|平时|都是|双休|单休)"
)
_FACT_BEFORE = re.compile(
    r"(?:什么时候|哪天|几时|啥时候)$|(?:出生|生日|工资|发薪|有效期|到期|上班时间|工作时间|作息|营业时间|班次|[上第最]?[后一]次|刚)(?:日期|时间|都|是|为|到|在|从|:)*$"
)
FORTNIGHT = timedelta(days=14)
_AHEAD = re.compile(r"明|后|下{1,3}[一个]*(?:周|星期|礼拜|月)|过|再")
_RHYTHM_BEFORE, _RHYTHM_AFTER = 6, 1
_SHORT = 3


@dataclass(frozen=True)
class Candidate:
    """A phrase with what the words around it say of it."""

    phrase: Phrase
    refused: bool = False
    busy: bool = False
    former: bool = False
    chosen: bool = False
    offered: bool = False
    cued: bool = True


def weigh(plain: str, phrases: list[Phrase]) -> list[Candidate]:
    """The phrases that may be meant, in order, each judged by its neighbourhood."""
    found = [_judge(plain, phrases, index) for index in range(len(phrases))]
    return [candidate for candidate in _as_lists(plain, found) if candidate]


def _as_lists(plain: str, found: list[Candidate | None]) -> list[Candidate | None]:
    """周一周三周五上夜班, 除了周二周四: what is said of one end of a list is said of all of it."""
    for index in reversed(range(len(found) - 1)):
        one_of, next_one = found[index], found[index + 1]
        if one_of and next_one and _LISTED.fullmatch(plain, one_of.phrase.end, next_one.phrase.start):
            found[index] = replace(
                one_of,
                refused=one_of.refused or next_one.refused,
                busy=one_of.busy or next_one.busy,
                offered=one_of.offered or next_one.offered,
            )
    return found


def _around(plain: str, phrases: list[Phrase], index: int) -> tuple[str, str]:
    phrase = phrases[index]
    left = plain[phrases[index - 1].end if index else 0 : phrase.start]
    right = plain[phrase.end : phrases[index + 1].start if index + 1 < len(phrases) else len(plain)]
    before = _STOP.split(_QUESTION.sub("么", left))[-1]
    if index and not _STOP.search(left) and _refuses_what_went_before(left.lstrip(" 我们都也的")):
        before = ""
    after = next((piece for piece in _STOP.split(_QUESTION.sub("么", right)) if piece.strip(" 的、")), "")
    return before.strip(), after.strip()


def _refuses_what_went_before(words: str) -> bool:
    return bool(_REFUSED_AFTER.match(words) or _REFUSED_LATER.match(words))


def _judge(plain: str, phrases: list[Phrase], index: int) -> Candidate | None:
    phrase = phrases[index]
    if phrase.mark or _in_rhythm(plain, phrases, index):
        return None
    before, after = _around(plain, phrases, index)
    if phrase.last and phrase.days is None and _SHIFT.search(before):
        return None
    if phrase.days is None and any(each.mark == "often" for each in phrases) and not _OFFERED.search(before + after):
        return None
    if (
        _FACT.search(after)
        or _FACT_BEFORE.search(before)
        or (_tellable(plain[phrase.start : phrase.end]) and _TOLD.search(after))
    ):
        return None
    if before.endswith("都") and after.startswith("了"):
        return None
    if phrase.part and phrase.days is None and phrase.clock is None and _LESSONS.search(after):
        return None
    if phrase.clock and phrase.part is None and after.startswith("下班") and "夜班" not in plain:
        phrase = replace(phrase, part=PARTS["下班"])
    off_work = phrase.clock and _OFF_WORK_AT.search(plain, phrase.start, phrase.end)
    busy = bool(off_work or _BUSY.search(after))
    between = plain[phrase.end : phrases[index + 1].start] if index + 1 < len(phrases) else ""
    return Candidate(
        phrase,
        refused=(busy and _vague(phrase))
        or _is_refused(before, after)
        or bool(_REFUSED_LATER.search(between or plain[phrase.end :])),
        busy=busy,
        former=bool(_CHANGED.search(between) or _FORMER.search(before) or _UNTIL_BUSY.search(before)),
        chosen=bool(_CHANGED_HERE.search(before) or (_RATHER.search(before) and "吧" in after)),
        cued=bool(len(before + after) <= _SHORT or _OFFERED.search(before + after) or _OFFER.search(after)),
        offered=bool(_OFFER.search(after) or (index + 1 < len(phrases) and _OR.fullmatch(between))),
    )


def _is_refused(before: str, after: str) -> bool:
    if _EXCEPT.search(before):
        return not _ALL_ELSE_REFUSED.search(after)
    return bool(_REFUSED_AFTER.search(after) or _REFUSED_BEFORE.search(before))


def _in_rhythm(plain: str, phrases: list[Phrase], index: int) -> bool:
    """平时都是晚上八点, 星期天一般休息: a rhythm word next to a time in its clause makes it a habit."""
    pairs = [(index - 1, index, _RHYTHM_BEFORE), (index, index + 1, _RHYTHM_AFTER)]
    for left, right, reach in pairs:
        if left < 0 or right == len(phrases) or phrases[left + right - index].mark != "often":
            continue
        gap = plain[phrases[left].end : phrases[right].start]
        if len(gap) <= reach and not _STOP.search(gap):
            return True
    return False


def _tellable(said: str) -> bool:
    """Whether the words may as well speak of the past, as 5号 does and 明天 does not."""
    return not _AHEAD.search(said)


def inherit(candidates: list[Candidate]) -> list[Candidate]:
    """An hour said apart from its day takes the day from the words before it, or else after it."""
    result: list[Candidate] = []
    for index, candidate in enumerate(candidates):
        giver = _giver(candidates, result, index)
        if giver is None:
            result.append(candidate)
            continue
        if giver in result and not (candidate.refused or candidate.busy) and _fills(candidate.phrase, giver.phrase):
            result.remove(giver)
        moved = candidate.phrase.days is not None and candidate.phrase.days.grain == "shift"
        result.append(replace(candidate, phrase=_completed(candidate.phrase, giver), chosen=candidate.chosen or moved))
    return result


def _fills(phrase: Phrase, giver: Phrase) -> bool:
    """Whether the giver says nothing that the completed phrase does not say too."""
    return giver.only_days or (giver.clock is None and phrase.clock is not None and phrase.part in {None, giver.part})


def _completed(phrase: Phrase, lender: Candidate) -> Phrase:
    """A refused part of the day is not handed on, a refused hour still tells which half of the day is meant."""
    giver = lender.phrase
    part = giver.part if giver.clock or not lender.refused else None
    if phrase.days and giver.days and phrase.days.grain == "shift":
        return replace(giver, end=phrase.end, days=one(giver.days.first + phrase.days.step * DAY))
    if phrase.part is PARTS["下班"] and giver.clock and lender.busy and not phrase.clock:
        return replace(giver, start=phrase.start, end=phrase.end)
    if phrase.days and giver.days:
        return replace(phrase, days=placed_in(giver.days, phrase.days))
    return replace(phrase, days=giver.days, part=phrase.part or part)


def _giver(candidates: list[Candidate], before: list[Candidate], index: int) -> Candidate | None:
    phrase = candidates[index].phrase
    if phrase.moment:
        return None
    if phrase.days and phrase.days.grain == "shift":
        return next((earlier for earlier in reversed(before) if earlier.phrase.days), None)
    if phrase.days:
        narrow = phrase.days.weekday is not None or phrase.days.number is not None
        return before[-1] if narrow and before and _holds(before[-1], phrase.days) else None
    for earlier in reversed(before):
        if earlier.phrase.days or (earlier.phrase.part and phrase.clock and not phrase.part):
            return earlier if not earlier.refused or not earlier.phrase.only_days else None
    for later in candidates[index + 1 :]:
        if later.phrase.days:
            return later if _lends(later.phrase, phrase) and not later.refused else None
    return None


def _lends(giver: Phrase, phrase: Phrase) -> bool:
    """A later day serves an hour said before it, unless it has another part of the day of its own."""
    if giver.clock or giver.moment:
        return False
    own, other = phrase.part, giver.part
    return other is None or (own is not None and own.opens < other.closes and other.opens < own.closes)


def _holds(candidate: Candidate, said: Days) -> bool:
    """下周来可以吗, 周三: the wide stretch into which the weekday falls; after a festival 8号 is the one near it."""
    days = candidate.phrase.days
    if days is not None and (days.feast or days.endless) and said.number is not None:
        return numbered(days.first, said.number) - days.first < FORTNIGHT
    return days is not None and days.grain in {"week", "month"} and candidate.phrase.only_days and not candidate.refused


def order(candidates: list[Candidate]) -> list[Candidate]:
    """The ones still standing, the best first."""
    refused = {candidate.phrase.days for candidate in candidates if candidate.refused and candidate.phrase.only_days}
    standing = [
        each for each in candidates if not each.refused and (each.offered or each.phrase.days not in refused - {None})
    ]
    fuller = {each.phrase.days for each in standing if not each.phrase.only_days}
    standing = [each for each in standing if not (each.phrase.only_days and each.phrase.days in fuller)]
    standing = [each for each in standing if not any(_holds_inside(each.phrase, other.phrase) for other in standing)]
    standing = [each for each in standing if each.cued or not _only_background(each.phrase)]
    standing = [each for each in standing if not any(_told_closer(each.phrase, other.phrase) for other in standing)]
    for weak in ("former", "busy"):
        kept = [candidate for candidate in standing if not getattr(candidate, weak)]
        standing = kept or standing
    return sorted(
        standing,
        key=lambda candidate: (
            not candidate.chosen,
            _vague(candidate.phrase),
            not candidate.phrase.counted,
            not candidate.offered,
        ),
    )


def _only_background(phrase: Phrase) -> bool:
    """A bare 今天 or 晚上 books nothing unless the words near it ask for something."""
    if phrase.clock or phrase.moment or phrase.relation:
        return False
    return phrase.days is None or (phrase.only_days and phrase.days.today)


def _told_closer(rough: Phrase, close: Phrase) -> bool:
    """下夜班去站里, 早上九点: the part of the day whose hour is said elsewhere."""
    if rough.clock or rough.part is None or close.clock is None or rough.days != close.days:
        return False
    return close.part is not None and rough.part.opens < close.part.closes and close.part.opens < rough.part.closes


def _holds_inside(wide: Phrase, narrow: Phrase) -> bool:
    """国庆来, 3号: the stretch that only leads up to a day within it."""
    if not (wide.days and narrow.days and wide.only_days) or wide.days.before or narrow.days.wide:
        return False
    if wide.days.endless:
        return wide.days.first < narrow.days.first <= wide.days.first + FORTNIGHT
    within = wide.days.first <= narrow.days.first and narrow.days.until <= wide.days.until
    return within and wide.days.until - wide.days.first > narrow.days.until - narrow.days.first


def _vague(phrase: Phrase) -> bool:
    return phrase.days is not None and phrase.days.before and phrase.only_days

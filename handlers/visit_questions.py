"""What people ask about a visit while they ask for one: who comes, what it costs, whether they get in. No answer of the form."""

from collections.abc import Sequence

from handlers import texts
from handlers.dialogue.answers import Given
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import late

LONGEST = 24
_QUESTIONS = {
    texts.visits.WHO_COMES: late.pattern(
        "(?:是|要|来的是?)?(?:男|女)(?:的|生|同志|老师)?(?:来|还是)|(?:哪个|谁|哪位)(?:会)?来|来(?:的)?(?:人)?(?:是)?(?:哪个|谁|哪位|几个|多少|好多)"
        "|几个人来|(?:能不能|可不可以|给能|可以|有没有|派|带|找|喊|要)[^,，。]{0,6}(?:会(?:说|讲)|懂)[^,，。]{1,6}(?:话|语)"
        "|(?:能不能|可不可以|给能|可以)[^,，。]{0,6}(?:男|女)(?:的|同志|老师)"
    ),
    texts.visits.NO_LEAVE: late.pattern(
        "(?:来|走访|见)[^,，。]{0,8}(?:要不要|用不用|消不消|给要|需不需要)[^,，。]{0,3}请假|(?:要不要|用不用|消不消|给要)[^,，。]{0,3}请假[^,，。]{0,4}(?:等|见|来)"
    ),
    texts.visits.NO_GIFTS: late.pattern(
        "(?:要不要|用不用|消不消|给要|要)[^,，。]{0,4}(?:红包|送礼|送[^,，。]{0,3}东西|买[^,，。]{1,4}(?:给|招待)|准备(?:点)?(?:什么|哪样|啥|些|东西)?|请[^,，。]{0,4}吃饭)"
    ),
    texts.visits.AT_THE_GATE: late.pattern(
        "进不进得?(?:来|去)|(?:能不能|可不可以|给能|让不让|准不准|给让|给准)[^,，。]{0,6}(?:进(?!步|厂上)|外人)|外(?:面的)?人[^,，。]{0,6}进得?(?:来|去)?[吗么不没]"
    ),
    "": late.pattern(
        "(?:几点|哪天|几号|哪里|哪点|什么时候)来着|(?:我)?约的?(?:是|到)?(?:几点|哪天|几号|什么时候|哪里)"
    ),
}


def said_of(words: str) -> str | None:
    """The answer, "" when what is being arranged answers it, None when nothing of the kind is asked."""
    said = words.strip()
    if len(said) > LONGEST:
        return None
    return next((answer for answer, asked in _QUESTIONS.items() if asked.search(said)), None)


def explain(turn: Turn, given: Given) -> Sequence[Reply] | None:
    answer = said_of(turn.words)
    if answer is None:
        return None
    return [Text(answer)] if answer else []


def of_booked(words: str) -> str | None:
    """As `said_of`, of a visit that is agreed already: who comes stands there, and it is too late for the topic."""
    answer = said_of(words)
    return texts.visits.WHO_COMES_THEN if answer == texts.visits.WHO_COMES else answer

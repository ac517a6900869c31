"""Going unnamed (不想讲名字): help is given without a name, and nothing that is kept goes."""

from collections.abc import Sequence

from db import inquiries
from handlers import texts
from handlers.dialogue.registry import Phrase
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import late, spelling

Replies = Sequence[Reply]
LONGEST = 24
NOT = "(?:不|莫|别|甭)(?:太)?(?:想|要|愿意?|敢|能|用|消|肯|方便|可以|让|给|把|你们|他们|人家)*"
A_NAME = "(?:真名|实名|姓名|名字|名|身份|我是(?:谁|哪个))"
TELL = "(?:讲|说|报|露|透露|暴露|公开|告诉|写|填|留|给|用|签|提|让人(?:家)?(?:知道|晓得))(?:出来?|下|出去|你们)?"
WISHES = late.pattern(
    f"{NOT}{TELL}(?:我的?|自己的?|真实的?)*{A_NAME}|{NOT}(?:我的?|自己的?)*{A_NAME}{TELL}|{A_NAME}(?:我)?(?:能不能|可不可以|可以|能|给能|得不得)?{NOT}{TELL}"
    f"|{NOT}(?:露|实|署|具|留|报)名|匿名"
    f"|{NOT}(?:告诉|跟|对|和|同)?(?:厂里|老板|单位|公司|主管|班长|工头|对方|他们)?(?:讲|说|知道|晓得)?是我(?:讲|说|告|举报|反映)?"
)
# What is on record shall go, a report has its own answer, and an ID number that is not taken is another matter.
OTHER = late.pattern(
    "删|注销|去掉|抹|撤|存着|保存|资料|信息|举报|投诉|留(?:在|着)|写错|改|中介|他不|老板不|厂里不|单位不"
)


def wishes(words: str) -> bool:
    said = spelling.normalise(words)
    return len(said) <= LONGEST and bool(WISHES.search(said)) and not OTHER.search(said)


def say(turn: Turn) -> Replies:
    """With a request open it goes on as it is, and whoever takes it reads the wish."""
    inquiry = inquiries.open_of(turn.session, turn.follower)
    if inquiry is None:
        return [Text(texts.people.NO_NAME_NEEDED)]
    inquiries.note(turn.session, inquiry, words=turn.words, now=turn.now)
    return [Text(texts.people.goes_on_unnamed(inquiry.number))]


def _wished(turn: Turn) -> bool:
    return turn.staff is None and wishes(turn.words)


PHRASES = (Phrase(r"(?s).{2,30}", say, when=_wished),)

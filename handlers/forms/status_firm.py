"""Which firm somebody works at (单位), as they tell it: by its name, by what it is called for short, or as the clause that can be one."""

import re

from db import employers
from db.employers import SHORTEST_NAME
from db.models import Worker
from handlers import named_employers, relatives, still_there
from handlers.dialogue.answers import Given, Got, Read
from handlers.dialogue.kinds import Words
from handlers.dialogue.turn import Turn
from nlp import answers, commands, homebound, late, own_words, places, situations, spelling, unmoved

TAKEN_BACK = "-"
NOT_THE_NAME = late.pattern("示例|.的|刚|有限公司")
ONLY_A_DAY = late.pattern(
    "(?:从|是|就)?(?:(?:20[0-9]{2}年)?[0-9一二三四五六七八九十]{1,3}月)?(?:[0-9一二三四五六七八九十]{1,3}[号日]|昨天|前天|今天|上个?(?:月|周|礼拜|星期))[^,，。]{0,4}(?:的|了)?"
)
# Said where a firm is asked for, and none: leave to ask, a delay, what is to come, a question back, a thank-you.
NO_FIRM = late.pattern(
    "(?!.*(?:厂|公司|店|集团|餐厅|超市|家政|中心|医院|工地)$)(?:(?:那|你|您|来|可以|行|好|嗯)*(?:问|说|讲)(?:嘛|吧|呗|啊|了)*|.*再(?:跟|和|给|同)?(?:你们?|您)?[^,，。]{0,2}(?:说|讲|发|告诉|联系).*|.*(?:等(?:哈|下|会|一)|待会|一会|哈说|再说|下班说|在忙|忙(?:着|得|不)|不方便).*"
    "|.*(?:下个?(?:月|周|星期|礼拜)|明年|明天|后天|过(?:年|几天|两天|段时间)|月底|年底|准备|打算|想|要)(?:就|才|再|我|要|想)*(?:回|走|去|换|辞|找|来).*"
    "|.*回(?:老)?家.*|(?:好|行|嗯|哦|对|是|谢|多谢|感谢|收到|晓得|知道|可以|在的?|有|没有?|不知道|不晓得|忘了?|记不(?:得|清)|随便|干嘛|干啥|咋个?了?|怎么了|什么|啥|哪样|为什么)+(?:的|了|嘛|吧|啊|呢|您|你|们|意思|事)*)"
)
# 不晓得叫哪样: there is a firm, and its name is not known.
NAME_UNKNOWN = late.pattern(
    "(?:我|还|也|都|暂时|现在|真)*(?:不|没)(?:知道|晓得|清楚|记得|记住|搞清|认得)(?:它|那里|那个厂|这个厂|厂里?|厂名|名字)*(?:叫|是)*(?:什么|啥子?|哪样|哪个|么)?(?:名字|名|厂)?|(?:叫不出|忘了?|记不(?:得|清)了?|说不上)(?:名字|厂名|来)?|还?没(?:有|得)?名字"
)
# 今天上班第一天，顺丰青浦中转场: a firm that stands by itself.
ALONE = late.pattern(
    "(?!.*(?:那边|这边|一个|一家|哪个|新|别的|什么|还在|不在))[一-鿿A-Za-z]{2,12}(?:公司|电子厂|服装厂|食品厂|集团|酒店|饭店|超市|中转场|分拨中心|转运中心|云仓|冷链|速运|物业|养老院)"
)
# What tells the move and not the firm: 今天是正式上班第一天, 刚进去的.
NOT_A_NAME = late.pattern(
    "(?:今[天早晚]|昨[天晚]|前天|刚才?|刚刚|正式|第[一二三]天|上班|报到|入职|进去|开始|已经|工资|合同|包吃|包住|一天|一个?月|小时|老乡|劳务|中介|朋友)"
)
# 我想自己搞个小厂: a plan for later, and no firm somebody is at.
PLAN = late.pattern(
    "(?:想|打算|准备|计划|考虑|要)(?:着|自己|个人|我|回家|回去|回老家|跟人|合伙|再|去|先|来|也)*(?:搞|开|办|弄|整|做|养|种|创业|当老板|找|换|进|学|休息)"
)
_CALLED = late.pattern(
    "^(?:(?:就|现在|那个|这个|我|厂名?|单位|名字|公司)*(?:是|在|叫做?|去了|进了|到了)|去|就)(?=[一-鿿A-Za-z]{2})"
)
_CLAUSES = late.pattern(r"[,，。;；!！\s]+")
# 老乡饭店 is a firm, 我弟回去了 is none.
TOLD = late.pattern("(?:了|咯|喽|啦|罗|嘞|噶)[。.!！~ ]*$")


def by_the_firm(turn: Turn, words: str) -> Read:
    """还在快达 confirms; 雪岭冷链，20号开始的 is another one."""
    plain = spelling.normalise(words)
    if answers.asks(words) or situations.intends(words):
        return None
    if situations.still(words) is not None:
        return Got("same") if still_there.is_said(turn, words) else None
    own = turn.worker.employer_name if turn.worker else ""
    named = named_employers.find(plain, employers.names(turn.session))
    if not named or any(situations.left(plain, name) for name in named):
        return None
    if own and named_employers.find(plain, [own]):
        return None
    return Got("changed" if own else "employed")


def put_on_file(turn: Turn, worker: Worker) -> None:
    """云杉光电 is 示例云杉光电有限公司: under the words that were told, one of its people. Two letters may be any firm."""
    told, every = worker.employer_name, employers.names(turn.session)
    short = told if len(told) >= SHORTEST_NAME and told not in every else ""
    name = named_employers.only(spelling.normalise(short), every) if short else told
    worker.employer_id = employers.numbered(turn.session, name) if name else None


def _is_still_own(turn: Turn, words: str) -> bool:
    """Not the new firm that is asked for, but the one of the ledger: nothing has changed."""
    own = turn.worker.employer_name if turn.worker else ""
    return bool(own) and not answers.asks(words) and still_there.named(turn, words) == own


def where_it_says(turn: Turn, worker: Worker, employer: str) -> str:
    """The place in the name of another firm than before that the station has not on file: 昆山富士康; else ""."""
    if not employer or employer == worker.employer_name or employers.named(turn.session, employer) is not None:
        return ""
    return places.spelled(spelling.normalise(employer))


class EmployerName(Words):
    """The name of a firm: any words as the reply to the question, a named firm in passing. 没换 takes the change back."""

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        if unmoved.takes_back(words):
            return Got(TAKEN_BACK)
        if (
            commands.pick(words, count=9) is not None
            or not re.search("[一-鿿A-Za-z]{2}", words)
            or own_words.are(words)
        ):
            return None  # a number of no list, a line of the menu: no firm has such a name
        if (PLAN.search(words) and not answers.asks(words)) or homebound.asks_for_work(words):
            return None
        confirms = given.get("kind") == "same"
        if not confirms and _is_still_own(turn, words):
            return Got(TAKEN_BACK)
        if (named := self.find(turn, given, words)) is not None:
            return named
        if any(NAME_UNKNOWN.fullmatch(clause) for clause in _CLAUSES.split(words.strip(" ,，。.!！?？~"))):
            return Got("")
        told = situations.find(words)
        if (TOLD.search(words) and relatives.told_of(turn, words)) or NO_FIRM.fullmatch(words.strip(" ,，。.!！?？~")):
            return None
        if told is not None and told.kind == "same":
            return None if confirms else Got(TAKEN_BACK)
        other = told is not None and told.kind not in ("changed", "employed")
        if other or ONLY_A_DAY.fullmatch(words.strip()):
            return None
        name = _by_itself(words)
        return super().read(turn, given, name) if name else None

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        """A firm by its registered name, by the name it is known by, or by what is written like a firm."""
        if situations.still(words) is not None:
            still = still_there.named(turn, words)
            return Got(still) if still else None
        plain, every = spelling.normalise(words), employers.names(turn.session)
        if whole := [name for name in every if _is_named(plain, spelling.normalise(name))]:
            return Got(max(whole, key=len))
        known = named_employers.find(plain, every)
        written = situations.employer(plain)
        # 星桥电子厂 says more than 星桥; 华新的示例快达速运 only says where it is besides.
        names = (written, *known) if not NOT_THE_NAME.search(written) else (*known, written)
        found = [name for name in names if name and not situations.left(plain, name)]
        found = found or [clause for clause in _CLAUSES.split(words) if ALONE.fullmatch(clause)]
        return Got(found[0]) if found else None


def _by_itself(words: str) -> str:
    """The clause that can be a name; a sentence that only tells of the first day holds none."""
    whole = words.strip(" ,，。.!！?？~")
    clauses = [clause for clause in _CLAUSES.split(whole) if clause]
    names = [clause for clause in clauses if not NOT_A_NAME.search(clause) and not ONLY_A_DAY.fullmatch(clause)]
    if len(clauses) > 1 and len(names) == len(clauses):
        return whole
    name = _CALLED.sub("", names[0]) if names else ""
    return name if re.search("[一-鿿A-Za-z]{2}", name) else ""


def _is_named(plain: str, name: str) -> bool:
    return name in plain and not situations.left(plain, name)

"""Telling the station where one works now (换厂、没活干、回家): one message moves the dated ledger."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from db import employers, feedback, workers
from handlers import check_ups, monthly_sharing, named_employers, relatives, texts
from handlers.dialogue.answers import Given, Got, Option, Read
from handlers.dialogue.form import Form, Step
from handlers.dialogue.kinds import Choice, Words
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from handlers.forms import person
from nlp import answers, commands, late, own_words, past_days, situations, spelling, times

KINDS = (
    Option("same", "还在原厂", ("还在原厂", "没变", "老样子")),
    Option("changed", "换厂了", ("换厂", "换工作")),
    Option("idle", "没活干", ("没活", "待业", "休息")),
    Option("returned", "回家了", ("回家", "回老家", "回德宏")),
    Option("employed", "刚进厂", ("进厂", "入职", "上班了")),
)
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
# What tells the move and not the firm: 今天是正式上班第一天, 刚进去的.
# 今天上班第一天，顺丰青浦中转场: a firm that stands by itself.
ALONE = late.pattern(
    "(?!.*(?:那边|这边|一个|一家|哪个|新|别的|什么|还在|不在))[一-鿿A-Za-z]{2,12}(?:公司|电子厂|服装厂|食品厂|集团|酒店|饭店|超市|中转场|分拨中心|转运中心|云仓|冷链|速运|物业|养老院)"
)
NOT_A_NAME = late.pattern(
    "(?:今[天早晚]|昨[天晚]|前天|刚才?|刚刚|正式|第[一二三]天|上班|报到|入职|进去|开始|已经|工资|合同|包吃|包住|一天|一个?月|小时|老乡|劳务|中介|朋友)"
)
_CALLED = late.pattern(
    "^(?:(?:就|现在|那个|这个|我|厂名?|单位|名字|公司)*(?:是|在|叫做?|去了|进了|到了)|去|就)(?=[一-鿿A-Za-z]{2})"
)
_CLAUSES = late.pattern(r"[,，。;；!！\s]+")
# 老乡饭店 is a firm, 我弟回去了 is none.
TOLD = late.pattern("(?:了|咯|喽|啦|罗|嘞|噶)[。.!！~ ]*$")
STILL = late.pattern("(?:我|现在|一直|都|就)*(?:还|仍|一直)(?:是)?在")
LEAVING = ("changed", "idle", "returned")
STATUS = {"same": "employed", "changed": "employed", "employed": "employed", "idle": "idle", "returned": "returned"}


class SituationAnswer(Choice):
    """The five situations, read from what people say of their working life."""

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        if found := self.find(turn, given, words):
            return found
        if relatives.told_of(turn, words):
            return None
        return _by_the_firm(turn, words) or super().read(turn, given, words)

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        found = situations.find(relatives.without_relation(turn, words))
        return Got(found.kind) if found else None


def _by_the_firm(turn: Turn, words: str) -> Read:
    """还在快达, where that is one's firm; 雪岭冷链，20号开始的 is another one."""
    plain = spelling.normalise(words)
    if answers.asks(words) or situations.intends(words):
        return None
    own = turn.worker.employer_name if turn.worker else ""
    rest = STILL.sub("", plain)
    if own and rest != plain and len(rest) > 1 and rest in named_employers.spoken(spelling.normalise(own)):
        return Got("same")
    named = named_employers.find(plain, employers.names(turn.session))
    if not named or any(situations.left(plain, name) for name in named):
        return None
    if own and named_employers.find(plain, [own]):
        return Got("same") if STILL.match(plain) else None
    return Got("changed" if own else "employed")


class EmployerName(Words):
    """The name of a firm: any words as the reply to the question, a named firm in passing. 没换 takes the change back."""

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        if situations.TAKES_BACK.fullmatch(words.strip()):
            return Got(TAKEN_BACK)
        if (
            commands.pick(words, count=9) is not None
            or not re.search("[一-鿿A-Za-z]{2}", words)
            or own_words.are(words)
        ):
            return None  # a number of no list, a line of the menu: no firm has such a name
        if _by_the_firm(turn, words) == Got("same"):
            return Got(TAKEN_BACK)
        if (named := self.find(turn, given, words)) is not None:
            return named
        if any(NAME_UNKNOWN.fullmatch(clause) for clause in _CLAUSES.split(words.strip(" ,，。.!！?？~"))):
            return Got("")
        told = situations.find(words)
        if (TOLD.search(words) and relatives.told_of(turn, words)) or NO_FIRM.fullmatch(words.strip(" ,，。.!！?？~")):
            return None
        if told is not None and told.kind == "same":
            return Got(TAKEN_BACK)
        other = told is not None and told.kind not in ("changed", "employed")
        if other or ONLY_A_DAY.fullmatch(words.strip()):
            return None
        name = _by_itself(words)
        return super().read(turn, given, name) if name else None

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        """A firm by its registered name, by the name it is known by, or by what is written like a firm."""
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


class SinceAnswer:
    """Since when: the day told in passing, never asked for; without one it is today."""

    hint: str = "11月20号"
    takes_anything: bool = False

    def options(self, turn: Turn, given: Given) -> Sequence[Option]:
        return ()

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        return self.find(turn, given, words)

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        if situations.intends(words) and not answers.asks(words):
            return Got({**_day(_ahead(turn, words) or turn.now.date()), "ahead": True})
        told = past_days.find(words, now=turn.now, near=situations.place_of(words))
        return Got(_day(told.day, about=told.about)) if told else None

    def show(self, turn: Turn, value: Any) -> str:
        day = date.fromisoformat(value["day"])
        return f"{day.month}月{day.day}日"


def _today(turn: Turn, given: Given) -> dict[str, Any]:
    return _day(turn.now.date())


def _day(day: date, *, about: bool = False) -> dict[str, Any]:
    return {"day": day.isoformat(), "about": about}


def _ahead(turn: Turn, words: str) -> date | None:
    """The day on which a move is to be; of 月底 the last one."""
    named = times.find(words, now=turn.now)
    return (named.end - timedelta(seconds=1)).date() if named and named.names_day else None


def _needs_employer(turn: Turn, given: Given) -> bool:
    return given.get("kind") in ("changed", "employed")


def submit(turn: Turn, given: Given) -> Sequence[Reply]:
    worker = person.settle(turn, given)
    kind, since = given["kind"], date.fromisoformat(given["since"]["day"])
    employer = given.get("employer") or (worker.employer_name if kind == "same" else "")
    if kind == "same" and worker.status == STATUS[kind]:
        workers.still_there(turn.session, worker, now=turn.now)
    else:
        workers.set_status(
            turn.session, worker, status=STATUS[kind], since=since, now=turn.now, employer_name=employer, note=kind
        )
    feedback.settle_pulses(turn.session, worker, answer=kind, now=turn.now)
    label = next(option.label for option in KINDS if option.value == kind)
    said = texts.people.status_noted(label, employer, since, about=given["since"]["about"], this_year=turn.now.year)
    lines: list[Reply] = [Text(said)]
    if kind in LEAVING and worker.transport_subsidy not in check_ups.DONE_WITH_TRAVEL:
        lines.append(Text(texts.check_ups.BEFORE_LEAVING))
    if kind in texts.people.WHAT_NEXT:
        return [*lines, Text(texts.people.WHAT_NEXT[kind])]
    return [*lines, *monthly_sharing.offer(turn, worker)]


def _hears(turn: Turn, given: dict[str, Any]) -> str:
    """莫得活干了, said where the new factory is asked for: that is what is so now."""
    told = situations.find(relatives.without_relation(turn, turn.words))
    if told is not None and told.kind == given.get("kind") and "since" in given:
        day = SinceAnswer().find(turn, given, turn.words)  # the day of what was told before is told anew
        given.update({"since": day.value} if isinstance(day, Got) else {})
    if told is None or "kind" not in given or told.kind in ("changed", "employed", "same", given["kind"]):
        return ""
    given["kind"] = told.kind
    given.pop("since", None)  # the day of what was told before is not the day of this
    if isinstance(day := SinceAnswer().find(turn, given, turn.words), Got):
        given["since"] = day.value
    return texts.forms.NOTED


def _stopped(turn: Turn, given: Given) -> Sequence[Reply] | None:
    """What was taken back, or has not happened yet, moves nothing."""
    if given.get("employer") == TAKEN_BACK:
        return [Text(texts.people.NOT_MOVED)]
    if given.get("kind") == situations.ON_LEAVE:
        return [Text(texts.people.ON_LEAVE)]
    since = date.fromisoformat(given["since"]["day"]) if "since" in given else turn.now.date()
    if since > turn.now.date() or given.get("since", {}).get("ahead"):
        return [Text(texts.people.not_yet(since if since > turn.now.date() else None))]
    return person.stopped(turn, given)


FORM = Form(
    name="status",
    title="更新务工情况",
    intents=("status_report",),
    opens_with=("我换厂了", "我回家了", "我没活干了", "我进厂了", "更新务工情况", "我离职了", "更新"),
    steps=(
        *person.STEPS,
        Step("kind", ask=texts.people.ASK_SITUATION, answer=SituationAnswer(lambda turn, given: KINDS)),
        Step("employer", ask=texts.people.ASK_EMPLOYER, answer=EmployerName(hint="星桥电子", limit=40),
             when=_needs_employer, optional=True),
        Step("since", ask="", answer=SinceAnswer(), known=_today),
    ),
    submit=submit,
    stops_at=_stopped,
    hears=_hears,
    review=False,
)  # fmt: skip

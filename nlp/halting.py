"""Words of somebody who wants a message to many halted: 停停停！发错了, 先别发, 把B0001停了, 撤回刚才那条."""

import re
from dataclasses import dataclass

from nlp import late
from nlp.patterns import one_of

_LEAD = one_of(
    "喂 哎呀? 啊 呀 糟了 糟糕 完了 坏了 不好 天[呐哪] 快点? 赶紧 赶快 马上 立刻 立即 请 麻烦 帮我 帮忙 先 就 都 还是 给我 我要 我想 我说 那 把 将 你 等一?下"
    " 对不起 不好意思 暂时 现在 今天 全部"
)
_END = "(?:了|啦|吧|嘛|咯|喽|啊|呀|哈|呢|先|一下|下|来|噶|嘎)"
# The message itself, as one points at it.
_THING = one_of(
    "刚才 刚刚 才 上 这 那 前面 最后 最近 定时 一?[条个次] 群发 消息 通知 任务 信息 内容 发送 发?出去 发?的"
)
_STOP = "(?:停(?:止|掉|下来|住)?|叫停|打住|撤回来?|撤销|收回来?|取消|终止|中止|stop)"
_SEND = "(?:群发|发送|发|推送|推)(?:出去|下去|出)?"
_NOT = f"(?:不|莫|别|勿)(?:要|能|用|可以|想)?(?:再|忙|慌|急着)*(?:往下|往外|继续|接着)?{_SEND}"
_WRONG = "是?(?:发|群发|搞|弄|选)(?:错|岔)(?:人|对象|内容|时间|地点|地方|县|东西)*"
_BEFORE = f"(?:{_LEAD}|{_THING})*"
# What a clause may say; a lead alone (快, 等一下) says nothing by itself.
HALTS = late.pattern(f"{_BEFORE}(?:{_STOP}|{_NOT})(?:{_STOP}|{_LEAD}|{_THING}|{_END}|群?发送?)*", re.IGNORECASE)
WRONG = late.pattern(f"{_BEFORE}{_WRONG}{_END}*")
LEADS = late.pattern(f"(?:{_LEAD}|{_END})*")
NUMBER = late.pattern(r"B\d{1,6}", re.IGNORECASE)
CLAUSES = late.pattern(r"[\s,，。.!！?？、~;；:：]+")
# Said of messages only; 取消, 撤回 and 搞错了 may be about something else.
OF_SENDING = late.pattern("停|发|推|打住|stop", re.IGNORECASE)
SOFTLY = late.pattern("先|停一下|等一?下|暂时|[不别莫](?:忙|慌)")


@dataclass(frozen=True)
class Halt:
    """`number` if it was said; `weak` where nothing in it speaks of a message; `softly` when it may be gone on with."""

    number: str = ""
    weak: bool = False
    softly: bool = False


def read(words: str) -> Halt | None:
    numbers = NUMBER.findall(words)
    if len(numbers) > 1 or len(words) > 40:
        return None
    plain = NUMBER.sub("", words)
    clauses = [clause for clause in CLAUSES.split(plain) if clause]
    halts = [clause for clause in clauses if HALTS.fullmatch(clause)]
    wrong = [clause for clause in clauses if WRONG.fullmatch(clause)]
    if not (halts or wrong) or not all(
        clause in halts or clause in wrong or LEADS.fullmatch(clause) for clause in clauses
    ):
        return None
    softly = not (halts and wrong) and (bool(SOFTLY.search(plain)) or not halts)
    return Halt("".join(numbers).upper(), weak=not numbers and not OF_SENDING.search(plain), softly=softly)

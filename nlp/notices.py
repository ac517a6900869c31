"""Which kinds of messages somebody wants to stop, keep or start again: 走访通知别发了, 招聘不要停, 全部都别发."""

from dataclasses import dataclass
from functools import lru_cache

from nlp import late

LONGEST = 40
EVERY = ("jobs", "courses", "visits", "asks")
KINDS = {
    "jobs": "招聘|招工|招人|岗位|职位|找工作|工作(?!站|人员|队)",
    "courses": "培训班?|上课|听课|课程?|学习|开班",
    "visits": "走访|看望|慰问|探访",
    "asks": "问?近况|回访|问候",
}
_NEVER = "(?:不想|不愿意?|不要|别(?!的|人)|莫|甭|不用|不消|不必|不许|不准|不需要)"
_BETWEEN = "(?:再|老是?|总是?|一直|天天|每天|都|全|来|收到|看到|给|跟|向|往|对|我们?|家|这边|手机上?|乱|又|把)*"
_OFF = "(?:停止|停掉|停|关闭|关掉|关|退订|取消订阅|屏蔽|拒收|断掉|td)"
_SEND = "(?:发送?|推送?|推荐|通知|提醒|群发|告诉|打扰|骚扰|吵|烦)"
# In this order: what stands first is read first. Whatever none of them reads makes the message one about something else.
_TOKENS = {
    "mark": r"[\s,，。.!！;；、~…]+",
    "except": "除了|除开",
    "rest": "其他|其它|别的|剩下|另外|余下",
    "keep": rf"(?:{_NEVER}|不能|不)(?:再|给我?|都|全|把)*{_OFF}(?:掉|了)?|(?:{_NEVER}|不)取消|还是?要(?:收|发|推)?(?!求)|还是(?:想)?(?:收到?|发|推送?)|要?留着|要留|留下|保留|照(?:样|常|旧)?发|照收"
    "|继续(?:发|推|收)|接着(?:发|推)|(?:可以|还)发|(?:只|光)(?:想|要)?(?:要|留|收|发)",
    "hold": f"{_NEVER}(?:再)?把(?=.*(?:{_OFF}|取消))",
    "stop": f"{_NEVER}(?:再)?把|{_NEVER}{_BETWEEN}{_SEND}(?:送)?|不(?:想|愿|愿意|要|用)?(?:再)?(?:收到?|接收|看到)|{_NEVER}(?:再)?(?:收到?|接收|看到)",
    "call": f"{_NEVER}{_BETWEEN}(?:喊|叫|催)",
    "ask": f"{_NEVER}{_BETWEEN}问",
    "start": "恢复|打开|开启|开通|(?:重新|再|又)(?:要|想|来)?(?:打开|开|发|推|订阅|收)(?:送|启|到)?(?:起来?)?|重新订|(?:要|想)收到?|订阅|开(?![班课学会工始车除户店票销支心关厂])",
    "unsubscribe": "退订|取消订阅|屏蔽|拒收|td",
    "off": "停止|停掉|停|关闭|关掉|关|断掉",
    "drop": f"取消|{_NEVER}(?:想)?要|不要|不用|不需要|不想看|不看|不收|免了",
    "notice": "通知|消息|信息|短信|提醒|推送|推荐|群发|微信|广告|资讯",
    "all": "东西|[一半][个条样]|任何|全部|所有|全都|统统|通通|一切|一律|[什哪](?:么|样)|啥子?|样样|都|全",
    **KINDS,
    "fill": "工作站|老师|同志|你们|您们|我们|起来|麻烦|帮我|给我|那[个种些类]|这[个种些类]|以后|今后|从现在起|暂时|先|行不行|行吗|可以吗|好不好|好吗|要得不|谢谢|能不能|可不可以|可以|怎么|咋个"
    "|烦死?(?:了|人)|吵死?了|太多了?|太吵了?|够了|天天|老是|老|求求|求|之类|以外|之外|方面|这边|手机上?|一下|还有|是|有关|关于|就|也|再|还|请|你|您|我|把|将|的|了|掉|吧|嘛|啊|呀|哈|嘎|噶|呢|啦|哦"
    "|和|跟|与|去|来|克|给|想|些|发|类|外|千万",
}
_READ = late.pattern("|".join(f"(?P<{name}>{words})" for name, words in _TOKENS.items()))
_ACTS = {"keep": "keep", "hold": "keep", "start": "start", "except": "keep"} | dict.fromkeys(
    ("stop", "call", "ask", "unsubscribe", "off", "drop"), "stop"
)
_SENT = late.pattern(f"{_OFF}|[发推收]|全部|所有|恢复")
_ORDERS_ALL = late.pattern("(?:全部|所有|统统|通通|一切|一律|都)(?:停|关)(?!了)|(?:停|关)(?:掉|了)?(?:全部|所有|一切)")
_QUESTION = late.pattern("[?？]$|(?:吗|没有?|不)$")
_POLITE = late.pattern("能不能|可不可以|可以吗|行不行|行吗|好不好|好吗|要得不")
_FILL = f"(?:{_TOKENS['fill']})*"
_KIND = "|".join(KINDS.values())
_TOUCHES = late.pattern(
    f"{_TOKENS['stop']}|(?:{_TOKENS['notice']}){_FILL}(?:全|都)*(?:{_TOKENS['off']}|{_TOKENS['drop']}|{_TOKENS['unsubscribe']})"
    f"|(?:{_TOKENS['off']}|{_TOKENS['drop']}){_FILL}(?:{_KIND}){_FILL}(?:{_TOKENS['notice']})"
)
_WHAT = late.pattern(
    "哪些|哪几|哪[一个条家]|多少|几[个条份家]|什么时候|哪时候?|为(?:什么|啥|哪样|何)|为哪样|咋个会|怎么会"
    # 咋个就停了 asks why; 咋个停, 怎么才能关了 asks how.
    "|(?:咋个?|怎么|怎的|为何)(?!才|能|样|可以)[^,，。才能把]{0,4}?(?:停|关|断|撤|收)(?:招|掉|止|下)?(?:了|咯|啦|喽)|(?:咋个?|怎么|为何)[^,，。]{0,4}?不(?:招|要人|收)"
)
_WHETHER = late.pattern("(?:是不是|是否|有没有)|(?:[没冇]有?|不曾)[了啊呢的]*[?？]*$|[吗么]+[?？]*$|了[?？]+$")
_UNWANTED = late.pattern(f"{_TOKENS['stop']}|{_TOKENS['call']}|{_TOKENS['ask']}|{_TOKENS['unsubscribe']}")
_MESSAGES = late.pattern(_TOKENS["notice"])
_GIVEN_UP = late.pattern(_TOKENS["drop"])
LONGEST_ADDED = 14
_ADDS = late.pattern(
    f"(?:那|还有|和|再|就)*也(?:{_NEVER})(?:{_KIND})(?:的|类|了|吧|嘛|消息)*|(?:那|还有|和)*(?:{_KIND})(?:的|那个|类|消息)*也(?:{_NEVER})(?:要|了|吧|嘛)*"
)
WORK_ENDED = late.pattern("工作(?:也|都|又|就)?(?:停|没|断)了")  # a job lost, hardly the messages
CLAUSES = late.pattern(_TOKENS["mark"] + "|[?？]")


@dataclass(frozen=True)
class Wish:
    """`plain` where messages are meant beyond doubt: 培训通知别发了; not in 别喊我上课了, 走访停了, which may be the thing itself."""

    stop: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    start: tuple[str, ...] = ()
    plain: bool = True


@lru_cache(maxsize=64)
def read(words: str) -> Wish | None:
    """What the whole message says of kinds of messages; None where it names no kind, or says anything else besides."""
    said = words.strip().lower()
    if len(said) > LONGEST or asks_what_ended(said) or (_QUESTION.search(said) and not _POLITE.search(said)):
        return None
    tokens = _tokens(said.rstrip("?？"))
    names = {name for name, _ in tokens}
    if not names & {*EVERY, "all", "rest"} or not names & set(_ACTS):
        return None
    return _wish(tokens, _assigned(tokens))


def touches(words: str) -> bool:
    """Whether a part of the message is about messages that should not come, whatever else it says."""
    return bool(_TOUCHES.search(words.lower()))


def asks_what_ended(words: str) -> bool:
    """关了哪些岗位, 招聘停了没有: a question about what has been closed or stopped, which stops nothing."""
    said = words.strip().lower()
    if _UNWANTED.search(said) or _POLITE.search(said):
        return False  # 为什么老是发，别发了; 能不能关了？
    return bool(_WHAT.search(said) or (_WHETHER.search(said) and not _GIVEN_UP.search(said)))


def speaks_of_messages(words: str) -> bool:
    return bool(_MESSAGES.search(words))


def adds_to_a_stop(words: str) -> tuple[str, ...]:
    """也不要培训, 走访也不要: the kinds, where nothing else is said; what is added to is not in the words."""
    said = words.strip(" ,，。.!！")
    return named(said) if len(said) <= LONGEST_ADDED and _ADDS.fullmatch(said) else ()


def named(words: str) -> tuple[str, ...]:
    """The kinds named anywhere in it, in whatever sense."""
    return tuple(kind for kind, pattern in _NAMED.items() if pattern.search(words))


_NAMED = {kind: late.pattern(written) for kind, written in KINDS.items()}


def _tokens(said: str) -> list[tuple[str, str]]:
    """Empty where some of it cannot be read."""
    tokens: list[tuple[str, str]] = []
    at = 0
    while at < len(said):
        match = _READ.match(said, at)
        if match is None:
            return []
        tokens.append((match.lastgroup or "", match.group()))
        at = match.end()
    return tokens


def _assigned(tokens: list[tuple[str, str]]) -> dict[str, set[str]]:
    """To each act what is named before it (培训别发), else what follows it (别发培训); marks stand between both."""
    excepted = any(name == "except" for name, _ in tokens)
    found: dict[str, set[str]] = {"stop": set(), "keep": set(), "start": set()}
    waiting: set[str] = set()
    act, closed = "", False  # closed: the act has what it is about, what comes now waits for the next
    for name, words in tokens:
        if name in _ACTS:
            if act == "hold":
                continue  # 别把招聘停了: this 停 is the one that should not be
            act, closed = name, bool(waiting)
            found[_ACTS[name]] |= waiting
            waiting = set()
        elif name in (*EVERY, "rest") or (name == "all" and words not in ("都", "全")):
            about = "rest" if name == "all" and excepted else name
            closed = closed or (act == "except" and about == "rest")
            (waiting if closed or not act else found[_ACTS[act]]).add(about)
        elif name == "mark" and "、" not in words:
            act, closed = "", False
    return _of_all(tokens, found)


def _of_all(tokens: list[tuple[str, str]], found: dict[str, set[str]]) -> dict[str, set[str]]:
    """全停了, 都不要停: an act with nothing named of its own is about all of them."""
    acts = [name for name, _ in tokens if name in _ACTS]
    if not any(found.values()) and any(name == "all" for name, _ in tokens):
        found[_ACTS[acts[0]]] = {"all"}
    if not found["stop"] and any(_ACTS[name] == "stop" and name != "off" for name in acts):
        found["stop"] = {"all"}
    return found


def _wish(tokens: list[tuple[str, str]], found: dict[str, set[str]]) -> Wish | None:
    names, said = {name for name, _ in tokens}, "".join(words for _, words in tokens)
    keep, start = _of(found["keep"]), _of(found["start"])
    stop = tuple(kind for kind in _of(found["stop"], besides=keep + start) if kind not in keep + start)
    if "drop" in names and not names & {"notice", "stop", "off", "unsubscribe"}:
        return None  # 培训不要了 is the class
    if not (stop or keep or start) or ("ask" in names and set(stop) - {"asks"}):
        return None
    several = bool(stop and keep + start) or (len(stop) > 1 and bool(names & {"rest", *EVERY}))
    everything = stop == EVERY and "all" in names and _ORDERS_ALL.search(said)
    plain = (
        several
        or bool(everything)
        or bool(names & {"notice", "stop", "unsubscribe", "ask", "rest"})
        or bool(not stop and _SENT.search(said))
    )
    return Wish(stop, keep, start, plain) if plain or "工作" not in said else None  # 工作停了 tells of a job lost


def _of(spoken: set[str], *, besides: tuple[str, ...] = ()) -> tuple[str, ...]:
    if "all" in spoken and not spoken & set(EVERY):
        return EVERY
    return tuple(kind for kind in EVERY if kind in spoken or ("rest" in spoken and kind not in besides))

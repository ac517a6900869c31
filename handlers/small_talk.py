"""Short words outside any business: a nod, a laugh, a sigh, "who are you"; answered in kind and never with a refusal."""

from collections.abc import Sequence

from handlers import alarmed, menu, texts
from handlers.dialogue import listing
from handlers.dialogue.registry import Phrase
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import about_us, chat, times
from nlp.chat import Chat

Replies = Sequence[Reply]
ENDING = "[啊呀哈吧嘛呢哦噢喔嘎噶了啦的~～。.!！?？…,， ]*"
NODS = "(?:(?:好[呢嘞滴的]?){2,}|好[呢嘞]|[嗯恩哦噢喔啊唔额]+|好吧|行吧|是|对|同意|不同意|没有|没得|没事|要得)"
LAUGHS = "(?:[哈嘿呵嘻]{2,}|(?:笑|乐)死(?:我|人)?|h{3,}|23{2,}|有意思|好笑)+"
SIGHS = (
    "(?:唉|哎)*(?:我)?(?:今天|最近|这几天|天天)?(?:上班|干活|加班)?(?:好|太|真|有点|都)?"
    "(?:唉+|哎+|累|辛苦|困|烦|心烦|闷|难受|难过|孤单|无聊|郁闷|想哭|想家|想妈|想孩子|想娃娃|睡不着|失眠|心情不好)(?:死)?(?:我|人)?"
)
WHO = "(?:那)?你(?:们)?(?:到底)?(?:是|叫)(?:不是)?(?:个)?(?:哪个|谁|什么人|哪样人|什么名字|人|真人|机器人?|人工)(?:还是(?:机器人?|人|真人))?(?:吗|么)?"
WHERE = (
    "(?:你们?|工作站|站上|站里)(?:的)?(?:办公室)?(?:在(?:哪里|哪点|哪儿|哪)|地址|电话|号码)(?:是)?(?:哪样|什么|好多|多少|几号|在哪里?)?"
    "|(?:你们?|工作站)几点(?:上班|下班|开门|关门)"
)
JOKES = "(?:对不起|不好意思|哎呀?|刚才|前面|[,， ])*(?:我)?(?:是|就是)?(?:跟你|和你)?(?:开玩笑|逗你(?:玩)?|说着玩|乱说|瞎说|随便说说|发错|打错|按错|点错|搞错|弄错)(?:了|啦|人|字)*[,， ]*(?:不是我(?:的事|说的|发的)?|是?(?:娃娃?|孩子|小孩|小娃)(?:乱)?(?:按|点|发|打)的)?"
FRIENDLY = r"(?s).{1,30}"
MAY_ANSWER = frozenset({Chat.TIRED, Chat.WEATHER, Chat.VENT, Chat.ENOUGH, Chat.PRAISE, Chat.LAUGH, Chat.ANGER})
PHONE = r"1[3-9]\d{9}"


def nod(turn: Turn) -> Replies:
    return [Text(texts.manners.AT_YOUR_SERVICE)]


def laugh(turn: Turn) -> Replies:
    return [Text(texts.manners.GLAD)]


def comfort(turn: Turn) -> Replies:
    return [Text(texts.manners.COMFORT)]


def who(turn: Turn) -> Replies:
    return [Text(texts.manners.WHO)]


def where(turn: Turn) -> Replies:
    return [Text(texts.manners.where(turn.station))]


def _asks_the_day(turn: Turn) -> bool:
    """星期天有人吗: of us, unless a factory is named or somebody is awaited there."""
    return about_us.asks_the_day(turn.words) and times.find(turn.words, now=turn.now) is not None


def that_day(turn: Turn) -> Replies:
    """The station is open every day; the day that was asked for is said with its date."""
    found = times.find(turn.words, now=turn.now)
    day = texts.visits.day(found.start.date()) if found else ""
    return [Text(texts.manners.that_day(day, turn.station))]


def joke(turn: Turn) -> Replies:
    """Whoever has just been alarmed for keeps the alarm: people say so of things that were no joke."""
    return alarmed.take_back(turn) or [Text(texts.manners.NO_HARM)]


def bare_phone(turn: Turn) -> Replies:
    return [Text(texts.manners.BARE_PHONE)]


def friendly(turn: Turn) -> Replies:
    kind = chat.find(turn.words)
    return menu.soothe(turn) if kind in (None, Chat.ANGER) else [Text(texts.manners.CHAT[kind])]


def _is_friendly(turn: Turn) -> bool:
    """好累 to a question that was put is an answer."""
    kind = chat.find(turn.words)
    return kind is not None and not (kind in MAY_ANSWER and listing.puts(turn.conversation))


def what(turn: Turn) -> Replies:
    return [Text(texts.manners.WHAT_IS_IT)]


PHRASES = (
    Phrase("[?？ ]+", what),
    Phrase(NODS + ENDING, nod),
    Phrase(LAUGHS + ENDING, laugh),
    Phrase(SIGHS + ENDING, comfort, business=False),
    Phrase(WHO + ENDING, who),
    Phrase(f"(?:{WHERE}){ENDING}", where),
    Phrase(r"(?s).{4,24}", that_day, when=_asks_the_day),
    Phrase(JOKES + ENDING, joke),
    Phrase(PHONE, bare_phone, business=False),
    Phrase(FRIENDLY, friendly, when=_is_friendly, business=False),
)

"""What is said of the search that goes on (岗位提醒): to see it, to change one thing of it, to end it."""

from nlp import late

LONGEST = 24
_OF_WORK = "(?:新?(?:岗位|工作|活路?)|招工|招聘|找工作)的?"
_THING = "(?:通知|提醒|推送|订阅|消息|单子|东西)"
_MINE = f"(?:我|俺|自己)的(?:{_OF_WORK})?(?:提醒|订阅|推送|新岗位)"
_OWN = "(?:之前|以前|原来|先前|上次|昨天|前几天|现在|到底|已经|都)*(?:订阅|订|定|设置?|留|开)(?:了|过|好|下|着)*的?(?:那|这)?(?:个|条|些|几个)?"
_LOOK = (
    "(?:帮我|给我|让我|想|要|请|麻烦|能不能|可不可以|可以|再|先|来)*"
    "(?:看|查|瞧|翻|望|找|调|列)(?:看|查|瞧|一下|一哈|下|哈|一眼|出来)*"
)
_WHICH = (
    "(?:是不是|给是|还|都|是|有|在|收|会|发)*(?:什么样?|哪样|哪些|啥|哪几个|几个|几样|多少|没有|没得|在不在|给在|咋个|怎么样?|咋样"
    "|(?:停|取消|关|退)(?:了|掉)*(?:没有?|吗|没得))"
)
_BETWEEN = "我|俺|的|了|是|还在|在|有|吗|嘛|呢|不|没|吧|啊|给|一下|噶|嘎|[,，。?？!！ ]"
_SEES = late.pattern(f"(?:{_MINE}|{_OWN}|{_LOOK}|{_OF_WORK}|{_THING}|{_WHICH}|{_BETWEEN})+")
# What it is about: 订 alone says it, 设 and 开 only beside the thing.
_NAMED = late.pattern(f"订(?!单|婚|餐)|{_MINE}|(?:定|设|留|开).*{_THING}")
# Whatever somebody says who has enough of it; a message without any of these ends nothing.
_ENDS = late.pattern(
    "退|停|关|取消|不|别|莫|勿|甭|删|清|去掉|屏蔽|拒|谢绝|免打扰|拉黑|举报|烦|吵|够|撤|销|解|闭|推订|取肖|再开|🔕|[tT][dD]|[tT]ui"
)
_CHANGES = late.pattern(
    "(?:改|换|调|变|加|降)(?:成|为|到|作)|(?:再|还要?)加上?|换(?:个|一)|改(?=[\\d一二三四五六七八九])"
)
_TELLS = late.pattern(f"{_THING}|订的|(?:喊|叫|告诉|发给?|推给?)我|给我(?:发|推)")


def asks_to_see(words: str) -> bool:
    """我订的通知, 看看我订了哪样: nothing else is said, and nothing is to end."""
    said = words.strip()
    return len(said) <= LONGEST and bool(_NAMED.search(said)) and bool(_SEES.fullmatch(said))


def can_end(words: str) -> bool:
    """Whether anything in the words has enough of it."""
    return bool(_ENDS.search(words))


def changes(words: str) -> bool:
    """改成六千以上: one thing takes the place of another."""
    return bool(_CHANGES.search(words))


def changes_what_is_told(words: str) -> bool:
    """改成六千以上的通知我: that which is watched for, and not the list on the screen."""
    return changes(words) and bool(_TELLS.search(words))

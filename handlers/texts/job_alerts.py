"""The search that goes on, in words: what is watched for, the digest of the day, and how to stop it."""

from collections.abc import Sequence

ASK = "您想要哪样的岗位？说一句，比如“昆山包住的电子厂，六千以上”；都行就回“都行”。"
ANYTHING = "新岗位"
HOW_TO_STOP = "不想收就回“停”。"
NONE = "您没有订岗位提醒。想订就说，比如“有昆山包住的新岗位通知我”。"
NOTICE = "有新岗位"
AGAIN_OPTIONS = ("再收", "先不收")
SAYS_AGAIN = "(?:要|想)?(?:再|接着|继续)?(?:收|发|推|要|订)(?:的|嘛|吧|呢)*"
LEFT_STOPPED = "好，那个先停着。想再收就回“有新岗位通知我”。"
TOO_YOUNG = "不满16周岁不能介绍工作，所以没有订提醒。先读书或学技术，难处回复“人工”。"


def kept(said: str) -> str:
    return f"记下了：{said or ANYTHING}。有新的，每天傍晚告诉您一次，没有就不打扰。{HOW_TO_STOP}"


def changed(said: str) -> str:
    return f"改好了，现在订的是：{said or ANYTHING}。有新的，每天傍晚告诉您一次。{HOW_TO_STOP}"


def watched(said: str) -> str:
    return f"您订的是：{said or ANYTHING}，每天傍晚最多一条。想改一样就说“改成六千以上的通知我”，全换就说“有……的新岗位通知我”。{HOW_TO_STOP}"


def ended(said: str) -> str:
    return f"停了，“{said or ANYTHING}”不再推给您。想再收就回“有新岗位通知我”。"


def goes_on(said: str) -> str:
    return f"您订的“{said or ANYTHING}”也照旧，有新的每天傍晚告诉您一次。"


def again(said: str) -> str:
    return f"您订过的“{said or ANYTHING}”还停着，要再收吗？"


def digest_head(said: str, count: int) -> str:
    return f"【新岗位】您要的“{said or ANYTHING}”，今天新来{count}个："


def digest_after(shown: int, count: int) -> str:
    more = "，“更多”看下面的" if count > shown else ""
    return f"回数字看详情{more}。{HOW_TO_STOP}"


def notice_about(said: str, titles: Sequence[str]) -> str:
    return f"{len(titles)}个：{titles[0]}" if titles else said

"""The words by which something is asked for and nothing else is told: 约走访, 找工作. They answer no free question."""

from nlp import late

# What the bot itself tells people to send, or nearly so.
_OWN = late.pattern(
    "(?:我(?:要|想)?|想|要)?(?:(?:约|改|取消)(?:个|一下)?走访|走访时间|找(?:个)?(?:工作|活路?|厂)|报(?:个)?(?:名|培训|班)|培训|招聘会|登记|补贴|交通补助|创业|我的.{0,3}|改资料|菜单|人工|恢复.{0,4})(?:吧|嘛)?"
)


def are(words: str) -> bool:
    """Whether the whole message is such a wish."""
    return bool(_OWN.fullmatch(words.strip(" ,，。.!！")))

"""Which language answers are heard in, in words."""

NAMES = {"cmn": "普通话", "tdd": "傣语", "kac": "景颇语"}
OPTIONS = ("普通话语音", "傣语语音", "景颇语语音", "只看字")
VOICE_IS_FINE = "没事，不用认字。按住下面的话筒说话就行，我都听，回您的话尽量短。"
CALL_READER = "要人打电话给您吗？"
CALL_OR_VOICE = ("打电话给我", "不用，我发语音")
RECORDED = "也有录好的回答，想听就说“听语音”。"
SPEAK = "好，您按住话筒说就行。比如说“找包吃住的厂”。"
WRITTEN = "好，以后只发字，不发语音。想听再回“听语音”。"


CALL_SPEAKER = ("叫一位", "先不用")


def who_speaks(tongue: str) -> str:
    return f"我这个机器人只听得懂普通话和云南话。会讲{tongue}的人，可以叫工作人员给您找。要叫吗？"


def wish_for(tongue: str) -> str:
    return f"找个会讲{tongue}的人"


def heard(language: str, recorded: int) -> str:
    """Honest about what has been recorded."""
    name = NAMES[language]
    if not recorded and language == "cmn":
        return f"好，记下了。{name}的回答工作站还没录，录好了就放给您听，先发字。"
    if not recorded:
        return f"好，记下了。{name}的回答工作站还没录，录好了就放给您听，先发字。想跟人说{name}，回复“人工”。"
    return f"好，录过音的回答（现在{recorded}条），先发字，再放{name}给您听。不想听了回“只看字”。"

"""Answers on rules and rights: always with where it is written and when it was checked."""

NOT_KNOWN = "这个我没有准确的说法，不敢乱讲。要不要工作人员来答您？"
OFFER = "要人帮忙就回复“人工”。"
ASK_POLICY = "想问哪样？直接说，比如：来沪交通补助、高温津贴、社保转移、居住证、孩子上学、生育、工伤、合同。"
ASK_RIGHTS = "遇到什么事，直接说一句就行：工资没发、受伤了、扣证件、收费骗人……我马上告诉您怎么办，也叫工作人员。"


def source(name: str, as_of: str, *, certain: bool) -> str:
    """The document and its date; what is not certain says that this year's notice counts."""
    dated = f"，{as_of}" if as_of else ""
    caution = "" if certain else "。以当年通知为准"
    return f"（依据：{name}{dated}{caution}）"

"""Answers on rules and rights: always with where it is written and when it was checked."""

NOT_KNOWN = "这个我没有准确的说法，不敢乱讲。要不要工作人员来答您？"
NOT_KNOWN_HERE = "这个我没有准确的说法，不敢乱讲，要问人就回复“人工”。"
OFFER = "要人帮忙就回复“人工”。"
WHICH = "您是问："
NEITHER = "都不是就换个说法再问一次，或回复“人工”。"
TAKE_UP = "要不要给您登记，叫工作人员跟进？"
TAKE_UP_OPTIONS = ("登记，叫人跟进", "先不用")
NOT_TAKEN_UP = "好的。要人帮忙随时回复“人工”。"
ASK_POLICY = "想问哪样？直接说，比如：来沪交通补助、高温津贴、社保转移、居住证、孩子上学、生育、工伤、合同。"
ASK_RIGHTS = "您遇到的是哪样事？我马上告诉您怎么办。"
RIGHTS = ("工资没发、没发够", "干活受伤", "被骗、乱收费", "扣证件、不让走")
RIGHTS_AFTER = "别的事直接说一句就行；有危险先打 110、120。"


def source(name: str, as_of: str, *, certain: bool) -> str:
    """The document and its date; what is not certain says that this year's notice counts."""
    dated = f"，{as_of}" if as_of else ""
    caution = "" if certain else "。以当年通知为准"
    return f"（依据：{name}{dated}{caution}）"


def posts_near(place: str, count: int) -> str:
    return f"{place}眼下有{count}个岗位，回复“想回家上班”看。"


def posts_for_students(count: int) -> str:
    return f"眼下有{count}个收学生的岗位，回复“学生岗位”看。"


# What the station's own read where they write answers.
NOTHING_WRITTEN = "问题、回答和来源都要写，才能发布。"
NO_DRAFT = "没有等着发布的草稿，或已经发布过。"
CODE_TAKEN = "这个编号已经有一条了，请换一个。"


def unknown_figure(name: str) -> str:
    return f"“{{{name}}}”不在金额表里。先在“金额和标准”里加上，或改回答。"


def too_long(length: int, most: int) -> str:
    return f"回答有{length}字，最多{most}字。手机上一眼看不完，请写短些。"

"""Where a class is held, as it is said with the class: 盈江那个家政, 报芒市的. It tells nothing of whoever speaks."""

from db.workers import COUNTY_CODES
from handlers import course_words
from nlp import late, trades

# Whose county it is stands before it: 我是盈江的电工 tells of the speaker.
OF_THE_SPEAKER = r"(?<![是家])(?<!老家[是在])(?<![家口籍][是在])(?<!来自)(?<!户口)(?<!户籍)"
_COUNTY = f"{OF_THE_SPEAKER}(?:{'|'.join(COUNTY_CODES)})[县市]?"
_THAT = "(?:那边|那里|这边|办|开|上)*的?(?:那|这|下)一?(?:个|期|班|批|场|门)"
_CHOSEN = "(?:报(?!名)|报名参加|参加|想学|要学|去学|来学|(?<=[想要])上)(?:一?下|了|个|的|在|到)*"
_NAMED = late.pattern(f"(?P<chosen>{_CHOSEN})?(?P<where>{_COUNTY})(?P<that>{_THAT})?(?P<of>(?:那边|这边|办|开)*的?)")
LONGEST_NAME = 6  # of what is taught


def without(words: str) -> str:
    """The words less every county that only says which class is meant."""
    kept, last = [], 0
    for match in _NAMED.finditer(words):
        if match["chosen"] or match["that"] or _is_a_class(words[match.end() :]):
            kept.append(words[last : match.start("where")])
            last = match.end("where")
    return "".join([*kept, words[last:]])


def _is_a_class(behind: str) -> bool:
    """Whether the words begin with what is taught, or with 班, 培训 and the like."""
    head = behind[:LONGEST_NAME]
    taught = [mention.start for mention in trades.mentions(head)]
    return 0 in taught or course_words.A_CLASS.match(head) is not None

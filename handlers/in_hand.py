"""到手多少: the sum for the post looked at, or for any figures somebody tells."""

from collections.abc import Sequence

from handlers import last_search, opening
from handlers.dialogue.registry import Phrase, all_subjects
from handlers.dialogue.replies import Reply
from handlers.dialogue.turn import Turn

ASKS = (
    "(?:帮我)?(?:细)?(?:算一?算|算一下|算下|算)(?:这个)?(?:到手|工资|一个月|每个?月)(?:能)?(?:拿|剩|有|到手)?(?:多少|好多|几多)?(?:钱)?[？?]?"
    "|(?:帮我)?(?:细)?(?:算一?算|算一下|算下)(?:工资|到手)?(?:(?:能)?(?:拿|剩|有|到手)(?:多少|好多|几多)(?:钱)?[？?]?|[,，:： ]*底薪.*)?"
    "|(?:一个月|每个?月)(?:实际|真正|最后)?(?:能|可以)?(?:拿到手|到手|剩下?|落下)(?:能)?(?:有)?(?:多少|好多|几多)(?:钱)?[？?]?"
)


def work_out(turn: Turn) -> Sequence[Reply]:
    """Figures of one's own stand by themselves."""
    last = last_search.of(turn)
    own = "底薪" in turn.words
    post = last.post if last.post is not None and last.is_fresh(turn.now) and not own else 0
    return opening.open_form(turn, all_subjects().forms["in_hand"], given={"post": post})


PHRASES = (Phrase(ASKS, work_out),)

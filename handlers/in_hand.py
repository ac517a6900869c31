"""到手多少: the sum for the post looked at, or for any figures somebody tells."""

from collections.abc import Sequence

from handlers import last_search, opening, which_vacancy
from handlers.dialogue.registry import Phrase, all_subjects
from handlers.dialogue.replies import Reply
from handlers.dialogue.turn import Turn
from nlp import take_home

ASKS = (
    "(?:帮我)?(?:细)?(?:算一?算|算一下|算下|算)(?:这个)?(?:到手|工资|一个月|每个?月)(?:能)?(?:拿|剩|有|到手)?(?:多少|好多|几多)?(?:钱)?[？?]?"
    "|(?:帮我)?(?:细)?(?:算一?算|算一下|算下)(?:工资|到手)?(?:(?:能)?(?:拿|剩|有|到手)(?:多少|好多|几多)(?:钱)?[？?]?|[,，:： ]*底薪.*)?"
    "|(?:一个月|每个?月)(?:实际|真正|最后)?(?:能|可以)?(?:拿到手|到手|剩下?|落下)(?:能)?(?:有)?(?:多少|好多|几多)(?:钱)?[？?]?"
)


# 净拿, 拿到手: what is left, and not what a post says.
ASKS_LEFT = (
    "(?:那|这个?|那个|这家|这种|综合(?:工资)?[0-9]{4}(?:那种|的)?|[,， ])*(?:工资|一个月|每个?月)?(?:实际|真正|最后|到底)?(?:能|可以)?(?:净拿|净得|净剩|实拿|拿到手|得到手)"
    "(?:到底|能|有|是|得|到手)*(?:多少|好多|几多)(?:钱)?(?:嘛|呢|啊|[？?。])*"
)


def work_out(turn: Turn) -> Sequence[Reply]:
    """Figures of one's own stand by themselves; a number of a post says which one is meant. Raises NoSuchVacancy."""
    told = take_home.read(turn.words)
    last = last_search.of(turn)
    post = last.post if last.post is not None and last.is_fresh(turn.now) else 0
    if number := which_vacancy.number_in(turn):
        post = which_vacancy.by_its_number(turn, number).key
    elif take_home.BASE in told.sums or told.hourly or "综合" in turn.words:
        post = 0
    given = {"post": post} if post or not told.hourly else {"post": 0, "hourly": True}
    return opening.open_form(turn, all_subjects().forms["in_hand"], given=given)


def tells(turn: Turn) -> bool:
    """Figures told in one go; of staff they may be a post."""
    return turn.staff is None and take_home.asks(turn.words)


PHRASES = (Phrase(ASKS, work_out), Phrase(ASKS_LEFT, work_out), Phrase(r"(?s).{6,120}", work_out, tells))

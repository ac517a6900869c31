"""What of jobs stands on the screen, and which unclear words follow from it: 不要夜班, 在哪, 6500以上."""

from handlers import job_wish, last_search, vacancy_facts, which_vacancy
from handlers.dialogue.turn import Turn
from nlp import benefits, commands, late, loosening, refining, shifts, spelling
from nlp.intents import OUT_OF_SCOPE, SUBJECTS

SOMETHING_ELSE = late.pattern(
    "还有(?:没有|别的|其他|其它|吗)|别的(?:还有)?|其他的|其它的|换一批|换几个|再(?:看看?|来|推荐)(?:几个|一些|点|别的)"
)
QUESTION = late.pattern(
    "[?？]|[吗嘛没不]$|没有$|(?P<verb>[招要包有收管给])不(?P=verb)|有没有|给[有包要是能招收管]|几|多少|好多|哪|咋|怎么|么$|得不得|[得行]不?行|可不可以|能不能|要不要|[男女]呢$"
)
# 莫要站着呢 脚杆疼: what work somebody can do, and no call for the ambulance.
EASIER = late.pattern(
    "(?:不要|莫要?|不想|别要?|不能|不得|怕|干不了|做不了|有没有|有没得|要)[^,，。]{0,4}(?:站|立|蹲|弯腰|搬|抬|重活|爬)|坐着"
)
SHORT = 15
BY_SOUND = "classifier"  # an alert that no word of danger stands behind
# Readings of a message that stands alone, which what is on the screen may overrule.
OF_NOTHING = frozenset({OUT_OF_SCOPE, "abuse", "greeting", "thanks_bye"})


def shows_jobs(turn: Turn) -> bool:
    return _kind(turn).startswith("jobs")


def leads_on(turn: Turn) -> bool:
    """The words are unclear alone, but what is on the screen, or a slot they hold, makes them talk of jobs."""
    if not turn.incoming.has_words:
        return False
    if asks_contact(turn) or asks_element(turn) or asks_of_listed(turn):
        return True
    if spares_the_body(turn):
        return True
    if turn.meaning.sure and turn.intent not in OF_NOTHING:
        return False
    if shows_jobs(turn) and looks_at_one(turn) and vacancy_facts.asks(spelling.normalise(turn.words)):
        return True
    likely = any(SUBJECTS[reading.intent] == "jobs" for reading in turn.meaning.readings[:2])
    return (shows_jobs(turn) or likely) and _says_something(turn)


def has_shown_posts(turn: Turn) -> bool:
    """Something of a search stands on the screen from which one can go back."""
    last = last_search.of(turn)
    return shows_jobs(turn) and bool(last.ids) and (_kind(turn) != "jobs" or last.first > 0)


def wants_more(turn: Turn) -> bool:
    """更多 in the middle of a form, after posts were listed."""
    return bool(last_search.of(turn).ids) and commands.find(turn.words) is commands.Command.MORE


def looks_at_listed(turn: Turn) -> bool:
    """第一个, 我要看头一个 in the middle of a form: of the posts listed last."""
    return commands.points(turn.words) and which_vacancy.by_place(turn) is not None


def narrows_or_widens(turn: Turn) -> bool:
    """A few words under posts that set a condition free, or ask to be spared one: 不看工资了, 夜班能不能不上, 不要宿舍."""
    alert = turn.meaning.alert
    if turn.conversation.form is not None or not turn.incoming.has_words or len(turn.words.strip()) > SHORT:
        return False
    if not shows_jobs(turn) or (alert is not None and (alert.sure or alert.rule != BY_SOUND)):
        return False
    plain = spelling.repair(turn.words).text
    return loosening.is_said(plain) or shifts.asks_to_be_spared(plain) or benefits.find(plain).lodging is False


def spares_the_body(turn: Turn) -> bool:
    """A wish for work that can be done sitting, while posts are on the screen."""
    alone = turn.conversation.form is None and turn.meaning.alert is None
    return alone and shows_jobs(turn) and len(turn.words) <= 2 * SHORT and bool(EASIER.search(turn.meaning.plain))


def asks_in_between(turn: Turn) -> bool:
    """In the middle of a form: a post by its number, or a question about the post that is applied for."""
    if which_vacancy.number_in(turn) and len(turn.words) <= SHORT:
        return True
    return _applies(turn) and bool(QUESTION.search(turn.words)) and vacancy_facts.asks(spelling.normalise(turn.words))


def asks_contact(turn: Turn) -> bool:
    """How the employer is reached, of a post that is on the screen, is named or is being applied for."""
    plain = spelling.normalise(turn.words)
    if not vacancy_facts.asks_contact(plain):
        return False
    if _applies(turn) or which_vacancy.points_at_one(turn):
        return True
    in_form = turn.conversation.form is not None
    return (shows_jobs(turn) and not in_form) or (
        looks_at_one(turn) and bool(vacancy_facts.OF_THE_EMPLOYER.search(plain))
    )


def asks_element(turn: Turn) -> bool:
    """One element of the card that stands on the screen, or of a post that is named by its number, and nothing else."""
    plain = spelling.normalise(turn.words)
    if which_vacancy.number_in(turn):
        return vacancy_facts.asks_element(which_vacancy.NUMBER.sub("", plain))
    on_card = turn.conversation.form is None and _kind(turn) == "jobs:card" and looks_at_one(turn)
    return on_card and vacancy_facts.asks_element(plain)


def asks_of_listed(turn: Turn) -> bool:
    """好多钱一个月 under a list of several posts, none of which is looked at."""
    listed = turn.conversation.form is None and _kind(turn) == "jobs"
    return listed and vacancy_facts.asks_element(spelling.normalise(turn.words))


def asks_about_one(turn: Turn) -> bool:
    """A question that points at one post, or that follows its card; a wish with a place or a trade is a new search."""
    plain = spelling.normalise(turn.words)
    if not vacancy_facts.asks(plain):
        return False
    if which_vacancy.points_at_one(turn):
        return True
    on_card = _applies(turn) or (_kind(turn) == "jobs:card" and looks_at_one(turn))
    said = job_wish.read(turn.session, turn.words, now=turn.now).query
    return on_card and bool(QUESTION.search(plain)) and not (said.place or said.occupation or said.industry)


def refines(turn: Turn) -> bool:
    """The words change the last search."""
    last = last_search.of(turn)
    if not last.is_fresh(turn.now):
        return False
    changed = job_wish.refine(turn.session, last.wish, turn.words, now=turn.now).names
    plain = spelling.normalise(turn.words)
    return bool(changed or refining.HIGHER.search(plain) or loosening.is_said(plain))


def looks_at_one(turn: Turn) -> bool:
    last = last_search.of(turn)
    return last.post is not None and last.is_fresh(turn.now)


def _says_something(turn: Turn) -> bool:
    said = job_wish.read(turn.session, turn.words, now=turn.now)
    return not said.is_empty or refines(turn) or bool(SOMETHING_ELSE.search(turn.words))


def _applies(turn: Turn) -> bool:
    return (turn.conversation.form or {}).get("name") == "job_apply"


def _kind(turn: Turn) -> str:
    return str((turn.conversation.listing or {}).get("kind", ""))

"""One's own applications: made from a post, looked up, taken back."""

from collections.abc import Sequence

from db import applications, outbox, vacancies
from db.models import Application, Vacancy
from handlers import (
    acting_for,
    course_giving_up,
    job_list,
    job_screen,
    last_search,
    opening,
    practice,
    questions,
    relatives,
    telling_staff,
    texts,
    which_vacancy,
)
from handlers import vacancy_card as card
from handlers.dialogue import listing
from handlers.dialogue.listing import ListKind
from handlers.dialogue.registry import Phrase, all_subjects
from handlers.dialogue.replies import Choices, Reply, Text, pack
from handlers.dialogue.turn import Turn
from nlp import late, spelling

Replies = Sequence[Reply]
FOR_OTHERS = late.pattern(
    "(?:帮|给|替|为|代)(?:我|俺)?(?:的|家)?(?:老公|老婆|媳妇|婆娘|爱人|对象|儿子|女儿|姑娘|爸|妈|哥|弟|姐|妹|老表|老乡|朋友|嫂|侄|叔|舅|孃|嬢)"
)
LEAVES = "撤|取消|退|不去|不克|不要|不做|不报|不想|不干|算了|作废|划掉"
LEAVING = late.pattern(LEAVES)
LEFT_BEFORE = late.pattern(f"(?:{LEAVES})[^,，。]{{0,3}}$")
# 不去了 alone, where only the form at hand can be meant.
ENDED_BY_A_WORD = frozenset({"job_apply", "visit"})
BARE_LEAVING = late.pattern(r"(?:那|我|还是|先)*(?:不|莫)(?:想|得)?(?:去|克|来|约|报)了[吧啊嘛啦。.!！~ ]*")
SAYS_WITHDRAW = "我?(?:要|就|想|确定)?(?:撤|撤回|撤掉|撤销|取消)(?:了|吧|掉|报名)*"
# 分拣那个我不去了: another matter than the form at hand; a class of that name is a class.
NAMED_LEFT = late.pattern(
    r"^(?![^,，。]*(?:班|课|培训))[^,，。]{2,10}(?:那|这)(?:个|份)?(?:活路?|工作|岗位)?我?(?:也|就|都)?(?:不|莫)(?:想|得)?(?:去|克|干|做|报|要)了[吧啊嘛。.!！]*$"
)
# What the employer has been told of, so that staff must pass a withdrawal on.
KNOWN_OUTSIDE = frozenset({"referred", "interview", "hired"})
MOST = 9


def apply(turn: Turn) -> Replies:
    """Raises NoSuchVacancy when a number is given that no post has."""
    if FOR_OTHERS.search(spelling.normalise(turn.words)):
        return [Text(texts.applying.NOT_FOR_OTHERS)]
    vacancy = which_vacancy.find(turn)
    if vacancy is None:
        return _ask_which(turn)
    return begin(turn, vacancy)


def begin(turn: Turn, vacancy: Vacancy) -> Replies:
    """Open the form, unless the post takes nobody, is not for this person, or is applied for already."""
    if why := vacancies.why_closed(vacancy, now=turn.now):
        return [Text(texts.applying.closed(vacancy, texts.vacancy.CLOSED[why])), *job_list.like(turn, vacancy)]
    live = applications.find_live(turn.session, turn.worker, vacancy) if turn.worker else None
    if live is not None:
        return [Text(texts.applying.already(vacancy, live))]
    age = job_list.age_in(turn, last_search.of(turn).wish)
    if age is not None and age < job_list.YOUNGEST:
        return [Text(texts.jobs.TOO_YOUNG)]
    if age is not None and not applications.open_to(vacancy, age):
        return [Text(texts.applying.for_adults(vacancy))]
    last_search.look_at(turn, vacancy.key)
    before = _in_whose_name(turn, vacancy)
    return opening.open_form(turn, all_subjects().forms["job_apply"], given={"vacancy": vacancy.key}, before=before)


def _in_whose_name(turn: Turn, vacancy: Vacancy) -> str:
    """The work was looked for on behalf of somebody else, and would go in the writer's name."""
    whom = last_search.of(turn).whom
    if not whom or relatives.speaks_for(turn) or turn.conversation.form is not None:
        return ""
    return texts.relatives.in_your_name(whom, turn.worker.name if turn.worker else "", vacancy.number)


def mine(turn: Turn) -> Replies:
    rows = applications.of_worker(turn.session, turn.worker)[:MOST] if turn.worker else []
    if not rows:
        unknown = "" if turn.worker else texts.common.NOT_REGISTERED
        return [Text(f"{texts.applying.NONE}{unknown}")]
    listing.remember(turn, "jobs:mine", [vacancy.key for _, vacancy in rows], first=0, shown=len(rows))
    lines = tuple(_line(turn, application, vacancy) for application, vacancy in rows)
    return [Choices(texts.applying.mine(len(rows)), lines, texts.applying.MINE_AFTER)]


def stops(turn: Turn) -> bool:
    """In the form for a post, words of leaving that name no other post end the form, not an older application."""
    if turn.conversation.asked is not None and questions.wants(turn):
        return False
    name = (turn.conversation.form or {}).get("name")
    if name in ENDED_BY_A_WORD and turn.incoming.has_words and BARE_LEAVING.fullmatch(turn.words.strip()):
        return True
    if name != "job_apply" or turn.intent != "job_withdraw":
        return False
    rows = applications.of_worker(turn.session, turn.worker, live=True) if turn.worker else []
    elsewhere = which_vacancy.number_in(turn) or any(which_vacancy.names(turn, vacancy) for _, vacancy in rows)
    return turn.meaning.sure and turn.incoming.has_words and not elsewhere


def leaves(turn: Turn) -> bool:
    """Words that take back an application for the post whose number they hold; in a form, for the one they name."""
    if turn.worker is None or not turn.incoming.has_words or not LEAVING.search(turn.words):
        return False
    number = _number_left(turn)
    if not number and (turn.conversation.form is None or not NAMED_LEFT.search(turn.words)):
        return False
    rows = applications.of_worker(turn.session, turn.worker, live=True)
    return any(vacancy.number == number if number else which_vacancy.names(turn, vacancy) for _, vacancy in rows)


def withdraw(turn: Turn) -> Replies:
    """Ask before taking back: the one named, the only one, or the one picked from a list."""
    rows = applications.of_worker(turn.session, turn.worker, live=True) if turn.worker else []
    if not rows:
        return [Text(texts.applying.NONE_LIVE)]
    named = _named(turn, rows)
    if len(named) == 1:
        return _ask(turn, *named[0])
    if opening.open_form_of(turn) is not None:  # a number there answers the form
        return [Text(texts.applying.say_which([f"{vacancy.number} {vacancy.title}" for _, vacancy in rows]))]
    listing.remember(turn, "jobs:withdraw", [application.key for application, _ in rows], first=0, shown=len(rows))
    lines = tuple(_line(turn, application, vacancy) for application, vacancy in rows)
    return [Choices(texts.applying.WITHDRAW_WHICH, lines)]


def _number_left(turn: Turn) -> str:
    """还是去J003，J001不去了 is J001: of several numbers the one that the leaving stands beside, "" where that is not clear."""
    told = which_vacancy.numbers_in(turn)
    if len(told) < 2:
        return which_vacancy.number_in(turn)
    left = [number for number, before, behind in told if LEAVING.search(behind) or LEFT_BEFORE.search(before)]
    return left[0] if len(left) == 1 and "都" not in turn.words else ""


def _named(turn: Turn, rows: Sequence[tuple[Application, Vacancy]]) -> Sequence[tuple[Application, Vacancy]]:
    number = _number_left(turn)
    if number:
        return [row for row in rows if row[1].number == number]
    by_name = [row for row in rows if which_vacancy.names(turn, row[1])]
    return by_name if len(by_name) == 1 else rows


def _ask(turn: Turn, application: Application, vacancy: Vacancy) -> Replies:
    questions.put(turn, "withdraw", yes=SAYS_WITHDRAW, application=application.key)
    return [Choices(texts.applying.ask_withdraw(vacancy), texts.applying.WITHDRAW_OPTIONS)]


def _pick_to_withdraw(turn: Turn, item: int) -> Replies:
    application = applications.get(turn.session, item)
    return _ask(turn, application, vacancies.get(turn.session, application.vacancy_id))


def _withdraw(turn: Turn, yes: bool) -> Replies:
    if not yes:
        return [Text(texts.applying.KEPT)]
    application = applications.get(turn.session, (turn.conversation.asked or {})["application"])
    if turn.worker is None or application.worker_id != turn.worker.id or not application.live:
        return [Text(texts.applying.NONE_LIVE)]
    vacancy, before = vacancies.get(turn.session, application.vacancy_id), application.status
    applications.withdraw(turn.session, application, now=turn.now)
    outbox.cancel(turn.session, prefix=f"remind:interview:{application.key}:", now=turn.now)
    if before in KNOWN_OUTSIDE:
        _tell_staff(turn, application, texts.applying.withdrawn_for_staff(vacancy, turn.worker.name, before))
    kept = practice.held_for(turn.session, turn.worker, vacancy, now=turn.now)
    asks = course_giving_up.ask_leave(turn, kept) if kept else ()
    return acting_for.named(turn, [Text(texts.applying.withdrawn(vacancy)), *asks])


def _tell_staff(turn: Turn, application: Application, words: str) -> None:
    telling_staff.owe(
        turn.session, roles=("job_officer", "station_head"), message=pack(Text(words)),
        key=f"withdrawn:{application.key}", now=turn.now, due_at=turn.station.after_quiet(turn.now),
    )  # fmt: skip


def _ask_which(turn: Turn) -> Replies:
    if which_vacancy.shown(turn):
        return [Text(texts.applying.CHOOSE), *job_list.again(turn)]
    return [Text(texts.jobs.WHICH_NUMBER)]


def _line(turn: Turn, application: Application, vacancy: Vacancy) -> str:
    last = applications.history(turn.session, application)[-1:]
    at, note = (last[0].at, last[0].note) if last else (application.applied_at, "")
    return texts.applying.line(vacancy, application, at, note)


def _on_card(turn: Turn) -> bool:
    return job_screen.shows_jobs(turn) and which_vacancy.find(turn) is not None


SUBJECTS = {"job_apply": apply, "my_applications": mine, "job_withdraw": withdraw}
LISTS = {
    "jobs:mine": ListKind(pick=card.pick, more=mine),
    "jobs:withdraw": ListKind(pick=_pick_to_withdraw, more=withdraw),
}
QUESTIONS = {"withdraw": _withdraw}
MENU_KEYS = {"menu:applications": mine}
# With a post on the screen 报名 means that post; alone it may mean a course.
PHRASES = (Phrase("(?:那)?(?:我)?(?:就)?(?:要|想)?报(?:名|一下)(?:吧|了|嘛|咯|哈)?[。!！]?", apply, _on_card),)

"""Looking for work: one sentence finds posts, the next one narrows or widens, a number opens one."""

from collections.abc import Sequence

from db import vacancies
from handlers import (
    applications,
    job_list,
    job_screen,
    job_search,
    job_wish,
    last_search,
    near_home,
    texts,
    vacancy_facts,
    which_vacancy,
)
from handlers import vacancy_card as card
from handlers.dialogue.listing import ListKind
from handlers.dialogue.registry import Phrase
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from handlers.job_wish import Wish
from nlp import late, spelling
from nlp.queries import Query

Replies = Sequence[Reply]
WANTS_HOME = (
    "(?:我)?(?:就)?(?:想|要|打算|准备)(?:要)?回(?:家|老家|德宏|云南|家乡)(?:了|上班|干活|做活路|找活|找工作|打工|发展|啦|喽)*"
    "(?:有(?:没有)?(?:什么|啥|哪样)?(?:工作|活路?|岗位)(?:吗|没有|嘛)?)?"
)
POST_NUMBER = (
    r"(?:我)?(?:要|想)?(?:看看?|查看?|查一下|看一下|打开|问问?)?\s*[jJｊＪ]\s*[0-9０-９]{1,6}\s*(?:号)?"
    "(?:的)?(?:岗位|详情|详细|情况|这个|那个|是什么|是哪样|工作)?[。.?？!！]?"
)
FOR_STUDENTS = ".{0,8}(?:订单班|学生岗位|实习岗位|实习的岗位|学生做的).{0,6}"
# 再看回第一个 after a card: the list above it is meant, and no 1 of the card.
LOOK_AGAIN = (
    "(?:我|想|要|再|又|回|倒|还是|那)*(?:看|瞧|翻|打开)(?:看|下|一下|哈|一哈|回|到|去|转)*"
    "(?:第(?:[0-9]{1,2}|[一二三四五六七八九十])|头一?)(?:个|条|份|家)(?:那个|岗位|嘛|吧|呢|哈)*[。.!！]?"
)
HOW_TO_APPLY = "(?:请问|那|我|这个|要|想|该)*(?:怎么|怎样|咋个?|如何)(?:才能|才|能|可以|去|样)?(?:报名?|应聘|报得?上)(?:呢|嘛|啊|么|法|噶|嘎|[?？。])*"
# 整点活路干干: work and nothing said of which.
WANTS_WORK = (
    "(?:我|想|要|就|来|给|帮我|你们|能不能|可以|有没有|给有|,|，| )*(?:整|找|搞|寻|做|弄|苦)(?:一?[点个份])(?:活儿|活路?|工作)(?:来)?(?:干干?|做做?|整|苦)?(?:[,， ]*(?:只?要)?(?:苦|挣|赚)得?(?:着|到|了)?(?:点)?钱)?"
    "(?:就行|就得|呢|的|吧|嘛|了|嘎|噶|啊|[。.!！ ])*"
)
# 克上海一个月得好多钱, with no post on the screen.
ASKS_PAY = (
    "(?:请问|那|我|要是|如果)*(?:[去克到在来](?:了)?(?:上海|青浦|昆山|嘉善|吴江|苏州|浙江|那边|那点|你们那边?))(?:打工|上班|进厂|做活路?|干活|苦钱|的话)*(?:一个?月|每个?月|一天)"
    "(?:大概|能|可以|给能|得|拿|挣|苦|有|给|开|着|到|的)*(?:好多|多少|几多)(?:钱|工资)?(?:呢|嘛|啊|么|[?？。])*"
)
_PAGE = "(?:我|想|要|再|给|看|翻|回|倒|到|返回|去|转)*"
PAGE_BEFORE = f"{_PAGE}(?:上一?页|前一?页|前[面头]那?一?页|往[上前回](?:面)?翻)(?:看看|去|转|了|嘛|吧|[。.!！])*"
FIRST_PAGE = f"{_PAGE}(?:第(?:一|1)页|头一页|最前面?(?:那|一)*页)(?:看看|去|转|了|嘛|吧|[。.!！])*"
_PAGES, _FIRST = late.pattern(f"{PAGE_BEFORE}|{FIRST_PAGE}"), late.pattern(FIRST_PAGE)
ABOVE = "(?:看看?)?(?:上面|刚才)(?:那|这)?(?:一?个|个岗位)"


def search(turn: Turn) -> Replies:
    """A wish for work; a question that points at one post of the list (第三个给要夜班) is answered about that post."""
    return detail(turn) if job_screen.asks_about_one(turn) else job_search.take(turn)


def detail(turn: Turn) -> Replies:
    """Raises NoSuchVacancy when a number is given that no post has."""
    vacancy = which_vacancy.find(turn)
    if vacancy is not None:
        return card.answer(turn, vacancy)
    if not job_wish.read(turn.session, turn.words, now=turn.now).is_empty:
        return job_search.take(turn)
    if which_vacancy.shown(turn):
        pay = vacancy_facts.asks_pay(spelling.normalise(turn.words))
        return [Text(texts.jobs.PAY_IS_LISTED if pay else texts.jobs.WHICH), *job_list.again(turn)]
    return [Text(texts.jobs.WHICH_NUMBER)]


def lead_on(turn: Turn) -> Replies:
    """Words that follow from the screen: about the post looked at, unless they change the search."""
    if job_screen.asks_contact(turn):
        return contact(turn)
    if job_screen.asks_element(turn) or job_screen.asks_of_listed(turn):
        return detail(turn)
    about_one = job_screen.looks_at_one(turn) and vacancy_facts.asks(spelling.normalise(turn.words))
    return detail(turn) if about_one and not job_screen.refines(turn) else search(turn)


def change_search(turn: Turn) -> Replies:
    return job_search.search(turn, turn.words)


def say_how(turn: Turn) -> Replies:
    """咋个报名 under posts: how it goes; the list or card stays what a number answers."""
    return [Text(texts.jobs.how_to_apply(which_vacancy.find(turn)))]


def contact(turn: Turn) -> Replies:
    """How the people of a post are reached; of several on the screen it is asked which. Nobody is called for it."""
    vacancy = which_vacancy.find(turn)
    if vacancy is None:
        return [Text(texts.jobs.WHICH), *job_list.again(turn)]
    return card.answer(turn, vacancy)


def by_bare_number(turn: Turn) -> Replies:
    """Raises NoSuchVacancy."""
    return card.show(turn, which_vacancy.by_its_number(turn, which_vacancy.named_alone(turn)))


def _looks_again(turn: Turn) -> bool:
    return job_screen.shows_jobs(turn) and which_vacancy.by_place(turn) is not None


def _has_list(turn: Turn) -> bool:
    return bool(last_search.of(turn).ids)


def _turns_back(turn: Turn) -> bool:
    return _has_list(turn) and bool(_PAGES.fullmatch(turn.words.strip()))


def _turn_back(turn: Turn) -> Replies:
    return job_list.first_page(turn) if _FIRST.fullmatch(turn.words.strip()) else job_list.back(turn)


def day_shift(turn: Turn) -> Replies:
    return job_list.show(turn, Wish(Query(shift="长白班")))


def for_students(turn: Turn) -> Replies:
    return job_list.show(turn, Wish(students=True))


def above(turn: Turn) -> Replies:
    vacancy = which_vacancy.find(turn)
    return card.show(turn, vacancy) if vacancy else [Text(texts.jobs.WHICH), *job_list.again(turn)]


def _pick_on_card(turn: Turn, number: int) -> Replies:
    """Behind a card: the post itself means applying, zero the list, below zero another post; 第二个 is of the list."""
    listed = which_vacancy.by_place(turn)
    if listed is not None:
        return card.show(turn, listed)
    if number == card.OTHERS:
        return job_list.again(turn)
    vacancy = vacancies.get(turn.session, abs(number))
    if number < 0:
        return card.show(turn, vacancy)
    closed = vacancies.why_closed(vacancy, now=turn.now)
    return job_list.like(turn, vacancy) if closed else applications.begin(turn, vacancy)


SUBJECTS = {"job_search": search, "job_detail": detail}
LISTS = {
    "jobs": ListKind(pick=card.pick, more=job_list.more),
    "jobs:card": ListKind(pick=_pick_on_card, more=job_list.more),
    "jobs:wider": ListKind(pick=job_list.take_wider, more=job_list.more),
}
QUESTIONS = {"misspelt": job_search.settle_misspelt}
MENU_KEYS = {"menu:jobs": job_list.newest, "menu:day_shift": day_shift, "menu:near_home": job_list.at_home}
ASIDES = (
    (job_screen.wants_more, job_list.more),
    (job_screen.looks_at_listed, above),
    (_turns_back, _turn_back),
    (job_screen.asks_contact, contact),
    (job_screen.asks_in_between, detail),
)
PHRASES = (
    Phrase(HOW_TO_APPLY, say_how, job_screen.shows_jobs),
    Phrase(WANTS_WORK, search),
    Phrase(ASKS_PAY, search, lambda turn: not job_screen.shows_jobs(turn)),
    Phrase(POST_NUMBER, card.by_number),
    Phrase(which_vacancy.BARE_NUMBER.pattern, by_bare_number, lambda turn: bool(which_vacancy.named_alone(turn))),
    Phrase(WANTS_HOME, near_home.show),
    Phrase(FOR_STUDENTS, for_students),
    Phrase(LOOK_AGAIN, above, _looks_again),
    Phrase(PAGE_BEFORE, job_list.back, _has_list),
    Phrase(FIRST_PAGE, job_list.first_page, _has_list),
    Phrase(ABOVE, above, job_screen.shows_jobs),
)

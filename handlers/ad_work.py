"""Whether a copied ad offers other work than the station's post: at home, under another name, told in prose."""

import re
from collections.abc import Iterator, Sequence

from db.models import Vacancy
from handlers.ad_reading import Ad, has_trade, title_of
from handlers.ad_telling import described
from nlp import ad_work, late, trades
from nlp.ad_dangers import Danger
from nlp.ad_pairs import pairs

ANY_WORK = "普工"
SHARED = 0.2  # whoever tells the same work in other words uses more of the words of the post
CERTIFICATE = "证"  # 电工证: what a worker must have does not say what the work is
# 卸车工, 催费员: what a job is called, and names that fit any work.
JOB = late.pattern(
    "(?<!联系)(?<!找)(?<!问)(?<!加)(?P<core>[一-龥]{2})(?:工(?![作资龄厂地业具程种人友会衣服装牌证本])|员(?!工|额)|师傅?(?!范)|手(?![机续里上下间套拿持]))"
)
ANY_JOB = late.pattern(
    "[普小临零员职民务女男技打上开停动加施做的呢大老你我]$|^[部给找问跟是]|人$|[社会党学成演船队官委裁议店]$|^(?:操作|服务|工作|一线|生产|管理|业务|老板|熟练|新手)$"
    "|^(?:派遣|合同|正式|直签|外包|临时|小时|季节|长期|短期|长短|全职|兼职|夜班|白班|寒假|暑假|学生|实习|试用|农民|手熟|手生|或熟|和熟|要熟)$"
)
AT_HOME = late.pattern("在家|居家|线上(?:办公|兼职|工作)|远程|手机(?:操作|上做|就能)|刷单")
NOT_DONE = late.pattern(r"(?<![会得是要])不(?:是|做|再|碰|去|干|搞)?(?P<what>[一-龥]{2})")
# Who speaks (领班讲, 问班长) is no name of the work.
SPEAKS = late.pattern("讲|说|叫|喊|让|催|人[很好]")
# Dangers that are a work of their own, and the kinds of work that show it.
INSTEAD = {"tasks": ad_work.CLICKS, "cards": ad_work.CASH}


def other(vacancy: Vacancy, ad: Ad, dangers: Sequence[Danger]) -> str:
    """What the ad calls the work; empty when it is that of the post as far as can be seen."""
    return next(filter(None, _ways(vacancy, ad, dangers)), "")


def _ways(vacancy: Vacancy, ad: Ad, dangers: Sequence[Danger]) -> Iterator[str]:
    yield _at_home(vacancy, ad)
    yield from (danger.said for danger in dangers if is_work(danger))
    yield _other_job(vacancy, ad)
    yield _told(vacancy, ad)
    yield _named(vacancy, ad)
    yield _denied(vacancy, ad)
    yield _other_trade(vacancy, ad)


def is_work(danger: Danger) -> bool:
    """Company for drinkers, clicks for shops and carrying cash are done instead of the work of a post."""
    return danger.kind == ad_work.COMPANY or INSTEAD.get(danger.kind, "-") in ad_work.kinds_of(danger.said)


def _at_home(vacancy: Vacancy, ad: Ad) -> str:
    """Work at home or by telephone, of which the post says nothing."""
    said = AT_HOME.search(ad.plain)
    return said.group() if said and not AT_HOME.search(_work_of(vacancy)) else ""


def _other_job(vacancy: Vacancy, ad: Ad) -> str:
    """What the ad calls the job, when neither the title nor the duties of the post know anything of the kind."""
    if title_of(vacancy) in ad.plain:
        return ""
    named = [job for job in JOB.finditer(ad.plain) if not ANY_JOB.search(job["core"])]
    strange = [job.group() for job in named if not _is_known(vacancy, job)]
    return "、".join(strange) if named and len(strange) == len(named) else ""


def _is_known(vacancy: Vacancy, job: re.Match[str]) -> bool:
    core, name = job["core"], job.group()
    if core in _work_of(vacancy) or any(letter in title_of(vacancy) for letter in core):
        return True
    if ad_work.kinds_of(name) & ad_work.kinds_of(_work_of(vacancy)):
        return True
    return any(trade.id == vacancy.trade for said in (name, name[1:]) for trade in trades.find_all(said))


def _told(vacancy: Vacancy, ad: Ad) -> str:
    """Work of a kind that the post is not, as a sentence of the ad says."""
    own = ad_work.kinds_of(f"{_work_of(vacancy)}{vacancy.employer_name}")
    for told in ad_work.told(ad.plain):
        akin = told.kinds & own or pairs(told.said) & pairs(_work_of(vacancy))
        if not akin or told.kinds & ad_work.apart() - own:
            return told.said
    return ""


def _named(vacancy: Vacancy, ad: Ad) -> str:
    """What the ad says in the place of the work, when next to nothing of it stands in the post."""
    known = described(vacancy)
    for said in ad_work.named(ad.plain):
        own = pairs(said)
        if len(own & known) < SHARED * len(own) and not any(
            trade.id == vacancy.trade for trade in trades.find_all(said)
        ):
            return said
    return ""


def _denied(vacancy: Vacancy, ad: Ad) -> str:
    """不修模打磨了: what the post has people do, the ad says they do not."""
    duties = pairs(vacancy.duties)
    said = (denied for denied in NOT_DONE.finditer(ad.plain) if pairs(denied["what"]) & duties)
    return next((denied.group() for denied in said if denied.group() not in vacancy.duties), "")


def _other_trade(vacancy: Vacancy, ad: Ad) -> str:
    """The trades that the ad names, when none is that of the post; an ad that names no trade at all changes nothing."""
    said = "".join(ad.post.occupation)
    if said.startswith(ANY_WORK) or (ANY_WORK in ad.plain and ANY_WORK in vacancy.title):
        return ""
    if title_of(vacancy) in ad.plain or has_trade(vacancy, ad):
        return ""
    shared = any(said[at : at + 2] in vacancy.title for at in range(len(said) - 1))
    named = list(_words_for(vacancy, ad))
    words = [word for word in named if word]
    if named and not words:
        return ""
    known = any(word in _work_of(vacancy) or pairs(word) & pairs(_work_of(vacancy)) for word in words)
    asked = any(word.endswith(CERTIFICATE) or f"{word}{CERTIFICATE}" in ad.plain for word in words)
    return "" if shared or known or asked else "、".join(ad.post.occupation)


def _words_for(vacancy: Vacancy, ad: Ad) -> Iterator[str]:
    """The words of the ad that name its trades (做面包 for 烘焙工); nothing for who speaks, and in the name of the employer."""
    for mention in trades.mentions(ad.plain):
        if mention.trade.name in ad.post.occupation:
            said = ad.plain[mention.start : mention.end]
            yield "" if SPEAKS.match(ad.plain, mention.end) or said in vacancy.employer_name else said


def _work_of(vacancy: Vacancy) -> str:
    return f"{vacancy.title} {vacancy.duties}"

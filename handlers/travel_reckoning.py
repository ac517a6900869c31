"""够三个月没, 从哪天算, 几号满: the person's own reckoning for the travel money, by the ledger or by the day told with it."""

from collections.abc import Sequence
from datetime import date

from db import away
from handlers import check_ups, opening, texts, travel_money, travel_reminder
from handlers.dialogue import listing
from handlers.dialogue.registry import all_subjects
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from handlers.knowledge import TRAVEL
from nlp import late, past_days
from nlp.past_days import PastDay

Replies = Sequence[Reply]
LONGEST = 40
_WHEN = "(?:哪一?天|几号|几月(?:几号)?|几时|哪个?(?:时候|月)|(?:什么|啥子?)时候|好久|多久|多长时间|多少天|几天)"
FROM_WHEN = late.pattern(
    f"(?:从|由|按|自)(?:我|的)*{_WHEN}(?:开始|起)*(?:的)?(?:算|计)|(?:算|计)(?:的)?(?:是)?(?:从|由|按){_WHEN}|{_WHEN}(?:开始|起)(?:算|计)"
)
FULL_WHEN = late.pattern(
    f"{_WHEN}(?:我|才|就|能|会|给|算)*(?:满|够|到|足)(?:得)?(?:了)?(?:3|三|仨)个?月|(?:3|三|仨)个?月[^,，。]{{0,6}}{_WHEN}(?:才|就|能|会)*(?:满|够|到|足)|(?:还)?(?:差|要|有)(?:好|多)?{_WHEN}[^,，。]{{0,4}}(?:满|够|到|足)[^,，。]{{0,3}}(?:3|三)个?月"
)
FULL_YET = late.pattern(
    "(?:够|满|足|到|有)(?:不?够|没有?|没得|不满)?(?:得)?(?:了)?(?:3|三|仨)个?月(?:了|的)?(?:没有?|没得|吗|嘛|不|么|啵|吧|[?？])|给(?:够|满|到|有)(?:3|三|仨)个?月|(?:够不够|满没满|有没有|到没到|满不满|算不算)(?:3|三|仨)个?月|(?:3|三|仨)个?月(?:够|满|到)(?:了)?(?:没有?|没得|吗|嘛|不|么|啵)"
)
# So said with nothing else in it, it can only be asked of oneself; three months of what, the travel money asks.
ALONE = late.pattern(
    "(?:我|那|请问|现在|今天|到今天|干|做|来|上班|帮我|看看|看|算算?|一下|了|这里|这边|上海|青浦|嘞|的|[,， ])*"
)
# Three months of something else; 工资流水 is of this.
OF_ELSE = late.pattern("试用|社保|五险|合同|居住证|押金|工资(?!流水)|薪|培训|课|证书|实习|孕|产假|驾|签证|走访|奖|转正")
ASKS = (FULL_WHEN, FROM_WHEN, FULL_YET)


def wants(turn: Turn) -> bool:
    """With the money named, or talked of, or asked so barely that nothing else can be meant by somebody at work."""
    said = turn.words.strip()
    if turn.staff is not None or not turn.incoming.has_words or turn.conversation.form is not None:
        return False
    asked = next((one for one in ASKS if one.search(said)), None)
    if asked is None or len(said) > LONGEST or OF_ELSE.search(said):
        return False
    if travel_money.NAMED.search(said) or travel_money.is_talked_of(turn):
        return True
    at_work = turn.worker is not None and turn.worker.status == "employed"
    return at_work and asked is not FROM_WHEN and bool(ALONE.fullmatch(asked.sub("", said).strip(" ?？。!！")))


def handle(turn: Turn) -> Replies:
    listing.speak_of(turn, TRAVEL)
    worker, told = turn.worker, _told(turn)
    began = away.since(turn.session, worker) if worker is not None else None
    if worker is not None and worker.transport_subsidy == "不适用":
        return [Text(texts.travel.NOT_DUE)]
    if told is not None and (began is None or not travel_reminder.is_about(told.day, began)):
        return [Text(_said(turn, told.day, about=told.about, by_record=False))]
    if began is None and worker is not None and travel_reminder.works_at_home(turn, worker):
        return [Text(texts.travel.AT_HOME)]
    if began is not None:
        return [Text(_said(turn, began, about=False, by_record=True))]
    form = all_subjects().forms[travel_reminder.FORM]
    return opening.open_form(turn, form, before=texts.travel.FROM_ARRIVAL)


def _told(turn: Turn) -> PastDay | None:
    told = past_days.find(turn.words, now=turn.now)
    return told if told is not None and told.day < turn.now.date() else None


def _said(turn: Turn, since: date, *, about: bool, by_record: bool) -> str:
    full = check_ups.three_months_after(since)
    left = (full - turn.now.date()).days
    return texts.travel.reckoned(since, full, left, about=about, by_record=by_record, this_year=turn.now.year)

"""有新岗位通知我: the wish is kept, new posts come once a day, and one word stops them."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from sqlmodel import Session

from db import applications, followers, job_alerts, outbox, search, vacancies
from db.models import Follower, JobAlert, Worker
from db.station import Station
from handlers import job_list, job_wish, last_search, notice_kinds, opening, prompting, texts
from handlers.dialogue import listing
from handlers.dialogue.registry import Phrase, all_subjects
from handlers.dialogue.replies import Choices, Reply, Text, notice, words_of
from handlers.dialogue.turn import Turn
from handlers.job_wish import CUTTER, Wish
from handlers.last_search import LastSearch
from nlp import alert_words, notices

Replies = Sequence[Reply]
STOP = "停|停了|停掉|停止|停推|不要推了|别推了|莫推了|不看了"
SHOW = "(?:我的|我订的|看看?我?订的)(?:岗位)?(?:提醒|订阅|新岗位)|我订了(?:什么|哪样)"
MOST = 100
SPOKEN_OF, LATELY = "job_alert", timedelta(minutes=10)


def start(turn: Turn) -> Replies:
    """The wish said with it, else the one just searched for, else it is asked."""
    if alert_words.asks_to_see(turn.words):
        return show(turn)
    if _changes(turn):
        return change(turn)
    said = job_wish.read(turn.session, turn.words, now=turn.now)
    if said.is_empty:
        last = last_search.of(turn)
        said = last.wish if last.is_fresh(turn.now) else said
    if said.is_empty:
        return opening.open_form(turn, all_subjects().forms["job_alert"])
    return keep(turn, said)


def change(turn: Turn) -> Replies:
    """What the words say takes the place of what they name; the rest of the wish that is watched for stays."""
    alert = job_alerts.of(turn.session, turn.follower)
    before = Wish.of(alert.wish) if alert else Wish()
    after = job_wish.refine(turn.session, before, turn.words, now=turn.now).wish
    return keep(turn, after, texts.job_alerts.changed)


def keep(turn: Turn, wish: Wish, words: Callable[[str], str] = texts.job_alerts.kept) -> Replies:
    age = job_list.age_in(turn, wish)
    if age is not None and age < job_list.YOUNGEST:
        return [Text(texts.job_alerts.TOO_YOUNG)]
    said = texts.jobs.described(wish)
    job_alerts.keep(
        turn.session, follower=turn.follower, worker=turn.worker, wish=wish.as_json(), said=said, now=turn.now
    )
    followers.restart(turn.session, follower=turn.follower, kind="jobs")
    return [Text(words(said))]


def show(turn: Turn) -> Replies:
    alert = job_alerts.of(turn.session, turn.follower)
    if alert:
        listing.speak_of(turn, SPOKEN_OF)
    return [Text(texts.job_alerts.watched(alert.said) if alert else texts.job_alerts.NONE)]


def end(turn: Turn) -> Replies:
    """Ends the search that goes on; other posts that staff send are stopped as well. Words in which nothing ends show it.

    Of staff with something open nothing is stopped: they speak of what they were about to send.
    """
    if turn.staff is not None and turn.conversation.form is not None:
        return [Text(texts.broadcasts.NOT_UNSUBSCRIBED)]
    if alert_words.asks_to_see(turn.words) or (_watches(turn) and not alert_words.can_end(turn.words)):
        return show(turn)
    if notices.asks_what_ended(turn.words):
        return (
            notice_kinds.show(turn)
            if notices.speaks_of_messages(turn.words)
            else [Text(texts.notices.NOT_ASKED_TO_STOP)]
        )
    if notice_kinds.is_doubtful(turn.words):
        return notice_kinds.settle_doubt(turn)
    alert = job_alerts.of(turn.session, turn.follower)
    followers.stop(turn.session, follower=turn.follower, kind="jobs", now=turn.now)
    if alert is None:
        return [Text(texts.people.stopped(["jobs"]))]
    job_alerts.end(turn.session, turn.follower)
    return [Text(texts.job_alerts.ended(alert.said))]


def send(session: Session, alert_id: int, follower_id: int, *, station: Station, now: datetime) -> None:
    """Today's digest, unless the day is settled already or something else is being talked about."""
    follower = followers.lock(session, follower_id)
    alert = session.get_one(JobAlert, alert_id)
    if "jobs" in followers.stopped(session, follower):
        return  # 招聘消息不发了 holds for the search that goes on too, until they are started again
    if not alert.active or alert.last_digest_on == now.date() or not prompting.may_speak(session, follower, now=now):
        return
    digest(session, alert, follower, station=station, now=now)
    job_alerts.looked(session, alert, now=now)


def digest(session: Session, alert: JobAlert, follower: Follower, *, station: Station, now: datetime) -> bool:
    """Owe what is new since the last one, as a list whose numbers work. False when nothing new fits."""
    wish = Wish.of(alert.wish)
    ids = _new(session, alert, wish, now=now)
    if not ids:
        return False
    shown = vacancies.some(session, ids[: station.page])
    head = texts.job_alerts.digest_head(alert.said, len(ids))
    after = texts.job_alerts.digest_after(len(shown), len(ids))
    words = words_of(Choices(head, tuple(texts.jobs.line(post) for post in shown), after))
    about = texts.job_alerts.notice_about(alert.said, [post.title for post in shown])
    fields = {"thing1": texts.job_alerts.NOTICE, "time2": f"{now:%Y-%m-%d %H:%M}", "thing3": about}
    conversation = followers.conversation_of(session, follower)
    last_search.keep_in(conversation, LastSearch(wish, ids), now=now)
    listing.remember_in(conversation, "jobs", ids, first=0, shown=len(shown), now=now)
    return outbox.owe(
        session, follower=follower, message=notice(words, "reminder", fields), kind="reminder", now=now,
        key=f"digest:{alert.key}:{now:%Y%m%d}",
    )  # fmt: skip


def _new(session: Session, alert: JobAlert, wish: Wish, *, now: datetime) -> tuple[int, ...]:
    fresh = job_alerts.published_since(session, alert.seen_until)
    if not fresh:
        return ()
    worker = session.get(Worker, alert.worker_id) if alert.worker_id else None
    age = wish.youngest if wish.youngest is not None else applications.age_of(worker, now=now) if worker else None
    minor = age if age is not None and age < job_list.ADULT else None
    found = search.find(session, job_wish.wanted(wish, minor=minor), now=now, cutter=CUTTER, limit=MOST)
    return tuple(post for post in found if post in fresh)


def _watches(turn: Turn) -> bool:
    return job_alerts.of(turn.session, turn.follower) is not None


def _changes(turn: Turn) -> bool:
    """The words name the wish that is watched for, or follow upon its being shown, and say what is to be different."""
    if turn.staff is not None or not alert_words.changes(turn.words) or not _watches(turn):
        return False
    shown = listing.spoken_of(turn, within=LATELY) == SPOKEN_OF
    if not shown and not alert_words.changes_what_is_told(turn.words):
        return False
    return not job_wish.read(turn.session, turn.words, now=turn.now).is_empty


SUBJECTS = {"job_alert_on": start, "job_alert_off": end}
PHRASES = (
    Phrase(STOP, end, when=_watches),
    Phrase(SHOW, show),
    Phrase("(?s).{2,24}", show, lambda turn: alert_words.asks_to_see(turn.words)),
    Phrase("(?s).{3,60}", change, _changes),
)

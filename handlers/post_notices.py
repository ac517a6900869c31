"""Telling people about the posts they applied for: closed, paused, taken up again, changed."""

from collections.abc import Callable
from datetime import datetime

from sqlmodel import Session

from db import followers, outbox, vacancies
from db.models import Follower, Vacancy, Worker
from db.station import Station
from handlers import reaching, texts
from handlers.dialogue.replies import notice
from handlers.reaching import Heard

Told = Callable[[Vacancy, str], str]  # of the post and where the application stands


def closed(vacancy: Vacancy, status: str) -> str:
    return texts.posts.told_closed(vacancy, status)


def paused(vacancy: Vacancy, status: str) -> str:
    return texts.posts.told_paused(vacancy)


def resumed(vacancy: Vacancy, status: str) -> str:
    return texts.posts.told_resumed(vacancy)


def changed(what: str) -> Told:
    return lambda vacancy, status: texts.posts.told_changed(vacancy, what)


def tell(
    session: Session, vacancy: Vacancy, action: str, say: Told, *, once: str, station: Station, now: datetime
) -> Heard:  # fmt: skip
    """Everyone whose application is under way, on the phone through which they applied, not at night.

    `action` is one of texts.posts.IN_SHORT; `once` names the change, so that the same is told once only.
    """
    reached: list[bool] = []
    for application, worker, applied_on in vacancies.followed(session, vacancy):
        fields = {
            "thing1": texts.posts.in_short(vacancy, action),
            "time2": f"{now:%Y-%m-%d %H:%M}",
            "thing3": vacancy.title,
        }
        reached.append(reaching.tell(
            session, worker, reach(session, worker, applied_on), kind="outcome",
            message=notice(say(vacancy, application.status), "outcome", fields),
            key=f"vacancy:{vacancy.key}:{action}:{once}:application:{application.key}", station=station, now=now,
        ))  # fmt: skip
    return reaching.heard(reached)


def concerned(session: Session, vacancy: Vacancy) -> Heard:
    """Who would be told, and who telephoned."""
    rows = vacancies.followed(session, vacancy)
    return reaching.heard([reaching.has_wechat(reach(session, worker, phone)) for _, worker, phone in rows])


def reach(session: Session, worker: Worker, applied_on: Follower | None) -> Follower | None:
    """The phone that applied, while it follows, else one the person writes from."""
    return applied_on if reaching.has_wechat(applied_on) else followers.of_worker(session, worker) or applied_on


def tell_author(session: Session, vacancy: Vacancy, *, station: Station, now: datetime) -> None:
    """Whoever handed it in through the chat hears what the review said; nobody else, and each result once."""
    author = vacancy.facts.get("handed_in_by")
    follower = session.get(Follower, author) if author is not None else None
    if follower is None or follower.openid is None:
        return
    fields = {
        "thing1": texts.posts.REVIEWED, "time2": f"{now:%Y-%m-%d %H:%M}", "thing3": f"{vacancy.number} {vacancy.title}"[:20],
    }  # fmt: skip
    outbox.owe(
        session, follower=follower, message=notice(texts.posts.own_state(vacancy), "outcome", fields),
        key=f"vacancy:{vacancy.key}:reviewed:{now:%Y%m%d%H%M%S}", kind="outcome", now=now, due_at=station.after_quiet(now),
    )  # fmt: skip

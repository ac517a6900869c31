"""Audiences that WeChat knows by itself: everybody who follows, or a tag it has been told of; one call reaches them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Select, delete, exists, func, select
from sqlmodel import Session, col

from db import audiences, broadcast_quota
from db.audience_filters import Audience
from db.audience_phones import STOP_KINDS
from db.broadcasts import audience_of
from db.mass_rules import MassRules
from db.models import AccountTag, Broadcast, BroadcastPage, BroadcastRecipient, Follower, TagMember, Worker
from db.statements import insert_for

KINDS = (*STOP_KINDS, "notice")


@dataclass(frozen=True)
class Whole:
    """`route`: everyone or tag."""

    route: str
    tag_id: int | None = None


def whole(session: Session, broadcast: Broadcast, *, rules: MassRules, today: date) -> Whole | None:
    """How one call reaches exactly this audience; None when lists must do. Nobody may be left out, nobody added."""
    audience = audience_of(broadcast)
    county = audience.only_county
    if county is None or _somebody_held(session, broadcast):
        return None
    wanted = audiences.count(session, audience, kind=broadcast.kind).phones
    if (
        not county
        and wanted == _following(session)
        and broadcast_quota.may_go_to_all(session, rules=rules, today=today)
    ):
        return Whole("everyone")
    tag = of(session, replace(audience, region=""), kind=broadcast.kind)
    if tag is None or tag.remote_id is None or not _is_exactly(session, tag, broadcast, wanted):
        return None
    return Whole("tag", tag.remote_id)


def get(session: Session, tag_id: int) -> AccountTag:
    return session.get_one(AccountTag, tag_id)


def of(session: Session, audience: Audience, *, kind: str) -> AccountTag | None:
    """The tag that stands for this audience, if one is kept."""
    county = audience.only_county
    if county is None or audience.region:
        return None
    query = select(AccountTag).where(col(AccountTag.county) == county, col(AccountTag.kind) == kind)
    return session.execute(query).scalar_one_or_none()


def worth(session: Session, *, least: int) -> Sequence[tuple[str, str]]:
    """County and kind of message, where more than `least` people want it; no county stands for everybody."""
    counties = session.execute(select(col(Worker.county)).where(col(Worker.county) != "").distinct()).scalars().all()
    pairs = [(county, kind) for county in ("", *sorted(counties)) for kind in KINDS]
    return [
        (county, kind) for county, kind in pairs
        if audiences.count(session, _audience(county), kind=kind).phones > least
    ]  # fmt: skip


def keep(session: Session, pairs: Sequence[tuple[str, str]]) -> Sequence[int]:
    """A tag for each of these. Returns all that are kept, older ones too."""
    for county, kind in pairs:
        values = {"name": f"{county or '全部'}-{kind}", "county": county, "kind": kind}
        insert = insert_for(session, AccountTag).values(**values)
        session.execute(insert.on_conflict_do_nothing(index_elements=["county", "kind"]))
    tags = session.execute(select(col(AccountTag.id)).order_by(col(AccountTag.id))).scalars()
    return [number for number in tags if number]


def missing(session: Session, tag_id: int, *, limit: int) -> Sequence[tuple[int, str]]:
    """Followers who are to carry the tag and do not yet."""
    carries = exists().where(col(TagMember.tag_id) == tag_id, col(TagMember.follower_id) == col(Follower.id))
    return _with_openids(session, _meant(session, tag_id).where(~carries).limit(limit))


def surplus(session: Session, tag_id: int, *, limit: int) -> Sequence[tuple[int, str]]:
    """Followers who carry the tag and are not to."""
    meant = _meant(session, tag_id).subquery()
    carriers: Any = select(col(TagMember.follower_id)).where(
        col(TagMember.tag_id) == tag_id, col(TagMember.follower_id).not_in(select(meant.c[0]))
    )
    return _with_openids(session, carriers.limit(limit))


def put_on(session: Session, tag_id: int, followers: Sequence[int]) -> None:
    rows = [{"tag_id": tag_id, "follower_id": number} for number in followers]
    insert = insert_for(session, TagMember).values(rows)
    session.execute(insert.on_conflict_do_nothing(index_elements=["tag_id", "follower_id"]))


def take_off(session: Session, tag_id: int, followers: Sequence[int]) -> None:
    its = (col(TagMember.tag_id) == tag_id, col(TagMember.follower_id).in_(followers))
    session.execute(delete(TagMember).where(*its))


def drop_left(session: Session, tag_id: int) -> None:
    """Who no longer follows."""
    left = select(col(Follower.id)).where(col(Follower.unfollowed_at).is_not(None))
    session.execute(delete(TagMember).where(col(TagMember.tag_id) == tag_id, col(TagMember.follower_id).in_(left)))


def openids(session: Session, remote_id: int | None) -> Sequence[str]:
    """Who carries a tag by its number at WeChat, or everybody who follows."""
    query = select(col(Follower.openid)).where(audiences.following())
    if remote_id is not None:
        carrying = (
            select(col(TagMember.follower_id))
            .join(AccountTag, col(AccountTag.id) == col(TagMember.tag_id))
            .where(col(AccountTag.remote_id) == remote_id)
        )
        query = query.where(col(Follower.id).in_(carrying))
    return [openid for openid in session.execute(query.order_by(col(Follower.id))).scalars() if openid]


def _audience(county: str) -> Audience:
    return Audience(counties=(county,)) if county else Audience(everyone=True)


def _meant(session: Session, tag_id: int) -> Select[Any, Any]:
    tag = get(session, tag_id)
    return audiences.followers_query(_audience(tag.county), tag.kind)


def _with_openids(session: Session, query: Any) -> Sequence[tuple[int, str]]:
    numbers = [row[0] for row in session.execute(query).all()]
    found = select(col(Follower.id), col(Follower.openid)).where(col(Follower.id).in_(numbers))
    return [(number, openid) for number, openid in session.execute(found).all() if openid]


def _is_exactly(session: Session, tag: AccountTag, broadcast: Broadcast, wanted: int) -> bool:
    """As many carry the tag as are wanted, and all of them are wanted."""
    members = select(col(TagMember.follower_id)).where(col(TagMember.tag_id) == tag.id)
    carried = session.execute(select(func.count()).select_from(members.subquery())).scalar_one()
    if carried != wanted:
        return False
    found = audiences.followers_query(audience_of(broadcast), broadcast.kind).where(col(Follower.id).in_(members))
    return int(session.execute(select(func.count()).select_from(found.subquery())).scalar_one()) == wanted


def _following(session: Session) -> int:
    query = select(func.count()).select_from(Follower).where(audiences.following())
    return int(session.execute(query).scalar_one())


def _somebody_held(session: Session, broadcast: Broadcast) -> bool:
    own = select(col(BroadcastRecipient.id)).where(col(BroadcastRecipient.broadcast_id) == broadcast.id)
    pages = select(col(BroadcastPage.id)).where(col(BroadcastPage.broadcast_id) == broadcast.id)
    return any(session.execute(query.limit(1)).first() is not None for query in (own, pages))

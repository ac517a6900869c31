"""Audiences that WeChat knows by itself: everybody who follows, or a tag it has been told of; one call reaches them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlmodel import Session, col

from db import audiences, broadcast_quota
from db.broadcasts import audience_of
from db.mass_rules import MassRules
from db.models import AccountTag, Broadcast, BroadcastRecipient, Follower, TagMember


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
    tag = session.execute(
        select(AccountTag).where(
            col(AccountTag.county) == county,
            col(AccountTag.kind) == broadcast.kind,
            col(AccountTag.remote_id).is_not(None),
        )
    ).scalar_one_or_none()
    if tag is None or not _is_exactly(session, tag, broadcast, wanted):
        return None
    return Whole("tag", tag.remote_id)


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
    mine = select(col(BroadcastRecipient.id)).where(col(BroadcastRecipient.broadcast_id) == broadcast.id)
    return session.execute(mine.limit(1)).first() is not None

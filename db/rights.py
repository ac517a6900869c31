"""What each role at the station may do, and whose records it may see."""

from enum import StrEnum

from db.models import Staff
from db.refusals import Refusal


class Right(StrEnum):
    REQUESTS = "requests"  # take, answer and close inquiries
    VISITS = "visits"
    POSTS = "posts"  # publish and change vacancies
    COURSES = "courses"
    BROADCAST = "broadcast"  # write to many
    APPROVE = "approve"  # let somebody else's broadcast go out
    FIGURES = "figures"
    PEOPLE = "people"  # look up workers, masked
    LEDGER = "ledger"  # write into people's records, bring in lists, make two records one
    ANSWERS = "answers"  # what the station says on rules and rights, and the figures of the year
    PHONES = "phones"  # see a whole telephone number, with a reason
    IDENTITIES = "identities"  # see a whole ID number, with a reason
    ROSTERS = "rosters"  # the classes of one's own organisation
    STAFF = "staff"  # log-in accounts, binding codes, the duty roster
    AUDIT = "audit"  # who saw or changed what
    MONEY = "money"  # standards, plan entries, claims, and what became of findings
    RECEIPTS = "receipts"  # say that a list of posts has arrived in Dehong
    INSPECT = "inspect"  # read every page, masked, and change nothing


_CLERK = frozenset(Right) - {Right.STAFF, Right.AUDIT, Right.INSPECT, Right.IDENTITIES, Right.MONEY}
RIGHTS: dict[str, frozenset[Right]] = {
    "station_head": _CLERK | {Right.STAFF, Right.AUDIT, Right.IDENTITIES, Right.MONEY},
    "job_officer": _CLERK,
    "visit_officer": _CLERK - {Right.POSTS, Right.RECEIPTS},
    "training_officer": _CLERK - {Right.POSTS, Right.RECEIPTS} | {Right.IDENTITIES, Right.MONEY},
    "dehong_viewer": frozenset({Right.FIGURES, Right.PEOPLE, Right.RECEIPTS}),
    "county_liaison": frozenset({Right.FIGURES, Right.PEOPLE, Right.PHONES}),
    "qingpu_viewer": frozenset({Right.FIGURES}),
    "banma_viewer": frozenset({Right.FIGURES}),
    "auditor": frozenset({Right.FIGURES, Right.INSPECT, Right.AUDIT}),
    "provider": frozenset({Right.ROSTERS}),
    "sysadmin": frozenset({Right.STAFF, Right.AUDIT}),
}
# The station serves Qingpu, whose bureau runs the plan: it sees the totals of every county.
EVERYWHERE = frozenset({"all", "310118", ""})
OUTSIDE = frozenset({"banma_viewer", "provider"})
PREFECTURE = "533100"
NOWHERE = "-"


class NotAllowed(Refusal):
    """The role of this member of staff does not have the right."""

    def __init__(self, role: str, right: Right) -> None:
        super().__init__(role, right)
        self.role, self.right = role, right


def has(member: Staff | None, right: Right) -> bool:
    return member is not None and right in RIGHTS.get(member.role, frozenset())


def of(member: Staff) -> frozenset[Right]:
    return RIGHTS.get(member.role, frozenset())


def may_see(member: Staff | None, *any_of: Right) -> bool:
    """One of these rights is enough to look at something; who inspects looks at everything."""
    return any(has(member, right) for right in (*any_of, Right.INSPECT))


def require(member: Staff | None, right: Right) -> Staff:
    """The member again. Raises NotAllowed."""
    if member is None or not has(member, right):
        raise NotAllowed(member.role if member else "", right)
    return member


def require_any(member: Staff, *any_of: Right) -> Staff:
    """The member again. Raises NotAllowed when none of the rights is theirs."""
    if not any(has(member, right) for right in any_of):
        raise NotAllowed(member.role, any_of[0])
    return member


def is_of_bureaus(member: Staff) -> bool:
    """Of the station or of one of the two bureaus, who may see counts so small that they tell of persons."""
    return member.role not in OUTSIDE


def region_of(member: Staff) -> str:
    """How the region codes begin that this member may see: "" is everywhere, and `NOWHERE` fits none."""
    if member.scope in EVERYWHERE:
        return ""
    if member.scope == PREFECTURE:
        return PREFECTURE[:4]
    return member.scope if member.scope.isdigit() else NOWHERE

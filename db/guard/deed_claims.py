"""Checks on claims for trips, projects and centres (援教与项目申领核查): whose money it is, and whether there was anything to pay for."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from db.guard.evidence import Evidence, grouped
from db.guard.flags import Flag, Rule, rows_of
from db.guard.trips import TRIPS, courteous, of_entries
from db.models import Claim, PlanEntry

OF_CLAIMS = {"expert": TRIPS, "project": ("P16",), "centre": ("P21",)}


def expert_is_party(ev: Evidence) -> Iterator[Flag]:
    """The expert is a member of staff, or somebody else is paid for the expert (P15 pays experts themselves)."""
    staff = {row.name for row in ev.staff}
    trips = [row for row in ev.entries if row.measure in TRIPS and row.person]
    for row in trips:
        if row.person in staff:
            yield of_entries(f"{row.person} 是工作人员，登记为援教专家", row)
        elif row.payee and courteous(row.payee) != courteous(row.person):
            yield of_entries(f"{row.person} 的补贴写给 {row.payee}", row)
    names = {courteous(row.person) for row in trips} | {row.payee for row in trips}
    named = {line.claim_id for line in ev.lines}
    people = {row.person for row in trips}
    for claim in ev.claims.values():
        if claim.standard in ("project", "centre") and claim.payee in people:
            words = f"{claim.number} 项目的钱付给专家本人 {claim.payee}"
            yield Flag(rows_of(claim), words, claim_id=claim.key, region=claim.region)
        if claim.standard == "expert" and trips and claim.key not in named and courteous(claim.payee) not in names:
            words = f"{claim.number} 收款方 {claim.payee} 不在援教名单"
            yield Flag(rows_of(claim), words, claim_id=claim.key, region=claim.region)


def claimed_without_deed(ev: Evidence) -> Iterator[Flag]:
    """Money for trips, projects and centres: more than are entered for whoever is paid, or for one that was struck off."""
    named = grouped(ev.lines, lambda row: row.claim_id)
    for standard, measures in OF_CLAIMS.items():
        entries = [row for row in ev.all_entries if row.measure in measures]
        asked = [row for row in ev.claims.values() if row.standard == standard and row.course_id is None]
        nameless = []
        for claims in grouped(asked, lambda row: row.payee).values():
            names = {claims[0].payee, *(line.name for claim in claims for line in named.get(claim.key, ()))}
            mine = [row for row in entries if row.person in names or row.payee in names]
            if mine:
                yield from _too_much(claims, mine)
            else:
                nameless += claims
        if nameless and (entries or standard == "expert"):
            yield from _too_much(nameless, entries)


def _too_much(claims: Sequence[Claim], entries: Sequence[PlanEntry]) -> Iterator[Flag]:
    """In the order in which they were handed in: each time, more is asked for than had been done by then."""
    asked = 0
    for row in sorted(claims, key=lambda row: (row.submitted_on, row.key)):
        asked += row.heads or 1
        kept = [one for one in entries if one.dropped_at is None]
        struck = [one for one in entries if one.dropped_at is not None]
        done = sum(one.quantity for one in kept)
        by_then = sum(one.quantity for one in kept if one.day <= row.submitted_on + timedelta(days=1))
        named = [one for one in struck if one.batch and one.batch in f"{row.period} {row.note}"]
        if asked > by_then or named:
            why = "有登记已作废，申领还在" if struck else "还没去就申领" if asked <= done else "登记的没有这么多"
            words = f"{row.number} {row.payee} 到这天一共申领 {asked} 个，登记 {by_then} 个：{why}"
            yield Flag(rows_of(row, *struck), words, claim_id=row.key, region=row.region)


RULES = (
    Rule("expert_is_party", "援教专家或收款方不对", expert_is_party),
    Rule("claimed_without_deed", "申领没有对应登记", claimed_without_deed),
)

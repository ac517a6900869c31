"""Checks on numbers and names (身份核查): an ID number that is another's, the sex in it, names and telephones that are none."""

import re
from collections.abc import Iterator

from sqlmodel import col, select

from db.guard.evidence import Evidence
from db.guard.flags import Flag, Rule
from db.guard.persons import flag
from db.models import Identity

PHONE = re.compile(r"1\d{10}|0\d{2,3}-?\d{7,8}")
ALIKE_DIGITS = re.compile(r"(\d)\1{7,}")
NO_NAME = re.compile(r"测试|某|待定|未知|无名|不详|姓名|^\W*$")


def number_of_another(ev: Evidence) -> Iterator[Flag]:
    """The person has another ID number in the ledger than on the list, and the one on the list may be somebody else's."""
    lines = [
        (one.about, one.row, flag(one, f"{one.name} 登记的身份证号在台账上不是本人的"))
        for one in ev.trainees
        if one.listed
    ]
    for _, row, found in lines:
        known = ev.blinds.get(row.worker_id or 0)
        listed = getattr(row, "id_blind", "")
        if known and listed and known != listed:
            yield found
    for claimant in ev.claimants:
        line, claim = claimant.line, claimant.claim
        known = ev.blinds.get(line.worker_id or 0)
        if known and line.id_blind and known != line.id_blind:
            words = f"{claim.number} {claimant.name} 的身份证号在台账上不是本人的"
            yield Flag((claimant.about,), words, course_id=claim.course_id, claim_id=claim.key, region=claim.region)


def sex_of_number(ev: Evidence) -> Iterator[Flag]:
    """The seventeenth digit: odd for men (GB 11643)."""
    for one in ev.trainees:
        sex = by_number(one.listed.id_masked) if one.listed and one.listed.id_valid else ""
        if one.listed and sex and any(said not in ("", sex) for said in (one.listed.gender, one.listed.id_gender)):
            yield flag(one, f"{one.name} 的性别和身份证号不一致")
    people = {one.worker.key: one.worker for one in ev.trainees if one.worker}
    people |= {one.worker.key: one.worker for one in ev.claimants if one.worker}
    for number, masked in ev.rows(select(col(Identity.worker_id), col(Identity.masked))):
        worker = people.get(number)
        if worker and worker.gender and by_number(masked) not in ("", worker.gender):
            words = f"{worker.name} 台账上的性别和身份证号不一致"
            yield Flag((f"worker:{worker.key}",), words, region=worker.region)


def by_number(masked: str) -> str:
    return ("女", "男")[int(masked[16]) % 2] if len(masked) == 18 and masked[16].isdigit() else ""


def phone_or_name_wrong(ev: Evidence) -> Iterator[Flag]:
    """A telephone that cannot be one, a name that is none. Deleted people have neither."""
    for one in ev.trainees:
        gone = one.worker is not None and one.worker.deleted_at is not None
        if one.listed and not gone and (words := _no_person(one.listed.name, one.listed.phone)):
            yield flag(one, words)
    for claimant in ev.claimants:
        gone = claimant.worker is not None and claimant.worker.deleted_at is not None
        if not gone and (words := _no_person(claimant.line.name, claimant.line.phone)):
            claim = claimant.claim
            said = f"{claim.number} {words}"
            yield Flag((claimant.about,), said, course_id=claim.course_id, claim_id=claim.key, region=claim.region)


def _no_person(name: str, phone: str) -> str:
    if not name or NO_NAME.search(name):
        return f"姓名“{name}”不是人名"
    if phone and (not PHONE.fullmatch(phone) or ALIKE_DIGITS.search(phone)):
        return f"{name} 登记的电话不像电话号码"
    return ""


RULES = (
    Rule("number_of_another", "身份证号是别人的", number_of_another),
    Rule("sex_of_number", "性别和身份证号不符", sex_of_number),
    Rule("phone_or_name_wrong", "姓名或电话不像真的", phone_or_name_wrong),
)

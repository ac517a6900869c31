"""Delete me (删除): afterwards nothing of the person is found in any column, in freed pages, in the log beside the file, in media."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import Session, col, select

from bot.runtime import Runtime
from bot.scheduled import finish_erasures
from db import (
    applications,
    attachments,
    enrolments,
    erased_rows,
    erasures,
    findings,
    follower_list,
    followers,
    identities,
    inquiries,
    messages,
    outbox,
    station,
    visits,
    workers,
)
from db.copies import journal
from db.engine import Records, sqlite_path
from db.identities import IdentityKeys
from db.models import (
    Audit,
    Certificate,
    Claim,
    ClaimLine,
    Course,
    Enrolment,
    Erasure,
    Finding,
    FindingStep,
    Follower,
    Inbox,
    Outbox,
    RosterRow,
    Visit,
    Worker,
    WorkerChange,
)
from db.sealing import KeyRing
from tests.builders import NINE, a_course, a_follower, a_member_of_staff, a_vacancy, a_worker

NAME, PHONE, NUMBER, OPENID = "刀安澜", "15400009988", "533103199001011236", "oERASEDxxxxxxxxxxxxxxxxxxxxx"
OTHER = "刀安澜英"
KEYS = IdentityKeys(KeyRing([b"k" * 32]), b"b" * 32)
LATER = NINE + timedelta(minutes=2)
TRACES = (NAME, PHONE, NUMBER, NUMBER[-6:], OPENID, f"{PHONE[:3]} {PHONE[3:7]} {PHONE[7:]}")


def a_whole_life(session: Session, folder: Path) -> Worker:
    """Somebody who has left a trace in every corner, and a colleague whose name is a longer one."""
    here, follower = station.load(session), followers.arrive(session, openid=OPENID, now=NINE)
    worker = workers.register(
        session, follower=follower, name=NAME, phone="15400001111", county="盈江", consent_version="1", now=NINE
    )
    workers.correct(session, worker, field="phone", value=PHONE, now=NINE)
    worker.emergency_phone, worker.dormitory = "15400002222", "凤溪公寓3栋502"
    identities.store(session, worker, NUMBER, keys=KEYS, now=NINE)
    a_worker(session, name=OTHER, phone="15400003333")
    visitor = a_member_of_staff(session)
    desk = a_follower(session)
    messages.note(session, follower=follower, direction="in", kind="text", words=f"我叫{NAME}，{PHONE}", now=NINE)
    messages.note(session, follower=desk, direction="out", kind="text", words=f"{NAME} {PHONE} 约走访", now=NINE)
    messages.note(session, follower=desk, direction="in", kind="text", words=f"{OTHER}也在", now=NINE)
    for whose, key in ((follower, "remind:own"), (desk, "visit:staff")):
        outbox.owe(
            session,
            follower=whose,
            message={"type": "text", "words": f"{NAME}您好"},
            key=key,
            kind="reminder",
            now=NINE,
        )
    for key in (f"{OPENID}:1764119000:CLICK:menu", "in-1"):
        session.add(
            Inbox(
                key=key,
                follower_id=follower.key,
                received_at=NINE,
                delete_after=LATER,
                reply={"text": f"{NAME}，登记好了"},
            )
        )
    course = a_course(session, status="open")
    enrolments.submit(session, worker=worker, course=course, station=here, now=NINE, follower=follower)
    visits.book(
        session,
        worker=worker,
        follower=follower,
        place="凤溪公寓3栋502",
        starts_at=NINE + timedelta(days=2),
        topic=f"{NAME}想谈谈",
        station=here,
        now=NINE,
    )
    post = applications.apply(session, worker=worker, vacancy=a_vacancy(session), follower=follower, now=NINE)
    applications.set_status(session, post, status="referred", now=NINE, source="staff", note=f"{NAME}明天到")
    asked = inquiries.open_one(
        session,
        follower=follower,
        worker=worker,
        kind="human",
        level="normal",
        words=f"我是{NAME}",
        station=here,
        now=NINE,
    )
    inquiries.take(session, asked, staff=visitor, now=NINE)
    inquiries.close(session, asked, staff=visitor, outcome=f"已回电{PHONE}", now=NINE)
    medium = attachments.keep(session, follower=follower, media_id="M", kind="picture", now=NINE)
    (folder / "media").mkdir(exist_ok=True)
    (folder / "media" / "1.jpg").write_bytes(f"a picture of {NAME}".encode())
    attachments.fetched(session, medium.key, path="media/1.jpg", now=NINE)
    session.add(
        Audit(at=NINE, staff_id=visitor.id, action="phone_shown", about=f"worker:{worker.key}", reason=f"给{NAME}回电")
    )
    session.add(Certificate(number="Z1", worker_id=worker.key, course_id=course.key, name=NAME, id_tail=NUMBER[-4:]))
    claimed = a_course(session, code="CLAIMED", status="claimed")
    for place, of in enumerate((course, claimed)):
        session.add(
            RosterRow(
                course_id=of.key,
                worker_id=worker.key,
                seq=place,
                name=NAME,
                id_masked=identities.mask(NUMBER),
                phone=PHONE,
            )
        )
    conversation = followers.conversation_of(session, desk)
    conversation.listing = {"kind": "people", "items": [f"{NAME} {PHONE}"]}
    session.flush()
    return worker


def columns(records: Records) -> Iterator[tuple[str, str]]:
    """Every field of every table, as the database itself would print it."""
    with records.engine.connect() as connection:
        tables = (
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
            if records.is_sqlite
            else "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        )
        for table in connection.execute(text(tables)).scalars().all():
            for row in connection.execute(text(f'SELECT * FROM "{table}"')):
                yield from ((table, str(field)) for field in row)


def in_columns(records: Records) -> set[tuple[str, str]]:
    return {
        (table, trace) for table, field in columns(records) for trace in TRACES if trace in field and OTHER not in field
    }


def in_files(folder: Path) -> set[tuple[str, str]]:
    return {
        (path.name, trace)
        for path in folder.rglob("*")
        if path.is_file()
        for trace in TRACES
        if trace.encode() in path.read_bytes().replace(OTHER.encode(), b"")
    }


def delete(runtime: Runtime, worker_id: int) -> None:
    with runtime.records.write() as session:
        erasures.ask(session, session.get_one(Worker, worker_id), station=station.load(session), now=NINE)
    finish_erasures.run(runtime, LATER)


def test_nothing_is_found_but_the_roster_of_a_class_for_which_money_was_claimed(
    runtime: Runtime, tmp_path: Path
) -> None:
    with runtime.records.write() as session:
        worker_id = a_whole_life(session, tmp_path).key
    assert len(in_columns(runtime.records)) > 15
    delete(runtime, worker_id)
    left = in_columns(runtime.records)
    assert left == {("roster_row", NAME)}
    with runtime.records.write() as session:
        kept = session.exec(select(RosterRow).where(RosterRow.name == NAME)).one()
        assert (session.get_one(Course, kept.course_id).code, kept.phone) == ("CLAIMED", "")
        kept.name = ""
        session.flush()
        # What stays says when and of what kind, and the colleague with the longer name has lost nothing.
        visit = session.exec(select(Visit)).one()
        assert (visit.status, visit.place, visit.kind) == ("cancelled", "", "dormitory")
        assert session.exec(select(Enrolment)).one().status == "cancelled"
        assert sorted(session.exec(select(Worker.name)).all()) == [OTHER, erased_rows.NAME]
        assert session.exec(select(WorkerChange)).all() == []
        own = session.exec(select(Outbox).where(Outbox.owed_as == "remind:own")).one()
        assert own.state == "cancelled"
        assert session.exec(select(Follower).where(Follower.openid == OPENID)).all() == []
    assert not (tmp_path / "media" / "1.jpg").exists()
    if runtime.records.is_sqlite:
        runtime.records.cut_log()
        assert in_files(tmp_path) == set()


@pytest.mark.parametrize("records", ["sqlite"], indirect=True)
def test_not_a_byte_is_left_in_freed_pages_and_in_the_log(runtime: Runtime, tmp_path: Path) -> None:
    """Among hundreds of others, so that pages split, fill and are freed around what goes."""
    with runtime.records.write() as session:
        for place in range(300):
            desk = a_follower(session)
            messages.note(session, follower=desk, direction="in", kind="text", words=f"第{place}句" * 20, now=NINE)
            outbox.owe(
                session,
                follower=desk,
                message={"words": "您好" * (place % 90)},
                key=f"k{place}",
                kind="answer",
                now=NINE,
            )
        worker_id = a_whole_life(session, tmp_path).key
        follower = followers.arrive(session, openid=OPENID, now=NINE)
        for place in range(200):
            messages.note(
                session,
                follower=follower,
                direction="in",
                kind="text",
                words=f"{NAME} {PHONE} " * (place % 60),
                now=NINE,
            )
    with runtime.records.write() as session:
        for row in session.exec(select(RosterRow)).all():
            session.delete(row)
    database = sqlite_path(runtime.records.url)
    assert NAME.encode() in database.read_bytes() + database.with_name(database.name + "-wal").read_bytes()
    delete(runtime, worker_id)
    assert in_files(tmp_path) == set()
    with runtime.records.read() as session:
        assert session.exec(select(Erasure)).one().swept_at == LATER


@pytest.mark.parametrize("records", ["sqlite"], indirect=True)
def test_while_somebody_reads_an_older_state_the_sweep_waits(runtime: Runtime, tmp_path: Path) -> None:
    with runtime.records.write() as session:
        worker_id = a_whole_life(session, tmp_path).key
    with runtime.records.read() as reader:
        reader.exec(select(Worker)).all()
        delete(runtime, worker_id)
        with runtime.records.read() as session:
            assert session.exec(select(Erasure)).one().swept_at is None
    finish_erasures.run(runtime, LATER + timedelta(minutes=1))
    with runtime.records.read() as session:
        assert session.exec(select(Erasure)).one().swept_at is not None


def test_an_open_request_keeps_what_it_needs_until_it_is_closed(runtime: Runtime, tmp_path: Path) -> None:
    with runtime.records.write() as session:
        worker = a_whole_life(session, tmp_path)
        follower = followers.arrive(session, openid=OPENID, now=NINE)
        here = station.load(session)
        request = inquiries.open_one(
            session,
            follower=follower,
            worker=worker,
            kind="wage_arrears",
            level="high",
            words="老板不给钱",
            station=here,
            now=NINE,
        )
        asked = erasures.ask(session, worker, station=here, now=NINE)
        assert asked.held_for == [request.number]
    finish_erasures.run(runtime, LATER)
    with runtime.records.write() as session:
        worker = session.exec(select(Worker).where(col(Worker.deleted_at).is_not(None))).one()
        assert (worker.name, worker.phone) == (NAME, PHONE)
        assert identities.masked(session, worker) == ""
        member = a_member_of_staff(session, code="S09")
        request = inquiries.by_number(session, asked.held_for[0])
        inquiries.take(session, request, staff=member, now=LATER)
        inquiries.close(session, request, staff=member, outcome="拿到了", now=LATER)
    finish_erasures.run(runtime, LATER + timedelta(minutes=1))
    assert in_columns(runtime.records) == {("roster_row", NAME)}


def test_what_the_checks_said_of_somebody_names_nobody_though_others_bear_the_name(session: Session) -> None:
    """Neither the findings there are, nor what staff wrote to them, nor those that are made afterwards."""
    worker, _ = a_worker(session, name=NAME, phone=PHONE), a_worker(session, name=NAME, phone="15400005555")
    identities.store(session, worker, NUMBER, keys=KEYS, now=NINE)
    blind, course = KEYS.index(NUMBER), a_course(session, code="CLAIMED", status="claimed")
    facts = {
        "name": NAME,
        "id_blind": blind,
        "id_masked": identities.mask(NUMBER),
        "phone": PHONE,
        "account_tail": "1234",
    }
    for seq in (1, 2):
        session.add(RosterRow(course_id=course.key, seq=seq, birth_date=NINE.date(), assessment="合格", **facts))
    lines = []
    for number, status in (("K1", "submitted"), ("K2", "returned")):
        asked = {"payee": "芒市", "amount": 1000, "submitted_on": NINE.date(), "made_at": NINE, "heads": 1}
        claim = Claim(number=number, standard="travel", status=status, **asked)
        session.add(claim)
        session.flush()
        lines.append(ClaimLine(claim_id=claim.key, employer_name="示例工厂", months=1, amount=1000, **facts))
    session.add_all(lines)
    session.flush()
    assert findings.check(session, now=NINE).new > 3
    named = session.exec(select(Finding).where(col(Finding.words).contains(NAME))).all()
    session.add(FindingStep(finding_id=named[0].key, at=NINE, state="explained", words=f"{NAME}本人来过"))
    erasures.ask(session, worker, station=station.load(session), now=NINE)
    erasures.erase(session, erasures.unfinished(session, now=LATER)[0], now=LATER)
    findings.check(session, now=LATER)
    rules = set(session.exec(select(Finding.rule).where(Finding.found_at == LATER)).all())
    assert rules.isdisjoint({"category_unconfirmed", "proof_missing", "phone_or_name_wrong", "number_of_another"}), (
        rules
    )
    said = [row.words for row in session.exec(select(Finding)).all()] + [
        row.words for row in session.exec(select(FindingStep)).all()
    ]
    assert len(said) > 4
    assert [words for words in said if NAME in words or PHONE in words] == []
    kept = session.exec(select(RosterRow)).all()
    assert {(row.worker_id, row.name, row.phone, row.account_tail, row.birth_date) for row in kept} == {
        (worker.key, NAME, "", "", None)
    }
    left = [(row.name, row.phone, row.employer_name, row.account_tail, row.worker_id) for row in lines]
    assert left == [(NAME, "", "", "", worker.key), ("", "", "", "", worker.key)]


def test_a_phone_shared_with_a_wife_stays_hers(session: Session) -> None:
    phone = a_follower(session)
    husband, wife = (
        a_worker(session, name="岩温", phone="15400004444"),
        a_worker(session, name="玉喃", phone="15400004444"),
    )
    followers.link(session, follower=phone, worker=wife, now=NINE, relation="老婆")
    followers.link(session, follower=phone, worker=husband, now=NINE)
    for words, key in (("玉喃明天上课", "remind:x:1"), ("岩温明天面试", "remind:x:2")):
        outbox.owe(
            session, follower=phone, message={"type": "text", "words": words}, key=key, kind="reminder", now=NINE
        )
    erasures.ask(session, husband, station=station.load(session), now=NINE)
    erasures.erase(session, erasures.unfinished(session, now=LATER)[0], now=LATER)
    assert phone.openid is not None
    assert followers.people_of(session, phone) == [wife]
    assert wife.phone == "15400004444"
    states = {row.owed_as: row.state for row in session.exec(select(Outbox)).all()}
    assert states == {"remind:x:1": "owed", "remind:x:2": "cancelled"}


def test_the_list_of_followers_does_not_bring_back_who_was_deleted(session: Session, tmp_path: Path) -> None:
    worker = a_whole_life(session, tmp_path)
    erasures.ask(session, worker, station=station.load(session), now=NINE)
    # A repeat of the last message has made a new follower meanwhile.
    followers.arrive(session, openid=OPENID, now=NINE)
    erasures.erase(session, erasures.unfinished(session, now=LATER)[0], now=LATER)
    assert follower_list.note(session, [OPENID, "oSOMEBODYelse"], now=LATER) == 1
    assert followers.find(session, openid=OPENID) is None
    followers.arrive(session, openid=OPENID, now=LATER)
    follower_list.note(session, [OPENID], now=LATER)
    assert followers.find(session, openid=OPENID) is not None


def test_the_journal_says_whom_a_restored_copy_must_delete_again(runtime: Runtime, tmp_path: Path) -> None:
    with runtime.records.write() as session:
        worker = a_whole_life(session, tmp_path)
        worker_id, public_id = worker.key, worker.public_id
    delete(runtime, worker_id)
    (entry,) = journal.since([tmp_path / "backup"], NINE)
    assert (entry.worker, entry.public_id) == (worker_id, public_id)
    assert journal.since([tmp_path / "backup"], LATER) == []
    with runtime.records.write() as session:
        here = station.load(session)
        assert not erasures.replay(session, worker_id=worker_id, public_id="another", station=here, now=LATER)
        assert erasures.replay(session, worker_id=worker_id, public_id=public_id, station=here, now=LATER)

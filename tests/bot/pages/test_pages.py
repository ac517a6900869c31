"""Phone pages over HTTP: one's own, once and with consent first, and those of posts and classes for everybody."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
from fastapi import FastAPI
from PIL import Image
from sqlmodel import Session, select

from bot import keys
from bot.links import SHORT, Links
from bot.pages import door
from bot.runtime import Runtime
from bot.simulator import in_process
from db import applications, enrolments, identities, proofs, station, vacancies, workers
from db.models import Attachment, Audit, Consent, FollowUp, Identity, Placement, Worker
from db.models.workers import CONSENT_KINDS
from tests.builders import NINE, a_course, a_follower, a_member_of_staff, a_vacancy, a_worker

BASE = "https://bot.example"
NUMBER, CHILD = "533103199001011236", "533103201501011230"
AGREED = {"agreed": "yes"}


def valid(number: str) -> str:
    """With the check digit that belongs to it."""
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], identities.WEIGHTS, strict=True))
    return number[:17] + identities.CHECK_DIGITS[total % 11]


@pytest.fixture
def ready(runtime: Runtime) -> Runtime:
    return replace(runtime, links=Links(b"k" * 32, BASE))


@pytest.fixture
def browser(ready: Runtime) -> Iterator[httpx.Client]:
    app = FastAPI()
    door.add(app, ready)
    with in_process.client(app) as client:
        yield client


@pytest.fixture
def worker(ready: Runtime) -> Worker:
    with ready.records.write() as session:
        return a_worker(session, name="刀演廿", phone="15400000021", county="盈江")


def link(ready: Runtime, purpose: str, worker: Worker) -> str:
    return ready.links.make(purpose, worker.key, now=ready.clock()).removeprefix(BASE)


def photo(size: tuple[int, int] = (60, 40)) -> bytes:
    drawn = io.BytesIO()
    picture = Image.new("RGB", size, "white")
    picture.save(drawn, format="JPEG", exif=_whereabouts(picture))
    return drawn.getvalue()


def _whereabouts(picture: Image.Image) -> Image.Exif:
    exif = picture.getexif()
    exif[0x010F] = "SECRET-CAMERA"
    return exif


def count(session: Session, table: type) -> int:
    return len(session.exec(select(table)).all())


def test_an_id_number_is_given_after_consent_once_and_lies_sealed(
    ready: Runtime, browser: httpx.Client, worker: Worker
) -> None:
    path = link(ready, "my-id", worker)
    shown = browser.get(path)
    assert shown.status_code == 200
    assert "<script" not in shown.text
    assert not re.findall(r"""(?:src|href|action)=["'](?:https?:)?//""", shown.text)
    assert ("培训结束90天后删" in shown.text, 'name="number"' in shown.text, "刀＊＊" in shown.text) == (
        True,
        False,
        True,
    )
    assert "default-src 'none'" in shown.headers["content-security-policy"]
    assert (shown.headers["referrer-policy"], shown.headers["cache-control"]) == ("no-referrer", "no-store")
    # Filled in without consent, nothing is taken.
    unasked = browser.post(path, data={"filled": "yes", "number": valid(NUMBER)})
    assert "同意，往下填" in unasked.text
    form = browser.post(path, data=AGREED)
    assert 'name="number"' in form.text
    wrong = browser.post(path, data={**AGREED, "filled": "yes", "number": valid(NUMBER)[:17] + "?"})
    assert (wrong.status_code, "号码不对" in wrong.text) == (422, True)
    child = browser.post(path, data={**AGREED, "filled": "yes", "number": valid(CHILD)})
    assert (child.status_code, "16周岁" in child.text) == (422, True)
    with ready.records.read() as session:
        assert (count(session, Identity), count(session, Consent)) == (0, 0)
    full_width = " ".join(valid(NUMBER)).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    done = browser.post(path, data={**AGREED, "filled": "yes", "number": full_width[:30] + full_width[30:]})
    assert (done.status_code, "533103********" in done.text, valid(NUMBER) in done.text) == (200, True, False)
    with ready.records.read() as session:
        kept = session.get_one(Worker, worker.key)
        assert identities.reveal(session, kept, keys=keys.identity_keys(ready.settings)) == valid(NUMBER)
        row = session.exec(select(Identity)).one()
        assert (row.delete_after, len(row.blind)) == (NINE + timedelta(days=90), 64)
        assert workers.has_consent(session, kept, kind="identity")
    for again in (browser.get(path), browser.post(path, data={**AGREED, "filled": "yes", "number": valid(NUMBER)})):
        assert (again.status_code, "已经用过了" in again.text) == (410, True)


def test_a_link_ends_after_half_an_hour_and_says_what_to_do(
    ready: Runtime, browser: httpx.Client, worker: Worker
) -> None:
    path = ready.links.make("my-id", worker.key, now=NINE - SHORT).removeprefix(BASE)
    late = browser.get(path)
    assert (late.status_code, "填身份证" in late.text) == (404, True)
    assert browser.get(link(ready, "my-proof", worker).replace("my-proof", "my-id")).status_code == 404
    with ready.records.write() as session:
        session.get_one(Worker, worker.key).deleted_at = NINE
    assert browser.get(link(ready, "my-id", worker)).status_code == 404


def test_the_same_number_of_somebody_else_is_for_staff_to_look_at(
    ready: Runtime, browser: httpx.Client, worker: Worker
) -> None:
    with ready.records.write() as session:
        other = a_worker(session, name="刀演十")
        identities.store(session, other, valid(NUMBER), keys=keys.identity_keys(ready.settings), now=NINE)
    browser.post(link(ready, "my-id", worker), data={**AGREED, "filled": "yes", "number": valid(NUMBER)})
    with ready.records.read() as session:
        asked = session.exec(select(FollowUp)).one()
        assert (asked.worker_id, valid(NUMBER) in asked.words) == (worker.key, False)


def test_a_proof_is_drawn_again_sealed_on_disk_and_shown_for_a_reason(
    ready: Runtime, browser: httpx.Client, worker: Worker
) -> None:
    path, full = link(ready, "my-proof", worker), {**AGREED, "filled": "yes"}
    assert 'type="file"' in browser.post(path, data=AGREED).text
    for bad in (b"", b"<svg/>", b"\xff\xd8\xff broken"):
        refused = browser.post(path, data=full, files={"photo": ("a.jpg", bad, "image/jpeg")})
        assert refused.status_code == 422
    huge = browser.post(path, data=full, files={"photo": ("a.jpg", b"x" * (12 * 1024 * 1024), "image/jpeg")})
    assert huge.status_code == 413
    done = browser.post(path, data=full, files={"photo": ("a.jpg", photo(), "image/jpeg")})
    assert (done.status_code, "收到了" in done.text) == (200, True)
    with ready.records.write() as session:
        row = session.exec(select(Attachment)).one()
        on_disk = (ready.settings.data_dir / row.path).read_bytes()
        assert (on_disk[:3] == b"\xff\xd8\xff", row.delete_after) == (False, NINE + timedelta(days=90))
        head = a_member_of_staff(session, code="S01", role="station_head", scope="all")
        ring = keys.identity_keys(ready.settings).ring
        shown = proofs.show(
            session, session.get_one(Worker, worker.key), by=head, reason="核对账户", folder=ready.settings.data_dir,
            ring=ring, now=NINE,
        )  # fmt: skip
        assert shown[:3] == b"\xff\xd8\xff"
        assert b"SECRET-CAMERA" not in shown
        session.flush()
        assert session.exec(select(Audit)).one().action == "proof_shown"


def test_a_copy_of_ones_data_is_shown_once(ready: Runtime, browser: httpx.Client, worker: Worker) -> None:
    path = link(ready, "my-data", worker)
    with ready.records.write() as session:
        row = session.get_one(Worker, worker.key)
        for kind in CONSENT_KINDS:
            about = "甲厂" if kind.startswith("share") else ""
            workers.consent(session, row, kind=kind, version="1", about=about, now=NINE)
        workers.set_status(session, row, status="employed", since=NINE.date(), now=NINE, employer_name="甲厂")
        enrolments.submit(session, worker=row, course=a_course(session), station=station.load(session), now=NINE)
        applications.apply(session, worker=row, vacancy=a_vacancy(session), follower=a_follower(session), now=NINE)
        session.add(Placement(worker_id=row.key, school="甲校", year=2, age=17, noted_at=NINE, status="refused"))
    assert "15400000021" not in browser.get(path).text
    shown = re.sub("<[^>]*>", "", browser.post(path, data=AGREED).text.partition("<body")[2])
    assert "15400000021" in shown
    for said in (
        "同意：每月跟甲厂核对在不在岗",
        "同意：把资料转给甲厂",
        "在岗 甲厂",
        "已报上",
        "等工作站推荐",
        "甲校 17岁",
        "学校没同意",
    ):
        assert said in shown
    assert re.findall("[a-z_]{4,}", shown) == []  # no word of ours
    assert browser.post(path, data=AGREED).status_code == 410


def test_a_post_is_shown_by_its_number_and_says_when_it_is_closed(ready: Runtime, browser: httpx.Client) -> None:
    with ready.records.write() as session:
        open_one, closed = a_vacancy(session), a_vacancy(session, title="<b>保洁</b>")
        draft = a_vacancy(session)
        draft.status = "review"
        vacancies.close(session, closed, now=NINE)
        numbers = [each.number for each in (open_one, closed, draft)]
    shown = browser.get(f"/j/{numbers[0].lower()}")
    assert (shown.status_code, "快递分拣员" in shown.text, "停招" in shown.text) == (200, True, False)
    assert "5800" in shown.text
    assert "public" in shown.headers["cache-control"]
    gone = browser.get(f"/j/{numbers[1]}")
    assert (gone.status_code, "已经停招" in gone.text, "<b>保洁" in gone.text) == (200, True, False)
    assert browser.get(f"/j/{numbers[2]}").status_code == 404
    for nothing in ("/j/J999", "/j/²", "/j/" + "9" * 60, "/c/C999", "/j/%00"):
        assert browser.get(nothing).status_code == 404


def test_a_class_is_shown_by_its_code_and_names_no_money(ready: Runtime, browser: httpx.Client) -> None:
    with ready.records.write() as session:
        course = a_course(session, unit_subsidy=1500)
        over = a_course(session, status="cancelled")
    shown = browser.get(f"/c/{course.code.lower()}").text
    assert ("家政与生活服务岗位练兵" in shown, "1500" in shown, "不收人" in shown) == (True, False, False)
    assert "不收人了" in browser.get(f"/c/{over.code}").text

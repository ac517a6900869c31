"""Pictures fetched while WeChat has them, drawn again, and nothing kept of what is no picture."""

import io
from dataclasses import replace
from datetime import timedelta

from PIL import Image
from sqlmodel import select

from bot.runtime import Runtime
from bot.scheduled import fetch_media, forget
from bot.wechat import failures
from bot.wechat.failures import Doubt
from db import attachments
from db.models import Attachment
from tests.builders import NINE, a_follower

SECRET = b"GPS 24.43,98.58"


def a_photo() -> bytes:
    picture, exif = Image.new("RGB", (40, 30), "green"), Image.Exif()
    exif[0x010E] = SECRET.decode()
    written = io.BytesIO()
    picture.save(written, format="JPEG", exif=exif)
    return written.getvalue()


def keep(runtime: Runtime, *, kind: str = "picture") -> None:
    with runtime.records.write() as session:
        attachments.keep(session, follower=a_follower(session), media_id="M1", kind=kind, now=NINE)


def row_of(runtime: Runtime) -> Attachment:
    with runtime.records.read() as session:
        return session.exec(select(Attachment)).one()


def test_a_picture_is_stored_without_what_the_camera_wrote(runtime: Runtime) -> None:
    keep(runtime)
    fetch_media.run(replace(runtime, fetch=lambda media_id: (a_photo(), "image/jpeg")), NINE)
    stored = (runtime.settings.data_dir / row_of(runtime).path).read_bytes()
    assert Image.open(io.BytesIO(stored)).size == (40, 30)
    assert SECRET not in stored


def test_what_is_no_picture_is_not_kept(runtime: Runtime) -> None:
    keep(runtime)
    fetch_media.run(replace(runtime, fetch=lambda media_id: (b"<script>", "image/jpeg")), NINE)
    row = row_of(runtime)
    assert (row.path, row.fetched_at) == ("", NINE)


def test_media_older_than_three_days_are_not_asked_for(runtime: Runtime) -> None:
    keep(runtime)
    asked: list[str] = []

    def fetch(media_id: str) -> tuple[bytes, str]:
        asked.append(media_id)
        return a_photo(), "image/jpeg"

    fetch_media.run(replace(runtime, fetch=fetch), NINE + timedelta(days=3, minutes=1))
    assert asked == []


def test_after_seven_days_row_and_file_are_gone(runtime: Runtime) -> None:
    keep(runtime)
    fetch_media.run(replace(runtime, fetch=lambda media_id: (a_photo(), "image/jpeg")), NINE)
    path = runtime.settings.data_dir / row_of(runtime).path
    assert path.exists()
    forget.run(runtime, NINE + timedelta(days=8))
    with runtime.records.read() as session:
        assert session.exec(select(Attachment)).all() == []
    assert not path.exists()


def test_what_wechat_could_not_give_now_is_asked_for_again(runtime: Runtime) -> None:
    keep(runtime)

    def broken(media_id: str) -> tuple[bytes, str]:
        raise failures.from_doubt(Doubt.NOT_REACHED, now=NINE)

    fetch_media.run(replace(runtime, fetch=broken), NINE)
    assert row_of(runtime).fetched_at is None
    fetch_media.run(replace(runtime, fetch=lambda media_id: (a_photo(), "image/jpeg")), NINE + timedelta(minutes=1))
    assert row_of(runtime).path


def test_what_wechat_no_longer_has_is_not_asked_for_again(runtime: Runtime) -> None:
    keep(runtime)

    def gone(media_id: str) -> tuple[bytes, str]:
        raise failures.from_code(40007, now=NINE)

    fetch_media.run(replace(runtime, fetch=gone), NINE)
    assert (row_of(runtime).path, row_of(runtime).fetched_at) == ("", NINE)

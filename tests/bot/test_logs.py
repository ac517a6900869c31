"""The log says where and what kind, never who, what was written or a secret."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, text

from bot import logs
from db.engine import Records

SAID = "我叫岩演罕，电话13800001234"


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    noisy = {name: logging.getLogger(name).level for name in logs.NOISY}
    logs.set_up("INFO")
    stream = io.StringIO()
    handler = root.handlers[0]
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(stream)
    yield stream
    root.handlers, root.level = before, level
    for name, earlier in noisy.items():
        logging.getLogger(name).setLevel(earlier)


def lines(written: io.StringIO) -> list[dict[str, str]]:
    return [json.loads(line) for line in written.getvalue().splitlines()]


def test_a_line_is_one_json_object_with_level_and_place(written: io.StringIO) -> None:
    logging.getLogger("bot.intake").warning("message %s failed", 7)
    (line,) = lines(written)
    assert (line["event"], line["level"], line["logger"]) == ("message 7 failed", "warning", "bot.intake")


def test_an_error_is_logged_without_its_own_words(written: io.StringIO) -> None:
    try:
        try:
            int(SAID)
        except ValueError as trouble:
            raise KeyError(SAID) from trouble
    except KeyError:
        logging.getLogger("bot.intake").exception("message %s failed", 7)
    (line,) = lines(written)
    assert SAID not in written.getvalue()
    assert "13800001234" not in written.getvalue()
    assert "ValueError" in line["exception"]
    assert "KeyError" in line["exception"]
    assert "test_logs.py" in line["exception"]


def test_addresses_lose_their_query_strings(written: io.StringIO) -> None:
    logging.getLogger("urllib3").error("GET https://api.weixin.qq.com/cgi-bin/token?appid=wx1&secret=5ecret HTTP/1.1")
    assert "5ecret" not in written.getvalue()
    assert "cgi-bin/token" in written.getvalue()


@pytest.mark.parametrize("name", ["urllib3", "httpx", "uvicorn.access"])
def test_those_who_write_addresses_are_quiet(written: io.StringIO, name: str) -> None:
    logging.getLogger(name).info("GET /wechat?signature=abc")
    assert written.getvalue() == ""


def test_an_error_of_the_records_does_not_show_what_was_to_be_stored(session: Session) -> None:
    with pytest.raises(DBAPIError) as caught, session.begin_nested():
        session.execute(text("INSERT INTO nowhere VALUES (:said)"), {"said": SAID})
    assert SAID not in str(caught.value)


def test_both_engines_hide_what_they_store(records: Records) -> None:
    assert records.engine.hide_parameters
    assert records.reading.hide_parameters

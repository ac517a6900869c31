"""WeChat's door over HTTP: every shape answered, forgeries refused in one plain way, repeats harmless, bursts joined."""

import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import SecretStr
from sqlalchemy import func
from sqlmodel import select

from bot.app import create_app
from bot.delivery import Delivery
from bot.play.player import Carrier
from bot.play.stage import StageClock
from bot.runtime import Runtime, library_of
from bot.scheduled import answer_stranded
from bot.settings import Settings
from bot.simulator import in_process
from bot.wechat.splitting import TEXT_LIMIT
from db.columns import CHINA
from db.engine import Records
from db.models import Answer, Application, Follower, Inbox, Message, Outbox
from nlp.understand import Understander
from tests.bot.wechat import weixin
from tests.bot.wechat.samples import SAMPLES
from tests.bot.wechat.test_wire_mutations import mutated, mutations

NOW = datetime.fromtimestamp(weixin.SECONDS, CHINA)
Query = dict[str, str]


@pytest.fixture
def door(records: Records, understander: Understander, tmp_path: Path) -> Iterator[httpx.Client]:
    made = Settings(
        data_dir=tmp_path, database_url=records.url, app_id=weixin.APP_ID, account=weixin.ACCOUNT,
        token=SecretStr(weixin.TOKEN), aes_key=SecretStr(weixin.AES_KEY), burst_wait_seconds=1.0,
    )  # fmt: skip
    runtime = Runtime(made, records, StageClock(NOW), understander)
    with in_process.client(create_app(runtime), timeout=20) as client:
        yield client


def post(door: httpx.Client, query: Query, body: bytes) -> httpx.Response:
    return door.post("/wechat", params=query, content=body)


def says(door: httpx.Client, words: str, number: int, *, openid: str = weixin.OPENID) -> str:
    """The text of the passive answer; empty for a bare success."""
    xml = weixin.message_xml("text", f"<Content><![CDATA[{words}]]></Content>", message_id=str(number), openid=openid)
    return heard(post(door, *weixin.safe(xml)))


def heard(response: httpx.Response) -> str:
    assert response.status_code == 200
    if response.text == "success":
        return ""
    encrypted = response.text.split("<Encrypt><![CDATA[")[1].split("]]>")[0]
    message, app_id = weixin.unaes(encrypted)
    assert app_id == weixin.APP_ID
    return message.split("<Content><![CDATA[")[1].rsplit("]]></Content>")[0]


def rows(records: Records) -> dict[str, int]:
    with records.read() as session:
        tables = (Follower, Inbox, Message, Outbox, Application)
        return {table.__name__: session.exec(select(func.count()).select_from(table)).one() for table in tables}


def test_the_address_is_proved_with_the_echo_alone(door: httpx.Client) -> None:
    answer = door.get("/wechat", params=weixin.plain_query() | {"echostr": "4312094"})
    assert (answer.status_code, answer.text) == (200, "4312094")
    assert answer.headers["content-type"].startswith("text/plain")


def test_a_wrong_signature_proves_nothing(door: httpx.Client) -> None:
    wrong = weixin.plain_query(token="someone") | {"echostr": "4312094"}
    answer = door.get("/wechat", params=wrong)
    assert (answer.status_code, answer.content) == (403, b"")


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_every_documented_shape_is_answered(name: str, door: httpx.Client) -> None:
    answer = post(door, *weixin.safe(SAMPLES[name]))
    assert answer.status_code == 200
    assert answer.text == "success" or "<Encrypt>" in answer.text


FORGERIES: dict[str, Any] = {
    "another token": lambda query, body: (query | {"msg_signature": "0" * 40}, body),
    "no signature": lambda query, body: ({key: query[key] for key in query if key != "msg_signature"}, body),
    "another body": lambda query, body: (query, weixin.safe(SAMPLES["image"])[1]),
    "plaintext": lambda query, body: (weixin.plain_query(), SAMPLES["text"].encode()),
    "another app": lambda query, body: weixin.safe(SAMPLES["text"], app_id="wxSOMEBODYELSE"),
    "another key": lambda query, body: weixin.safe(SAMPLES["text"], aes_key=weixin.OLD_AES_KEY),
    "bad padding": lambda query, body: _framed(weixin.frame(SAMPLES["text"].encode())[:-32] + b"\x21" * 32),
    "too old": lambda query, body: _old(),
    "too large": lambda query, body: (query, body + b" " * 70_000),
}


def _framed(plain: bytes) -> tuple[Query, bytes]:
    encrypted = weixin.aes(plain)
    return weixin.safe_query(encrypted), weixin.safe_body(encrypted)


def _old() -> tuple[Query, bytes]:
    encrypted = weixin.aes(weixin.frame(SAMPLES["text"].encode()))
    return weixin.safe_query(encrypted, seconds=weixin.SECONDS - 3600), weixin.safe_body(encrypted)


@pytest.mark.parametrize("kind", FORGERIES)
def test_a_forgery_gets_one_plain_403_and_leaves_nothing(kind: str, door: httpx.Client, records: Records) -> None:
    answer = post(door, *FORGERIES[kind](*weixin.safe(SAMPLES["text"])))
    assert (answer.status_code, answer.content) == (403, b"")
    assert set(rows(records).values()) == {0}


@settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(sorted(SAMPLES)), mutations)
def test_a_mutated_body_never_breaks_the_door(door: httpx.Client, name: str, mutation: Any) -> None:
    query, body = weixin.safe(SAMPLES[name])
    assert post(door, query, mutated(body, mutation)).status_code in (200, 403)
    encrypted = weixin.aes(weixin.frame(mutated(SAMPLES[name].encode(), mutation)))
    answer = post(door, weixin.safe_query(encrypted), weixin.safe_body(encrypted))
    assert answer.status_code in (200, 403)


def test_a_repeat_gets_the_same_answer_and_does_nothing(door: httpx.Client, records: Records) -> None:
    first = says(door, "菜单", 1)
    before = rows(records)
    assert says(door, "菜单", 1) == first != ""
    assert rows(records) == before


def test_a_burst_is_answered_once_by_its_last_part(door: httpx.Client) -> None:
    answers: dict[int, str] = {}
    opener = threading.Thread(target=lambda: answers.update({1: says(door, "你好", 1)}))
    opener.start()
    opener.join(0.4)
    answers[2] = says(door, "人工", 2)
    opener.join()
    assert answers[1] == ""
    assert answers[2] != ""


def test_a_lone_fragment_is_answered_after_the_wait(door: httpx.Client) -> None:
    assert "机器人" in says(door, "你好", 1)


def test_an_id_number_typed_in_chat_is_stored_nowhere(door: httpx.Client, records: Records) -> None:
    number = "533103199203149991"
    assert "身份证号" in says(door, f"我的身份证是{number}帮我登记", 7)
    with records.read() as session:
        kept = " ".join(message.words for message in session.exec(select(Message)).all())
    assert number not in kept
    assert "9991" in kept  # masked, not dropped


def test_a_message_much_older_than_the_last_one_moves_no_form(door: httpx.Client, records: Records) -> None:
    says(door, "登记", 20)
    with records.write() as session:
        follower = session.exec(select(Follower)).one()
        follower.last_sent_at = NOW + timedelta(minutes=5)
    assert "先按您后发的办" in says(door, "同意", 21)


def test_with_every_place_taken_a_message_is_stored_and_answered_by_the_clock(
    records: Records, understander: Understander, tmp_path: Path
) -> None:
    full = Settings(
        data_dir=tmp_path, database_url=records.url, app_id=weixin.APP_ID, account=weixin.ACCOUNT,
        token=SecretStr(weixin.TOKEN), aes_key=SecretStr(weixin.AES_KEY), admission=0,
    )  # fmt: skip
    runtime = Runtime(full, records, StageClock(NOW), understander)
    with in_process.client(create_app(runtime), timeout=20) as client:
        assert says(client, "菜单", 30) == ""
        assert rows(records) == {"Follower": 1, "Inbox": 1, "Message": 0, "Outbox": 0, "Application": 0}
    answer_stranded.run(runtime, NOW)
    assert rows(records) == {"Follower": 1, "Inbox": 1, "Message": 2, "Outbox": 1, "Application": 0}


def test_what_comes_late_or_is_long_arrives_by_messages_of_its_own(
    records: Records, understander: Understander, tmp_path: Path
) -> None:
    """In time: the first piece at once, the rest after it. Past the time: nothing at once, all of it after."""
    words = "".join(f"第{number}条要留好工资条和合同。" for number in range(1, 161))
    with records.write() as session:
        session.add(Answer(code="long", question="泼水节站上摆哪样果子", words=words, source="演示", confidence="high"))
    whole = None
    for number, seconds in ((40, 60.0), (41, 0.0)):
        made = Settings(
            data_dir=tmp_path, database_url=records.url, app_id=weixin.APP_ID, account=weixin.ACCOUNT,
            token=SecretStr(weixin.TOKEN), aes_key=SecretStr(weixin.AES_KEY), answer_within_seconds=seconds,
        )  # fmt: skip
        runtime = Runtime(made, records, StageClock(NOW), understander, library=library_of(records))
        with in_process.client(create_app(runtime), timeout=20) as client:
            at_once = says(client, "泼水节站上摆哪样果子", number)
        later: list[str] = []
        Delivery(runtime, Carrier(lambda _openid, route, said, heard=later: heard.append(f"{route}:{said}"))).drain()
        assert all(piece.startswith("custom:") for piece in later)
        pieces = [*([at_once] if at_once else []), *(piece.removeprefix("custom:") for piece in later)]
        assert (bool(at_once), len(pieces) > 1) == (seconds > 0, True)
        assert max(len(piece.encode()) for piece in pieces) <= TEXT_LIMIT
        assert whole in (None, "".join(pieces))
        whole = "".join(pieces)
        assert whole.startswith(words)

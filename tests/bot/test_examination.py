"""The doctor finds what is wrong with a station, and nothing where all is well."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from pydantic import SecretStr
from sqlmodel import select

from bot import keys
from bot.app import create_app
from bot.examination import Grade, examine
from bot.play.over_http import serving
from bot.play.stage import StageClock
from bot.runtime import Runtime
from bot.simulator.account import AccountConfig
from bot.simulator.faults import ApiFault, ApiFaultKind
from bot.simulator.web import create_app as create_simulator_app
from bot.simulator.wechat_server import Simulator
from bot.simulator.world.templates import TemplateKind
from bot.wechat.client import Account
from db import channel, copies, identities, station
from db.models import Answer, Parameter
from handlers.dialogue.replies import NOTICE_FIELDS, NOTICES
from tests.bot.wechat.stores import TokensInMemory
from tests.builders import NINE, a_worker

ACCOUNT = AccountConfig(appid="wxtest", secret="not-a-real-one", gh_id="gh_test", token="t" * 8, aes_key="a" * 43)


@dataclass
class Bell:
    name: str = "mail"

    def tell(self, alarm: object) -> None:
        raise AssertionError("an examination calls nobody")


@pytest.fixture
def simulator(clock: StageClock) -> Iterator[Simulator]:
    platform = Simulator(clock=clock, callback="http://127.0.0.1:9/wechat", account=ACCOUNT)
    for name in NOTICES:
        platform.world.templates.add(name, NOTICE_FIELDS, template_id=f"TPL_{name}")
    platform.world.templates.add("提醒", NOTICE_FIELDS, kind=TemplateKind.ONE_TIME, template_id="SUB_reminder")
    yield platform
    platform.close()


@pytest.fixture
def well(runtime: Runtime, simulator: Simulator, clock: StageClock) -> Iterator[Runtime]:
    """A station with nothing to complain of."""
    given = {
        "app_id": "wxtest", "account": "gh_test", "token": SecretStr(ACCOUNT.token), "aes_key": SecretStr(ACCOUNT.aes_key),
        "templates": {name: f"TPL_{name}" for name in NOTICES}, "subscriptions": {"reminder": "SUB_reminder"},
    }  # fmt: skip
    settings = runtime.settings.model_copy(update=given)
    copies.make(runtime.records, settings.data_dir / "backup", now=NINE)
    with runtime.records.write() as session:
        station.change(session, name="phone", value="021-12345678", now=NINE)
    with (
        serving(create_simulator_app(simulator)) as platform,
        serving(create_app(replace(runtime, settings=settings))) as door,
    ):
        account = Account("wxtest", "not-a-real-one", store=TokensInMemory(), clock=clock, address=platform)
        settings = settings.model_copy(update={"public_url": door})
        yield replace(runtime, settings=settings, account=account, ways=(Bell(),))
        account.close()


def told(runtime: Runtime, grade: Grade) -> dict[str, str]:
    return {verdict.about: verdict.sentence for verdict in examine(runtime) if verdict.grade is grade}


def test_a_station_in_order_has_nothing_wrong_and_nothing_to_look_at(well: Runtime) -> None:
    assert (told(well, Grade.WRONG), told(well, Grade.LOOK)) == ({}, {})


def test_a_server_outside_the_white_list_is_found(well: Runtime, simulator: Simulator) -> None:
    simulator.world.faults.api.append(ApiFault(ApiFaultKind.ERROR, "cgi-bin/stable_token", 40164, times=None))
    assert "白名单" in told(well, Grade.WRONG)["公众号凭据"]


def test_an_address_that_is_somebody_elses_is_found(well: Runtime) -> None:
    other = well.settings.model_copy(update={"token": SecretStr("another")})
    assert "签名对不上" in told(replace(well, settings=other), Grade.WRONG)["回调"]
    nowhere = well.settings.model_copy(update={"public_url": "http://127.0.0.1:9"})
    assert "进不来" in told(replace(well, settings=nowhere), Grade.WRONG)["回调"]
    short = well.settings.model_copy(update={"aes_key": SecretStr("a")})
    assert "43" in told(replace(well, settings=short), Grade.WRONG)["回调"]


def test_templates_that_are_gone_or_have_other_fields_are_found(well: Runtime, simulator: Simulator) -> None:
    simulator.world.templates.drop("TPL_offer", (TemplateKind.CATEGORY,))
    simulator.world.templates.drop("SUB_reminder", (TemplateKind.ONE_TIME,))
    simulator.world.templates.add("提醒", {"thing9": "别的"}, kind=TemplateKind.ONE_TIME, template_id="SUB_reminder")
    wrong = told(well, Grade.WRONG)
    assert wrong["模板"] == "offer：公众号里没有这个模板。"
    assert "字段应当是" in wrong["订阅通知"]


def test_blanks_that_would_stay_empty_are_found(well: Runtime) -> None:
    with well.records.write() as session:
        figure = session.exec(select(Parameter).order_by(Parameter.code)).first()
        assert figure is not None
        figure.value, code = " ", figure.code
        session.add(Answer(code="NEW", question="多少钱", words="给{no_such_figure}元"))
    sentences = [verdict.sentence for verdict in examine(well) if verdict.grade is Grade.WRONG]
    assert [sentence for sentence in sentences if code in sentence]
    assert [sentence for sentence in sentences if "NEW" in sentence]


def test_answers_past_their_review_are_counted(well: Runtime) -> None:
    with well.records.write() as session:
        session.add(Answer(code="OLD", question="x", words="y", review_after=NINE.date() - timedelta(days=1)))
    assert told(well, Grade.LOOK)["问答"].endswith("OLD")


def test_keys_of_another_machine_are_found(well: Runtime) -> None:
    with well.records.write() as session:
        identities.store(
            session, a_worker(session), "533103199001011234", keys=keys.identity_keys(well.settings), now=NINE
        )  # fmt: skip
    assert told(well, Grade.WRONG) == {}
    (well.settings.data_dir / "keys" / "records.keys").unlink()
    assert "不是原来那把" in told(well, Grade.WRONG)["密钥"]


def test_an_old_copy_and_a_channel_in_trouble_are_found(well: Runtime, clock: StageClock) -> None:
    clock.move_to(NINE + timedelta(hours=31))
    with well.records.write() as session:
        channel.saw(session, name="45015", sentence="窗口关了", now=clock.now)
    wrong = told(well, Grade.WRONG)
    assert "太旧" in wrong["备份"]
    assert "45015" in wrong["通道"]


def test_without_a_second_way_and_notices_there_is_something_to_look_at(well: Runtime) -> None:
    bare = well.settings.model_copy(update={"subscriptions": {}, "templates": {"reminder": "TPL_reminder"}})
    look = told(replace(well, settings=bare, ways=()), Grade.LOOK)
    assert set(look) == {"备用告警", "订阅通知", "模板"}

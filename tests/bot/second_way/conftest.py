from collections.abc import Iterator

import pytest

from bot.second_way.ways import Alarm
from tests.bot.second_way.mail_server import MailServer
from tests.bot.wechat.platform import Platform
from tests.builders import NINE


@pytest.fixture
def post_office() -> Iterator[MailServer]:
    server = MailServer()
    yield server
    server.close()


@pytest.fixture
def gateway() -> Iterator[Platform]:
    """Takes any POST; it is not WeChat's, only the same small server."""
    server = Platform()
    yield server
    server.close()


@pytest.fixture
def alarm() -> Alarm:
    return Alarm("a1b2", "work_injury", "urgent", "Q0012", "【紧急】德宏劳务工作站 受伤、工伤 Q0012\n请接。", NINE)

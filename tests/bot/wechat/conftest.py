import pytest

from bot.wechat.client import Account
from tests.bot.wechat.platform import Platform
from tests.bot.wechat.stores import TokensInMemory
from tests.bot.wechat.weixin import APP_ID, NOW

SECRET = "5ecret0123456789abcdef0123456789"


@pytest.fixture
def platform():
    platform = Platform()
    yield platform
    platform.close()


@pytest.fixture
def store():
    return TokensInMemory()


@pytest.fixture
def account(platform, store):
    account = Account(APP_ID, SECRET, store=store, clock=lambda: NOW, address=platform.address)
    yield account
    account.close()

"""HTTP to WeChat: one session per thread, every host led to one address, no query string in any log."""

import logging
import threading
from typing import Any

import requests
from requests.adapters import HTTPAdapter

from nlp import late

API_ADDRESS = "https://api.weixin.qq.com"
TIMEOUT = (3, 7)  # seconds to connect, seconds between bytes
QUERY = late.pattern(r"\?\S*")


class _Led(HTTPAdapter):
    """wechatpy has absolute hosts in places; with another address than WeChat's they must all lead there."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self._address = address.rstrip("/")

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        request.url = self._address + request.path_url
        return super().send(request, *args, **kwargs)


def new_session(address: str) -> requests.Session:
    """Follows no redirect: a token must not travel to another host."""
    session = requests.Session()
    session.max_redirects = 0
    if address != API_ADDRESS:
        session.trust_env = False
        session.mount("https://", _Led(address))
        session.mount("http://", _Led(address))
    return session


class PerThread(threading.local):
    """requests does not promise that threads may share a session."""

    def __init__(self, address: str) -> None:
        self.session = new_session(address)


class _WithoutQuery(logging.Filter):
    """urllib3 logs paths with their query, and the token is in the query."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = QUERY.sub("?…", record.getMessage()), ()
        record.exc_info = record.exc_text = None
        return True


def silence_queries() -> None:
    for name in ("urllib3.connectionpool", "urllib3.util.retry"):
        logger = logging.getLogger(name)
        if not any(isinstance(known, _WithoutQuery) for known in logger.filters):
            logger.addFilter(_WithoutQuery())

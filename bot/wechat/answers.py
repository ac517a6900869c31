"""WeChat's answers to our calls: what they hold, and what went wrong when they hold nothing."""

import json
import re
from datetime import datetime
from typing import Any

import requests
from urllib3.exceptions import MaxRetryError, NewConnectionError
from wechatpy.exceptions import WeChatClientException

from bot.wechat.errcodes import ACCEPTED_BEFORE
from bot.wechat.failures import Doubt, SendFailure, from_code, from_doubt
from nlp import late

ERRCODE = late.pattern(r"-?\d{1,9}")
RID = late.pattern(r"rid: ([0-9a-f]{1,8}(?:-[0-9a-f]{1,8}){1,3})")
WRONG_FIELD = late.pattern(r"data\.(\w{1,40})\.value")


class Unreadable(Exception):
    """Not the JSON object WeChat promises."""


FAILURES = (WeChatClientException, requests.RequestException, Unreadable)


def read_json(response: requests.Response) -> dict[str, Any]:
    """ "Accepted before" is made an acceptance here, since its answer carries the id of the accepted message."""
    try:
        answer = json.loads(response.content)
    except ValueError:
        raise Unreadable from None
    if not isinstance(answer, dict) or not ERRCODE.fullmatch(str(answer.get("errcode", 0))):
        raise Unreadable
    return answer | {"errcode": 0} if int(answer.get("errcode", 0)) == ACCEPTED_BEFORE else answer


def as_failure(error: Exception, *, now: datetime) -> SendFailure:
    """Takes over codes and nothing else: the words around them can hold addresses and tokens."""
    if isinstance(error, WeChatClientException) and error.errcode is not None:
        words = str(error.errmsg)
        return from_code(error.errcode, now=now, rid=_first(RID, words), detail=_first(WRONG_FIELD, words))
    if isinstance(error, Unreadable):
        return from_doubt(Doubt.UNREADABLE, now=now)
    return from_doubt(Doubt.NOT_REACHED if _never_arrived(error) else Doubt.NO_ANSWER, now=now)


def _never_arrived(error: Exception) -> bool:
    if isinstance(error, requests.ConnectTimeout | requests.exceptions.SSLError | requests.exceptions.ProxyError):
        return True
    cause = error.args[0] if error.args and isinstance(error, requests.ConnectionError) else None
    return isinstance(cause, MaxRetryError) and isinstance(cause.reason, NewConnectionError)


def _first(pattern: re.Pattern[str], words: str) -> str:
    found = pattern.search(words)
    return found.group(1) if found else ""

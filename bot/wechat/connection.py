"""wechatpy's client made safe: time-outs, one shared token, one refresh, and failures that give nothing away."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import requests
from wechatpy import WeChatClient

from bot.wechat import errcodes
from bot.wechat.answers import FAILURES, as_failure, read_json
from bot.wechat.errcodes import Action
from bot.wechat.failures import Doubt, SendFailure, from_code, from_doubt
from bot.wechat.http import API_ADDRESS, TIMEOUT, PerThread, silence_queries
from bot.wechat.tokens import FreshToken, Tokens, TokenStore

log = logging.getLogger(__name__)

MAX_FILE = 10 * 1024 * 1024
TOO_LARGE = 45001
Heed = Callable[[str, SendFailure], None]
JSON_KINDS = frozenset({"application/json", "text/json", "text/plain", ""})


@dataclass(frozen=True)
class Download:
    content: bytes = field(repr=False)
    kind: str


class Connection(WeChatClient):  # type: ignore[misc]
    """Every call, wechatpy's own and ours, goes through `_request` and ends in an answer or a SendFailure.

    `address` leads all of WeChat's hosts to one place, which is how the simulator takes their part.
    """

    def __init__(
        self,
        app_id: str,
        secret: str,
        *,
        store: TokenStore,
        clock: Callable[[], datetime],
        address: str = API_ADDRESS,
        heed: Heed | None = None,
    ) -> None:
        silence_queries()
        self._per_thread = PerThread(address.rstrip("/"))
        self._clock = clock
        self._heed = heed
        self._tokens = Tokens(store, self._fetch_token, clock)
        super().__init__(app_id, secret, timeout=TIMEOUT, auto_retry=False)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    @property
    def _http(self) -> requests.Session:
        return self._per_thread.session

    @_http.setter
    def _http(self, made_by_wechatpy: requests.Session) -> None:
        made_by_wechatpy.close()

    @property
    def access_token(self) -> str:
        return self._tokens.current()

    def fetch_access_token(self) -> None:
        """wechatpy's own fetching, without a lock or a time-out, has no place here."""
        self._tokens.current()

    def keep_token(self) -> None:
        """Fetches the next token when the present one is near its end. Raises SendFailure."""
        self._tokens.current()

    def close(self) -> None:
        """Closes the calling thread's session; the others go with their threads."""
        self._http.close()

    def _request(self, method: str, url_or_endpoint: str, **kwargs: Any) -> Any:
        return self._with_token(url_or_endpoint, lambda token: self._attempt(method, url_or_endpoint, token, kwargs))

    def _download(self, path: str, params: Mapping[str, str]) -> Download | dict[str, Any]:
        """A file, or the JSON object that WeChat gives in place of a video."""

        def attempt(token: str) -> Any:
            return self._safely(lambda: self._read_file(path, {**params, "access_token": token}))

        found: Download | dict[str, Any] = self._with_token(path, attempt)
        return found

    def _with_token(self, path: str, attempt: Callable[[str], Any]) -> Any:
        """One refresh and one more attempt when WeChat does not know the token; never a second."""
        token = self._tokens.current()
        answer = attempt(token)
        if isinstance(answer, SendFailure) and answer.action is Action.CREDENTIAL:
            other = self._tokens.renewed(token)
            if other is not None:
                answer = attempt(other)
        if isinstance(answer, SendFailure):
            log.warning("WeChat call %s failed: %s", path.partition("?")[0], answer)
            self._report(path, answer)
            raise answer
        return answer

    def _report(self, path: str, failure: SendFailure) -> None:
        if self._heed is not None and failure.code not in errcodes.HARMLESS:
            self._heed(path.partition("?")[0], failure)

    def _fetch_token(self, forced: bool) -> FreshToken:
        body = {"grant_type": "client_credential", "appid": self.appid, "secret": self.secret, "force_refresh": forced}
        answer = self._attempt("post", "stable_token", None, {"data": body})
        if isinstance(answer, SendFailure):
            self._report("stable_token", answer)
            raise answer
        value, seconds = answer.get("access_token"), answer.get("expires_in")
        if not isinstance(value, str) or not value or not isinstance(seconds, int):
            raise from_doubt(Doubt.NO_CREDENTIAL, now=self._clock())
        return FreshToken(value, timedelta(seconds=seconds))

    def _attempt(self, method: str, path: str, token: str | None, kwargs: dict[str, Any]) -> Any:
        rest = {name: value for name, value in kwargs.items() if name != "params"}
        # An empty list keeps wechatpy from adding a token of its own.
        params: Any = [] if token is None else {**(kwargs.get("params") or {}), "access_token": token}
        request = super()._request
        return self._safely(lambda: request(method, path, params=params, **rest))

    def _safely(self, call: Callable[[], Any]) -> Any:
        """The answer or a SendFailure, returned and not raised: so none is chained to an error that shows the token."""
        try:
            return call()
        except FAILURES as error:
            return as_failure(error, now=self._clock())

    def _read_file(self, path: str, params: Mapping[str, str]) -> Any:
        url = self.API_BASE_URL + path
        with self._http.get(url, params=params, timeout=TIMEOUT, stream=True) as response:
            response.raise_for_status()
            kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
            if kind in JSON_KINDS:
                return self._handle_result(response)
            content = bytearray()
            for piece in response.iter_content(64 * 1024):
                content += piece
                if len(content) > MAX_FILE:
                    return from_code(TOO_LARGE, now=self._clock())
        return Download(bytes(content), kind)

    def _decode_result(self, res: requests.Response) -> dict[str, Any]:
        return read_json(res)

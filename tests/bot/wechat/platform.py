"""A stand-in for WeChat's API server: real HTTP on a loopback port, answers as the test says."""

import json
import socket
import struct
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

OK = {"errcode": 0, "errmsg": "ok"}


@dataclass(frozen=True)
class Call:
    method: str
    path: str
    query: dict[str, str]
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Raw:
    """An answer that is not JSON, or breaks off."""

    body: bytes
    kind: str = "application/json"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cut: bool = False


class Hangup(Exception):
    """The server takes the call and closes the connection without a word."""


Answer = Callable[[Call], Any]


class _Server(ThreadingHTTPServer):
    request_queue_size = 512  # a storm of callers at one moment
    daemon_threads = True


class Platform:
    """Answers `stable_token` by itself (tokens T1, T2, … one per forced refresh or expiry) unless told otherwise."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.answers: dict[str, Answer] = {"/cgi-bin/stable_token": self._token}
        self.tokens = 1
        self.lifetime = 7200
        self._lock = threading.Lock()
        platform = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                platform._serve(self)

            def do_POST(self) -> None:
                platform._serve(self)

            def log_message(self, *args: object) -> None:
                pass

        self._server = _Server(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def says(self, path: str, *answers: Any) -> None:
        """The answers in turn, the last one for ever; an answer may be a function of the call."""
        left = list(answers)

        def answer(call: Call) -> Any:
            now = left.pop(0) if len(left) > 1 else left[0]
            return now(call) if callable(now) else now

        self.answers[path] = answer

    def made(self, path: str) -> list[Call]:
        return [call for call in self.calls if call.path == path]

    @property
    def token_calls(self) -> list[Call]:
        return self.made("/cgi-bin/stable_token")

    def knows(self, call: Call) -> bool:
        return call.query.get("access_token") == f"T{self.tokens}"

    def guarded(self, answer: Any = OK) -> Answer:
        """Only with the newest token."""
        return lambda call: (
            answer if self.knows(call) else {"errcode": 40001, "errmsg": "invalid credential rid: 1-2-3"}
        )

    def _token(self, call: Call) -> Any:
        if call.json["force_refresh"]:
            self.tokens += 1
        return {"access_token": f"T{self.tokens}", "expires_in": self.lifetime}

    def _serve(self, handler: BaseHTTPRequestHandler) -> None:
        parts = urlsplit(handler.path)
        query = {name: values[-1] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
        body = handler.rfile.read(int(handler.headers.get("Content-Length") or 0))
        call = Call(handler.command, parts.path, query, body, dict(handler.headers))
        with self._lock:
            self.calls.append(call)
            try:
                answer = self.answers.get(call.path, lambda _: OK)(call)
            except Hangup:
                # an immediate reset instead of a polite end
                handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                handler.close_connection = True
                return
        _write(handler, answer if isinstance(answer, Raw) else Raw(json.dumps(answer, ensure_ascii=False).encode()))


def _write(handler: BaseHTTPRequestHandler, raw: Raw) -> None:
    handler.send_response(raw.status)
    handler.send_header("Content-Type", raw.kind)
    handler.send_header("Content-Length", str(len(raw.body) + (100 if raw.cut else 0)))
    for name, value in raw.headers.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(raw.body)
    handler.close_connection = raw.cut

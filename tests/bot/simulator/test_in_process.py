import threading

import httpx
import pytest
from fastapi import FastAPI

from bot.simulator import in_process


def test_an_answer_that_takes_too_long_is_not_waited_for_but_goes_on():
    app, may_end, ended = FastAPI(), threading.Event(), threading.Event()

    @app.get("/slow")
    def slow() -> str:
        may_end.wait(5)
        ended.set()
        return "late"

    with in_process.client(app, timeout=0.05) as client, pytest.raises(httpx.ReadTimeout):
        client.get("/slow")
    may_end.set()
    assert ended.wait(5)


def test_bodies_and_headers_arrive_both_ways():
    app = FastAPI()

    @app.post("/double")
    def double(number: int) -> dict[str, int]:
        return {"number": 2 * number}

    with in_process.client(app) as client:
        assert client.post("/double", params={"number": 21}).json() == {"number": 42}

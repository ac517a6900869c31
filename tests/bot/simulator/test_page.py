import re
from pathlib import Path

import pytest

import bot.simulator
from bot.simulator import in_process
from bot.simulator.web import create_app

HERE = Path(bot.simulator.__file__).parent
ASSETS = [*sorted((HERE / "static").iterdir()), HERE / "templates" / "phone.html"]
NAMESPACE = "http://www.w3.org/2000/svg"


@pytest.fixture
def web(simulator):
    return in_process.client(create_app(simulator, control=True))


def test_the_page_is_marked_and_lets_nothing_in_from_outside(web):
    answer = web.get("/phone")
    assert answer.headers["x-simulated"] == "1"
    assert "模拟" in answer.text
    assert "script-src 'self'" in answer.headers["content-security-policy"]


def test_the_page_has_no_script_or_style_of_its_own(web):
    html = web.get("/phone").text
    assert re.findall(r"<script(?![^>]*src=)", html) == []
    assert "<style" not in html
    assert re.findall(r"\s(style|on\w+)=", html) == []


@pytest.mark.parametrize("path", ASSETS, ids=lambda path: path.name)
def test_no_file_of_the_page_names_an_outside_address(path):
    addresses = re.findall(r"https?://[\w./-]+", path.read_text().replace(NAMESPACE, ""))
    assert addresses == []


def test_everything_the_page_names_is_there(web):
    html = web.get("/phone").text
    for path in re.findall(r'(?:src|href)="([^"]+)"', html):
        assert web.get(f"/{path}").status_code == 200, path


def test_every_button_and_field_has_a_name(web):
    html = web.get("/phone").text
    for tag, attributes, inside in re.findall(r"<(button)([^>]*)>(.*?)</button>", html, re.DOTALL):
        assert "aria-label" in attributes or re.sub(r"<[^>]+>", "", inside).strip(), (tag, attributes)


def test_a_caller_from_elsewhere_is_turned_away(simulator):
    import asyncio

    import httpx

    async def ask():
        transport = httpx.ASGITransport(create_app(simulator, control=True), client=("10.0.0.9", 5))
        async with httpx.AsyncClient(transport=transport, base_url="http://x") as client:
            return await client.get("/phone")

    answer = asyncio.run(ask())
    assert (answer.status_code, answer.headers["x-simulated"]) == (403, "1")

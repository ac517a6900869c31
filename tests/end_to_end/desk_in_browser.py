"""A clerk with the console in a real browser: reads, fills in, presses; pictures at the two widths that count."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from bot.app import create_app
from bot.console.office import Office
from bot.play.over_http import serving
from bot.play.stage import StageClock
from bot.runtime import Runtime
from db import accounts, factors, load, staff
from handlers.job_wish import CUTTER
from tests.bot.console.clerk import HASHED

OFFICE, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
GRAVE = ("serious", "critical")
PATIENCE = 30_000  # milliseconds; the inbox asks again every four seconds


class DeskInBrowser:
    """Nothing may be loaded from outside, and no script may break or be stopped by the page's policy."""

    def __init__(self, context: BrowserContext, address: str, *, looks: bool = True) -> None:
        self.address, self.troubles, self.looks = address, list[str](), looks
        self.page: Page = context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("request", lambda asked: self._note(asked.url))
        self.page.on(
            "console", lambda said: self.troubles.append(said.text) if "Content Security Policy" in said.text else None
        )

    def open(self, path: str) -> None:
        self.page.goto(f"{self.address}/console{path}")

    def fill(self, label: str, words: str) -> None:
        self.page.get_by_label(label, exact=True).fill(words)

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def follow(self, name: str) -> None:
        self.page.get_by_role("link", name=re.compile(name)).first.click()

    def sees(self, words: str) -> None:
        expect(self.page.locator("body")).to_contain_text(words, timeout=PATIENCE)

    def log_in(self, code: str, password: str) -> None:
        self.open("/login")
        self.fill("账号（工作人员编号）", code)
        self.fill("密码", password)
        self.press("登录")
        self.fill("六位验证码", self.page.get_by_test_id("shown-code").inner_text())
        self.press("继续")

    def is_usable(self, name: str) -> None:
        """At both widths: nothing sticks out sideways, and axe finds nothing grave. Leaves pictures when asked to."""
        if not self.looks:
            return
        for viewport, width in ((PHONE, "phone"), (OFFICE, "office")):
            self.page.set_viewport_size(viewport)
            out = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            assert self.page.evaluate(out) <= 0, f"{name} sticks out at {width}"
            if folder := os.environ.get("DEHONG_SCREENSHOTS"):
                self.page.wait_for_timeout(300)
                self.page.screenshot(path=Path(folder) / f"console-{name}-{width}.png")
        found = Axe().run(self.page).response["violations"]
        grave = [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found if one["impact"] in GRAVE]
        assert grave == [], f"{name}: {grave}"

    def _note(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.troubles.append(f"outside: {url}")


@contextmanager
def opened(runtime: Runtime, clock: StageClock, browser: Browser) -> Iterator[DeskInBrowser]:
    """The demo town, and the head of the station before the log-in page."""
    keys = Office(runtime).keys
    load.folder(runtime.records, load.find("demo"), now=clock.now, keys=keys, cutter=CUTTER)
    with runtime.records.write() as session:
        account = accounts.open_with(session, staff=staff.by_code(session, "S01"), hashed=HASHED, now=clock.now)
        factors.start(session, account, ring=keys.ring)
        account.factor_since = clock.now
    with serving(create_app(runtime)) as address:
        context = browser.new_context(viewport=OFFICE, locale="zh-CN", timezone_id="Asia/Shanghai")
        # How a page looks does not depend on where its rows come from.
        desk = DeskInBrowser(context, address, looks=runtime.records.is_sqlite)
        yield desk
        context.close()
    assert desk.troubles == []

"""A clerk with the console in a real browser: reads, fills in, presses; pictures at the two widths that count."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, TimeoutError, expect
from playwright.sync_api import Error as PageGone

from bot.app import create_app
from bot.console.office import Office
from bot.play.over_http import serving
from bot.play.stage import StageClock
from bot.runtime import Runtime
from db import accounts, factors, staff
from tests.bot.console.clerk import HASHED

OFFICE, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
GRAVE = ("serious", "critical")
MOST_TABS = 400
ON_SKIP = "document.activeElement.classList.contains('skip')"
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
        self.write(self.page.get_by_label(label, exact=True), words)

    def press(self, name: str) -> None:
        self.take(self.page.get_by_role("button", name=name, exact=True).first)

    def follow(self, name: str) -> None:
        self.take(self.page.get_by_role("link", name=re.compile(name)).first)

    def write(self, target: Locator, words: str) -> None:
        target.fill(words)

    def take(self, target: Locator) -> None:
        """A button or a link."""
        target.click()

    def tick(self, target: Locator) -> None:
        target.check()

    def choose(self, target: Locator, value: str) -> None:
        target.select_option(value)

    def hand_in(self, target: Locator, path: Path) -> None:
        target.set_input_files(path)

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


class KeysAlone(DeskInBrowser):
    """Without a mouse: Tab to what is meant, then Enter, space, arrows or words. What cannot be reached so fails."""

    def write(self, target: Locator, words: str) -> None:
        self._reach(target)
        if target.get_attribute("type") in ("date", "time"):
            self._type_moment(target, words)
        else:
            self.page.keyboard.press("Control+A")
            self.page.keyboard.insert_text(words)  # as a Chinese keyboard does
        assert target.input_value() == words

    def _type_moment(self, target: Locator, words: str) -> None:
        """In the order in which this browser's language has the parts."""
        for parts in _orders(words):
            for _ in parts:
                self.page.keyboard.press("ArrowLeft")
            for part in parts:
                self.page.keyboard.type(part)
                if len(part) == 4:  # a year may have six digits
                    self.page.keyboard.press("ArrowRight")
            if target.input_value() == words:
                return

    def take(self, target: Locator) -> None:
        self._reach(target)
        self.page.keyboard.press("Enter")

    def tick(self, target: Locator) -> None:
        self._reach(target)
        self.page.keyboard.press("Space")
        assert target.is_checked()

    def choose(self, target: Locator, value: str) -> None:
        self._reach(target)
        self.page.keyboard.press("Home")
        for _ in range(target.locator("option").count()):
            if target.input_value() == value:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{value} cannot be chosen by arrows")

    def hand_in(self, target: Locator, path: Path) -> None:
        """A busy machine now and then lets the first key go by."""
        for patience in (8_000, 8_000, PATIENCE):
            self._reach(target)
            try:
                with self.page.expect_file_chooser(timeout=patience) as chooser:
                    self.page.keyboard.press("Enter")
            except TimeoutError:
                continue
            chooser.value.set_files(path)
            return
        raise AssertionError("the file cannot be chosen by keys")

    def _reach(self, target: Locator) -> None:
        """From where the focus is; on a fresh page past the menu, by the link that stands there for it."""
        self.page.wait_for_load_state("load")
        try:
            self._tab_to(target)
        except PageGone:
            # The page before was still leaving; what is meant stands on the one that has come.
            self.page.wait_for_load_state("load")
            self._tab_to(target)

    def _tab_to(self, target: Locator) -> None:
        meant = target.element_handle()
        for _ in range(MOST_TABS):
            if meant.evaluate("one => one === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
            if self.page.evaluate(ON_SKIP) and meant.evaluate("one => !!one.closest('#content')"):
                self.page.keyboard.press("Enter")
        raise AssertionError(f"{target} is not reached by Tab")


def _orders(words: str) -> list[list[str]]:
    """2026-12-08 also as month, day, year; 15:00 also as three in the afternoon."""
    if ":" not in words:
        year, month, day = words.split("-")
        return [[year, month, day], [month, day, year]]
    hour, minute = words.split(":")
    return [[hour, minute], [f"{(int(hour) - 1) % 12 + 1:02}", minute, "PM" if int(hour) >= 12 else "AM"]]


@contextmanager
def opened(runtime: Runtime, clock: StageClock, browser: Browser) -> Iterator[DeskInBrowser]:
    """The head of the station before the log-in page; the records hold the demo town."""
    keys = Office(runtime).keys
    with runtime.records.write() as session:
        account = accounts.open_with(session, staff=staff.by_code(session, "S01"), hashed=HASHED, now=clock.now)
        factors.start(session, account, ring=keys.ring)
        account.factor_since = clock.now
    with serving(create_app(runtime)) as address:
        context = browser.new_context(viewport=OFFICE, locale="zh-CN", timezone_id="Asia/Shanghai")
        # How a page looks does not depend on where its rows come from; the same day is gone through by keyboard there.
        kind = DeskInBrowser if runtime.records.is_sqlite else KeysAlone
        desk = kind(context, address, looks=runtime.records.is_sqlite)
        yield desk
        context.close()
    assert desk.troubles == []

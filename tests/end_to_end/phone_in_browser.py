"""A person with the phone page in a real browser: picks somebody, types, taps, moves the clock, reads what appears."""

import os
import re
from datetime import datetime
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

PHONE = {"width": 390, "height": 844}
GLANCE = 100
LONG_WALK = 180_000  # all timed work of the skipped hours runs while the clock moves
PATIENCE = 20_000  # milliseconds; a burst alone waits two seconds


class PhoneInBrowser:
    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        page.set_default_timeout(PATIENCE)
        page.goto(f"{address}/phone")

    def pick(self, name: str) -> None:
        """Take up the phone of somebody in the contacts."""
        self.page.get_by_test_id("open-people").click()
        self.page.locator(f'[data-testid^="person-"][data-name="{name}"]').first.click()
        expect(self.page.get_by_test_id("whose")).to_contain_text(name)

    def create(self, name: str) -> None:
        self.page.get_by_test_id("open-people").click()
        self.page.get_by_test_id("new-person-name").fill(name)
        self.page.get_by_test_id("new-person-add").click()
        expect(self.page.get_by_test_id("whose")).to_contain_text(name)
        if self.page.get_by_test_id("follow").is_visible():
            self.page.get_by_test_id("follow").click()
        self.sees("欢迎关注")

    def say(self, words: str) -> None:
        if self.page.get_by_test_id("to-keyboard").is_visible():
            self.page.get_by_test_id("to-keyboard").click()
        self.page.get_by_test_id("message-input").fill(words)
        self.page.get_by_test_id("send-button").click()

    def asks(self, words: str, *answers: str) -> None:
        """Say something and wait for a new message that holds all of these; others may arrive beside it."""
        before = self.heard().count()
        self.say(words)
        fresh: list[str] = []
        for _ in range(PATIENCE // GLANCE):
            fresh = self.heard().all_inner_texts()[before:]
            if any(all(answer in text for answer in answers) for text in fresh):
                return
            self.page.wait_for_timeout(GLANCE)
        raise AssertionError(f"{words!r} was to be answered with {answers}, heard {fresh}")

    def heard(self) -> Locator:
        """Everything that came from the account, in order."""
        return self.page.locator('[data-testid="bubble"]:not([data-route="user"])')

    def sees(self, words: str) -> None:
        expect(self.heard().filter(has_text=words).last).to_be_visible(timeout=PATIENCE)

    def sees_reminder(self, pattern: str) -> None:
        """Something that came unasked: as a message while WeChat's window is open, as a template notice later."""
        unasked = self.page.locator('[data-route="custom"], [data-route="template"]').and_(self.heard())
        expect(unasked.filter(has_text=re.compile(pattern)).last).to_be_visible(timeout=PATIENCE)

    def reads(self, pattern: str) -> re.Match[str]:
        """The last message that holds this, for facts the test cannot know beforehand."""
        found = [match for text in self.heard().all_inner_texts() if (match := re.search(pattern, text))]
        assert found, pattern
        return found[-1]

    def sees_picture(self) -> None:
        picture = self.page.locator('[data-testid="bubble"][data-kind="image"]:not([data-route="user"]) img').last
        expect(picture).to_be_visible(timeout=PATIENCE)

    def moves_clock_to(self, moment: datetime) -> None:
        self.page.get_by_test_id("open-tools").click()
        self.page.get_by_test_id("clock-to").fill(f"{moment:%Y-%m-%dT%H:%M}")
        self.page.get_by_test_id("clock-go").click()
        reached = re.compile(f"{moment.month}月{moment.day}日.*{moment:%H:%M}")
        expect(self.page.get_by_test_id("big-clock")).to_contain_text(reached, timeout=LONG_WALK)
        self.page.keyboard.press("Escape")

    def shows_routes(self) -> None:
        self.page.get_by_test_id("open-tools").click()
        self.page.get_by_test_id("show-routes").check()
        self.page.keyboard.press("Escape")

    def picture(self, name: str) -> None:
        """A screenshot into the folder named by DEHONG_SCREENSHOTS, when it is set."""
        folder = os.environ.get("DEHONG_SCREENSHOTS")
        if folder:
            self.page.wait_for_timeout(400)
            self.page.screenshot(path=Path(folder) / f"{name}.png")

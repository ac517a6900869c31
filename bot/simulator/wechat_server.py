"""The pretend WeChat as one object.

    simulator = Simulator(clock=SimClock(clock), callback="http://127.0.0.1:8000/wechat", account=AccountConfig(...))
    worker = simulator.person("岩罕")            # or simulator.user("oWORKER") for an openid of one's own
    worker.follows()
    worker.says("找工作").text                   # the passive answer, parsed
    simulator.move_by(timedelta(hours=12))       # on_clock_moved runs what is due in between
    [bubble.text for bubble in worker.sees()]    # everything that appeared in the chat, with route and time

In one process without sockets: sender=in_process.client(bot_app) carries deliveries to the bot, and
in_process.client(create_app(simulator)) takes the bot's calls.
"""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

import httpx

from bot.simulator import broadcasting
from bot.simulator.account import AccountConfig
from bot.simulator.clock import MovableClock
from bot.simulator.messages import Push
from bot.simulator.phone import Phone
from bot.simulator.push import ATTEMPTS, SECONDS, Delivery, Pusher, Sender
from bot.simulator.state import World
from bot.simulator.world.chat import Bubble

ClockMoved = Callable[[datetime, datetime], None]


class Simulator:
    def __init__(
        self,
        *,
        clock: MovableClock,
        callback: str,
        account: AccountConfig,
        sender: Sender | None = None,
        on_clock_moved: ClockMoved | None = None,
        public_url: str = "http://127.0.0.1:8000",
        seconds: float = SECONDS,
        attempts: int = ATTEMPTS,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        """seconds and pause are real time: how long an answer may take, and how faults wait."""
        self.clock = clock
        self.account = account
        self.on_clock_moved = on_clock_moved
        self.pause = pause
        self._public_url = public_url
        self._own: httpx.Client | None = None
        if sender is None:
            sender = self._own = httpx.Client(timeout=seconds, trust_env=False)
        self._push_to = (callback, sender, seconds, attempts)
        self.generation = 0
        self.reset()

    def reset(self) -> None:
        """Forgets everything but the account and the time."""
        self.generation += 1
        callback, sender, seconds, attempts = self._push_to
        self.world = World(self.account, self.clock, self._public_url)
        self.pusher = Pusher(self.world, callback, sender, seconds=seconds, attempts=attempts, pause=self.pause)
        self._phones: dict[str, Phone] = {}

    def close(self) -> None:
        """Lets go of its connections to the account."""
        if self._own is not None:
            self._own.close()

    def person(
        self, name: str, role: str = "worker", openid: str | None = None, *, follows_since: datetime | None = None
    ) -> Phone:
        """Somebody new: a follower since a moment, of which nothing is reported, or else not a follower yet."""
        with self.world.lock:
            added = self.world.followers.add(name, role, openid)
            added.followed_at = follows_since
            self._phones[added.openid] = Phone(self.world, self.pusher, added)
            return self._phones[added.openid]

    def user(self, openid: str) -> Phone:
        """The person of this openid, somebody new if there is none."""
        return self._phones.get(openid) or self.person("", openid=openid)

    def phones(self) -> list[Phone]:
        return list(self._phones.values())

    def received(self, openid: str | None = None, *, after: int = 0) -> list[Bubble]:
        """Everything that the account or the platform put into chats."""
        return self.world.chat.received(openid, after=after)

    def deliveries(self) -> list[Delivery]:
        return list(self.pusher.deliveries)

    def verify_callback(self) -> bool:
        return self.pusher.verify()

    def tick(self) -> int:
        """Runs mass sends that are due and reports results that are due; to be called often, from one thread."""
        broadcasting.run_due(self.world)
        due = self.world.take_due()
        for event in due:
            self.pusher.deliver(Push(event.openid, int(self.clock().timestamp()), event.fields))
        return len(due)

    def move_to(self, moment: datetime) -> None:
        """Calls on_clock_moved(before, moment) while the clock still shows before, and moves it afterwards.

        The hook runs what is due in between; with step_to(due) before each piece, messages carry the time at
        which they were due and not the time at which the move began.
        """
        before = self.clock()
        if moment < before:
            raise ValueError("time cannot be moved back")
        if self.on_clock_moved is not None:
            self.on_clock_moved(before, moment)
        self.step_to(moment)

    def move_by(self, step: timedelta) -> None:
        self.move_to(self.clock() + step)

    def step_to(self, moment: datetime) -> None:
        self.clock.move_to(moment)
        self.tick()

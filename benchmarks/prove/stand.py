"""The pretend WeChat on a port of this machine, with everything that goes wrong, and what reached whom."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from bot.clock import system_clock
from bot.play.over_http import serving
from bot.simulator.account import AccountConfig
from bot.simulator.clock import SimClock
from bot.simulator.faults import ApiFault, ApiFaultKind
from bot.simulator.web import create_app
from bot.simulator.wechat_server import Simulator
from bot.simulator.world.chat import Route
from bot.simulator.world.windows import Action
from handlers.dialogue.replies import NOTICE_FIELDS

ACCOUNT = AccountConfig(
    appid="wxprove000000000", secret="prove-secret", gh_id="gh_prove", token="provetoken",
    aes_key="abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", mode="safe",
)  # fmt: skip
TEMPLATE = "TPL_reminder"
SENDING = ("*message/custom/send", "*message/template/send")
BUSY = -1


@dataclass(frozen=True)
class Arrival:
    openid: str
    route: str
    text: str
    at: datetime


@dataclass(frozen=True)
class Stand:
    simulator: Simulator
    address: str

    def know(self, openids: Sequence[str], *, open_windows: bool) -> None:
        """These people follow the account; with open windows they have just written to it."""
        world, now = self.simulator.world, self.simulator.clock()
        with world.lock:
            for openid in openids:
                person = world.followers.add(openid=openid)
                person.follow(now, None)
                if open_windows:
                    person.windows.open(Action.MESSAGE, now)

    def break_calls(self, *, refused: float, lost: float, keyed: float = 1.0) -> None:
        """Shares of the calls that send: refused ones are not carried out, of lost ones only the answer is missing.

        `keyed`: so much of it where there is a key, since those calls are made again after ten seconds and more.
        """
        for path, share in zip(SENDING, (1.0, keyed), strict=True):
            self.simulator.world.faults.api += [
                ApiFault(ApiFaultKind.ERROR, path, BUSY, times=None, rate=refused * share),
                ApiFault(ApiFaultKind.RESET_AFTER, path, times=None, rate=lost * share),
            ]

    def mend_calls(self) -> None:
        self.simulator.world.faults.reset()

    def calls(self) -> int:
        """To the addresses that send."""
        quotas, now = self.simulator.world.quotas, self.simulator.clock()
        return sum(quotas.used(path.replace("*", "cgi-bin/"), now) for path in SENDING)

    def arrived(self) -> list[Arrival]:
        wanted = (Route.CUSTOM, Route.TEMPLATE)
        return [
            Arrival(one.openid, str(one.route), one.text, one.at)
            for one in self.simulator.received()
            if one.route in wanted
        ]


@contextmanager
def standing() -> Iterator[Stand]:
    simulator = Simulator(clock=SimClock(system_clock), callback="http://127.0.0.1:9/wechat", account=ACCOUNT)
    simulator.world.templates.add("日程提醒", NOTICE_FIELDS, template_id=TEMPLATE)
    for path in list(simulator.world.quotas.daily):
        simulator.world.quotas.daily[path] = 10_000_000
    with serving(create_app(simulator)) as address:
        yield Stand(simulator, address)
    simulator.close()


def first_and_count(arrivals: Sequence[Arrival]) -> tuple[dict[str, datetime], Counter[str]]:
    """By openid: when the first came, and how many came."""
    times: dict[str, list[datetime]] = defaultdict(list)
    for arrival in arrivals:
        times[arrival.openid].append(arrival.at)
    return {openid: min(at) for openid, at in times.items()}, Counter({openid: len(at) for openid, at in times.items()})

"""Very many write while a broadcast goes out: at a steady rate, then thousands at one moment, then ever faster on request.

The generator is a process of its own; the pretend WeChat is this one. All of them share the machine with the station.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from benchmarks.prove import answered, rush_town
from benchmarks.prove.answered import Afterwards, Phase
from benchmarks.prove.generator import Generator, Heard, Order
from benchmarks.prove.homes import Home
from benchmarks.prove.report import Report, percentile
from benchmarks.prove.stand import Stand
from benchmarks.turn import free_port
from bot.clock import system_clock
from db.engine import Records

# Before the measure everybody who writes in it says something for the first time, at this rate.
ACQUAINTING = 60.0
# A broadcast of a call a second that outlasts everything, with room for settling and waiting.
SPARE_CALLS = 240
FASTER = 1.25


@dataclass(frozen=True)
class Plan:
    """`people` write in turn: more than twice the rate, or the station takes them for flooding it. `steps`: how often the
    rate is raised by a quarter, each for `step_seconds`, to find the highest that holds; 0 does not look for it.
    `size`: of each list of the broadcast, which makes a call a second: at least `calls_meanwhile` of those it could make while the
    rate is steady. `evenly`: messages come at even intervals and not at random."""

    rate: float = 150.0
    seconds: float = 600.0
    connections: int = 5_000
    people: int = 1_200
    posts: int = 10_000
    size: int = 200
    processes: int = 2
    admission: int = 400
    find_highest: bool = False
    steps: int = 8
    step_seconds: float = 30.0
    evenly: bool = False
    p99_within: float = 0.2
    answer_within: float = 4.5
    hangs_up: float = 5.0
    calls_meanwhile: float = 0.8
    patience: float = 600.0
    seed: int = 1

    @property
    def highest_steps(self) -> int:
        return self.steps if self.find_highest else 0

    @property
    def crowd(self) -> int:
        lasting = self.seconds + self.highest_steps * self.step_seconds + SPARE_CALLS
        return max(int(lasting * self.size), self.people + self.connections)


def prove(plan: Plan, home: Home, _stand: Stand) -> Report:
    ports = [free_port() for _ in range(plan.processes if home.way == "machines" else 1)]
    with rush_town.pretend_wechat(ports[0]) as stand:
        rush_town.settle(
            home,
            stand,
            open_posts=plan.posts,
            people=plan.crowd,
            size=plan.size,
            writing=plan.people + plan.connections,
        )
        with rush_town.stations(
            home, stand, ports, admission=plan.admission, connections=plan.connections
        ) as running:  # fmt: skip
            # A port that was free may be taken before a process opens it: only what is ready can die.
            ready = [one.starts for one in running]
            rush = Rush(plan, home, stand, ports)
            try:
                rush.carry_out()
            finally:
                rush.close()
        rush.report.hold("no process died", [one.starts for one in running] == ready)
    return rush.report


class Rush:
    """The phases one after the other; every message has a number of its own through all of them."""

    def __init__(self, plan: Plan, home: Home, stand: Stand, ports: Sequence[int]) -> None:
        self._plan, self._stand, self._ports = plan, stand, ports
        self._records: Records = home.records()
        self._generator = Generator()
        self._next = 0
        way = "one process" if home.way == "home" else f"{plan.processes} processes"
        self.report = Report(f"rush, {home.way}: {plan.rate:g} a second for {plan.seconds:g} s, {way}")
        self._home = home

    def close(self) -> None:
        self._generator.close()
        self._records.close()

    def carry_out(self) -> None:
        plan = self._plan
        rush_town.let_broadcast_go(self._home)
        self._phase(self._steady(ACQUAINTING, plan.people / ACQUAINTING))
        rush_town.until_it_drains(self._stand)
        self._judge_steady(self._phase(self._steady(plan.rate, plan.seconds)))
        if plan.connections:
            at_once = Order(self._ports, 0, plan.connections, plan.people + 1, plan.connections, at_once=True)
            self._judge_at_once(self._phase(at_once))
        if plan.highest_steps:
            self._find_highest()

    def _steady(self, rate: float, seconds: float) -> Order:
        return Order(self._ports, 0, round(rate * seconds), 1, self._plan.people, seconds, evenly=self._plan.evenly)

    def _phase(self, order: Order) -> Phase:
        plan, began, calls = self._plan, system_clock(), rush_town.accepted(self._stand)
        before = self._chats()
        order = replace(order, first=self._next, hangs_up=plan.hangs_up, seed=plan.seed + self._next)
        self._next += order.count
        result = self._generator.carry_out(order)
        calls = rush_town.accepted(self._stand) - calls
        return Phase(result, self._afterwards(result.heard, began, before), calls)

    def _afterwards(self, heard: Sequence[Heard], began: datetime, before: int) -> Afterwards:
        return answered.look(
            self._records, self._stand, heard, since=began, patience=self._plan.patience, before=before
        )  # fmt: skip

    def _chats(self) -> int:
        return len(self._stand.simulator.world.chat.all())

    def _judge_steady(self, phase: Phase) -> None:
        plan = self._plan
        self._figures("steady", phase)
        self.report.figures["steady: rate reached, left late (p99)"] = f"{phase.rate:.1f}, {_ms(phase.result.late)}"
        self.report.figures["steady: broadcast calls meanwhile"] = phase.calls
        self.report.hold(f"p99 under {_ms(plan.p99_within)}", percentile(phase.seconds, 0.99) < plan.p99_within)
        self.report.hold("steady: no delivery fails", not phase.failures)
        self.report.hold(
            "steady: the broadcast drains all the while", phase.calls >= plan.seconds * plan.calls_meanwhile
        )
        self._nothing_lost("steady", phase)

    def _judge_at_once(self, phase: Phase) -> None:
        plan = self._plan
        self._figures("at once", phase)
        self.report.figures["at once: last reply after a success, seconds"] = f"{phase.after.seconds:.1f}"
        self.report.hold(f"every answer within {plan.answer_within:g} s", max(phase.seconds) <= plan.answer_within)
        self.report.hold("at once: no delivery fails", not phase.failures)
        self._nothing_lost("at once", phase)

    def _figures(self, name: str, phase: Phase) -> None:
        spans = (percentile(phase.seconds, 0.5), percentile(phase.seconds, 0.99), max(phase.seconds))
        by_reply = sum(one.answer == "reply" for one in phase.heard)
        after = phase.after
        self.report.figures |= {
            f"{name}: messages, by reply, by success": f"{len(phase.heard)}, {by_reply}, {after.later}",
            f"{name}: answered, median, p99, last": ", ".join(map(_ms, spans)),
            f"{name}: failures": dict(phase.failures) or 0,
            f"{name}: lost, waiting, success without reply":
                f"{len(after.lost)}, {len(after.waiting)}, {len(after.unanswered)}",
        }  # fmt: skip
        if after.with_a_person:
            self.report.figures[f"{name}: said to a person, the bot being silent"] = len(after.with_a_person)
        if after.unanswered:
            self.report.figures[f"{name}: of these"] = dict(Counter(after.unanswered.values()))

    def _nothing_lost(self, name: str, phase: Phase) -> None:
        self.report.hold(f"{name}: every message is in the inbox", not phase.after.lost)
        self.report.hold(f"{name}: every success is followed by its reply",
                         not (phase.after.waiting or phase.after.unanswered))  # fmt: skip

    def _find_highest(self) -> None:
        plan, rate, held = self._plan, self._plan.rate, "none"
        tried = []
        for _ in range(plan.highest_steps):
            rate *= FASTER
            phase = self._phase(self._steady(rate, plan.step_seconds))
            self._nothing_lost(f"at {rate:.0f}", phase)
            tried.append(f"{rate:.0f}: {_ms(percentile(phase.seconds, 0.99))}, {sum(phase.failures.values())} failed, "
                         f"left late {_ms(phase.result.late)}")  # fmt: skip
            if not phase.is_quick(plan.p99_within):
                break
            held = f"{rate:.0f}"
        self.report.figures |= {"highest that held, of those tried": held, "tried (p99)": "; ".join(tried)}


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"

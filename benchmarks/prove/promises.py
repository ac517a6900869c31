"""What must hold of messages owed, whatever happened on the way."""

from collections.abc import Mapping, Sequence

from benchmarks.prove import town
from benchmarks.prove.report import Report, percentile
from benchmarks.prove.stand import Arrival, first_and_count
from benchmarks.prove.town import Fate, Owed

IN_TIME_SECONDS = 60.0
IN_TIME = 0.99


def judge(
    report: Report, reminders: Sequence[Owed], found: Mapping[str, Fate], arrivals: Sequence[Arrival], *,
    timely: bool = True, keyed_may_be_unknown: bool = False,
) -> None:  # fmt: skip
    """`timely`: what is due comes within a minute. Where a machine is lost, nobody knows of keyed ones either."""
    first, times = first_and_count(arrivals)
    keyed, unkeyed = [one for one in reminders if one.keyed], [one for one in reminders if not one.keyed]
    unreached = [one for one in reminders if one.openid not in first and (keyed_may_be_unknown or not one.keyed)]
    lost = [one for one in keyed if one.openid not in first and not keyed_may_be_unknown]
    late = [(first[one.openid] - one.due_at).total_seconds() for one in reminders if one.openid in first]
    in_time = sum(seconds <= IN_TIME_SECONDS for seconds in late) / max(len(late), 1)
    for name, some in (("keyed", keyed), ("without key", unkeyed)):
        reached = sum(one.openid in first for one in some)
        doubled = sum(times[one.openid] > 1 for one in some)
        report.figures[f"{name}: reached, not reached, doubled"] = f"{reached}, {len(some) - reached}, {doubled}"
    spans = [percentile(late, 0.5), percentile(late, 0.99), max(late, default=0.0)]
    report.figures |= {
        "states": dict(town.count(dict(found))),
        "within 60 s of being due": f"{in_time:.2%}",
        "seconds after due, median, p99, last": ", ".join(f"{value:.1f}" for value in spans),
    }
    report.hold("nobody gets it twice", not any(count > 1 for count in times.values()))
    report.hold("with a key nothing is lost", not lost)
    report.hold(
        "whom nothing reached is unknown and on the call list", all(_listed(found[one.key]) for one in unreached)
    )
    sent = [one for one in reminders if found[one.key].state == "sent"]
    report.hold("what is said to be sent has arrived", all(one.openid in first for one in sent))
    report.hold("everything is settled", all(one.state in ("sent", "unknown") for one in found.values()))
    report.hold("99 % within 60 s of being due", in_time >= IN_TIME or not timely)


def _listed(fate: Fate) -> bool:
    return fate.state == "unknown" and fate.called_for

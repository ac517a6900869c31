"""What WeChat allows an account in mass sends (群发): how many calls, how many messages to each follower, lists or not."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from db.station import Station

# Of one list: fewer is 40130, more is 40032.
FEWEST, MOST = 2, 10_000


@dataclass(frozen=True)
class MassRules:
    """`each` messages to a follower, in a calendar month or in a day; `to_all_*` are sends to everybody at once, which
    enter the account's history. `lists`: sends to openids of our choice, which only service accounts have."""

    each: int = 4
    in_a_day: bool = False
    lists: bool = True
    calls_a_day: int = 100
    calls_a_minute: int = 60
    to_all_a_day: int = 1
    to_all_a_month: int = 4
    list_size: int = MOST
    # People on the night shift sleep at the time of planning: they stand in calls of their own, made when they wake.
    nights_apart: bool = False

    def period(self, today: date) -> tuple[date, date]:
        """The first and the last day of what `each` counts in."""
        return (today, today) if self.in_a_day else month_of(today)


def month_of(today: date) -> tuple[date, date]:
    first = today.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


SERVICE = MassRules()
SUBSCRIPTION = MassRules(each=1, in_a_day=True, lists=False, calls_a_day=1, to_all_a_month=31)
OF_ACCOUNT = {"service": SERVICE, "subscription": SUBSCRIPTION}


def of(station: Station) -> MassRules:
    """By the kind of the account and what its console shows, settings of the station."""
    rules = OF_ACCOUNT.get(station.account_kind, SERVICE)
    return replace(
        rules, calls_a_day=station.mass_calls_a_day if rules.lists else 1, calls_a_minute=station.mass_calls_a_minute,
        list_size=min(MOST, max(FEWEST, station.mass_list_size)),
    )  # fmt: skip

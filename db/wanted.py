"""What somebody wants of a post (求职意向), in the columns of the records."""

from dataclasses import dataclass

# What a figure of one unit comes to over a month of full-time work: 21.75 paid days of eight hours (劳社部发〔2008〕3号).
MONTHLY = {"hour": 174.0, "day": 21.75, "week": 4.33, "month": 1.0, "piece": 1.0, "year": 1 / 12}


@dataclass(frozen=True)
class Wanted:
    """What a post must be. A post fits when one of the `places` holds it and its trade or industry is among those asked.

    `no_places` and `no_works` (trades and industries) are refused, whatever else is asked;
    `pay_min` counts in yuan per `pay_kind`; of each group of `tags` it has one; `words` must all stand in the title or
    the text; `minor` is the age of somebody of sixteen or seventeen, for whom only posts open to that age count;
    `students` asks for order classes (订单班) instead of everybody's posts.
    """

    places: tuple[str, ...] = ()
    trades: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    no_places: tuple[str, ...] = ()
    no_works: tuple[str, ...] = ()
    pay_min: float | None = None
    pay_kind: str = ""
    board: bool = False
    lodging: bool = False
    shift: str = ""
    tags: tuple[tuple[str, ...], ...] = ()
    words: tuple[str, ...] = ()
    minor: int | None = None
    students: bool = False


def monthly(amount: float, kind: str) -> float:
    return amount * MONTHLY.get(kind, 1.0)

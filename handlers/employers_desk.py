"""How far the employers are with the month (每月确认), for staff in the chat; the list itself is a page of the console."""

import re
from collections.abc import Sequence

from db import employer_months, employer_standings, rights
from db.models import Staff
from db.rights import Right
from handlers import texts
from handlers.allowed import needs
from handlers.dialogue import registry
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn

MOST = 5
MONTH = "(?:(?:这个?月|本月|当月|每个?月)的?)?(?:单位|用工单位|厂家)?(?:每月)?(?:在岗)?确认(?:情况|进度|表|名单)?(?:[呢吧]|怎么样|到哪里?了)?[?？]?"


@needs(Right.POSTS)
def month(turn: Turn, match: re.Match[str]) -> Sequence[Reply]:
    of = employer_months.month_of(turn.now.date())
    by: Staff = rights.require(turn.staff, Right.POSTS)
    rows = employer_standings.standings(turn.session, month=of, by=by, now=turn.now)
    agreed, told = sum(len(row.people) for row in rows), sum(row.told for row in rows)
    waiting = [row.employer.name for row in rows if row.told < len(row.people)]
    unasked = sum(row.unasked for row in rows)
    words = texts.employer_page.month_so_far(
        of.month, agreed, told, waiting[:MOST], count=len(waiting), unasked=unasked
    )
    return [Text(words)]


STAFF_COMMANDS = ((registry.command(f"^(?=.*(?:单位|月|在岗)){MONTH}$"), month),)

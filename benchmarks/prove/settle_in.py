"""python -m benchmarks.prove.settle_in: followers and what is owed to them, read line by line, for any release."""

import sys
from datetime import datetime

from benchmarks.prove import town
from benchmarks.prove.town import Owed
from bot.clock import system_clock
from db.columns import CHINA
from db.engine import Records

if __name__ == "__main__":
    url, *lines = sys.stdin.read().splitlines()
    reminders = []
    for line in lines:
        key, openid, due_at, keyed = line.split()
        reminders.append(Owed(key, openid, datetime.fromtimestamp(float(due_at), CHINA), keyed == "1"))
    records, now = Records(url), system_clock()
    for by_key in (True, False):
        some = [one.openid for one in reminders if one.keyed is by_key]
        town.settle_in(records, some, open_windows=not by_key, now=now)
    town.owe(records, reminders, now=now)
    records.close()

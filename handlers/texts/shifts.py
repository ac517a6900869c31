"""Day and night shift: when we write to somebody."""

from datetime import time

NIGHTS = "记下了，您上夜班。白天{}到{}您睡觉，提醒改在您醒着的时候发。\n转白班了，跟我说“我上白班了”。"
DAYS = "记下了，您上白班。{}到早上{}不打扰您，提醒白天发。"


def nights(sleeps_from: time, sleeps_until: time) -> str:
    return NIGHTS.format(f"{sleeps_from:%H:%M}", f"{sleeps_until:%H:%M}")


def days(quiet_from: time, quiet_until: time) -> str:
    return DAYS.format(f"{quiet_from:%H:%M}", f"{quiet_until:%H:%M}")

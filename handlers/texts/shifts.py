"""Day and night shift: when we write to somebody."""

from datetime import time

NIGHTS = "记下了，您上夜班。白天{}到{}您睡觉，消息改在您醒着的时候发。\n转白班了，跟我说“我上白班了”。"
DAYS = "记下了，您上白班。{}到早上{}不打扰您，消息白天发。"

OF_ANOTHER = "各人的消息发到各人手机。让他用自己的微信说一句“我上夜班”，就改在他醒着的时候发。您自己的没有动。"

WHICH = ("是，白天睡觉", "不是，白天醒着")


def ask(sleeps_from: time, sleeps_until: time) -> str:
    return f"您白天要睡觉吗？是的话，{sleeps_from:%H:%M}到{sleeps_until:%H:%M}不发消息吵您。"


def nights(sleeps_from: time, sleeps_until: time) -> str:
    return NIGHTS.format(f"{sleeps_from:%H:%M}", f"{sleeps_until:%H:%M}")


def days(quiet_from: time, quiet_until: time) -> str:
    return DAYS.format(f"{quiet_from:%H:%M}", f"{quiet_until:%H:%M}")

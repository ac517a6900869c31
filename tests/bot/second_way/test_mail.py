"""Alarms by mail, talked over real SMTP."""

import pytest

from bot.second_way import mail
from bot.second_way.mail import Mail
from bot.second_way.ways import Alarm, NotTold, ways_of
from bot.settings import Settings
from tests.bot.second_way.mail_server import MailServer


def set_up(post_office: MailServer, **more: object) -> Settings:
    return Settings(
        smtp_host="127.0.0.1", smtp_port=post_office.port, smtp_security="none", smtp_from="bot@station.example",
        smtp_to="head@station.example, sysadmin@station.example", **more,
    )  # fmt: skip


def test_an_alarm_reaches_everybody_named(post_office: MailServer, alarm: Alarm) -> None:
    Mail(set_up(post_office)).tell(alarm)
    (letter,) = post_office.letters
    assert letter.receivers == ["head@station.example", "sysadmin@station.example"]
    assert letter.message["Subject"] == "【紧急】德宏劳务工作站 受伤、工伤 Q0012"
    assert letter.message.get_content().split() == alarm.words.split()
    assert letter.message["X-Priority"] == "1"


def test_every_try_of_an_alarm_is_the_same_letter(post_office: MailServer, alarm: Alarm) -> None:
    way = Mail(set_up(post_office))
    way.tell(alarm)
    way.tell(alarm)
    assert {letter.message["Message-ID"] for letter in post_office.letters} == {"<a1b2@station.example>"}


def test_a_user_logs_in(post_office: MailServer, alarm: Alarm) -> None:
    Mail(set_up(post_office, smtp_user="bot", smtp_password="secret")).tell(alarm)
    assert len(post_office.logins) == 1


def test_a_refused_letter_is_not_told_and_its_trouble_quotes_no_address(post_office: MailServer, alarm: Alarm) -> None:
    post_office.refuses = True
    with pytest.raises(NotTold) as trouble:
        Mail(set_up(post_office)).tell(alarm)
    assert str(trouble.value) == "SMTPRecipientsRefused"


def test_a_server_without_encryption_gets_nothing_where_encryption_is_asked_for(
    post_office: MailServer, alarm: Alarm
) -> None:
    settings = set_up(post_office).model_copy(update={"smtp_security": "starttls"})
    with pytest.raises(NotTold):
        Mail(settings).tell(alarm)
    assert post_office.letters == []


def test_a_server_that_says_nothing_does_not_hold_us(
    post_office: MailServer, alarm: Alarm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mail, "TIMEOUT", 0.2)
    post_office.sulks.set()
    with pytest.raises(NotTold):
        Mail(set_up(post_office)).tell(alarm)


def test_only_ways_that_are_set_up_are_used(post_office: MailServer) -> None:
    assert ways_of(Settings()) == []
    both = set_up(post_office, alarm_hook_url="http://127.0.0.1:1/sms", alarm_hook_secret="s")
    assert [way.name for way in ways_of(both)] == ["mail", "hook"]

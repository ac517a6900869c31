"""Alarms by mail."""

import smtplib
import ssl
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid

from bot.second_way.ways import Alarm, NotTold
from bot.settings import Settings

TIMEOUT = 10.0  # seconds for each step of the talk with the mail server


class Mail:
    name = "mail"

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._to = [address.strip() for address in settings.smtp_to.split(",") if address.strip()]
        self._from = settings.smtp_from or settings.smtp_user

    def tell(self, alarm: Alarm) -> None:
        """Told when one receiver was accepted. Raises NotTold."""
        try:
            with self._server() as server:
                if self._settings.smtp_user:
                    server.login(self._settings.smtp_user, self._settings.smtp_password.get_secret_value())
                server.send_message(self._letter(alarm), self._from, self._to)
        except (smtplib.SMTPException, OSError) as trouble:
            # smtplib's errors quote the addresses and what the server said.
            raise NotTold(type(trouble).__name__) from None

    def _server(self) -> smtplib.SMTP:
        host, port = self._settings.smtp_host, self._settings.smtp_port
        if self._settings.smtp_security == "tls":
            return smtplib.SMTP_SSL(host, port, timeout=TIMEOUT, context=ssl.create_default_context())
        server = smtplib.SMTP(host, port, timeout=TIMEOUT)
        if self._settings.smtp_security == "starttls":
            try:
                server.starttls(context=ssl.create_default_context())
            except BaseException:
                server.close()
                raise
        return server

    def _letter(self, alarm: Alarm) -> EmailMessage:
        """Its Message-ID is the alarm's: mail programs show a repeat once."""
        letter = EmailMessage()
        letter["Subject"] = alarm.words.splitlines()[0]
        letter["From"], letter["To"] = self._from, ", ".join(self._to)
        letter["Date"] = format_datetime(alarm.at)
        domain = self._from.rpartition("@")[2] or "localhost"
        letter["Message-ID"] = f"<{alarm.id}@{domain}>" if alarm.id else make_msgid(domain=domain)
        letter["X-Priority"] = "1" if alarm.level == "urgent" else "3"
        letter.set_content(alarm.words)
        return letter

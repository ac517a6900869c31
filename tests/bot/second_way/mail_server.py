"""A mail server for tests: real SMTP on a loopback port, one thread a caller, no more than a mail program needs."""

import socketserver
import threading
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage


@dataclass
class Letter:
    sender: str = ""
    receivers: list[str] = field(default_factory=list)
    raw: bytes = b""

    @property
    def message(self) -> EmailMessage:
        return message_from_bytes(self.raw, policy=policy.default)  # type: ignore[return-value]


class MailServer:
    """`refuses`: answers every letter with 550. `sulks`: takes the call and says nothing."""

    def __init__(self) -> None:
        self.letters: list[Letter] = []
        self.logins: list[str] = []
        self.refuses = False
        self.sulks = threading.Event()
        mailbox = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                mailbox._talk(self)

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = True
            allow_reuse_address = True

        self._server = Server(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def _talk(self, handler: socketserver.StreamRequestHandler) -> None:
        def say(line: str) -> None:
            handler.wfile.write(line.encode() + b"\r\n")

        if self.sulks.is_set():
            handler.rfile.readline()
            return
        letter = Letter()
        say("220 stand-in")
        while line := handler.rfile.readline().decode().strip():
            verb = line.split()[0].upper()
            if verb == "EHLO":
                say("250-stand-in")
                say("250 AUTH PLAIN")
            elif verb == "AUTH":
                self.logins.append(line)
                say("235 welcome")
            elif verb == "MAIL":
                letter.sender = line.split(":", 1)[1].strip().split()[0].strip("<>")
                say("250 ok")
            elif verb == "RCPT":
                letter.receivers.append(line.split(":", 1)[1].strip().strip("<>"))
                say("550 nobody here" if self.refuses else "250 ok")
            elif verb == "DATA":
                say("354 go on")
                read = []
                while (part := handler.rfile.readline()) != b".\r\n":
                    read.append(part)
                letter.raw = b"".join(read)
                self.letters.append(letter)
                say("250 taken")
            elif verb == "QUIT":
                say("221 bye")
                return
            else:
                say("250 ok")

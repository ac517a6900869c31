"""Connections of the generator to the station's doors."""

import asyncio
import time

# A server closes a line on which nothing comes for five seconds.
LINE_KEPT_SECONDS = 3.0


class Lines:
    """Connections to the station: an idle one is used again, otherwise a new one is opened, however many there are."""

    def __init__(self) -> None:
        self._idle: dict[int, list[tuple[float, asyncio.StreamReader, asyncio.StreamWriter]]] = {}

    async def exchange(self, port: int, request: bytes) -> tuple[int, bytes]:
        """Status and body."""
        reader, writer = self._idle_line(port) or await asyncio.open_connection("127.0.0.1", port)
        try:
            writer.write(request)
            head = (await reader.readuntil(b"\r\n\r\n")).lower()
            body = await reader.readexactly(int(head.partition(b"content-length:")[2].split(b"\r\n")[0]))
        except BaseException:
            writer.close()
            raise
        self._idle.setdefault(port, []).append((time.monotonic(), reader, writer))
        return int(head.split(b" ", 2)[1]), body

    def close(self) -> None:
        for lines in self._idle.values():
            for _, _, writer in lines:
                writer.close()

    def _idle_line(self, port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter] | None:
        while lines := self._idle.get(port):
            since, reader, writer = lines.pop()
            if time.monotonic() - since < LINE_KEPT_SECONDS and not reader.at_eof():
                return reader, writer
            writer.close()
        return None

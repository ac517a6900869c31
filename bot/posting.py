"""One POST to an address outside, other than WeChat's: a gateway for alarms, a partner, a service that hears voices."""

from collections.abc import Mapping


class Unanswered(Exception):
    """No answer came back. Its words name the kind of trouble, no address and no secret."""


def post(
    url: str, body: bytes, headers: Mapping[str, str], *, seconds: float, connect_seconds: float = 3.0
) -> tuple[int, bytes]:
    """Status and body of the answer. Raises Unanswered. A redirect is not followed: what is signed for one address is
    not for another."""
    # Brings a terminal's colours with it; a station that never calls out need not hold them in memory.
    import httpx

    timeout = httpx.Timeout(seconds, connect=connect_seconds)
    try:
        answer = httpx.post(url, content=body, headers=dict(headers), timeout=timeout)
    except (httpx.HTTPError, httpx.InvalidURL) as trouble:
        raise Unanswered(type(trouble).__name__) from None
    return answer.status_code, answer.content


def is_success(status: int) -> bool:
    return 200 <= status < 300

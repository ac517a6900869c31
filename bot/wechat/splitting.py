"""Long texts cut into messages WeChat accepts, where a reader would pause."""

TEXT_LIMIT = 2000  # bytes of UTF-8; developers measured 2048, WeChat documents nothing
PAUSES = ("\n\n", "\n", "。", "！", "？", "；", "，", "、", " ")


def split_text(text: str, limit: int = TEXT_LIMIT) -> list[str]:
    """Pieces of at most `limit` bytes, none empty; a piece is never cut inside a character."""
    pieces = []
    rest = text.strip()
    while len(rest.encode()) > limit:
        cut = _cut(rest, limit)
        pieces.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [piece for piece in (*pieces, rest) if piece]


def _cut(text: str, limit: int) -> int:
    """After the last pause that leaves at least half of a message; otherwise where the bytes end."""
    fitting = len(text.encode()[:limit].decode(errors="ignore"))
    for pause in PAUSES:
        at = text.rfind(pause, fitting // 2, fitting)
        if at >= 0:
            return at + len(pause)
    return max(fitting, 1)

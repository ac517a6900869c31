"""Recordings as WeChat wants them uploaded: AMR or MP3, at most 2 MB and a minute long (新增临时素材)."""

MOST_BYTES = 2 * 1024 * 1024
MOST_SECONDS = 60
AMR, MP3 = "amr", "mp3"
TYPES = {AMR: "audio/amr", MP3: "audio/mpeg"}
AMR_STARTS = b"#!AMR\n"
# Bytes of a frame of a fiftieth of a second by its mode, the head included (RFC 4867, table 1).
AMR_FRAMES = {0: 13, 1: 14, 2: 16, 3: 18, 4: 20, 5: 21, 6: 27, 7: 32, 8: 6, 15: 1}
# Kilobits a second by the four bits of a frame's head: MPEG 1 and MPEG 2, layer 3.
RATES = (
    (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0),
    (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0),
)


class NoRecording(ValueError):
    """Neither AMR nor MP3, or larger or longer than WeChat takes."""


def form_of(sound: bytes) -> str:
    """amr or mp3. Raises NoRecording."""
    if len(sound) > MOST_BYTES:
        raise NoRecording
    if sound.startswith(AMR_STARTS):
        form, lasts = AMR, _amr_seconds(sound)
    elif (head := _mp3_head(sound)) is not None:
        form, lasts = MP3, (len(sound) - head) * 8 / (_rate(sound, head) * 1000)
    else:
        raise NoRecording
    if not 0 < lasts <= MOST_SECONDS:
        raise NoRecording
    return form


def sound_file(sound: bytes) -> tuple[str, bytes, str]:
    """Name, bytes and content type. Raises NoRecording for what WeChat would refuse."""
    form = form_of(sound)
    return f"voice.{form}", sound, TYPES[form]


def _amr_seconds(sound: bytes) -> float:
    place, frames = len(AMR_STARTS), 0
    while place < len(sound):
        place += AMR_FRAMES.get((sound[place] >> 3) & 15, 1)
        frames += 1
    return frames / 50


def _mp3_head(sound: bytes) -> int | None:
    """Where the first frame begins, behind the tag that often stands before it."""
    start = 0
    if sound.startswith(b"ID3") and len(sound) > 10:
        start = 10 + sum((byte & 127) << (7 * place) for place, byte in enumerate(reversed(sound[6:10])))
    head = sound[start : start + 4]
    is_frame = len(head) == 4 and head[0] == 255 and head[1] & 0b11100110 == 0b11100010
    return start if is_frame and _rate(sound, start) else None


def _rate(sound: bytes, head: int) -> int:
    """Of the first frame; recordings for the chat have one rate throughout."""
    return RATES[(sound[head + 1] >> 3) & 1][sound[head + 2] >> 4]

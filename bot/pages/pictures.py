"""Pictures from outside, drawn again: the same to look at, without place, camera and whatever else was packed in."""

import io

from PIL import Image, ImageOps, UnidentifiedImageError

LARGEST = 10 * 1024 * 1024
# Longer sides tell nothing more of a card.
LONGEST_SIDE = 2400


class NoPicture(Exception):
    """Too large, or not what it says."""


def drawn_again(content: bytes) -> bytes:
    """A JPEG, the right way up. Raises NoPicture."""
    if not content or len(content) > LARGEST:
        raise NoPicture
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "WEBP")) as picture:
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            flat, plain = upright.convert("RGB"), io.BytesIO()
            flat.info.clear()  # a comment in the file would be written again
            flat.save(plain, format="JPEG", quality=85)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise NoPicture from None
    return plain.getvalue()

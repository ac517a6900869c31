"""Pictures as WeChat wants them uploaded: with a file name, at most 2 MB, of a kind it knows."""

MAX_PICTURE = 2 * 1024 * 1024
KINDS = {
    b"\x89PNG\r\n\x1a\n": ("picture.png", "image/png"),
    b"\xff\xd8\xff": ("picture.jpg", "image/jpeg"),
    b"GIF8": ("picture.gif", "image/gif"),
}


def picture_file(picture: bytes) -> tuple[str, bytes, str]:
    """Name, bytes and content type; ValueError for what WeChat would refuse."""
    if len(picture) > MAX_PICTURE:
        raise ValueError("a picture has 2 MB at most")
    for start, (name, content_type) in KINDS.items():
        if picture.startswith(start):
            return name, picture, content_type
    raise ValueError("a picture is PNG, JPEG or GIF")

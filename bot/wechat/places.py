"""Coordinates as WeChat writes them: numbers in text, sometimes empty, never to be trusted."""

import math
from typing import Any


def read_place(latitude: str, longitude: str) -> dict[str, Any]:
    """Both coordinates, or neither."""
    try:
        north, east = float(latitude), float(longitude)
    except ValueError:
        return {}
    if not (math.isfinite(north) and math.isfinite(east) and abs(north) <= 90 and abs(east) <= 180):
        return {}
    return {"latitude": north, "longitude": east}

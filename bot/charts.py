"""Bars as a picture for the chat: readable on a small phone, figures written at the bars, the definition below."""

import io
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

FONT = Path(__file__).parent / "fonts" / "NotoSansSC-subset.otf"
BAR, INK, QUIET = "#2f855a", "#1a202c", "#718096"
# Matplotlib's text layout is not safe to use from two threads.
_ONE_AT_A_TIME = Lock()


def draw(title: str, bars: Sequence[Sequence[Any]], note: str = "") -> bytes:
    """A PNG 720 pixels wide with one bar a row, the first on top."""
    with _ONE_AT_A_TIME:
        return _draw(title, [(str(label), float(value)) for label, value in bars], note)


@cache
def _font(size: int) -> Any:
    from matplotlib.font_manager import FontProperties

    return FontProperties(fname=str(FONT), size=size)


def _draw(title: str, bars: list[tuple[str, float]], note: str) -> bytes:
    # Matplotlib costs 30 MB and half a second, and most processes never draw.
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(6, 1.7 + 0.45 * len(bars)), dpi=120, facecolor="white", layout="constrained")
    axes = figure.add_subplot()
    places = range(len(bars), 0, -1)
    values = [value for _, value in bars]
    axes.barh(list(places), values, color=BAR, height=0.62)
    axes.set_yticks(list(places), [label for label, _ in bars], fontproperties=_font(13), color=INK)
    for place, value in zip(places, values, strict=True):
        axes.text(value, place, f" {value:g}", va="center", fontproperties=_font(13), color=INK)
    axes.set_title(title, fontproperties=_font(16), color=INK, loc="left", pad=12)
    axes.set_xlim(0, max([1.0, *values]) * 1.15)
    axes.xaxis.set_visible(False)
    axes.spines[["top", "right", "bottom"]].set_visible(False)
    if note:
        figure.supxlabel(note, fontproperties=_font(10), color=QUIET, x=0.02, ha="left")
    FigureCanvasAgg(figure)
    picture = io.BytesIO()
    figure.savefig(picture, format="png")
    return picture.getvalue()

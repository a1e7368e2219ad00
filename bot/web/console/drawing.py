"""Drawings of figures, made here as SVG: nothing is fetched, and they print as sharp as text.

Each stands beside a table with the same figures; colours differ in lightness too, so they are told apart without hue.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

COLOURS = ("#135f8c", "#8fc1e0", "#c2410c", "#5b1a1a")
"""Each with a name in the legend; neighbours contrast with each other and are parted by a white line."""

_WIDTH, _HEIGHT, _LEFT, _BOTTOM, _TOP = 720, 240, 52, 28, 12
_LABELS = 16  # as many as fit below


@dataclass(frozen=True)
class Bar:
    """`values` from the bottom up, in the order of the colours; `told` is what a pointer over it reads."""

    label: str
    values: tuple[int, ...]
    told: str

    @property
    def sum(self) -> int:
        return sum(self.values)


def columns(bars: Sequence[Bar], title: str) -> SafeString:
    highest = scale(max((bar.sum for bar in bars), default=0))
    return format_html(
        '<svg class="drawing" viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}</svg>',
        _WIDTH,
        _HEIGHT,
        title,
        _lines(highest),
        _all(_columns(bars, highest)),
    )


def strip(values: Sequence[int]) -> SafeString:
    """One bar of parts for a line of a table, which has the figures themselves."""
    whole, at, parts = sum(values) or 1, 0.0, []
    for value, colour in zip(values, COLOURS, strict=True):
        width = 100 * value / whole
        parts.append((f"{at:.2f}", f"{width:.2f}", colour))
        at += width
    rects = format_html_join("", '<rect x="{}" y="0" width="{}" height="10" fill="{}"></rect>', parts)
    return format_html(
        '<svg class="strip" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">{}</svg>', rects
    )


def scale(highest: int) -> int:
    """The next of 4, 10, 20, 40, 100, 200, … that holds it: all are told in whole quarters or halves."""
    step = 1
    while True:
        for rounded in (4, 10, 20):
            if rounded * step >= highest:
                return rounded * step
        step *= 10


def _all(parts: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))


def _columns(bars: Sequence[Bar], highest: int) -> Iterator[SafeString]:
    slot = (_WIDTH - _LEFT) / max(1, len(bars))
    every = -(-len(bars) // _LABELS)
    for number, bar in enumerate(bars):
        x = _LEFT + number * slot
        yield format_html("<g><title>{}</title>{}</g>", bar.told, _all(_parts(bar, x, slot, highest)))
        if number % every == 0:
            middle = f"{x + slot / 2:.1f}"
            yield format_html('<text x="{}" y="{}" text-anchor="middle">{}</text>', middle, _HEIGHT - 8, bar.label)


def _parts(bar: Bar, x: float, slot: float, highest: int) -> Iterator[SafeString]:
    y, width = float(_HEIGHT - _BOTTOM), max(1.0, slot * 0.8)
    for value, colour in zip(bar.values, COLOURS, strict=True):
        height = (_HEIGHT - _BOTTOM - _TOP) * value / highest
        y -= height
        if value:
            yield format_html(
                '<rect x="{}" y="{}" width="{}" height="{}" fill="{}" stroke="#fff" stroke-width="0.5"></rect>',
                f"{x + slot * 0.1:.1f}",
                f"{y:.1f}",
                f"{width:.1f}",
                f"{height:.1f}",
                colour,
            )


def _lines(highest: int) -> SafeString:
    steps = 4 if highest % 4 == 0 else 2
    lines = []
    for step in range(steps + 1):
        y = _HEIGHT - _BOTTOM - (_HEIGHT - _BOTTOM - _TOP) * step / steps
        lines.append((_LEFT, _WIDTH, f"{y:.1f}", f"{y:.1f}", _LEFT - 6, f"{y + 4:.1f}", f"{highest * step // steps:,}"))
    return format_html_join(
        "",
        '<line x1="{}" x2="{}" y1="{}" y2="{}"></line><text x="{}" y="{}" text-anchor="end">{}</text>',
        lines,
    )

"""Two diagrams side by side, as SVG: is the matcher as right as it is sure, and what does answering more cost?"""

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from intents.evaluation.measures import Curve, reliability, risk_coverage

_SIDE, _MARGIN = 300, 60
_INK, _LINE, _GRID = "#1a1a1a", "#135f8c", "#d0d0d0"


def draw(answers: Sequence[tuple[float, bool]], title: str) -> str:
    """`answers` are (how sure, right)."""
    calibrated = [(sure, right) for sure, right, _ in reliability(answers)]
    parts = [
        *_frame(0, "Reliability: sure → right", "sure", "right"),
        _path([(0, 0), (1, 1)], 0, _GRID),
        _path(calibrated, 0, _LINE),
        *(_dot(point, 0) for point in calibrated),
        *_frame(1, "Risk and coverage", "share answered", "share wrong"),
        _path(_thinned(risk_coverage(answers)), 1, _LINE),
    ]
    width, height = 2 * (_SIDE + 2 * _MARGIN), _SIDE + 2 * _MARGIN
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif">'
    sheet = f'<rect width="{width}" height="{height}" fill="#ffffff"/>'
    caption = f'<text x="{_MARGIN}" y="22" fill="{_INK}" font-weight="bold">{escape(title)}</text>'
    return "\n".join([head, sheet, caption, *parts, "</svg>\n"])


def _frame(place: int, title: str, across: str, up: str) -> Iterable[str]:
    left, right, top, bottom = _x(0, place), _x(1, place), _y(1), _y(0)
    yield f'<text x="{left}" y="{top - 12}" fill="{_INK}">{escape(title)}</text>'
    for tick in (0, 0.25, 0.5, 0.75, 1):
        yield f'<line x1="{left}" x2="{right}" y1="{_y(tick)}" y2="{_y(tick)}" stroke="{_GRID}"/>'
        yield f'<text x="{left - 8}" y="{_y(tick) + 4}" text-anchor="end" fill="{_INK}">{tick:g}</text>'
        yield f'<text x="{_x(tick, place)}" y="{bottom + 18}" text-anchor="middle" fill="{_INK}">{tick:g}</text>'
    yield f'<text x="{(left + right) / 2}" y="{bottom + 38}" text-anchor="middle" fill="{_INK}">{escape(across)}</text>'
    middle = (top + bottom) / 2
    turned = f'transform="rotate(-90 {left - 42} {middle})" text-anchor="middle"'
    yield f'<text x="{left - 42}" y="{middle}" {turned} fill="{_INK}">{escape(up)}</text>'


def _path(points: Curve, place: int, colour: str) -> str:
    line = " ".join(f"{_x(across, place):.1f},{_y(up):.1f}" for across, up in points)
    return f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>'


def _dot(point: tuple[float, float], place: int) -> str:
    return f'<circle cx="{_x(point[0], place):.1f}" cy="{_y(point[1]):.1f}" r="4" fill="{_LINE}"/>'


def _thinned(curve: Curve) -> Curve:
    """Without the first few, where one wrong answer is everything, and no more than a few hundred points."""
    start = len(curve) // 50
    return curve[start :: max(1, len(curve) // 300)]


def _x(share: float, place: int) -> float:
    return _MARGIN + place * (_SIDE + 2 * _MARGIN) + share * _SIDE


def _y(share: float) -> float:
    return _MARGIN + (1 - share) * _SIDE

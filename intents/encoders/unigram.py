"""SentencePiece's unigram segmentation: the most probable row of pieces (Kudo 2018, "Subword Regularization")."""

import re
from collections.abc import Iterator

from intents.encoders.e5_file import Vocabulary

_SPACE = "\u2581"
_UNLIKELY = 10.0  # an unknown character costs that much more than the rarest piece: SentencePiece's own constant
_BLANKS = re.compile(" {2,}")


class Segmenter:
    """Holds nothing that changes."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._numbers: dict[str, int] = {}
        for number, piece in enumerate(vocabulary.pieces):
            if piece and number != vocabulary.unknown:
                self._numbers.setdefault(piece, number)
        self._scores: list[float] = vocabulary.scores.tolist()
        self._characters = vocabulary.characters
        self._longest: dict[str, int] = {}  # of the pieces that begin with a letter
        for piece in self._numbers:
            self._longest[piece[0]] = max(len(piece), self._longest.get(piece[0], 0))
        self._unknown = vocabulary.unknown
        self._unknown_score = min(self._scores) - _UNLIKELY

    def pieces(self, text: str) -> list[int]:
        return [number for number, _, _ in self._likeliest(self._written(text))]

    def located(self, text: str) -> list[tuple[int, int, int]]:
        """Each piece's number, and from where up to where in `text` it stands; a blank alone has no length."""
        letters = list(self._placed(text))
        places = [place for _, place in letters]
        written = "".join(letter for letter, _ in letters)
        found = []
        for number, start, end in self._likeliest(written):
            first = start + (written[start] == _SPACE)
            place = places[min(first, end - 1)]
            found.append((number, place, places[end - 1] + 1 if first < end else place))
        return found

    def _likeliest(self, written: str) -> list[tuple[int, int, int]]:
        best = [0.0] + [float("-inf")] * len(written)
        step: list[tuple[int, int]] = [(0, 0)] * (len(written) + 1)  # where the last piece began, and which it is
        for start in range(len(written)):
            for end, number, score in self._from(written, start):
                if best[start] + score > best[end]:
                    best[end], step[end] = best[start] + score, (start, number)
        found, at = [], len(written)
        while at:
            start, number = step[at]
            found.append((number, start, at))
            at = start
        return found[::-1]

    def _written(self, text: str) -> str:
        plain = "".join(self._characters.get(letter, letter) for letter in text)
        return _SPACE + _BLANKS.sub(" ", plain).strip().replace(" ", _SPACE)

    def _placed(self, text: str) -> Iterator[tuple[str, int]]:
        """The letters of `_written`, each with its place in `text`."""
        yield _SPACE, 0
        blank = False
        begun = False
        for place, letter in enumerate(text):
            for shown in self._characters.get(letter, letter):
                if shown == " ":
                    blank = begun
                    continue
                if blank:
                    yield _SPACE, place
                yield shown, place
                begun, blank = True, False

    def _from(self, written: str, start: int) -> list[tuple[int, int, float]]:
        """Every piece that begins here: where it ends, its number, its score."""
        found = [(start + 1, self._unknown, self._unknown_score)]
        for end in range(start + 1, min(len(written), start + self._longest.get(written[start], 0)) + 1):
            number = self._numbers.get(written[start:end])
            if number is not None:
                found.append((end, number, self._scores[number]))
        return found

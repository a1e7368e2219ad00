"""Sentences that reach a counter and that it does not answer: what is nobody's question, or another office's.

An utterance that is closer to one of these than to the city's own texts gets no confident answer, and calibration
learns from them when to say that nothing was found. A sentence that is close to something a city does answer is left
out when its index is built, so nothing here takes a subject away. None of them was taken from a held-out set.
"""

from importlib.resources import files


def _sentences(name: str) -> tuple[str, ...]:
    lines = (files(__name__) / name).read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line.strip())


SENTENCES = (*_sentences("ja.txt"), *_sentences("en.txt"))

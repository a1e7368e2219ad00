"""Whatever is logged, by us or by a library, is logged masked."""

import io
import logging
import logging.config
from collections.abc import Iterator

import pytest
from django.conf import settings

SECRET = "電話は090-1234-5678です"


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """The product's own handler, as its settings make it, writing where the test can read."""
    written = io.StringIO()
    config = {**settings.LOGGING, "root": {"handlers": [], "level": "INFO"}, "loggers": {}}
    logging.config.dictConfig(
        {
            **config,
            "handlers": {"console": {**settings.LOGGING["handlers"]["console"], "stream": written}},
            "loggers": {"privacy.test": {"handlers": ["console"], "level": "INFO", "propagate": False}},
        }
    )
    yield written
    logging.config.dictConfig(settings.LOGGING)


@pytest.fixture
def log() -> logging.Logger:
    return logging.getLogger("privacy.test.child")


def test_the_root_of_all_loggers_writes_through_the_mask() -> None:
    assert settings.LOGGING["root"]["handlers"] == ["console"]
    assert settings.LOGGING["handlers"]["console"]["filters"] == ["masked"]


def test_a_message_and_its_arguments_are_masked(lines: io.StringIO, log: logging.Logger) -> None:
    log.warning("%s was said by %s", SECRET, {"text": "山田太郎と申します"})
    assert "電話は[電話番号]です was said by" in lines.getvalue()
    assert "山田" not in lines.getvalue()


def test_a_traceback_is_masked_down_to_its_causes(lines: io.StringIO, log: logging.Logger) -> None:
    try:
        try:
            raise ValueError(SECRET)
        except ValueError as problem:
            raise RuntimeError("マイナンバーは1234 5678 9018") from problem
    except RuntimeError:
        log.exception("a turn failed")
    assert "RuntimeError" in lines.getvalue()
    assert "5678" not in lines.getvalue()
    assert "[マイナンバー]" in lines.getvalue()


def test_extras_are_masked_for_a_formatter_that_prints_them(lines: io.StringIO, log: logging.Logger) -> None:
    handler = logging.getLogger("privacy.test").handlers[0]
    handler.setFormatter(logging.Formatter("%(problem)s %(event)d"))
    log.warning("kept", extra={"problem": {"text": SECRET}, "event": 12})
    assert lines.getvalue() == "{'text': '電話は[電話番号]です'} 12\n"


def test_a_call_with_wrong_arguments_is_logged_masked_too(lines: io.StringIO, log: logging.Logger) -> None:
    log.warning("%d things", SECRET)
    assert "[電話番号]" in lines.getvalue()
    assert "1234" not in lines.getvalue()


def test_an_ordinary_line_is_left_as_it_is(lines: io.StringIO, log: logging.Logger) -> None:
    log.info("delivery %s sent in %.1f ms at %s", 42, 12.34, "2026-11-24T12:00:00+09:00")
    assert "delivery 42 sent in 12.3 ms at 2026-11-24T12:00:00+09:00" in lines.getvalue()

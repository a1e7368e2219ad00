"""The safety net under every log line: whatever a library or a traceback quotes, it quotes masked."""

import logging
import traceback

# What every record has by itself, and nobody wrote (docs.python.org: logging, "LogRecord attributes").
_OWN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime"}


class MaskFilter(logging.Filter):
    """For handlers, not loggers: a logger's filter never sees what its children log. Lets every record through."""

    def filter(self, record: logging.LogRecord) -> bool:
        from bot.privacy.masking import mask_text  # here: a command that logs nothing need not load it

        record.msg, record.args = mask_text(_said(record)), ()
        if record.exc_info and not record.exc_text:
            record.exc_text = "".join(traceback.format_exception(*record.exc_info)).rstrip()
        if record.exc_text:
            record.exc_text = mask_text(record.exc_text)
        for name in vars(record).keys() - _OWN:
            value = getattr(record, name)
            setattr(record, name, value if isinstance(value, int | float | bool | None) else mask_text(str(value)))
        return True


def _said(record: logging.LogRecord) -> str:
    """A call with wrong arguments still says something: logging itself would print the record, unmasked."""
    try:
        return record.getMessage()
    except (TypeError, ValueError, KeyError):
        return f"{record.msg} {record.args}"

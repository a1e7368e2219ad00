"""supervisord that outlives a full disk. Run as a program, with supervisord's own options.

As it comes it reports a line that it cannot log on standard error; where that is a file on the same disk, the report
fails too, supervisord ends, and every process with it.
"""

import contextlib
from typing import Any

from supervisor import loggers, supervisord

_report = loggers.Handler.handleError


def report_if_possible(handler: Any) -> None:
    with contextlib.suppress(OSError):
        _report(handler)


if __name__ == "__main__":
    loggers.Handler.handleError = report_if_possible
    supervisord.main()

"""The one error of the control interface: what a person asked for cannot be done on the real platform either."""

from __future__ import annotations


class Impossible(Exception):
    """Answered with 409: the button is gone, the message is somebody else's, the thing does not exist."""

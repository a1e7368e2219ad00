"""How each platform signs what it sends to the bot."""

from __future__ import annotations

import base64
import hashlib
import hmac


def line_signature(secret: str, body: bytes) -> str:
    """Platform page: Verify webhook signature (HMAC-SHA256 of the raw body, base64)."""
    return base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()


def slack_signature(secret: str, timestamp: str, body: bytes) -> str:
    """Platform page: Verifying requests from Slack (`v0:timestamp:body`)."""
    base = b"v0:" + timestamp.encode() + b":" + body
    return "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()

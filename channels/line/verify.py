"""Does a webhook come from LINE? Messaging API docs, "Verify webhook signature"."""

from linebot.v3.webhook import SignatureValidator

from bot.domain.errors import MalformedRequest, SignatureRejected


def verify(body: bytes, signature: str | None, channel_secret: str) -> str:
    """The body as text. Raises SignatureRejected, or MalformedRequest where a signed body is not UTF-8.

    The SDK wants text and fails on a missing header, so both are looked at first.
    """
    if not channel_secret:  # anybody can sign with an empty key
        raise SignatureRejected("LINE_CHANNEL_SECRET is not set")
    if not signature or not signature.isascii():
        raise SignatureRejected("the x-line-signature header is missing or not readable")
    try:
        text = body.decode()
    except UnicodeDecodeError as problem:
        raise MalformedRequest("the body is not UTF-8") from problem
    if not SignatureValidator(channel_secret).validate(text, signature):
        raise SignatureRejected("the signature does not fit the body")
    return text

import pytest

from bot.domain.errors import SignatureRejected
from channels.slack.verify import verify

# docs.slack.dev/authentication/verifying-requests-from-slack; reference/platform.md, 3.1
SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
TIMESTAMP = "1531420618"
BODY = (
    b"token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
    b"&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
    b"&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
    b"&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
)
SIGNATURE = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"
NOW = 1531420618.0


def test_the_documented_request_is_accepted() -> None:
    verify(BODY, TIMESTAMP, SIGNATURE, [SECRET], NOW)


def test_one_of_two_secrets_is_enough_while_the_secret_is_replaced() -> None:
    verify(BODY, TIMESTAMP, SIGNATURE, ["new", SECRET], NOW + 299)


@pytest.mark.parametrize(
    ("body", "timestamp", "signature", "secrets", "now"),
    [
        pytest.param(BODY, None, SIGNATURE, [SECRET], NOW, id="no timestamp"),
        pytest.param(BODY, "", SIGNATURE, [SECRET], NOW, id="empty timestamp"),
        pytest.param(BODY, TIMESTAMP, None, [SECRET], NOW, id="no signature"),
        pytest.param(BODY, "yesterday", SIGNATURE, [SECRET], NOW, id="timestamp is a word"),
        pytest.param(BODY, "1531420618.5", SIGNATURE, [SECRET], NOW, id="timestamp is a fraction"),
        pytest.param(BODY, "١٥٣١٤٢٠٦١٨", SIGNATURE, [SECRET], NOW, id="timestamp in other digits"),
        pytest.param(BODY, "9" * 5000, SIGNATURE, [SECRET], NOW, id="timestamp of thousands of digits"),
        pytest.param(BODY, TIMESTAMP, SIGNATURE, [SECRET], NOW + 301, id="too old"),
        pytest.param(BODY, TIMESTAMP, SIGNATURE, [SECRET], NOW - 301, id="from the future"),
        pytest.param(BODY, TIMESTAMP, "v0=" + "0" * 64, [SECRET], NOW, id="wrong signature"),
        pytest.param(BODY, TIMESTAMP, "v0=署名", [SECRET], NOW, id="signature is not ASCII"),
        pytest.param(BODY + b"&", TIMESTAMP, SIGNATURE, [SECRET], NOW, id="body was changed"),
        pytest.param(b"\xff\xfe", TIMESTAMP, SIGNATURE, [SECRET], NOW, id="body is not UTF-8"),
        pytest.param(BODY, TIMESTAMP, SIGNATURE, ["other"], NOW, id="other secret"),
        pytest.param(BODY, TIMESTAMP, SIGNATURE, ["", " "], NOW, id="blank secrets"),
        pytest.param(BODY, TIMESTAMP, SIGNATURE, [], NOW, id="no secret"),
    ],
)
def test_everything_else_is_rejected(
    body: bytes, timestamp: str | None, signature: str | None, secrets: list[str], now: float
) -> None:
    with pytest.raises(SignatureRejected):
        verify(body, timestamp, signature, secrets, now)

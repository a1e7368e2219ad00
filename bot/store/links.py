"""Signed addresses of files that were sent: whoever has one may open the file, for some days."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.core import signing

from bot.domain.attachments import FileLink


class LinkExpired(Exception):
    """It was ours."""


def link_to(file_id: str) -> FileLink:
    """See `Tools.file_link`; its days begin now."""
    token = _signer().sign(UUID(file_id).hex)
    address = f"{settings.BASE_URL}/files/sent/{token}"
    return FileLink(address, f"{address}/preview")


def file_of(token: str) -> UUID | None:
    """None for a token that is not ours. Raises LinkExpired."""
    try:
        age = timedelta(days=settings.FILE_LINK_DAYS + 1)  # the day that is named to the citizen is a whole one
        return UUID(_signer().unsign(token, max_age=age))
    except signing.SignatureExpired as problem:
        raise LinkExpired from problem
    except (signing.BadSignature, ValueError):
        return None


def _signer() -> signing.TimestampSigner:
    return signing.TimestampSigner(salt="sent-file", sep=".")

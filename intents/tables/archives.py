"""Zip files that somebody brought: nothing is unpacked before their table of contents was found harmless.

Python reads no more of a member than its entry declares, so the declared sizes can be relied on.
"""

import io
import zipfile
import zlib
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from intents.tables.sheets import MEMBERS, RATIO, UNPACKED_BYTES, UnreadableFile

_SMALL = 1_000_000  # bytes below which a ratio says nothing


def opened(data: bytes) -> zipfile.ZipFile:
    """Raises UnreadableFile for what is no zip, locked, or unpacks to too much."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as broken:
        raise UnreadableFile(_("The file is damaged: it cannot be unpacked.")) from broken
    total = sum(member.file_size for member in members)
    if len(members) > MEMBERS or total > UNPACKED_BYTES or total > max(_SMALL, RATIO * len(data)):
        told = _(
            "Unpacked, the file would be too large (%(found)d MB; at most %(limit)d MB and %(ratio)d times the file)."
        )
        raise UnreadableFile(told % {"found": total // 1_000_000, "limit": UNPACKED_BYTES // 1_000_000, "ratio": RATIO})
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableFile(_("The file is locked with a password. Please save it without one."))
    if any(_leads_outside(member.filename) for member in members):
        raise UnreadableFile(_("The file is damaged: it cannot be unpacked."))
    return archive


def content_of(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Raises UnreadableFile."""
    try:
        return archive.read(member)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError) as broken:
        raise UnreadableFile(_("The file is damaged: it cannot be unpacked.")) from broken


def _leads_outside(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in name

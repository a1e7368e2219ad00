"""A zipped pack that somebody brought: unpacked into a folder of its own, read whole or not at all."""

from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from zipfile import ZipFile, ZipInfo

from django.utils.translation import gettext as _

from intents.sources import FileSource, Pack
from intents.tables import archives
from intents.tables.sheets import UnreadableFile, check_size

_READ = (
    "city.yaml",
    "departments.yaml",
    "lexicon.yaml",
    "intents/*.yaml",
    "pictures/*.jpg",
    "pictures/*.jpeg",
    "pictures/*.png",
)
_LARGEST = 20_000_000  # bytes, of which YAML takes many times as much in memory


def read_pack(data: bytes) -> Pack:
    """Raises UnreadableFile for what is no zip of a pack, PackProblems for everything that is wrong in it."""
    check_size(data)
    with archives.opened(data) as archive, TemporaryDirectory() as folder:
        root = _root(archive)
        files = [(name, member) for member in archive.infolist() if (name := _inside(member, root))]
        if sum(member.file_size for _name, member in files) > _LARGEST:
            raise UnreadableFile(_("The pack is larger than %(limit)d MB.") % {"limit": _LARGEST // 1_000_000})
        for name, member in files:
            path = Path(folder, name)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(archives.content_of(archive, member))
        return FileSource(Path(folder)).read()


def _root(archive: ZipFile) -> PurePosixPath:
    """The folder with the city's file, at the top or one below it."""
    found = [PurePosixPath(name).parent for name in archive.namelist() if PurePosixPath(name).name == "city.yaml"]
    if not found:
        raise UnreadableFile(_("There is no pack in the zip: city.yaml is missing."))
    return min(found, key=lambda path: len(path.parts))


def _inside(member: ZipInfo, root: PurePosixPath) -> str:
    """The name in the pack of what a pack's reader reads; empty for everything else."""
    path = PurePosixPath(member.filename)
    if member.is_dir() or root not in path.parents:
        return ""
    name = path.relative_to(root)
    known = any(name.match(pattern) and len(name.parts) == pattern.count("/") + 1 for pattern in _READ)
    return str(name) if known else ""

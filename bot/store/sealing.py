"""Texts at rest: encrypted with the keys of DATA_KEYS, the first of which seals, all of which open."""

import json
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class CannotOpen(Exception):
    """A sealed text was made with a key that DATA_KEYS no longer names."""


@lru_cache(maxsize=4)
def _box(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


def seal(text: str) -> bytes:
    return seal_bytes(text.encode())


def unseal(sealed: bytes | memoryview) -> str:
    """The text; raises CannotOpen, naming the setting."""
    return unseal_bytes(sealed).decode()


def seal_bytes(content: bytes) -> bytes:
    return _box(tuple(settings.DATA_KEYS)).encrypt(content) if content else b""


def unseal_bytes(sealed: bytes | memoryview) -> bytes:
    """Raises CannotOpen, naming the setting."""
    if not sealed:
        return b""
    try:
        return _box(tuple(settings.DATA_KEYS)).decrypt(bytes(sealed))
    except InvalidToken as problem:
        raise CannotOpen("DATA_KEYS holds no key that opens this text; add the key it was sealed with") from problem


def reseal(sealed: bytes | memoryview) -> bytes:
    """The same text under the first key of DATA_KEYS, for rotation."""
    return _box(tuple(settings.DATA_KEYS)).rotate(bytes(sealed)) if sealed else b""


def seal_json(value: Any) -> bytes:
    return seal(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def unseal_json(sealed: bytes | memoryview) -> Any:
    return json.loads(unseal(sealed) or "null")

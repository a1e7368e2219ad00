"""The dictionary that tells Japanese words apart: UniDic, read by MeCab; loaded once a thread, where first asked."""

import threading

import fugashi

_taggers = threading.local()


def tagger() -> fugashi.Tagger:
    """One a thread: shared by threads, it silently mixes up their sentences."""
    if not hasattr(_taggers, "one"):
        _taggers.one = fugashi.Tagger()
    one: fugashi.Tagger = _taggers.one
    return one

"""What a language model or a template leaves behind in a text that somebody took over unread."""

import re
from collections.abc import Iterator

_LEFT_BEHIND = re.compile(
    r"AIとして|AI(?:アシスタント|言語モデル)|(?:大規模)?言語モデル"
    r"|^(?:承知(?:し|いた)しました|かしこまりました|もちろんです|了解(?:し|いた)しました)"
    r"|以下(?:に|は|の(?:とおり|通り)).{0,24}(?:作成し|まとめ|提案|書き直し|修正し|案です|文案|回答案)"
    r"|(?:いかが|参考になれば)(?:でしょうか|幸いです)|ご要望に応じて(?:修正|調整)"
    r"|[\[［【〔](?:[^\]］】〕\n]{0,20})(?:を?(?:記入|入力|挿入)|未定|要確認)(?:[^\]］】〕\n]{0,10})[\]］】〕]"
    r"|\bas an? (?:AI|(?:large )?language model|assistant)\b|\bI(?:'m| am) an? (?:AI|(?:large )?language model)"
    r"|^(?:sure|certainly|of course|absolutely)[!,.]"
    r"|\bhere(?:'s| is) (?:the|a|an|your) (?:revised|updated|draft|rewritten|translat|answer)"
    r"|\bI hope this helps|\blet me know if you\b|\[(?:insert|your|city|date|name)[^\]\n]{0,30}\]"
    r"|\*\*[^*\n]+\*\*|^#{1,6} |```|[⟦⟧]",
    re.IGNORECASE | re.MULTILINE,
)


def residue(text: str) -> Iterator[str]:
    """The pieces that give it away."""
    yield from (found.group().strip() for found in _LEFT_BEHIND.finditer(text))

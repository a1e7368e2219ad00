"""Words of public services that UniDic reads otherwise than people say them, as they are to be written."""

import re

_WRITTEN = """
    避難所（ひなんじょ） 保健所（ほけんじょ） 診療所（しんりょうじょ） 停留所（ていりゅうじょ） 投票所（とうひょうじょ）
    外国人（がいこくじん） 日本（にほん） 日本語（にほんご） 日本人（にほんじん） 日本円（にほんえん）
    生年月日（せいねんがっぴ） 世帯主（せたいぬし） 続柄（つづきがら） 幼稚園（ようちえん）
    お父（とう）さん お母（かあ）さん お兄（にい）さん お姉（ねえ）さん 私（わたし） 明日（あした）
    その他（ほか） 他（ほか） その間（あいだ） 間（ま）に合 開（あ）いている 開（あ）いていま
    お米（こめ） お札（さつ） 箱（はこ） ごみ箱（ばこ）
"""

OFTEN_MISREAD = {re.sub("（[^）]*）", "", word): word for word in _WRITTEN.split()}

AMBIGUOUS = frozenset({"方", "間"})  # かた or ほう, あいだ, ま or かん: only a person knows

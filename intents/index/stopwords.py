"""Words that stand in questions of every matter and tell nothing about which one it is."""

_JAPANESE = """
為る 居る 有る 成る 下さる 頂く 貰う 呉れる 言う 事 物 其れ 此れ 何れ 様 所 欲しい 教える 知る 思う 出来る 良い 宜しい
御願い 願う 願い どう 如何 ちょっと 一寸 済む さん ちゃん 君 方 私 僕 俺 自分 遣る 行く 来る 見る 分かる 仕舞う 置く
"""

_ENGLISH = """
a about am an and any are as at be been but by can can't cant could did do does don't dont for from get got had has
have hello hi how i i'd i'm i've if im in into is it it's its ive just know let like many may me might more much must
my need now of on or our please really sorry should so some tell than thank thanks that the their them then there they
this to too us very want was we were what when where which who will with would you your
"""

JAPANESE = frozenset(_JAPANESE.split())  # dictionary forms as UniDic writes them
ENGLISH = frozenset(_ENGLISH.split())

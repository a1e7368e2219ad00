"""Utterances that say nothing without what was said before: いくらですか, 代理でもいい？, and on weekends?

Such an utterance asks for a property (price, time, place, who, how) and names nothing that a city offers. So every word
of it must be in these tables, and one of them must be a property: with any other word it is a question of its own.
Words that name services too are left out on purpose: 印鑑, 委任状, card. So are single kana other than particles, since
almost everything can be spelled with them.
"""

import re
import unicodedata

_MOST_LETTERS = 60
_MARKS = re.compile(r"[^\w\s'’]|_")
_SPACES = re.compile(r"\s+")

_PROPERTIES_JA = (
    # price
    r"いくら|なんぼ|料金|費用|手数料|値段|金額|無料|有料|お金(?=は|が|を|かか|いり|必要)",
    r"(支払い?|払い)(方法?)?|現金|クレジットカード|電子マネー",
    # time
    r"土日祝?|[土日月火水木金]曜日?|休日|祝日|平日|週末|夜間?|早朝|昼休み|夕方|年末年始|正月|お盆|今日|明日|来週|来月",
    r"いつ|何時|何日|何曜日|(受付|営業|開庁)?時間|期限|締め?切り?|〆切|期間|何[かヶカ]月|何年|即日|当日|すぐ|ど[のれ][くぐ]らい",
    # place and way
    r"どこ|場所|窓口|何階|何番|支所|出張所|電話番号|電話|連絡先|担当|行き方|郵送|郵便|(インター)?ネット|オンライン|スマホ|メール",
    r"コンビニ|予約|どうやって|どうすれば|どうしたら|やり方|方法|手続き?|流れ|申し?込み?|申請(書|方法)?|申込書|書き方|用紙",
    # who
    r"代理人?|ご?本人|家族|妻|夫|嫁|旦那|主人|奥さん|子ども|子供|こども|息子|娘|母親?|父親?|両?親|兄弟?|姉妹?|弟|妹|祖父|祖母",
    r"友達|友人|知人|外国人|未成年|高齢者|誰(?=で|が)|だれ(?=で|が)|条件|対象者?|何歳",
    # what is needed, how many
    r"必要(な(もの|物|書類)|書類)?|持ち物|持って[行い]く(もの|物)|書類|身分証(明書)?|本人確認書類|写真|何[通枚回人]",
)
_AROUND_JA = (
    r"(でき|出来|取れ|とれ|もらえ|貰え|受け取れ|行け|いけ|頼め|払え|買え|送れ|使え|申し込め|書け)(ます|ません|る|ない|なければ|ば)?",
    # not ありません: お金がありません is no question about a price
    r"(かか|いり|要り|なり|要)(り?ます|る|ません)?|あります|ある|(やって|開いて|あいて|空いて|閉まって)(い?ます|い?る)?",
    r"[行い](って|けば|ったら)|して(も|い?る)?|します|する|すれば|しても|でしょうか|ですか?|ますか|ません|だ(と|っけ)?|なの|なん|な",
    r"いい|よい|良い|よろしい|大丈夫|可能|だめ|ダメ|(じゃ|では)なくて?|教えて|おしえて|知りたい|聞きたい|くださ?い|下さい|もらえます|どうです",
    r"ちなみに|じゃあ?|では|それで|それでは|それ|その|これ|この|あと|また|ほか|他|何か|何|なに|場合|分|とき|時|人|方|もの",
    r"以外|だけ|くらい|ぐらい|ごろ|頃|から|まで|でも|って|とか|より|けど|ので|さん|お|ご|[はものがをにでとやへかねよ]",
)
_PROPERTIES_EN = (
    r"how much|costs?|fees?|price|free|pay|payment|cash",
    r"weekends?|(satur|sun|mon|tues|wednes|thurs|fri)days?|holidays?|evenings?|at night|today|tomorrow|next week",
    r"what time(?! is it)|when|opening hours|hours|((are|do) you )?(open|closed?)|deadline|due",
    r"how (long|late|soon|many|often|old)",
    r"where|which (floor|counter|window)|phone number|by phone|online|internet|by (mail|post|e-?mail)|nearest",
    r"how (to|do i|can i|should i) (do (that|it|this)|apply|pay|book)|appointments?|book(ing)?|reservation|in person",
    r"bring|documents?|papers|id|required|conditions|eligible",
    r"someone else|somebody else|proxy|on (my|his|her|their) behalf|representative|who can|foreigners?",
    r"(my|the|a) (wife|husband|partner|spouse|son|daughter|child|children|kids?)",
    r"(my|the|a) (mother|father|mom|mum|dad|parents?|family|friend|boss)",
)
_AROUND_EN = (
    r"do you (take|accept|need|have)|what about|how about|as well|let me know|tell me|by the way",
    r"and|or|so|then|also|too|ok|okay|but|what('s)?|which|how|is|are|was|it|its|it's|that|this|there|here|the|a|an|any",
    r"of|for|to|in|on|at|by|about|with|from|until|till|if|do|does|don't|can|could|should|must|may|will|would",
    r"i|me|my|he|she|him|her|they|them|we|us|need|needs|needed|have|has|get|go|come|use|take|takes|be|please",
    r"apply|done|make|accept|same|still|exactly|everything|anything",
)


def _any_of(patterns: tuple[str, ...], around: str = "") -> re.Pattern[str]:
    return re.compile(f"{around}(?:{'|'.join(patterns)}){around}")


_JAPANESE = _any_of(_PROPERTIES_JA), _any_of(_AROUND_JA)
_ENGLISH = _any_of(_PROPERTIES_EN, r"\b"), _any_of(_AROUND_EN, r"\b")


def is_elliptic(text: str) -> bool:
    """Whether the words ask about something that they do not name."""
    plain = _MARKS.sub(" ", unicodedata.normalize("NFKC", text).replace("’", "'").lower()).strip()
    if len(plain) > _MOST_LETTERS:
        return False
    return _consists_of(_SPACES.sub("", plain), *_JAPANESE) or _consists_of(_SPACES.sub(" ", plain), *_ENGLISH)


def _consists_of(text: str, properties: re.Pattern[str], around: re.Pattern[str]) -> bool:
    rest = properties.sub("\n", text)
    return rest != text and not around.sub("", rest).strip()

"""Numbers of documents, insurance, pension and bank accounts. Most are bare digits: the words before them tell."""

import re
from collections.abc import Iterator

from stdnum import iban

from bot.domain.personal_data import Kind
from bot.privacy.plain import MASKED, Finding, Plain

_GAP = rf"[^0-9\n{MASKED}。]{{0,14}}?\n?"  # between the word and its number
_ENDS = r"(?![0-9])(?! ?(?:[年月日時分円人歳%点件個枚桁]|番(?!号)|通(?!帳)|yen))"
_ACCOUNT = r"[0-9]{6,8}(?:-[0-9]{1,8})?"


def _said(words: str, number: str, gap: str = _GAP) -> re.Pattern[str]:
    return re.compile(rf"(?i)(?:{words}){gap}(?<![0-9\-])({number}){_ENDS}")


# Two letters, eight digits, two letters (出入国在留管理庁); a Japanese passport is T or M, a letter, seven digits.
_BY_LOOK = (
    (Kind.RESIDENCE, re.compile(r"(?i)(?<![a-z0-9])([a-z]{2}[ \-]?[0-9]{4} ?[0-9]{4}[ \-]?[a-z]{2})(?![a-z0-9])")),
    (Kind.PASSPORT, re.compile(r"(?<![A-Za-z0-9])([TM][A-Z][0-9]{7})(?![A-Za-z0-9])")),
)
_BY_WORDS = (
    (Kind.LICENCE, _said(r"免許|licen[cs]e", r"[0-9](?:[ \-]?[0-9]){11}")),
    (Kind.PASSPORT, _said(r"旅券|パスポート|passport", r"[A-Z]{0,2} ?[0-9]{7,9}[A-Z]?|[A-Z]{2}[0-9]{6}")),
    (
        Kind.PENSION,
        _said(
            r"年金(?:手帳)?の?番号|年金手帳|ねんきん番号|(?:pension|nenkin)(?: no\.?| number| bang[oō]u?)?",
            r"[0-9]{4}[ \-]?[0-9]{6}",
        ),
    ),
    (Kind.BANK, _said(r"口座|当座|account|acct|savings|貯金|通帳", _ACCOUNT)),
    (Kind.BANK, _said(r"普通(?:預金|口座)?", _ACCOUNT, r"(?:の|は|で|に|No\.?|:|\(|\)|\s){0,3}")),
)
_WHERE_SAID = (
    (
        re.compile(r"(?i)ゆうちょ|郵便局|口座|通帳|銀行|信用金庫|信金|振込|農協|普通|bank|account"),
        (
            (
                Kind.BANK,
                _said(r"記号・?番号|記号|番号|支店番号|店番|支店コード|branch(?: code)?|ゆうちょ", r"[0-9]{3,8}"),
            ),
            (Kind.BANK, re.compile(r"支店 ?([0-9]{3})(?![0-9])")),
            (Kind.BANK, re.compile(r"(?<![0-9\-])([0-9]{5} ?- ?[0-9]{6,8})(?![0-9\-])")),
            (Kind.BANK, re.compile(rf"(?<![0-9\-])([0-9]{{7}}){_ENDS}(?!-)")),
        ),
    ),
    (
        re.compile(
            r"(?i)保険証|保険者|健康保険|国保|健保|後期高齢|介護保険|資格確認書|受給者番号|insur|記号.{1,20}番号"
        ),
        (
            (
                Kind.INSURANCE,
                _said(
                    r"記号・番号|記号番号|記号|(?<!問い合わせ)(?<!受付)(?<!整理)(?<!通知)番号|枝番"
                    r"|symbol|number|(?<![a-z])(?:no\.|id)",
                    r"(?:[ぁ-ん一-龠]{1,4}-?)?[0-9][\-・0-9]{1,13}",
                ),
            ),
        ),
    ),
)
_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{2,4}){3,8}(?![A-Za-z0-9])")


def find(plain: Plain) -> Iterator[Finding]:
    text = plain.numbers
    patterns = [*_BY_LOOK, *_BY_WORDS]
    for context, more in _WHERE_SAID:
        if context.search(text):
            patterns += more
    for kind, pattern in patterns:
        yield from (Finding(kind, *found.span(1)) for found in pattern.finditer(text))
    yield from (Finding(Kind.BANK, *found.span()) for found in _IBAN.finditer(text) if iban.is_valid(found[0]))

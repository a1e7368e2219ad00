"""The columns of a table of answers, and which headings are understood."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from bot.languages import ENGLISH, JAPANESE


@dataclass(frozen=True)
class Column:
    """`headings` are written, by the language of the table; `also` are understood beside them."""

    name: str
    headings: Mapping[str, str]
    also: tuple[str, ...] = ()
    needed: bool = True
    width: int = 16  # in Excel's unit, about a letter


def _column(name: str, japanese: str, english: str, *also: str, needed: bool = True, width: int = 16) -> Column:
    return Column(name, {JAPANESE: japanese, ENGLISH: english}, (name, *also), needed, width)


KEY, LANGUAGE, ANSWER, EXAMPLES, BUTTONS = "key", "language", "answers", "examples", "buttons"

COLUMNS = (
    _column(KEY, "識別名", "Key", "ID", "キー", "識別子", "管理番号", width=24),
    _column(LANGUAGE, "言語", "Language", "lang", width=12),
    _column("department", "担当課", "Department", "担当", "課名", "所管課", "担当部署", "section"),
    _column("topic", "分野", "Topic", "カテゴリ", "カテゴリー", "分類", "category"),
    _column("title", "見出し", "Title", "タイトル", "件名", "表題", width=20),
    _column("question", "質問", "Question", "質問文", "問い", "Q", width=40),
    _column(ANSWER, "回答", "Answer", "回答文", "答え", "A", width=80),
    _column(EXAMPLES, "市民の書き方の例", "Examples of what citizens write", "例文", "質問例", needed=False, width=40),
    _column(BUTTONS, "ボタン", "Buttons", "リンクボタン", "button", needed=False, width=40),
    _column("source_url", "出典", "Source", "出典(ウェブページ)", "source (web page)", "URL", "参照URL", width=40),
    _column("legal_basis", "根拠法令", "Legal basis", "法的根拠", "根拠規定", "根拠", needed=False, width=30),
    _column("sensitivity", "取り扱い", "Sensitivity", "取扱い", "取扱区分", needed=False),
    _column("valid_from", "有効開始日", "Valid from", "公開日", "適用開始日"),
    _column("valid_until", "有効終了日", "Valid until", "有効期限", "適用終了日", needed=False),
    _column("review_by", "見直し期限", "Check again by", "見直し日", "review by"),
)
BY_NAME = {column.name: column for column in COLUMNS}
OPTIONAL = (EXAMPLES, BUTTONS)  # lists of one language: a line each; without the column they stay as they are
TEXTS = ("title", "question", ANSWER)  # of one language; the others hold for the intent
WRITTEN = (*TEXTS, EXAMPLES, BUTTONS, "legal_basis")  # by somebody; what the others hold is chosen
OF_THE_WORDS = ("department", "topic")  # the others of SHARED are terms
SHARED = (*OF_THE_WORDS, "source_url", "legal_basis", "sensitivity", "valid_from", "valid_until", "review_by")


def folded(text: str) -> str:
    """Headings and names as they are compared: width, case, spaces and line ends do not count."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().replace("_", "").split())


_KNOWN = {folded(heading): column.name for column in COLUMNS for heading in (*column.headings.values(), *column.also)}


def column_of(heading: str) -> str | None:
    return _KNOWN.get(folded(heading))

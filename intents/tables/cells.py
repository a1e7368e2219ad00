"""What stands in one cell: quoted so that no spreadsheet runs it, and read as city halls write it."""

import re
import unicodedata
from datetime import date

from django.utils.translation import gettext as _

from bot.domain.variables import OF_THE_CITY, in_braces, unknown_in

# OWASP "CSV Injection" names these; spreadsheets in Japanese take the full-width ones for them.
_RUNS = "=+\\-@\t\r＝＋－＠"
_TO_QUOTE = re.compile(f"'*[{_RUNS}]")
_QUOTED = re.compile(f"'+[{_RUNS}]")
_GREGORIAN = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_ERA = re.compile(r"(令和|平成|昭和|[RHS])\.?(\d{1,2}|元)[-/.年](\d{1,2})[-/.月](\d{1,2})日?", re.IGNORECASE)
_YEAR_BEFORE = {"令和": 2018, "R": 2018, "平成": 1988, "H": 1988, "昭和": 1925, "S": 1925}
_SCRIPT_LINK = re.compile(r"\b(javascript|vbscript)\s*:|\bdata\s*:\s*text/html", re.IGNORECASE)
_INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # no XML may hold them, and no phone shows them

# The same signs have other codes in cp932 than in JIS, which Unicode's names follow; nobody sees a difference.
_IN_CP932 = str.maketrans("〜−‖—¢£¬", "～－∥―￠￡￢")


def quoted(text: str) -> str:
    """With an apostrophe before what a spreadsheet would run as a formula. `unquoted` gives it back."""
    return f"'{text}" if _TO_QUOTE.match(text) else text


def unquoted(text: str) -> str:
    return text[1:] if _QUOTED.match(text) else text


def in_cp932(text: str) -> bytes:
    """With “?” for what cp932 has no sign for. `lost_in_cp932` names that."""
    return text.translate(_IN_CP932).encode("cp932", errors="replace")


def lost_in_cp932(text: str) -> str:
    """Each letter once."""
    return "".join(letter for letter in dict.fromkeys(text) if letter != "?" and in_cp932(letter) == b"?")


def tidy(text: str) -> str:
    """Line ends as packs know them, and nothing before and after."""
    return unquoted(text.replace("\r\n", "\n").replace("\r", "\n").strip())


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a tidy cell; each may have been quoted for itself."""
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def narrow(text: str) -> str:
    """For keys, dates and addresses: full-width letters and digits are those of the keyboard."""
    return unicodedata.normalize("NFKC", text).strip()


def read_day(text: str) -> date:
    """2026-04-01, ２０２６／４／１, 2026年4月1日, 令和8年4月1日, R8.4.1; raises ValueError in the reader's language."""
    written = "".join(narrow(text).split())
    written = re.sub(r"(T?0{1,2}:00(:00)?)$", "", written)  # what Excel adds to a day
    try:
        if found := _GREGORIAN.fullmatch(written):
            return date(*map(int, found.groups()))
        if found := _ERA.fullmatch(written):
            era, year, month, day = found.groups()
            return date(_YEAR_BEFORE[era.upper()] + (1 if year == "元" else int(year)), int(month), int(day))
    except ValueError:
        pass
    raise ValueError(_("“%(text)s” is not a date like 2026-04-01 or 令和8年4月1日.") % {"text": text[:40]})


def check_variables(text: str) -> None:
    """Raises ValueError, in the reader's language, with all that are unknown."""
    if unknown := unknown_in(text, OF_THE_CITY):
        told = _("There is no variable %(unknown)s. Known: %(known)s. A brace itself is written twice: {{ or }}.")
        raise ValueError(told % {"unknown": ", ".join(unknown), "known": in_braces(OF_THE_CITY)})


def check_harmless(text: str) -> None:
    """Raises ValueError, in the reader's language, for what no answer may hold."""
    if _SCRIPT_LINK.search(unicodedata.normalize("NFKC", text)):
        raise ValueError(_("There is a link that runs a script (javascript:). Please write an https:// address."))
    if _INVISIBLE.search(text):
        raise ValueError(_("There is an invisible control character. Please write the text again without it."))

"""Opening hours between the form's lines and the pack's form in which the database keeps them."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intents import hours
from intents.sources import rules

DAYS = {
    "mon": gettext_lazy("Monday"),
    "tue": gettext_lazy("Tuesday"),
    "wed": gettext_lazy("Wednesday"),
    "thu": gettext_lazy("Thursday"),
    "fri": gettext_lazy("Friday"),
    "sat": gettext_lazy("Saturday"),
    "sun": gettext_lazy("Sunday"),
}


def shown(kept: Mapping[str, Any]) -> dict[str, str]:
    """Initial values of the form."""
    days = {day: ", ".join(kept.get(day, ())) for day in DAYS}
    special = "\n".join(f"{day} {', '.join(spans)}".strip() for day, spans in kept.get("special", {}).items())
    return {
        **days,
        "public_holidays": kept.get("public_holidays", "closed"),
        "year_end": kept.get("year_end", ""),
        "special": special,
    }


def read_day(text: str) -> list[str]:
    """Spans with commas between. Raises ValueError in the editor's language."""
    spans = [span.strip() for span in text.replace("、", ",").replace("，", ",").split(",") if span.strip()]
    spans = [_plain(span) for span in spans]
    try:
        hours.read_spans(spans)
    except ValueError as wrong:
        raise ValueError(_("Write it like 08:30-12:00, 13:00-17:15; empty means closed.")) from wrong
    return spans


def read_year_end(text: str) -> str:
    if not text.strip():
        return ""
    try:
        hours.read_year_end(_plain(text))
    except ValueError as wrong:
        raise ValueError(_("Write it like 12-29/01-03.")) from wrong
    return _plain(text)


def read_special(text: str) -> dict[str, list[str]]:
    """One day a line: the date, then its spans, or nothing for closed."""
    days: dict[str, list[str]] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        day, _blank, spans = line.replace("　", " ").partition(" ")
        try:
            days[rules.read_date(_plain(day)).isoformat()] = read_day(spans)
        except ValueError as wrong:
            told = {"line": line}
            raise ValueError(_("“%(line)s”: write it like 2027-03-28 09:00-12:00.") % told) from wrong
    return days


def kept(values: Mapping[str, Any]) -> dict[str, Any]:
    """What the database keeps, from values that were read; days without hours are left out, as in a pack."""
    days = {day: values[day] for day in DAYS if values[day]}
    extra = {name: values[name] for name in ("year_end", "special") if values[name]}
    return {**days, "public_holidays": values["public_holidays"], **extra}


def _plain(text: str) -> str:
    """Full-width digits and the dashes that Japanese keyboards make."""
    table = str.maketrans("０１２３４５６７８９：－ー〜～−–―／", "0123456789:-------/")
    return text.translate(table).replace(" ", "").strip()

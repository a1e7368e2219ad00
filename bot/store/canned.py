"""Reading the canned texts."""

from bot.domain.canned import CannedText
from bot.store.models import CannedTextRow


def of_department(key: str) -> tuple[CannedText, ...]:
    """Those of the department, then those of all."""
    rows = CannedTextRow.objects.filter(department__in=["", key]).order_by("-department", "title")
    return tuple(CannedText(str(row.pk), row.title, row.texts) for row in rows)

"""The variables of the city as the form offers them: what each is, and what it says now."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bot.domain.answers import Language
from bot.domain.variables import OF_THE_CITY
from bot.web.console import theme
from intents.filling import Filling

_NAMES: Mapping[str, str | Promise] = {
    "city_name": _("Name of the city"),
    "city_hall_phone": _("Telephone of the default department"),
    "city_site": _("Web site of the city"),
    "department.name": _("Name of the department"),
    "department.phone": _("Telephone of the department"),
    "department.hours": _("Opening hours of the department, without holidays"),
    "department.place": _("Place of the department"),
}


@dataclass(frozen=True)
class Offered:
    """`written` is how it stands in a text."""

    name: str
    written: str
    about: str
    value: str


def offered(filling: Filling, department: str, language: Language) -> list[Offered]:
    values = filling.values(department, language)
    return [Offered(name, f"{{{name}}}", str(_NAMES[name]), values[name]) for name in OF_THE_CITY]


class WithVariables(theme.Textarea):  # type: ignore[misc]  # the theme has no types
    """A text of an answer, with the variables that one press puts into it."""

    template_name = "console/with_variables.html"
    variables: list[Offered]

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        return {**super().get_context(name, value, attrs), "variables": self.variables}

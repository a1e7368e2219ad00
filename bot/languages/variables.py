"""What the variables of the city say, as each language writes it."""

from bot.domain.answers import City, Department, Language
from bot.languages.calendar import hours_in_words
from bot.languages.fixed import in_language


def values_of(city: City, department: Department, hall: Department, language: Language) -> dict[str, str]:
    """`hall` is the city's default department. It says what the other does not; a place that is not known is a name."""
    name = in_language(department.name, language)
    return {
        "city_name": in_language(city.name, language),
        "city_hall_phone": hall.phone,
        "city_site": city.site_url.rstrip("/"),
        "department.name": name,
        "department.phone": department.phone or hall.phone,
        "department.hours": hours_in_words(department.hours, language) or hours_in_words(hall.hours, language),
        "department.place": in_language(department.place, language) or name,
    }

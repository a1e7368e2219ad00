"""The variables of the city in what an intent says: kept as they were written, filled in where it is read or said."""

from collections.abc import Mapping
from dataclasses import astuple, dataclass, replace

from bot.domain.answers import City, Department, Entry, Language
from bot.domain.buttons import Button
from bot.domain.variables import filled_in
from bot.languages.variables import values_of
from intents.content import Content, Terms, entry_of
from intents.hours import read_hours
from intents.knowledge import department_of
from intents.sources.pack import Pack, PackDepartment


@dataclass(frozen=True)
class Filling:
    """The profile of the city and of its departments, as they are now."""

    city: City
    departments: Mapping[str, Department]

    def values(self, department: str, language: Language) -> dict[str, str]:
        """By name; an unknown department is the city's default one."""
        hall = department_of(self.city.default_department, self.city, self.departments)
        return values_of(self.city, department_of(department, self.city, self.departments), hall, language)

    def text(self, text: str, department: str, language: Language) -> str:
        return filled_in(text, self.values(department, language)) if "{" in text or "}" in text else text

    def unfilled(self, text: str, written: str, department: str, language: Language) -> str:
        """A text that was made of `written` as it is read, with the variables of `written` put back."""
        back = text.replace("{", "{{").replace("}", "}}")
        used = {name: value for name, value in self.values(department, language).items() if f"{{{name}}}" in written}
        for name, value in sorted(used.items(), key=lambda pair: -len(pair[1])):
            back = back.replace(value, f"{{{name}}}") if value else back
        return back

    def content(self, content: Content) -> Content:
        """Examples stay: citizens wrote them."""
        return replace(
            content,
            title=self._texts(content.title, content.department),
            question=self._texts(content.question, content.department),
            answers=self._texts(content.answers, content.department),
            picture_alt=self._texts(content.picture_alt, content.department),
            buttons={code: self._buttons(each, content.department, code) for code, each in content.buttons.items()},
        )

    def terms(self, terms: Terms, department: str) -> Terms:
        link = self.text(terms.source_url, department, self.city.default_language)
        return terms if link == terms.source_url else replace(terms, source_url=link)

    def _buttons(self, buttons: tuple[Button, ...], department: str, language: Language) -> tuple[Button, ...]:
        return tuple(Button(*(self.text(each, department, language) for each in astuple(button))) for button in buttons)

    def _texts(self, texts: Mapping[Language, str], department: str) -> dict[Language, str]:
        return {language: self.text(text, department, language) for language, text in texts.items()}


def of_pack(pack: Pack) -> Filling:
    said = pack.city
    city = City(
        key=said.key,
        name=said.names,
        default_language=said.default_language,
        default_department=said.default_department,
        site_url=said.site_url,
        retention_days=said.retention_days,
        matching=said.matching,
    )
    return Filling(city, {each.key: _department(each) for each in pack.departments})


def entries_of_pack(pack: Pack) -> list[Entry]:
    """As they will be read once the pack is loaded, in its order."""
    filling = of_pack(pack)
    return [
        entry_of(each.key, 1, filling.content(each.content), filling.terms(each.terms, each.content.department))
        for each in pack.intents
    ]


def _department(said: PackDepartment) -> Department:
    return Department(
        key=said.key,
        name=said.names,
        phone=said.phone,
        place=said.place,
        room=said.room,
        languages=said.languages,
        hours=read_hours(said.hours),
    )

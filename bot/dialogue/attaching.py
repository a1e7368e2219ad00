"""A reply as the citizen reads it: long words in numbered parts, pictures on LINE, other files by the city's link."""

from datetime import timedelta

from bot.dialogue.turn import Tools
from bot.domain.answers import Language
from bot.domain.attachments import Attachment, size_in_words
from bot.domain.long_texts import numbered
from bot.domain.messages import Message, Note, Picture
from bot.languages.calendar import day_in_words
from bot.languages.fixed import say


def messages(text: str, attached: tuple[Attachment, ...], language: Language, tools: Tools) -> tuple[Message, ...]:
    words = tuple(map(Note, numbered(text))) if text.strip() else ()
    return (*words, *(_shown(file, language, tools) for file in attached))


def _shown(file: Attachment, language: Language, tools: Tools) -> Message:
    link = tools.file_link(file.id)
    if file.is_picture and tools.shows_pictures:
        return Picture(link.url, link.preview_url, file.name)
    until = day_in_words((tools.local_now + timedelta(days=tools.link_days)).date(), language)
    return Note(say("file.link", language, name=file.name, size=size_in_words(file.size), until=until, url=link.url))


def in_words(text: str, attached: tuple[Attachment, ...]) -> str:
    """For the conversation and the thread."""
    return "\n".join(filter(None, (text, *(f"📎 {file.name}（{size_in_words(file.size)}）" for file in attached))))

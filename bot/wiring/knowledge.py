"""What the city answers now, its index, and the masking that leaves what the city publishes alone."""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache, partial
from pathlib import Path

from django.conf import settings

from bot.domain.embeddings import Embedder
from bot.domain.words import Unwritten
from bot.languages.unseen import cleaned
from bot.privacy.masking import mask_text
from bot.privacy.published import published_in
from intents.library import Library

mask = mask_text


@cache
def library() -> Library:
    return new_library()


def only_read() -> None:
    """For a process that answers nobody, before anything else: what is published is read without its index."""
    library().matching = False


def new_library() -> Library:
    return Library(Path(settings.DATA_DIR) / "index", embedder=embedder())


def embedder() -> Embedder | None:
    """The model of EMBEDDING_MODEL; None where that is not set."""
    if not settings.EMBEDDING_MODEL:
        return None
    from bot.llm.embeddings import OPENAI, EmbeddingSettings, OpenAIEmbedder

    return OpenAIEmbedder(
        EmbeddingSettings(
            model=settings.EMBEDDING_MODEL,
            api_key=settings.OPENAI_API_KEY,
            base_url=settings.OPENAI_BASE_URL or OPENAI,
            timeout=settings.EMBEDDING_SECONDS,
        ),
        mask,
    )


def unwritten(text: str) -> Sequence[Unwritten]:
    """Words in it that the city does not write, by what is published."""
    return library().current().unwritten(text)


def fetch_vectors() -> bool:
    """Those of the embedding API that the publication in force lacks; False where some are still missing."""
    return library().fetch_vectors()


def masker() -> Callable[[str], str]:
    """Masks all but what the city publishes now. To be made outside of any transaction: it may load a publication."""
    return partial(_masked, published=_published(library().current().publication))


def _masked(text: str, published: frozenset[str]) -> str:
    """Without what nobody sees: a number with something invisible in it is a number."""
    return mask_text(cleaned(text), published=published)


@lru_cache(maxsize=2)
def _published(publication: int) -> frozenset[str]:
    knowledge = library().current()
    answers = (wording.answer for entry in knowledge.entries for wording in entry.wordings.values())
    phones = (department.phone for department in knowledge.departments.values())
    return published_in((*answers, *phones))

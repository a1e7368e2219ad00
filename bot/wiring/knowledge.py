"""What the city answers now, its index, and the masking that leaves what the city publishes alone."""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache, partial
from pathlib import Path

from django.conf import settings

from bot.domain.embeddings import Embedder
from bot.domain.words import Unwritten
from bot.languages.unseen import cleaned
from bot.privacy.masking import mask_text
from bot.privacy.network import Network
from bot.privacy.published import published_in
from bot.privacy.tagger import Tagger, TokenEncoder
from intents.encoders.port import Encoder
from intents.library import Library
from intents.understanding import bundled_encoders

# By rules alone: for what is masked already, and for processes that answer nobody.
mask = mask_text


@cache
def library() -> Library:
    return new_library()


def only_read() -> None:
    """For a process that answers nobody, before anything else: what is published is read without its index."""
    library().matching = False


def new_library() -> Library:
    return Library(Path(settings.DATA_DIR) / "index", _encoders(), embedder())


@cache
def _encoders() -> tuple[Encoder, ...]:
    """Shared, since their weights are large."""
    return bundled_encoders()


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
    """Masks all but what the city publishes now. To be made outside of any transaction: it may load a publication.

    In a process that answers nobody it masks by rules alone, as the encoder is not loaded there.
    """
    published = _published(library().current().publication)
    return partial(_masked, published=published, tagger=tagger() if library().matching else None)


@cache
def tagger() -> Tagger | None:
    """None where no package brings an encoder for this platform that tells of tokens: rules mask alone there."""
    encoders = (encoder for encoder in _encoders() if isinstance(encoder, TokenEncoder))
    encoder = next(encoders, None)
    return Tagger(encoder, Network.read()) if encoder else None


@lru_cache(maxsize=8)
def _masked(text: str, published: frozenset[str], tagger: Tagger | None) -> str:
    """Without what nobody sees: a number with something invisible in it is a number.

    A turn asks several times for the same text, in its transaction too.
    """
    return mask_text(cleaned(text), published, tagger)


@lru_cache(maxsize=2)
def _published(publication: int) -> frozenset[str]:
    knowledge = library().current()
    answers = (wording.answer for entry in knowledge.entries for wording in entry.wordings.values())
    phones = (department.phone for department in knowledge.departments.values())
    return published_in((*answers, *phones))

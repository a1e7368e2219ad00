"""The language model and what it may do now; none where LLM_MODEL is not set."""

from decimal import Decimal
from functools import cache

from django.conf import settings

from bot.domain.model import ALL_OFF, Model, Switches
from bot.store import switches as model_switches
from bot.store.model_watch import DatabaseWatch
from bot.store.switching import SwitchReader
from bot.wiring import knowledge


@cache
def model() -> Model | None:
    """None where LLM_MODEL is not set."""
    if not settings.LLM_MODEL:
        return None
    from bot.llm.adapter import OpenAIModel
    from bot.llm.settings import ModelSettings

    chosen = ModelSettings(
        model=settings.LLM_MODEL,
        api_key=settings.OPENAI_API_KEY or "none",  # the client wants one; a server of the city's own may not
        base_url=settings.OPENAI_BASE_URL or None,
        temperature=settings.LLM_TEMPERATURE,
        price_in=Decimal(str(settings.LLM_PRICE_IN)),
        price_out=Decimal(str(settings.LLM_PRICE_OUT)),
        canary_seed=settings.SECRET_KEY,
    )
    return OpenAIModel(chosen, DatabaseWatch(), knowledge.mask)


def switches() -> Switches:
    """What the model may do now. All off where there is none, and then nothing is read."""
    return _switch_reader().current() if settings.LLM_MODEL else ALL_OFF


@cache
def _switch_reader() -> SwitchReader[Switches]:
    return SwitchReader(model_switches.latest)

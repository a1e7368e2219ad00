"""An OpenAI-compatible server for tests and benches: strict about requests, sensible in its answers, bad on demand.

with serving() as server:                       # in a thread; `python -m tests.model_server` is a process of its own
    server.plan(Mood("rate_limited", retry_after="1"))
    ... OPENAI_BASE_URL=server.url, OPENAI_API_KEY=KEY, LLM_MODEL=MODEL ...
    server.requests                             # what came in, oldest first
"""

from tests.model_server.moods import Mood
from tests.model_server.serving import KEY, MODEL, ModelServer, serving

__all__ = ["KEY", "MODEL", "ModelServer", "Mood", "serving"]

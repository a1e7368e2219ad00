"""The only place that builds things: which adapter, which matcher, which tools a turn gets.

One surface for the entry points; inside, a module for each side of the counter.
"""

from bot.wiring.counting import count_days, places
from bot.wiring.deciding import (
    decide,
    file_address,
    preload,
    read_event,
    rehouse,
    remind,
    review_address,
    shows_pictures,
    take_back,
    tells_of_danger,
    tools,
)
from bot.wiring.desk import may_help, recall, reveal, shown_to_citizen, view_case
from bot.wiring.experimenting import experiment
from bot.wiring.incoming import (
    answer_slack,
    marked_event,
    read_desk,
    read_line,
    read_slack,
    slack_application,
    verify_slack,
)
from bot.wiring.knowledge import (
    embedder,
    fetch_vectors,
    library,
    mask,
    masker,
    new_library,
    only_read,
    tagger,
    unwritten,
)
from bot.wiring.llm import model, switches
from bot.wiring.platforms import fetch_file, fetch_from_slack, helper_screen, quota_reader, sender
from bot.wiring.previewing import preview
from bot.wiring.rights import may_work
from bot.wiring.staff import draw_home, home

__all__ = [
    "answer_slack",
    "count_days",
    "decide",
    "draw_home",
    "embedder",
    "experiment",
    "fetch_file",
    "fetch_from_slack",
    "fetch_vectors",
    "file_address",
    "helper_screen",
    "home",
    "library",
    "marked_event",
    "mask",
    "masker",
    "may_help",
    "may_work",
    "model",
    "new_library",
    "only_read",
    "places",
    "preload",
    "preview",
    "quota_reader",
    "read_desk",
    "read_event",
    "read_line",
    "read_slack",
    "recall",
    "rehouse",
    "remind",
    "reveal",
    "review_address",
    "sender",
    "shown_to_citizen",
    "shows_pictures",
    "slack_application",
    "switches",
    "tagger",
    "take_back",
    "tells_of_danger",
    "tools",
    "unwritten",
    "verify_slack",
    "view_case",
]

"""Tables: what the city answers, and how an answer comes about. Nothing here is read during a turn."""

from intents.models.answers import (
    BroughtFile,
    CityProfile,
    Department,
    Immutable,
    ImmutableRow,
    Intent,
    IntentRevision,
    LexiconRevision,
    Publication,
    PublicationItem,
    Vector,
)
from intents.models.editing import Remark, Schedule, TopicRule
from intents.models.gate import GoldenQuestion, LinkCheck, Trial
from intents.models.pictures import AnswerPicture

__all__ = [
    "AnswerPicture",
    "BroughtFile",
    "CityProfile",
    "Department",
    "GoldenQuestion",
    "Immutable",
    "ImmutableRow",
    "Intent",
    "IntentRevision",
    "LexiconRevision",
    "LinkCheck",
    "Publication",
    "PublicationItem",
    "Remark",
    "Schedule",
    "TopicRule",
    "Trial",
    "Vector",
]

"""Found by Django's autodiscover: every page of the console registers itself."""

from bot.web.console import (
    accounts,
    audit_log,
    city,
    conversations,
    decisions,
    deliveries,
    departments,
    events,
    intents,
    lexicon,
    model,
    model_calls,
    publications,
    quota,
    suggestions,
    translations,
)

__all__ = [
    "accounts",
    "audit_log",
    "city",
    "conversations",
    "decisions",
    "deliveries",
    "departments",
    "events",
    "intents",
    "lexicon",
    "model",
    "model_calls",
    "publications",
    "quota",
    "suggestions",
    "translations",
]

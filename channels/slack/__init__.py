"""Slack: verify, read, draw, send, and answer forms. Nothing of the counter's business is decided here."""

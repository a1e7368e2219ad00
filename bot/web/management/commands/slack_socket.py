"""Slack over a connection of our own, where a city's network lets nothing in: SLACK_APP_TOKEN turns it on."""

import signal
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Receives Slack's presses in Socket Mode; without SLACK_APP_TOKEN it only waits, so one Procfile serves all."
    requires_system_checks: list[str] = []  # loading every view would cost a process that only waits 80 MB

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.SLACK_APP_TOKEN:
            signal.pause()
        from bot.web.slack import application
        from channels.slack.socket import run_socket

        run_socket(application(), settings.SLACK_APP_TOKEN)

from importlib import import_module

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "bot.web"
    label = "web"

    def ready(self) -> None:
        """In every process, since a command may change an account too."""
        for name in ("locks", "sessions", "traces"):
            import_module(f"bot.web.sign_in.{name}")

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StoreConfig(AppConfig):
    name = "bot.store"
    label = "store"
    verbose_name = _("Conversations")
    default_auto_field = "django.db.models.BigAutoField"

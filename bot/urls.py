"""Every path of the product. Each is signed, signed-in, or listed as public in the guard test."""

from django.contrib import admin
from django.urls import include, path

from bot.web import files, health, line, sent, slack

admin.autodiscover()

urlpatterns = [
    path("webhooks/line", line.webhook, name="webhook-line"),
    path("webhooks/slack", slack.webhook, name="webhook-slack"),
    path("files/<uuid:file_id>", files.show, name="file"),
    path("files/sent/<str:token>", sent.show, name="sent"),
    path("files/sent/<str:token>/preview", sent.show, {"preview": True}, name="sent-preview"),
    path("healthz", health.alive, name="alive"),
    path("readyz", health.ready, name="ready"),
    path("i18n/", include("django.conf.urls.i18n")),
    path("admin/", admin.site.urls),
    path("desk/", include("bot.web.desk.urls")),
]

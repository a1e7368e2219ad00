"""Every path of the product. Each is signed, signed-in, or listed as public in the guard test."""

from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from bot.web import files, health, line, pictures, sent, slack
from bot.web.sign_in.pages import ConsoleSignIn

admin.autodiscover()

handler500 = "bot.web.broken.server_error"

urlpatterns = [
    path("webhooks/line", line.webhook, name="webhook-line"),
    path("webhooks/slack", slack.webhook, name="webhook-slack"),
    path("files/<uuid:file_id>", files.show, name="file"),
    path("files/sent/<str:token>", sent.show, name="sent"),
    path("files/sent/<str:token>/preview", sent.show, {"preview": True}, name="sent-preview"),
    path("pictures/<str:name>", pictures.show, name="picture"),
    path("healthz", health.alive, name="alive"),
    path("readyz", health.ready, name="ready"),
    path("i18n/", include("django.conf.urls.i18n")),
    path("account/", include("bot.web.sign_in.urls")),
    path("admin/login/", ConsoleSignIn.as_view()),  # these two instead of the admin's own
    path("admin/password_change/", RedirectView.as_view(pattern_name="account_password")),
    path("admin/", admin.site.urls),
    path("desk/", include("bot.web.desk.urls")),
]

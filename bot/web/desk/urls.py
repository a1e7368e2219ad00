"""The pages under /desk/."""

from django.contrib.auth.views import LogoutView
from django.urls import path, reverse_lazy

from bot.web.desk import attached, attending, case, filling, helping, proposing, queue, replying, revealing
from bot.web.sign_in.pages import DeskSignIn

app_name = "desk"
urlpatterns = [
    path("", queue.show, name="queue"),
    path("login/", DeskSignIn.as_view(), name="sign_in"),
    path("logout/", LogoutView.as_view(next_page=reverse_lazy("desk:sign_in")), name="sign_out"),
    path("duty/", attending.change, name="duty"),
    path("cases/<uuid:case_id>/", case.show, name="case"),
    path("cases/<uuid:case_id>/press/", case.take, name="press"),
    path("cases/<uuid:case_id>/reply/", replying.reply, name="reply"),
    path("cases/<uuid:case_id>/attached/<uuid:file_id>", attached.show, name="attached"),
    path("cases/<uuid:case_id>/help/", helping.offer, name="help"),
    path("cases/<uuid:case_id>/help/<uuid:shown>/", helping.show, name="helped"),
    path("cases/<uuid:case_id>/reveal/", revealing.reveal, name="reveal"),
    path("cases/<uuid:case_id>/propose/", proposing.propose, name="propose"),
    path("cases/<uuid:case_id>/<slug:name>/", filling.fill_in, name="fill_in"),
]

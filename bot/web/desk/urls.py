"""The pages under /desk/."""

from django.urls import path

from bot.web.desk import attached, attending, case, filling, helping, proposing, queue, replying, revealing, sign_in

app_name = "desk"
urlpatterns = [
    path("", queue.show, name="queue"),
    path("login/", sign_in.sign_in, name="sign_in"),
    path("logout/", sign_in.sign_out, name="sign_out"),
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

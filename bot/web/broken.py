"""What people read when a page fails: a page that needs neither the database nor a session."""

from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.views import defaults

_PAGE = "text/html"


def server_error(request: HttpRequest) -> HttpResponse:
    """`handler500`. Only browsers that open a page ask for one; platforms and scripts get Django's few words, which it
    has where there is no 500.html."""
    if _PAGE not in request.headers.get("Accept", ""):
        return defaults.server_error(request)
    return HttpResponse(loader.get_template("broken.html").render(), status=500)

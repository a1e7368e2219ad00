"""The entry of granian's workers: the whole web application, in the web and in the console process."""

import os

from django.core.wsgi import get_wsgi_application

from bot.launch.child import die_with_the_server

die_with_the_server()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bot.settings")
application = get_wsgi_application()

from bot import wiring  # noqa: E402  (needs the settings)
from tasks import doorbell  # noqa: E402

doorbell.ring_briefly()
wiring.import_what_webhooks_need()

"""The entry of granian's workers: the whole web application, in the web and in the console process."""

import os

from django.core.wsgi import get_wsgi_application

from bot.launch.child import die_with_the_server

die_with_the_server()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bot.settings")
application = get_wsgi_application()

# After the settings. The channels' parts are imported now, because the first webhooks must not wait for it.
import channels.line.verify  # noqa: E402
import channels.slack.app  # noqa: E402
import channels.slack.verify  # noqa: E402, F401
from bot.web import warming  # noqa: E402
from tasks import doorbell  # noqa: E402

doorbell.ring_briefly()
warming.start()

"""The web process."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")

from config import embedded

embedded.ensure_running()

from django.core.wsgi import get_wsgi_application  # noqa: E402

application = get_wsgi_application()

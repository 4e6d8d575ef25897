import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naungan.config.settings")
application = get_wsgi_application()

from naungan.config.checks import refuse_default_passwords  # noqa: E402 (needs the rooms set up)

refuse_default_passwords()

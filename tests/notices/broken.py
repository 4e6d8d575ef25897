from django.core.mail.backends.base import BaseEmailBackend


class Broken(BaseEmailBackend):
    """A post office that is closed."""

    def send_messages(self, messages):
        raise ConnectionRefusedError("tutup")

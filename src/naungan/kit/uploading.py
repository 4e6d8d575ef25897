"""The end of an upload that is too large: its bytes are read from the wire, and kept nowhere."""

from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler


class TooLarge(InMemoryUploadedFile):
    """Stands for a file of which only the size is known. The form's own check then says it beside the field."""

    def __init__(self, field_name: str | None, name: str, content_type: str, size: int):
        super().__init__(BytesIO(), field_name, name, content_type, size, None)


class Bounded(FileUploadHandler):
    """First in FILE_UPLOAD_HANDLERS: past `UPLOAD_MAX_BYTES` nothing reaches memory or disk any more.

    The rest of the request is still read, so that what was typed beside the file comes through and the browser
    gets its answer instead of a broken connection.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.seen = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        self.seen += len(raw_data)
        return raw_data if self.seen <= settings.UPLOAD_MAX_BYTES else None

    def file_complete(self, file_size: int) -> UploadedFile | None:
        if self.seen <= settings.UPLOAD_MAX_BYTES:
            return None
        return TooLarge(self.field_name, self.file_name or "", self.content_type or "", self.seen)

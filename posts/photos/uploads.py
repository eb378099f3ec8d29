"""Uploads stay in memory: what came with a photo is never on a disk, not even for a moment."""

import io
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from posts.photos.images import UPLOAD_BYTES


class InMemoryUploadHandler(FileUploadHandler):
    """Keeps what the gate takes and one byte more, by which it knows what is too large.

    The rest is read and dropped. The limit is for a whole request, however many files it has.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.room = UPLOAD_BYTES + 1

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.kept = io.BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.room -= self.kept.write(raw_data[: self.room])

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        self.kept.seek(0)
        return InMemoryUploadedFile(
            file=self.kept,
            field_name=self.field_name,
            # What a camera or a person called the file may tell who or where they are.
            name="upload",
            content_type="",
            size=file_size,
            charset=None,
        )

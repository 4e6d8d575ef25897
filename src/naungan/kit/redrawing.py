"""Pictures from strangers' telephones: upright, of sane size, and without the place where they were taken."""

from io import BytesIO
from pathlib import PurePath
from typing import IO

from django.core.files.base import ContentFile
from PIL import Image, ImageOps

LONGEST = 2560  # pixels of the longer side; more than any screen of ours shows
QUALITY = {"JPEG": 88, "WEBP": 88, "AVIF": 75}


def stripped(file: IO[bytes], name: str) -> ContentFile:
    """The same picture drawn anew: no EXIF (GPS, telephone, thumbnail), no trailing bytes, upright, not gigantic.

    Whatever was hidden behind or between the pixels' own data does not survive, since only pixels are copied.
    Raises what Pillow raises for a file that is no picture.
    """
    file.seek(0)
    with Image.open(file) as opened:
        form = opened.format or "PNG"
        picture = ImageOps.exif_transpose(opened)
        picture.thumbnail((LONGEST, LONGEST))
        if form == "JPEG" and picture.mode not in ("RGB", "L"):
            picture = picture.convert("RGB")
        picture.info = {}
        out = BytesIO()
        options = {"quality": QUALITY[form]} if form in QUALITY else {"optimize": True}
        picture.save(out, form, **options)
    return ContentFile(out.getvalue(), PurePath(name).name)

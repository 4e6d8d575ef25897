"""Is it really a picture, whole, and of a size that a small server can open?"""

import io
import warnings

from PIL import Image, UnidentifiedImageError

from naungan.kit.refusal import Refused

MAX_PIXELS = 60_000_000  # the largest that telephones make; opened it is 240 MB at most
MAX_SIDE = 20_000
FORMATS = {"png": "PNG", "jpeg": "JPEG", "webp": "WEBP", "gif": "GIF", "avif": "AVIF"}

DAMAGED = "Gambar ini rusak atau terpotong. Buka dan simpan ulang, lalu unggah lagi."
TOO_LARGE = (
    "Gambar ini terlalu besar: {width} × {height} piksel. Perkecil sampai sisi terpanjangnya paling banyak "
    "4.000 piksel, lalu unggah lagi."
)


def check(data: bytes, kind: str) -> None:
    """Open the picture whole. `kind` is a key of FORMATS, told from the bytes.

    Raises Refused for a picture that is damaged or too large; the size is read before anything is unpacked.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the limit is ours, below
            with Image.open(io.BytesIO(data), formats=[FORMATS[kind]]) as picture:
                width, height = picture.size
                frames = getattr(picture, "n_frames", 1)
                if width * height * frames > MAX_PIXELS or max(width, height) > MAX_SIDE:
                    raise Refused(TOO_LARGE.format(width=width, height=height))
                picture.load()
    except Refused:
        raise
    except Image.DecompressionBombError as error:
        raise Refused("Gambar ini terlalu besar. Perkecil, lalu unggah lagi.") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, MemoryError, TypeError) as error:
        raise Refused(DAMAGED) from error  # Pillow's readers raise all of these on damaged files

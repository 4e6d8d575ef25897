"""A PDF as it is seen: pictures of its pages, and each word with its place on the sheet. Runs in the child."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from naungan.kit.pdf_child import Wrong, tidy

PT_PER_MM = 72 / 25.4
NEAR = 0.3  # millimetres: a word that only just reaches into a box goes with it
FINE = 100  # parts of a point, since pdfium tells places on a sheet in whole numbers


@dataclass(frozen=True, slots=True)
class Word:
    """Text and place in points from the upper left corner of the page as shown."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def touches(self, boxes: list[dict[str, Any]]) -> bool:
        near = NEAR * PT_PER_MM
        for box in boxes:
            left, right = sorted((box["x0"] * PT_PER_MM, box["x1"] * PT_PER_MM))
            top, bottom = sorted((box["y0"] * PT_PER_MM, box["y1"] * PT_PER_MM))
            beside = self.right < left - near or self.left > right + near
            if not (beside or self.bottom < top - near or self.top > bottom + near):
                return True
        return False


class Page:
    """One page, opened only while it is asked something."""

    def __init__(self, page: Any):
        self.page = page
        self.width, self.height = page.get_size()

    def drawn(self, scale: float) -> Any:
        """As a Pillow picture; grey where the page knows no colour."""
        from PIL import ImageChops

        picture = self.page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
        grey = picture.convert("L")
        shift: Any = ImageChops.difference(picture, grey.convert("RGB")).getextrema()
        return grey if max(high for _, high in shift) < 12 else picture

    def words(self) -> list[Word]:
        """In the order of the file; a letter without a place or a script that pdfium cannot read is no word."""
        layer = self.page.get_textpage()
        words: list[Word] = []
        letters: list[tuple[str, tuple[float, float, float, float]]] = []
        for number in range(layer.count_chars()):
            letter = tidy(layer.get_text_range(number, 1))
            if letter.strip():
                letters.append((letter, self._place(layer.get_charbox(number, loose=True))))
            elif letters:
                words.append(joined(letters))
                letters = []
        layer.close()
        return [*words, joined(letters)] if letters else words

    def text(self) -> str:
        layer = self.page.get_textpage()
        said = tidy(layer.get_text_bounded())
        layer.close()
        return said

    def _place(self, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        """From the page's own plane to the sheet as shown: turned by /Rotate, moved by /CropBox."""
        one, two = self._shown(box[0], box[1]), self._shown(box[2], box[3])
        return min(one[0], two[0]), min(one[1], two[1]), max(one[0], two[0]), max(one[1], two[1])

    def _shown(self, x: float, y: float) -> tuple[float, float]:
        import pypdfium2.raw as pdfium

        right, down = ctypes.c_int(), ctypes.c_int()
        wide, high = round(self.width * FINE), round(self.height * FINE)
        pdfium.FPDF_PageToDevice(self.page.raw, 0, 0, wide, high, 0, x, y, right, down)
        return right.value / FINE, down.value / FINE


def joined(letters: list[tuple[str, tuple[float, float, float, float]]]) -> Word:
    places = [place for _, place in letters]
    return Word(
        "".join(letter for letter, _ in letters),
        min(place[0] for place in places), min(place[1] for place in places),
        max(place[2] for place in places), max(place[3] for place in places),
    )  # fmt: skip


class Document:
    """Pages by their number, from 1."""

    def __init__(self, document: Any):
        self.document = document

    def __len__(self) -> int:
        return len(self.document)

    def page(self, number: int) -> Page:
        return Page(self.document[number - 1])


@contextmanager
def reading(data: bytes) -> Iterator[Document]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        yield Document(document)
    except pypdfium2.PdfiumError as error:
        raise Wrong("damaged") from error
    document.close()

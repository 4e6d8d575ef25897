"""Reading what a PDF says."""

import pypdfium2


def words_of(paper: bytes) -> str:
    """All its text, in the order of its pages, on one line."""
    document = pypdfium2.PdfDocument(paper)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())

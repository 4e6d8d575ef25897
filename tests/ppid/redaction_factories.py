"""PDFs with a name and numbers to hide, and working papers of them."""

from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from naungan.ppid.actions import redacting
from naungan.ppid.models import RedactedCopy, RedactionDraft
from tests.kit import hostile
from tests.ppid import factories as make

HIDDEN, NIK, KEPT = "Rahayu", "9952031234560001", "Jumlah penerima 143 orang"
PHONE, EMAIL = "0812 3456 7890", "rahayu.contoh@contoh.id"
FONT = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)


def page_of(document: pikepdf.Pdf, *lines: str) -> Any:
    """An A4 page with one line of text under the other, from 700 points downwards."""
    page = document.add_blank_page(page_size=(595, 842)).obj
    page.Resources = Dictionary(Font=Dictionary(F1=FONT))
    said = "\n".join(f"BT /F1 14 Tf 72 {700 - 40 * n} Td ({line}) Tj ET" for n, line in enumerate(lines))
    page.Contents = Stream(document, said.encode())
    return page


def listing(document: pikepdf.Pdf) -> None:
    """Two pages: who and how many; and a third with nothing to hide."""
    page_of(document, f"Nama {HIDDEN} {NIK}", KEPT)
    page_of(document, f"Telepon {PHONE} surel {EMAIL}", f"NIK {NIK} lagi", "Baris yang boleh dibaca")
    page_of(document, "Tidak ada yang dikecualikan di sini")


def with_secrets_everywhere(document: pikepdf.Pdf) -> None:
    """What is on the page stands also where nobody looks: metadata, a comment, a bookmark, an unused object."""
    listing(document)
    document.docinfo["/Title"] = HIDDEN
    with document.open_metadata() as meta:
        meta["dc:title"] = f"{HIDDEN} {NIK}"
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([10, 10, 30, 30]), Contents=f"{HIDDEN} {NIK}")
    document.pages[0].obj.Annots = Array([document.make_indirect(note)])
    document.pages[1].obj.PieceInfo = Dictionary(App=Dictionary(Private=HIDDEN))
    with document.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(HIDDEN, 0))
    document.Root.Unused = document.make_indirect(Stream(document, f"{HIDDEN} {NIK}".encode()))


def paper(change: Any = listing) -> bytes:
    return hostile.pdf(change, pages=0)


def drafted(case: Any = None, *, content: bytes = b"", by: Any = None, now: Any = None) -> RedactionDraft:
    case = case or make.received().request.case
    readable = redacting.readable(content or paper())
    return redacting.begin(case, readable, name="Penanda naskah", by=by or make.officer(), now=now or make.at(3))


def copied(case: Any = None, *, ground: str = "h", now: Any = None) -> RedactedCopy:
    """A copy of which the first line of page 1 is black, and the NIK on page 2."""
    now = now or make.at(4)
    draft = drafted(case, now=now)
    found = ["nik|1|20,44,150,53", "nik|2|20,58,150,67"]
    draft = redacting.mark_found(draft, found, by=draft.changed_by, now=now)
    given = {"ground": ground, "reason": "nama dan NIK penerima", "version": draft.version}
    return redacting.burn(draft, **given, by=draft.changed_by, now=now)

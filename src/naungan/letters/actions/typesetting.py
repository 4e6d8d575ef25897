"""From words and values to a sheet: PDF/UA-1, tagged, A4, set by typst.

Everything that people wrote goes in as JSON (`sys_inputs`); the only source typst ever reads is `sheet/letter.typ`.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

import segno
import typst
from django.utils import timezone

from naungan.kit import words as say
from naungan.letters import reports, rules
from naungan.letters.registry import LETTERS, SHEET, Letter

ROOM = Path(__file__).resolve().parent.parent
SOURCE, FONTS = ROOM / "sheet" / "letter.typ", ROOM / "fonts"
Form = Literal["pdf", "png"]
STANDARD: Literal["ua-1"] = "ua-1"  # ISO 14289-1: typst refuses to write what a screen reader could not follow
PREVIEW_PPI = 110


def typeset(code: str, fields: Mapping[str, str], *, now: datetime) -> bytes:
    """The letter as PDF, dated `now`, in the office's newest words.

    :param fields: a plain string for each field the letter declares ("" where there is none), and any of `SHEET`
    :raises KeyError: no letter has this code
    :raises ValueError: a declared field is missing, or one is handed in that the letter does not have
    """
    letter = LETTERS[code]
    words = reports.words(letter)
    return _compiled(_data(letter, words.title, words.body, fields, now), "pdf")


def preview(code: str, *, title: str, body: str, now: datetime) -> bytes:
    """PDF of words that are not saved yet, with invented values and the mark that it is a sample."""
    letter = LETTERS[code]
    return _compiled(_data(letter, title, body, letter.sample_fields(), now) | {"sample": True}, "pdf")


def picture(code: str, *, title: str, body: str, now: datetime) -> bytes:
    """The first page of `preview` as PNG."""
    letter = LETTERS[code]
    return _compiled(_data(letter, title, body, letter.sample_fields(), now) | {"sample": True}, "png")


def _data(letter: Letter, title: str, body: str, fields: Mapping[str, str], now: datetime) -> dict[str, Any]:
    """Everything the sheet shows, as plain data."""
    if lost := set(letter.fields) - set(fields):
        raise ValueError(f"{letter.code}: tanpa isi: {', '.join(sorted(lost))}")
    if strange := set(fields) - set(letter.fields) - set(SHEET):
        raise ValueError(f"{letter.code}: tidak dinyatakan: {', '.join(sorted(strange))}")
    values = {name: rules.readable(value) for name, value in fields.items()}
    heading, number = rules.one_line(title, values), values.get("number", "")
    local = timezone.localtime(now)
    return {
        "name": f"{heading} {number}".strip(),
        "title": heading,
        "number": number,
        "office": reports.head() | {"desk": letter.desk},
        "meta": [[label, values[name]] for label, name in letter.meta if values.get(name)],
        "body": rules.filled(body, values, blocks=letter.blocks, strong=letter.strong),
        "signature": {
            "date": say.day(local),
            "post": values.get("signer_post", ""),
            "name": values.get("signer", ""),
            "note": letter.signed,
        },
        "qr": _qr(values["qr"]) if values.get("qr") else "",
        "qr_note": values.get("qr_note", ""),
        "made": [local.year, local.month, local.day, local.hour, local.minute, local.second],
        "sample": False,
    }


def paper(source: Path, told: Mapping[str, Any]) -> bytes:
    """Another sheet of the house as PDF/UA-1 in the same face: a register, a report. `told` reaches it as JSON `d`.

    :param source: a .typ file inside the package; it may show `/letters/sheet/mark.svg`
    """
    inputs = {"d": json.dumps(told, ensure_ascii=False)}
    try:
        return _typst(source, inputs, "pdf", STANDARD, root=ROOM.parent)
    except typst.TypstError as error:
        if "could not be displayed" not in str(error):
            raise
        return _typst(source, inputs, "pdf", None, root=ROOM.parent)


def _qr(address: str) -> str:
    """The address as an SVG: lines stay sharp at every size. Level M: a fold or a stain may take 15 % of it."""
    out = BytesIO()
    segno.make(address, error="m", micro=False).save(
        out, kind="svg", border=0, dark="#0B3B3C", xmldecl=False, svgns=True
    )
    return out.getvalue().decode()


def _compiled(data: Mapping[str, Any], form: Form) -> bytes:
    """Set the sheet. A name in a script that no font here draws cannot conform to PDF/UA; its letter is tagged all the
    same, keeps the name as text and shows boxes for it, instead of not being written at all."""
    try:
        return _set(data, form, STANDARD if form == "pdf" else None)
    except typst.TypstError as error:
        if "could not be displayed" not in str(error):
            raise
        return _set(data, form, None)


def _set(data: Mapping[str, Any], form: Form, standard: Literal["ua-1"] | None) -> bytes:
    return _typst(SOURCE, {"letter": json.dumps(data, ensure_ascii=False)}, form, standard, root=SOURCE.parent)


def _typst(source: Path, inputs: dict[str, str], form: Form, standard: Literal["ua-1"] | None, *, root: Path) -> bytes:
    made: Any = typst.compile(
        str(source),
        root=str(root),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,  # the same letter on every machine
        format=form,
        ppi=PREVIEW_PPI if form == "png" else None,
        sys_inputs=inputs,
        pdf_standards=standard,
    )
    return bytes(made[0] if isinstance(made, list) else made)  # as PNG each page is a file of its own

"""The office changes the words of a letter."""

from datetime import datetime
from typing import Any

from django.db import transaction

from naungan.journal.actions import record
from naungan.kit.refusal import Refused
from naungan.letters import rules
from naungan.letters.enums import Verb
from naungan.letters.models import LetterTemplate
from naungan.letters.registry import LETTERS

OVERTAKEN = (
    "Sementara Anda menulis, {who} menyimpan versi {number}. Salin kalimat Anda, muat ulang halaman, lalu ulangi."
)


@transaction.atomic
def edit(code: str, *, title: str, body: str, seen: int, by: Any, now: datetime, note: str = "") -> LetterTemplate:
    """Append a version of the words; the next letter is written with it, older ones stay as they were sent.

    `seen` is the version the officer began from. Raises Refused with a sentence for each field that this letter does
    not have, for words that change nothing, and when a colleague was quicker.
    """
    letter = LETTERS[code]
    title, body = rules.readable(title), rules.readable(body)
    if wrong := rules.wrong_words(title, body, letter.fields, letter.blocks):
        raise Refused(*wrong)
    last = LetterTemplate.objects.select_for_update().newest(code)
    number = last.number if last else 0
    if number != seen:
        raise Refused(OVERTAKEN.format(who=last.by if last else "seorang rekan", number=number))
    before = (last.title, last.body) if last else (letter.title, rules.readable(letter.body))
    if (title, body) == before:
        raise Refused("Kalimatnya sama dengan yang sekarang dipakai; tidak ada yang disimpan.")
    made = LetterTemplate.objects.create(
        code=code, number=number + 1, title=title, body=body, note=note.strip(), by=by, at=now
    )
    record(Verb.EDIT, made, by=by, now=now, facts={"code": code, "number": made.number})
    return made

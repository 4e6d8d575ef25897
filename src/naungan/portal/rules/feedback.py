"""What a reader's sentence may keep, and how many sentences a minute may bring."""

import re

LONGEST = 500  # letters asked of the reader
PER_MINUTE = 60  # from all readers together: nobody's address is kept to count by it
PER_PAGE_AND_MINUTE = 10

MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# NIK, KK, NPWP, telephone, account: eight figures or more, however they are spaced
NUMBER = re.compile(r"\+?\d(?:[ .\-/()]{0,2}\d){7,}")


def without_people(text: str) -> str:
    """The sentence without long numbers and mail addresses, in one line.

    >>> without_people("NIK saya 5203 0112 3456 0001")
    'NIK saya [nomor dihapus]'
    """
    clean = NUMBER.sub("[nomor dihapus]", MAIL.sub("[surel dihapus]", text))
    return " ".join(clean.split())[:LONGEST]

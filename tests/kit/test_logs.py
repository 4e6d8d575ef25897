import logging

import pytest

from naungan.kit.logs import NoPersonalData


@pytest.mark.parametrize(
    "text", ["NIK 5203075106800003", "telp 0812-3456-7890", "5203 0751 0680 0003", "surat ke siti@contoh.id gagal"]
)
def test_long_numbers_and_addresses_never_reach_the_log(text):
    record = logging.LogRecord("x", logging.ERROR, "f", 1, "%s", (text,), None)
    NoPersonalData().filter(record)
    said = record.getMessage()
    assert "[disamarkan]" in said
    assert not any(part in said for part in ("5106800003", "3456", "siti@"))


def test_a_traceback_is_blacked_out_too():
    try:
        raise ValueError("NIK 5203075106800003")
    except ValueError as wrong:
        record = logging.LogRecord("x", logging.ERROR, "f", 1, "gagal", (), (type(wrong), wrong, wrong.__traceback__))
    NoPersonalData().filter(record)
    assert "5203075106800003" not in record.exc_text


def test_what_was_searched_for_stays_out():
    record = logging.LogRecord("django.server", 20, "", 1, '"%s" %s', ("GET /cari/?q=phk+sakit HTTP/1.1", "200"), None)
    assert NoPersonalData().filter(record)
    assert record.getMessage() == '"GET /cari/ HTTP/1.1" 200'

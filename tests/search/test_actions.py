"""Putting, dropping, filling from nothing."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command

from naungan.search import Entry, actions, registry, reports
from naungan.search.models import Posting, SearchEntry, Spelling, Term

pytestmark = pytest.mark.usefixtures("bare")
TODAY = date(2026, 11, 22)


def entry(number: int = 1, **changes) -> Entry:
    fields = {
        "key": f"tests.thing:{number}", "kind": "thing", "title": "Perlindungan pekerja rentan",
        "text": "Siapa yang dilindungi dan oleh siapa.", "url": f"/benda/{number}/",
    }  # fmt: skip
    return Entry(**fields | changes)


def keys(question: str) -> list[str]:
    return [hit.key for hit in reports.search(question, today=TODAY).hits]


def is_empty() -> bool:
    return not any(model.objects.exists() for model in (SearchEntry, Posting, Spelling)) and not Term.objects.filter(
        entries__gt=0
    )


def test_what_was_put_is_found_until_it_is_dropped():
    assert actions.put(entry()) == 1
    assert keys("perlindungan") == ["tests.thing:1"]
    assert actions.drop("tests.thing:1", "tests.thing:2") == 1
    assert keys("perlindungan") == []
    assert is_empty()


def test_putting_again_replaces():
    actions.put(entry(), entry(2, title="Upah", text=""))
    assert actions.put(entry(title="Alamat kantor", text="")) == 1
    assert keys("perlindungan") == []
    assert keys("alamat") == ["tests.thing:1"]
    actions.drop("tests.thing:1", "tests.thing:2")
    assert is_empty()


def test_an_unchanged_entry_is_passed_over():
    actions.put(entry())
    assert actions.put(entry()) == 0
    assert actions.put(entry(), entry(2)) == 1


def test_new_rules_read_an_unchanged_entry_again():
    actions.put(entry())
    SearchEntry.objects.update(lexicon="other")
    assert actions.put(entry()) == 1


def test_counts_stay_true():
    actions.put(entry(1), entry(2, title="Pelatihan", text=""), entry(3, title="Latihan", text="melatih"))
    actions.put(entry(2, title="Upah", text=""))
    actions.drop("tests.thing:3")
    counted = dict(Term.objects.filter(entries__gt=0).values_list("form", "entries"))
    held = {}
    for form in Posting.objects.values_list("term__form", flat=True):
        held[form] = held.get(form, 0) + 1
    assert counted == held
    assert Spelling.objects.filter(form="melatih").exists() is False
    assert Spelling.objects.get(form="perlindungan").heads == 1


def test_filling_from_nothing():
    held = [entry(1), entry(2, title="Upah minimum")]
    registry.register(registry.Kind("thing", "Benda", entries=lambda: iter(held)))
    actions.put(entry(9, kind="gone", title="Ruang yang sudah tutup"))
    assert actions.rebuild() == {"thing": 2}
    assert keys("upah") == ["tests.thing:2"]
    assert keys("ruang tutup") == []


def test_filling_drops_what_its_room_no_longer_holds_but_not_what_came_meanwhile():
    old, new = entry(1), entry(2, title="Berita baru saja")
    began = datetime(2026, 11, 22, 2, tzinfo=UTC)
    actions.put(old, now=began - timedelta(days=1))

    def entries():
        actions.put(new, now=began + timedelta(seconds=1))
        return iter([])

    registry.register(registry.Kind("thing", "Benda", entries=entries))
    assert actions.rebuild(now=began) == {"thing": 0}
    assert list(SearchEntry.objects.values_list("key", flat=True)) == ["tests.thing:2"]


def test_a_book_with_control_characters_is_taken():
    actions.put(entry(text="Isi\x00 naskah\u200b tenaga ker-\nja ﬁktif " + "\ud800 " + "kata " * 50_000))
    row = SearchEntry.objects.get()
    assert row.text.startswith("Isi naskah tenaga kerja fiktif")
    assert keys("fiktif") == ["tests.thing:1"]


def test_the_command(capsys):
    registry.register(registry.Kind("thing", "Benda", entries=lambda: [entry()]))
    call_command("search", "rebuild")
    call_command("search", "find", "perlindungan", "pekerja")
    told = capsys.readouterr().out
    assert "Benda: 1" in told
    assert "Perlindungan pekerja rentan" in told
    with pytest.raises(CommandError, match="Jenis tidak dikenal: kapal"):
        call_command("search", "rebuild", "kapal")

"""The hit is marked, whatever its form; nothing that somebody wrote becomes markup."""

from naungan.search import analysis, rules, snippets


def shown(pieces) -> str:
    return "".join(f"[{piece.text}]" if piece.hit else piece.text for piece in pieces)


def terms(question: str) -> set[str]:
    return rules.ask(question).terms


def test_an_inflected_form_is_marked():
    assert shown(snippets.marked("Pekerja yang dilindungi", terms("perlindungan"))) == "Pekerja yang [dilindungi]"


def test_a_phrase_is_marked_as_one():
    text = "Bila terjadi pemutusan hubungan kerja, hubungi kami."
    assert shown(snippets.marked(text, terms("phk"))) == "Bila terjadi [pemutusan hubungan kerja], hubungi kami."


def test_a_citation_is_marked_whole():
    text = "Menurut Peraturan Pemerintah Nomor 44 Tahun 2015 iuran dibayar."
    found = shown(snippets.marked(text, terms("pp 44/2015")))
    assert found == "Menurut [Peraturan Pemerintah Nomor 44 Tahun 2015] iuran dibayar."


def test_markup_stays_text():
    pieces = snippets.marked("<b>upah</b>", terms("upah"))
    assert [piece.text for piece in pieces] == ["<b>", "upah", "</b>"]


def test_the_best_place_of_a_book_is_shown():
    text = "Pasal lain. " * 9_000 + "Upah dibayar. " + "Pasal lain. " * 9_000
    text += "Upah lembur pekerja dibayar penuh. " + "Pasal lain. " * 9_000
    found = shown(snippets.snippet(analysis.clean(text), terms("upah lembur")))
    assert "[Upah lembur] pekerja dibayar" in found
    assert found.startswith("… ")
    assert found.endswith(" …")
    assert len(found) < 300


def test_a_swallowed_first_letter_is_found_in_a_book():
    text = "kata lain " * 2_000 + "Petugas menulis surat. " + "kata lain " * 2_000
    assert "[menulis]" in shown(snippets.snippet(text, terms("tulisan")))


def test_without_a_hit_the_beginning_is_shown():
    assert shown(snippets.snippet("Awal naskah. " * 50, terms("upah"))).startswith("Awal naskah.")
    assert shown(snippets.snippet("", terms("upah"))) == ""

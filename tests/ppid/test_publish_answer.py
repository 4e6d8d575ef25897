"""An answer becomes public only with the identity gone, and the check says what is left without saying it."""

import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from naungan.journal.models import Entry
from naungan.kit.refusal import Refused
from naungan.ppid.actions import lists
from naungan.ppid.models import ListedInformation
from naungan.ppid.rules.lists import Identity, identity_left
from naungan.search.models import SearchEntry
from tests.accounts import factories as accounts
from tests.ppid import list_factories as make

WHO = Identity(
    names=("Hj. Baiq Rahmawati Penandatangan, S.Pd.",),
    numbers=(make.NIK, make.PHONE),
    emails=(make.EMAIL,),
    addresses=(make.ADDRESS,),
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ibu Rahmawati bertanya", "nama"),
        ("RAHMÁWATI", "nama"),
        (f"NIK {make.NIK}", "NIK atau nomor telepon"),
        ("5203 0652 0788 9901", "NIK atau nomor telepon"),
        ("5271011212909902", "NIK atau nomor telepon"),  # somebody else's is refused too
        ("hubungi 081233449907", "NIK atau nomor telepon"),
        ("hubungi +62 812 3344 9907", "NIK atau nomor telepon"),
        ("(0812) 3344-9907", "NIK atau nomor telepon"),
        ("RAHMA.PENANDA@contoh.id", "alamat surel"),
        ("orang.lain@contoh.id", "alamat surel"),
        ("di jalan penanda rahasia 7, selong", "alamat"),
    ],
)
def test_what_tells_who_asked_is_seen(text, kind):
    assert identity_left(text, WHO) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Jumlah pengawas ketenagakerjaan pada 2026 adalah 42 orang.",
        "Anggaran Rp1.234.567.890 untuk 1.166 desa, periode 2024-2026.",
        "UU 14/2008 Pasal 17 huruf h; surat 500/123/Disnakertrans/2026.",
        "Ibu hamil dan haji boleh cuti.",
    ],
)
def test_ordinary_answers_pass(text):
    assert identity_left(text, WHO) == []


@given(st.text(alphabet="0123456789 -.()", max_size=30))
def test_no_spelling_of_the_number_passes(noise):
    separated = "-".join(make.NIK[at : at + 4] for at in range(0, 16, 4))
    assert identity_left(f"kata {separated} kata, {noise}", WHO) != []


def send(case, **fields):
    told = {
        "title": "Jumlah pengawas ketenagakerjaan", "text": "Ada 42 orang.", "unit": make.unit("pengawasan"),
        "kind": "Jawaban atas permohonan", "address": "", "review_on": None, "by": make.officer(), "now": make.NOW,
    }  # fmt: skip
    return lists.publish_answer(case, **{**told, **fields})


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["title", "text", "kind", "address"])
@pytest.mark.parametrize("left", ["Rahmawati", make.NIK, make.PHONE, make.EMAIL, make.ADDRESS])
def test_every_field_is_looked_through(field, left):
    case = make.answered().case
    with pytest.raises(Refused) as no:
        send(case, **{field: f"Kata {left} kata"})
    assert left not in str(no.value)
    assert not ListedInformation.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("decision", ["answered_refused", "not_held"])
def test_only_what_was_given_is_published(decision):
    with pytest.raises(Refused, match="informasinya diberikan"):
        send(make.answered(decision).case)


@pytest.mark.django_db
def test_the_proxy_is_somebody_too():
    case = make.answered(kind="proxy", represented="Kaltarizal Lembaga").case
    with pytest.raises(Refused, match="nama"):
        send(case, text="Untuk Kaltarizal.")


@pytest.mark.django_db
def test_it_is_published_once_and_stays_clean_when_changed():
    case = make.answered("answered_partly").case
    row = send(case)
    with pytest.raises(Refused, match="sudah ada"):
        send(case)
    with pytest.raises(Refused, match="nama"):
        lists.change(row, by=make.officer(), now=make.NOW, summary="Pertanyaan Rahmawati")
    with pytest.raises(Refused, match="petugas PPID"):
        send(make.answered().case, by=make.superior())


@pytest.mark.django_db
def test_nothing_of_the_applicant_leaves_with_it(client):
    made = make.answered()
    row = send(made.case)
    book = openpyxl.load_workbook(io.BytesIO(client.get("/ppid/daftar-informasi/daftar.xlsx").content))
    cells = " ".join(str(cell.value) for line in book.active.iter_rows() for cell in line)
    pages = [
        client.get(path).content.decode("utf-8", "replace")
        for path in (
            "/ppid/daftar-informasi/", row.get_absolute_url(), "/ppid/daftar-informasi/daftar.csv",
            "/cari/?q=pengawas", "/ppid/register/?tahun=2025",
        )
    ]  # fmt: skip
    entry = SearchEntry.objects.get(key=f"ppid.listed:{row.pk}")
    journal = " ".join(f"{one.label} {one.facts} {one.reason}" for one in Entry.objects.all())
    told = " ".join([cells, *pages, entry.title, entry.text, entry.summary, entry.words, journal])
    for secret in (*make.SECRETS, made.case.number):
        assert secret not in told.replace(journal, "") if secret == made.case.number else secret not in told
    assert entry.kind == "answer" and "Ada 42 orang." in told


@pytest.mark.django_db
def test_the_officer_writes_it_beside_the_question(client):
    made = make.answered()
    accounts.enter(client, make.officer())
    assert made.case.number in client.get("/meja/ppid/daftar/jawaban/").content.decode()
    page = f"/meja/ppid/daftar/jawaban/{made.case_id}/"
    assert make.ASKED in client.get(page).content.decode()
    told = {"title": "Jumlah pengawas", "kind": "Jawaban", "unit": make.unit().pk}
    bad = client.post(page, {**told, "text": "Jawaban untuk Rahmawati"})
    assert bad.status_code == 422 and "Masih ada yang menunjukkan" in bad.content.decode()
    assert client.post(page, {**told, "text": "Ada 42."}).status_code == 302
    assert ListedInformation.objects.get().answer_of == made.case
    assert made.case.number not in client.get("/meja/ppid/daftar/jawaban/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("verb", [lists.revoke, lists.archive])
def test_the_reason_of_taking_it_off_tells_nobody_either(client, verb):
    row = send(make.answered().case)
    with pytest.raises(Refused, match="nama") as no:
        verb(row, by=make.officer(), now=make.NOW, reason="Atas permintaan Ibu Rahmawati")
    row.refresh_from_db()
    assert row.state == "published" and "Rahmawati" not in str(no.value)
    assert client.get(row.get_absolute_url()).status_code == 200
    assert not Entry.objects.filter(verb__in=("revoke_list", "archive_list")).exists()
    verb(row, by=make.officer(), now=make.NOW, reason="Atas permintaan yang bertanya")
    assert "Atas permintaan yang bertanya" in client.get(row.get_absolute_url()).content.decode()

"""Roots: all forms of one word meet in one; what only looks inflected is let be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naungan.search.stemming import is_doubled, stem

# root → forms that must meet in it
FORMS = {
    "lindung": "perlindungan dilindungi melindungi terlindung terlindungi",
    "kerja": "pekerjaan pekerja bekerja dikerjakan mengerjakan kerja",
    "latih": "pelatihan dilatih melatih latihan pelatih berlatih",
    "daftar": "pendaftaran mendaftar didaftarkan terdaftar mendaftarkan pendaftar daftarkan",
    "awas": "pengawasan mengawasi diawasi pengawas",
    "tempat": "penempatan ditempatkan menempatkan tempat",
    "suluh": "penyuluhan menyuluh suluh",
    "kirim": "pengiriman mengirim dikirim kirimkan terkirim",
    "bayar": "pembayaran membayar dibayarkan bayarlah",
    "putus": "pemutusan memutuskan diputus putusnya",
    "mohon": "permohonan memohon pemohon",
    "celaka": "kecelakaan celaka",
    "sehat": "kesehatan sehat",
    "wajib": "kewajiban wajib diwajibkan mewajibkan",
    "layan": "pelayanan melayani dilayani layanan",
    "lapor": "laporan melaporkan dilaporkan pelaporan pelapor",
    "adu": "pengaduan mengadu diadukan aduan",
    "selesai": "penyelesaian diselesaikan menyelesaikan selesai",
    "nilai": "penilaian menilai dinilai nilai",
    "izin": "perizinan diizinkan izin mengizinkan",
    "usaha": "perusahaan usaha berusaha pengusaha mengusahakan",
    "rencana": "perencanaan direncanakan rencana merencanakan",
    "jamin": "jaminan menjamin dijamin",
    "cair": "pencairan mencairkan dicairkan",
    "terima": "penerimaan menerima diterima penerima",
    "upah": "pengupahan upah diupah upahnya upahku",
    "ubah": "perubahan diubah mengubah",
    "tetap": "penetapan ditetapkan menetapkan tetapkan",
    "aju": "pengajuan mengajukan diajukan ajukan",
    "setuju": "persetujuan menyetujui disetujui",
    "sejahtera": "kesejahteraan sejahtera",
    "selisih": "perselisihan berselisih",
    "kembang": "pengembangan mengembangkan dikembangkan berkembang",
    "magang": "pemagangan magang pemagang",
    "harga": "penghargaan menghargai dihargai",
    "selenggara": "penyelenggaraan diselenggarakan menyelenggarakan penyelenggara",
    "informasi": "informasi menginformasikan diinformasikan",
    "industri": "industri",
    "sekolah": "sekolah",
    "masalah": "masalah permasalahan",
    "jumlah": "jumlahnya jumlah",
    "periksa": "pemeriksaan memeriksa diperiksa",
    "baik": "memperbaiki diperbaiki perbaikan sebaiknya",
    "panjang": "perpanjangan diperpanjang memperpanjang",
    "guna": "penggunaan menggunakan digunakan pengguna gunakan",
    "beri": "pemberian memberi memberikan diberikan",
    "langgar": "pelanggaran melanggar dilanggar pelanggar",
    "cegah": "pencegahan mencegah dicegah",
    "tutup": "penutupan menutup ditutup",
    "kecuali": "pengecualian dikecualikan",
    "tunjang": "tunjangan tunjang",
    "santun": "santunan menyantuni",
    "lambat": "selambatnya",
    "keras": "kekerasan keras",
    "buruh": "perburuhan buruh",
    "umum": "pengumuman mengumumkan diumumkan umum",
    "menteri": "menteri kementerian",
    "makan": "makan",
    "bulan": "bulan",
    "jalan": "jalan",
    "iuran": "iuran",
    "thr": "thr",
    "phk": "phk",
    "k3": "k3",
    "2024": "2024",
    "bangkrut": "kebangkrutan",
    "bakar": "kebakaran terbakar",
    "gelap": "penggelapan menggelapkan",
    "cemar": "pencemaran mencemari tercemar",
    "mogok": "mogok pemogokan",
    "leceh": "pelecehan melecehkan dilecehkan",
    "runding": "perundingan berunding dirundingkan",
    "sakit": "penyakit sakit",
    "sewa": "menyewa penyewaan disewakan",
    "terampil": "keterampilan terampil",
    "keberatan": "keberatan",
    "keputusan": "keputusan",
    "peraturan": "peraturan",
    "tani": "petani pertanian tani",
    "henti": "pemberhentian diberhentikan berhenti henti",
    "tanggung": "menanggung ditanggung tanggungan pertanggungan",
    "salur": "penyaluran menyalurkan disalurkan salurkan",
    "tagih": "menagih penagihan ditagihnya tagihan",
    "kumpul": "mengumpulkan dikumpulkan pengumpulan berkumpul",
    "didik": "pendidikan mendidik dididik",
    "rusak": "kerusakan merusak dirusak perusakan rusaknya",
    "hitung": "perhitungan menghitung dihitung hitunglah",
}
PAIRS = [(form, root) for root, forms in FORMS.items() for form in forms.split()]
# unlike words that must not meet
APART = [("pemerintah", "perintah"), ("kota", "kotak"), ("makan", "makam"), ("jalan", "jala"), ("laut", "lauk")]


@pytest.mark.parametrize(("form", "root"), PAIRS)
def test_a_form_has_its_root(form, root):
    assert stem(form) == root


def test_there_are_many():
    assert len(PAIRS) >= 80


@pytest.mark.parametrize(("one", "other"), APART)
def test_unlike_words_stay_apart(one, other):
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    "group",
    [
        "pemblokiran memblokir diblokir",
        "kesolidan solid",
        "penggondolan digondol",
    ],
)
def test_forms_of_a_root_nobody_listed_meet_too(group):
    assert len({stem(form) for form in group.split()}) == 1


def test_reduplication():
    assert is_doubled("buruh", "buruh")
    assert is_doubled("undang", "undangan")
    assert is_doubled("bermain", "main")
    assert not is_doubled("sayur", "mayur")
    assert not is_doubled("k", "k")


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=40))
def test_any_letters_are_met(word):
    root = stem(word)
    assert len(root) <= len(word) + 1
    assert root or not word

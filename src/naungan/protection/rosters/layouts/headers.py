"""Header words: which column does "Tgl. Lahir (sesuai KTP)" name?"""

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

# In this order: the first rule that fits names the column. "Nama Ibu" must be asked before "Nama".
RULES: tuple[tuple[str, str], ...] = (
    ("", r"\b(suami|istri|ayah|bapak|wali|ahli waris|pemilik rekening|bank|rekening|npwp|email|e mail|pos|kpj|umur|"
         r"usia|agama|pendidikan|status|gol(ongan)? darah|penghasilan|upah|gaji|luas|jumlah|tanggungan|jkk|jkm|iuran|"
         r"tanda tangan|ttd|paraf|tgl (daftar|input|entri|terbit)|tanggal (daftar|input|entri|terbit))\b"),
    ("", r"^(nik|no(mor)? (ktp|nik)|pekerjaan|tanggal lahir|tgl lahir)\b.*\b(ibu|kepala keluarga|kk)\b"),
    ("", r"\b(nama|nm) (kk|kepala keluarga|kelompok|usaha|perusahaan|majikan|pemberi kerja)\b|\bhub(ungan)?\b"),
    ("name", r"^(nama|nm)( lengkap)?( calon)? (tenaga kerja|pekerja|karyawan|pegawai|buruh)\b"),
    ("kk", r"\b(no(mor)? ?(kk|kartu keluarga|k k)|nkk|kk|kartu keluarga|family card)\b"),
    ("mother", r"\b(ibu|mother|gadis ibu)\b"),
    ("birth", r"\bt ?t ?l\b|\b(tempat|tmp|tmpt|tpt|tmpat)\b.*\b(tgl|tanggal|tg|tangal)\b"),
    ("birth_date", r"\b(tgl|tanggal|tg|tangal|date|hari) ?(of )?(lahir|lhr|birth|kelahiran)\b|"
                   r"\b(dob|birthdate|birth date)\b"),
    ("birth_place", r"\b(tempat|tmp|tmpt|tpt|kota|kab|kabupaten|place) ?(of )?(lahir|lhr|birth|kelahiran)\b"),
    ("birth_date", r"^(lahir|kelahiran|lhr|tanggal|tgl)$"),
    ("sex", r"\b(jenis kelamin|kelamin|jns kel(amin)?|jenis kel|j kel|sex|gender)\b|"
            r"^(jk|j k|l p|lp|p l|l atau p|jenkel|jeniskelamin|"
            r"laki laki perempuan|pria wanita)$|\bjk\b"),
    ("phone", r"\b(hp|h p|no hp|telp|telpon|telepon|tlp|tlpn|tel|handphone|ponsel|wa|"
              r"whatsapp|whats app|kontak|seluler|selular|phone|mobile)\b"),
    ("occupation", r"\b(pekerjaan|pekerjan|profesi|jenis usaha|jenis pek\w*|usaha|mata pencaharian|pek|bidang kerja|"
                   r"jabatan|occupation|jenis kerja|kerja|job|work)\b"),
    ("village", r"\b(desa|kelurahan|kel|ds|village|nagari|gampong)\b"),
    ("district", r"\b(kecamatan|kec|district|kecamtan|distrik)\b"),
    ("regency", r"\b(kabupaten|kab|kota|kabkota|regency|kotamadya|kabupatenkota)\b"),
    ("dusun", r"\b(dusun|dsn|lingkungan|banjar|kampung)\b"),
    ("address", r"\b(alamat|jalan|jln|rt|rw|domisili|address|tempat tinggal)\b"),
    ("name", r"\b(nama|nm|name)\b|^(peserta|pekerja|penerima)$"),
    ("nik", r"\b(nik|n i k|ktp|e ktp|ektp|induk kependudukan|nomor induk|no induk|no(mor)? identitas|identitas|"
            r"nik ktp|nomor penduduk|id number|national id)\b"),
    ("note", r"\b(keterangan|ket|catatan|note|notes|remark|remarks)\b"),
    ("number", r"^(no|nomor|no urut|nomor urut|urut|nr|num|nomer|number|no urutan)$"),
)  # fmt: skip

PHRASES = {
    "nik": ("nomor induk kependudukan",),
    "name": ("nama lengkap", "nama peserta", "nama pekerja"),
    "birth_place": ("tempat lahir",),
    "birth_date": ("tanggal lahir", "tgl lahir"),
    "sex": ("jenis kelamin", "kelamin"),
    "village": ("kelurahan", "desa kelurahan"),
    "district": ("kecamatan",),
    "regency": ("kabupaten", "kabupaten kota"),
    "mother": ("nama ibu kandung", "ibu kandung"),
    "occupation": ("pekerjaan", "profesi"),
    "phone": ("telepon", "handphone"),
    "kk": ("kartu keluarga",),
    "note": ("keterangan",),
}
LONGEST_HEADER = 70
CAMEL = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z])")  # NamaDesa
COMPILED = [(canonical, re.compile(rule)) for canonical, rule in RULES]


def fold(text: str) -> str:
    """Lower case letters and digits with single blanks: "No.\\nKTP (e-KTP)" -> "no ktp e ktp"."""
    text = unicodedata.normalize("NFKD", text.replace("_", " ")).lower()
    text = re.sub(r"(?<=[a-z])(?=\d)|[^a-z0-9]+", " ", text)
    return text.strip()


@lru_cache(maxsize=4096)
def meaning(text: str) -> str | None:
    """The canonical column a header names ("birth" for place and date in one, "dusun"), or null.

    A header is short and holds no long number; anything else is a title or a value.
    """
    folded = fold(CAMEL.sub(" ", text))
    if not folded or len(folded) > LONGEST_HEADER or re.search(r"\d{4}", folded):
        return None
    core = re.sub(r"\b(sesuai|sesuaikan|berdasarkan|menurut)\b.*$", "", folded).strip() or folded
    core = re.sub(r"\b(wajib|diisi|isi|16 digit|digit|angka|dd mm yyyy|hh bb tttt|tgl bln thn)\b", " ", core)
    core = re.sub(r"\s+", " ", core).strip() or folded
    for canonical, rule in COMPILED:
        if rule.search(core):
            return canonical or None
    return _near(core)


def _near(folded: str) -> str | None:
    """A header with one or two typing errors in a long phrase."""
    for canonical, phrases in PHRASES.items():
        for phrase in phrases:
            allowed = 2 if len(phrase) > 9 else 1
            if len(phrase) > 6 and DamerauLevenshtein.distance(folded, phrase, score_cutoff=allowed) <= allowed:
                return canonical
    return None


def joined(upper: str, lower: str) -> str | None:
    """The meaning of a header over two rows: "Lahir" above "Tempat", "Alamat" above "Kec."."""
    under, above = fold(lower), fold(upper)
    if under and "lahir" in above:
        if re.search(r"^(tempat|tmp|tmpt|kota|kab)", under):
            return "birth_place"
        if re.search(r"^(tanggal|tgl|tg)", under):
            return "birth_date"
    if under and above:
        alone = meaning(lower)
        if alone and alone not in ("number", "name"):
            return alone
        return meaning(f"{upper} {lower}") or alone
    return meaning(lower or upper)

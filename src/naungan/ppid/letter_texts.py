"""The words with which the letters of PPID begin; the office may change them at `/meja/surat/`."""

from naungan.letters.registry import Letter, flowing

DESK = "Pejabat Pengelola Informasi dan Dokumentasi (PPID)"
RECORDED = "dicatat secara elektronik, sah tanpa tanda tangan basah"
META = (("Nomor", "number"), ("Diterima", "received"), ("Kepada", "addressee"))
ANSWERING = (("Nomor", "number"), ("Perkara", "case_number"), ("Kepada", "addressee"))

PERSON = {"case_number": "nomor perkara", "person": "nama pemohon"}
WISH = {
    "asked": "informasi yang diminta",
    "purpose": "tujuan penggunaan",
    "obtain": "cara memperoleh",
    "receive": "cara menerima",
}
WISH_ROWS = [
    ("Informasi yang diminta", "asked"),
    ("Tujuan penggunaan", "purpose"),
    ("Cara memperoleh", "obtain"),
    ("Cara menerima", "receive"),
]
CLOCK = {
    "due_on": "hari terakhir dari batas waktu",
    "days": "panjang batas waktu, misalnya 10 hari kerja",
    "not_counted": "hari yang tidak dihitung; kosong bila tidak ada",
}
SAMPLE = {
    "case_number": "PPID/2026/0143",
    "person": "Sahnim Murni Rahayu",
    "asked": "Jumlah pekerja rentan yang iurannya dibayar dari dana bagi hasil cukai hasil tembakau, per kecamatan, "
    "tahun 2026",
    "purpose": "Skripsi",
    "obtain": "Salinan digital (soft copy)",
    "receive": "Surel",
    "received": "Senin, 23 November 2026, pukul 10.24 WITA (formulir di situs)",
    "due_on": "Senin, 7 Desember 2026",
    "days": "10 hari kerja",
    "not_counted": "Sabtu dan Minggu",
    "extension_days": "7 hari kerja",
    "objection_days": "30 hari kerja",
    "objection_until": "Senin, 18 Januari 2027",
    "dispute_days": "14 hari kerja",
    "dispute_until": "Rabu, 23 Desember 2026",
    "addressee": "Sahnim Murni Rahayu\nJalan Contoh 9, Mataram",
    "number": "PPID/2026/0143-S1",
    "signer": "Baiq Hikmah Lestari",
    "signer_post": "Pejabat Pengelola Informasi dan Dokumentasi",
}
CODE = {
    "qr": "https://contoh.id/lacak/#n=PPID/2026/0143&k=kelor-4827-rinjani-tenun",
    "qr_note": "Pindai untuk mengikuti perkara ini.\nNomor PPID/2026/0143 · Kata kunci kelor-4827-rinjani-tenun\n"
    "Keduanya membuka halaman perkara Anda di contoh.id/lacak/; kami tidak menyimpan kata kunci dan tidak dapat "
    "membacanya lagi. Jangan tunjukkan lembar ini kepada orang lain.",
}
STRONG = frozenset({"due_on", "objection_until", "dispute_until", "decision"})

RECEIPT = Letter(
    code="ppid.receipt",
    label="Tanda terima permohonan informasi",
    fields={
        **PERSON,
        "received": "hari dan jam diterima, dan lewat apa",
        **WISH,
        **CLOCK,
        "extension_days": "panjang perpanjangan",
        "objection_days": "waktu mengajukan keberatan",
    },
    title="Tanda Bukti Penerimaan Permohonan Informasi",
    body=flowing("""
Permohonan Saudara telah kami catat dalam register dengan isi sebagai berikut.

{permohonan}

Kami menjawab secara tertulis paling lambat {due_on}, yaitu {days} sesudah permohonan diterima. Batas ini dapat
diperpanjang satu kali selama {extension_days} dengan alasan tertulis (UU 14/2008 Pasal 22).

Yang tidak dihitung: {not_counted}.

Bila sampai batas itu belum ada jawaban, atau jawabannya tidak sesuai, Saudara berhak mengajukan keberatan kepada
atasan PPID dalam {objection_days}, tanpa biaya (UU 14/2008 Pasal 35 dan 36).
"""),
    samples=SAMPLE | CODE | {"number": "PPID/2026/0143", "signer_post": "Petugas PPID"},
    blocks={"permohonan": WISH_ROWS},
    meta=META,
    strong=STRONG,
    desk=DESK,
    signed=RECORDED,
)
COMPLETE = Letter(
    code="ppid.complete_please",
    label="Permintaan melengkapi permohonan",
    fields={**PERSON, **WISH, "missing": "apa yang perlu dilengkapi", **CLOCK},
    title="Permohonan Informasi Perlu Dilengkapi",
    body=flowing("""
Permohonan Saudara sudah kami terima dan kami baca. Supaya dapat kami jawab dengan tepat, mohon lengkapi hal
berikut:

{missing}

Kami menunggu sampai {due_on}, yaitu {days} sesudah surat ini. Saudara dapat melengkapinya di halaman lacak dengan
nomor {case_number} dan kata kunci Saudara, lewat surat, atau langsung di meja layanan informasi.

Bila tidak dilengkapi sampai hari itu, permohonan dianggap gugur. Saudara tetap boleh mengajukan yang baru kapan
saja, tanpa biaya.
"""),
    samples=SAMPLE
    | {
        "missing": "Tahun dan wilayah data yang diminta.\nSalinan surat kuasa dari lembaga yang Saudara wakili.",
        "due_on": "Kamis, 26 November 2026",
        "days": "3 hari kerja",
        "signer_post": "Petugas PPID",
    },
    meta=ANSWERING,
    strong=STRONG,
    desk=DESK,
    signed=RECORDED,
)
EXTENSION = Letter(
    code="ppid.extension",
    label="Pemberitahuan perpanjangan waktu",
    fields={**PERSON, **WISH, "reason": "alasan perpanjangan", **CLOCK, "objection_days": "waktu mengajukan keberatan"},
    title="Pemberitahuan Perpanjangan Waktu Menjawab",
    body=flowing("""
Permohonan Saudara {case_number} tentang hal berikut masih kami kerjakan.

{permohonan}

Kami memperpanjang waktu menjawab satu kali (UU 14/2008 Pasal 22 ayat (8)) dengan alasan:

{reason}

Jawaban tertulis kami sampaikan paling lambat {due_on}, yaitu {days} sesudah permohonan diterima. Waktu ini tidak
dapat diperpanjang lagi.

Yang tidak dihitung: {not_counted}.

Bila sampai hari itu belum ada jawaban, Saudara berhak mengajukan keberatan kepada atasan PPID dalam
{objection_days}, tanpa biaya.
"""),
    samples=SAMPLE
    | {
        "reason": "Data tersebar di sepuluh kabupaten/kota dan masih kami cocokkan supaya tidak ada yang terhitung "
        "dua kali.",
        "due_on": "Rabu, 16 Desember 2026",
        "days": "17 hari kerja",
    },
    blocks={"permohonan": [("Informasi yang diminta", "asked")]},
    meta=ANSWERING,
    strong=STRONG,
    desk=DESK,
)
ANSWER = Letter(
    code="ppid.answer",
    label="Pemberitahuan tertulis (jawaban)",
    fields={
        **PERSON,
        **WISH,
        "received": "hari dan jam permohonan diterima",
        "decision": "keputusan",
        "held": "informasi dikuasai atau tidak",
        "held_by": "badan publik lain yang menguasainya; kosong bila tidak ada",
        "form_held": "bentuk informasi yang tersedia; kosong bila tidak diberikan",
        "article": "huruf Pasal 17 yang menjadi alasan; kosong bila tidak ada yang dikecualikan",
        "consequence_test": "nomor uji konsekuensi; kosong bila tidak ada",
        "blackened": "bagian yang dihitamkan; kosong bila tidak ada",
        "fee": "biaya; kosong bila informasi tidak diberikan",
        "payment": "cara membayar; kosong bila tidak ada biaya",
        "answer": "isi jawaban yang ditulis petugas",
        "due_on": "hari terakhir untuk menjawab",
        "objection_days": "waktu mengajukan keberatan",
        "objection_until": "hari terakhir mengajukan keberatan; kosong selama hari libur tahun itu belum dimuat, maka "
        "tulis dalam paragraf sendiri",
    },
    title="Pemberitahuan Tertulis atas Permohonan Informasi",
    body=flowing("""
Atas permohonan Saudara {case_number} yang kami terima pada {received}, kami memberitahukan keputusan kami:
{decision}.

{keputusan}

{answer}

Sebagian informasi dikecualikan berdasarkan UU 14/2008 Pasal 17 {article}, sesudah uji konsekuensi
{consequence_test}.

Bagian yang dihitamkan: {blackened}. Hanya bagian yang dikecualikan yang kami hitamkan; bagian lain kami berikan
utuh.

Informasi ini dikuasai oleh {held_by}; permohonan dapat Saudara ajukan ke sana.

Bila Saudara tidak puas dengan jawaban ini, Saudara berhak mengajukan keberatan kepada atasan PPID dalam
{objection_days}, tanpa biaya (UU 14/2008 Pasal 35 dan 36).

Hari terakhir mengajukan keberatan: {objection_until}.
"""),
    samples=SAMPLE
    | {
        "decision": "Dikabulkan sebagian",
        "held": "Dikuasai",
        "held_by": "",
        "form_held": "Salinan digital (soft copy)",
        "article": "huruf h: mengungkapkan rahasia pribadi",
        "consequence_test": "UK/2026/004",
        "blackened": "nama dan NIK pada halaman 2 dan 3",
        "fee": "Tidak ada biaya",
        "payment": "",
        "answer": "Data yang Saudara minta kami lampirkan sebagai satu berkas PDF, dihitung per kecamatan untuk "
        "seluruh provinsi.\n\nDaftar nama di dalamnya kami hitamkan karena memuat data pribadi pekerja.",
    },
    blocks={
        "keputusan": [
            ("Informasi yang diminta", "asked"),
            ("Penguasaan informasi", "held"),
            ("Badan publik yang menguasai", "held_by"),
            ("Bentuk yang tersedia", "form_held"),
            ("Cara menerima", "receive"),
            ("Biaya", "fee"),
            ("Cara membayar", "payment"),
        ]
    },
    meta=ANSWERING,
    strong=STRONG,
    desk=DESK,
)
OBJECTION_RECEIPT = Letter(
    code="ppid.objection_receipt",
    label="Tanda terima keberatan",
    fields={
        **PERSON,
        "received": "hari dan jam diterima, dan lewat apa",
        "request_number": "nomor permohonan yang dikeberatkan",
        "grounds": "alasan menurut Pasal 35",
        "reasons": "kasus posisi: alasan dengan kata pemohon sendiri",
        **CLOCK,
        "dispute_days": "waktu mengajukan sengketa",
    },
    title="Tanda Bukti Penerimaan Keberatan",
    body=flowing("""
Keberatan Saudara telah kami catat dalam register dengan isi sebagai berikut.

{keberatan}

Atasan PPID menanggapi secara tertulis paling lambat {due_on}, yaitu {days} sesudah keberatan diterima (UU 14/2008
Pasal 36). Yang memutus bukan petugas yang menjawab permohonan Saudara.

Yang tidak dihitung: {not_counted}.

Bila Saudara tidak puas dengan tanggapan itu, atau tidak menerimanya sampai batas waktu, Saudara dapat mengajukan
sengketa kepada Komisi Informasi dalam {dispute_days} (UU 14/2008 Pasal 37).
"""),
    samples=SAMPLE
    | CODE
    | {
        "case_number": "KBI/2026/0012",
        "number": "KBI/2026/0012",
        "request_number": "PPID/2026/0143",
        "grounds": "c. Permohonan tidak ditanggapi",
        "reasons": "Sudah lewat batas dan belum ada jawaban.",
        "due_on": "Senin, 11 Januari 2027",
        "days": "30 hari kerja",
        "signer_post": "Petugas PPID",
    },
    blocks={"keberatan": [("Atas permohonan", "request_number"), ("Alasan", "grounds"), ("Uraian", "reasons")]},
    meta=META,
    strong=STRONG,
    desk=DESK,
    signed=RECORDED,
)
OBJECTION_ANSWER = Letter(
    code="ppid.objection_answer",
    label="Tanggapan atasan PPID atas keberatan",
    fields={
        **PERSON,
        "received": "hari dan jam keberatan diterima",
        "request_number": "nomor permohonan yang dikeberatkan",
        "grounds": "alasan menurut Pasal 35",
        "decision": "keputusan",
        "answer": "isi tanggapan yang ditulis atasan PPID",
        "blackened": "bagian yang dihitamkan; kosong bila tidak ada",
        "dispute_days": "waktu mengajukan sengketa; kosong bila selesai dengan musyawarah",
        "dispute_until": "hari terakhir mengajukan sengketa; kosong bila selesai dengan musyawarah dan selama hari "
        "libur tahun itu belum dimuat, maka tulis dalam paragraf sendiri",
    },
    title="Tanggapan atas Keberatan",
    body=flowing("""
Keberatan Saudara {case_number} yang kami terima pada {received} sudah kami periksa. Keputusan kami: {decision}.

{keberatan}

{answer}

Bagian yang dihitamkan: {blackened}. Hanya bagian yang dikecualikan yang kami hitamkan; bagian lain kami berikan
utuh.

Bila Saudara tidak puas dengan tanggapan ini, Saudara dapat mengajukan sengketa kepada Komisi Informasi dalam
{dispute_days} (UU 14/2008 Pasal 37 ayat (2)).

Hari terakhir mengajukan sengketa: {dispute_until}.
"""),
    samples=SAMPLE
    | {
        "case_number": "KBI/2026/0012",
        "number": "KBI/2026/0012-S1",
        "request_number": "PPID/2026/0143",
        "grounds": "c. Permohonan tidak ditanggapi",
        "decision": "Keberatan diterima",
        "answer": "Permohonan Saudara memang belum kami jawab pada waktunya. Kami memerintahkan PPID memberikan "
        "informasi itu dalam tiga hari kerja.",
        "blackened": "",
        "signer_post": "Atasan PPID",
    },
    blocks={"keberatan": [("Atas permohonan", "request_number"), ("Alasan", "grounds")]},
    meta=ANSWERING,
    strong=STRONG,
    desk=DESK,
)
CONSEQUENCE_TEST = Letter(
    code="ppid.consequence_test",
    label="Keputusan uji konsekuensi",
    fields={
        "title": "informasi yang diuji",
        "unit": "unit yang menguasainya",
        "documents": "dokumen yang diperiksa",
        "part": "bagian yang dikecualikan",
        "basis": "huruf Pasal 17 dan dasar hukum lain",
        "if_opened": "akibat bila dibuka",
        "if_closed": "manfaat bila ditutup",
        "outcome": "putusan",
        "decided_on": "hari diputuskan",
        "approved_by": "yang menyetujui",
        "approved_on": "hari disetujui",
        "ends_on": "hari pengecualian berakhir",
    },
    title="Keputusan Uji Konsekuensi",
    body=flowing("""
Atas informasi berikut telah diadakan uji konsekuensi menurut UU 14/2008 Pasal 19 dan Perki 1/2021 Pasal 49.

{informasi}

Akibat yang ditimbang:

{timbangan}

Putusan: {outcome}. Diputuskan pada {decided_on}.

Disetujui atasan PPID, {approved_by}, pada {approved_on}.

Pengecualian berakhir pada {ends_on}; sejak hari itu informasinya terbuka kembali. Bagian yang tidak disebut di atas
tetap terbuka.

Siapa pun yang tidak sependapat berhak mengajukan keberatan kepada atasan PPID, tanpa biaya (UU 14/2008 Pasal 35).
"""),
    samples={
        "number": "UK/2026/004",
        "title": "Nama, NIK, alamat, dan iuran setiap pekerja dalam daftar bantuan",
        "unit": "Bidang Hubungan Industrial",
        "documents": "Daftar nama penerima bantuan iuran\nRegister pekerja",
        "part": "Nama, NIK, tanggal lahir, alamat, dan iuran setiap orang; jumlah per desa tetap terbuka",
        "basis": "UU 14/2008 Ps. 17 huruf h; UU 27/2022 Ps. 4",
        "if_opened": "Orang dapat ditipu dengan datanya.",
        "if_closed": "Pekerja berani mendaftar; jumlah per desa tetap diumumkan.",
        "outcome": "Dikecualikan",
        "decided_on": "Senin, 2 Februari 2026",
        "approved_by": "Lalu Atasan Contoh",
        "approved_on": "Selasa, 3 Februari 2026",
        "ends_on": "Rabu, 1 Januari 2031",
        "signer": "Baiq Hikmah Lestari",
        "signer_post": "Pejabat Pengelola Informasi dan Dokumentasi",
    },
    blocks={
        "informasi": [
            ("Informasi yang diuji", "title"),
            ("Yang menguasai", "unit"),
            ("Dokumen yang diperiksa", "documents"),
            ("Bagian yang dikecualikan", "part"),
            ("Dasar hukum", "basis"),
        ],
        "timbangan": [("Bila dibuka", "if_opened"), ("Bila ditutup", "if_closed")],
    },
    meta=(("Nomor", "number"),),
    strong=frozenset({"outcome", "ends_on"}),
    desk=DESK,
    signed=RECORDED,
)
ALL = (RECEIPT, COMPLETE, EXTENSION, ANSWER, OBJECTION_RECEIPT, OBJECTION_ANSWER, CONSEQUENCE_TEST)

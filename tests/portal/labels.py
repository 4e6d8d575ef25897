"""The site's tree as the public knows it: every way that must be there, with exactly these words."""

UNITS = (
    "Sekretariat",
    "Bidang Pelatihan dan Produktivitas Tenaga Kerja",
    "Bidang Penempatan dan Perluasan Kesempatan Kerja",
    "Bidang Hubungan Industrial & Jaminan Sosial Tenaga Kerja",
    "Bidang Pengawasan Ketenagakerjaan",
    "Bidang Ketransmigrasian",
    "UPTD Balai Latihan Kerja Dalam dan Luar Negeri",
    "UPTD Pengawasan Ketenagakerjaan & K3 P. Lombok",
    "UPTD Pengawasan Ketenagakerjaan & K3 P. Sumbawa",
)
KINDS = (
    "Undang-Undang",
    "Peraturan Pemerintah",
    "Peraturan Presiden",
    "Keputusan Presiden",
    "Instruksi Presiden",
    "Peraturan Menteri",
    "Keputusan Menteri",
    "Surat Edaran Menteri",
    "Peraturan Daerah",
    "Peraturan Gubernur",
    "Keputusan Gubernur",
    "Juklak/Juknis",
)
PROFILE = (
    "Alamat Kantor",
    "Visi Dan Misi",
    "Dasar Dan Tupoksi",
    "Struktur Organisasi",
    "Profil Pimpinan",
    "Sumber Daya Manusia",
)
OWN_PPID = (
    "Profil Singkat PPID",
    "Maklumat Pelayanan",
    "SK PPID",
    "Visi & Misi PPID",
    "Struktur Organisasi PPID",
    "Tugas dan Fungsi PPID",
    "Regulasi PPID",
    "Anggaran PPID",
)
PUBLIC_INFORMATION = (
    "Informasi Serta Merta",
    "Informasi Setiap Saat",
    "Informasi Berkala",
    "Daftar Informasi Publik",
    "Daftar Informasi Yang Dikecualikan",
    "Pengajuan Keberatan",
    "Kumpulan SOP",
    "Agenda Pimpinan (Kalender Kegiatan)",
)
PROCEDURES = (
    "Permohonan Informasi Publik",
    "Sengketa Informasi",
    "Pengaduan Penyalahgunaan Wewenang",
    "Pelanggaran oleh pihak yang mendapatkan izin atau perjanjian kerja dari Badan Publik",
)
PLANNING = ("RPJMD 2019-2023", "Renstra", "Renja", "IKU", "RKT", "Perjanjian Kinerja", "Lakip", "DPA/DPPA", "SKP")
DOCUMENTS = (
    *(("Perencanaan", title) for title in PLANNING),
    *(("Laporan", title) for title in ("Keuangan", "Tahunan PPID", "Tahunan")),
    *(("Pengadaan Barang dan Jasa", title) for title in ("Informasi", "Dokumen")),
    *(("LHKPN", title) for title in ("Daftar Pejabat", "E-LHKPN")),
    ("Dokumen Evaluasi Sakip",),
    ("Informasi Keuangan",),
    ("Produk Hukum",),
    ("Data Sektoral",),
    ("Data Aset",),
)
SERVICES = (
    "Form Permohonan Informasi",
    "Form Keberatan Atas Informasi",
    "Form Survey Kepuasan Pelayanan",
    "Layanan Difabel",
    "Penanganan Komplain",
    "Prosedur Evakuasi Keadaan Darurat",
)
PROCEDURE = ("PPID", "Standar Layanan", "Prosedur Mekanisme Pelayanan Informasi")

LABELS = (
    *(("Profil", title) for title in PROFILE),
    *(("Unit Kerja", title) for title in UNITS),
    *(("Berita", title) for title in ("Ketenagakerjaan", "Ketransmigrasian", "Arsip Kegiatan")),
    *(("Regulasi", title) for title in KINDS),
    *(
        ("Aplikasi & Bursa Kerja", title)
        for title in ("Pencari Kerja", "Lowongan Kerja", "Wajib Lapor Ketenagakerjaan Perusahaan", "Magang Jepang")
    ),
    *(("PPID", "PPID Disnakertrans NTB", title) for title in OWN_PPID),
    *(("PPID", "Informasi Publik", title) for title in PUBLIC_INFORMATION),
    *((*PROCEDURE, title) for title in PROCEDURES),
    *(("PPID", "Dokumen", *way) for way in DOCUMENTS),
    *(("Layanan Informasi", title) for title in SERVICES),
    ("Perlindungan Pekerja",),
    ("Dasar Hukum",),
    ("Data Terbuka",),
    ("Lacak",),
)

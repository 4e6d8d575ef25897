"""Who plays in the demo: offices, users with their roles and areas, programmes."""

from dataclasses import dataclass

from naungan.accounts.enums import Role

PASSWORD = "lumbung-padi-2026"  # noqa: S105 (printed for everybody; production refuses an account that still has it)
DOMAIN = "contoh.naungan.test"


@dataclass(frozen=True)
class Player:
    """One demo user: e-mail name, name, role, area code, office code, and what to try with it."""

    email: str
    name: str
    role: Role
    area: str
    office: str
    try_this: str

    @property
    def address(self) -> str:
        return f"{self.email}@{DOMAIN}"


@dataclass(frozen=True)
class Sender:
    code: str
    name: str
    region: str


OFFICES = (
    Sender("disnakertrans-ntb", "Disnakertrans Provinsi NTB", "52"),
    Sender("distan-lotim", "Dinas Pertanian Lombok Timur", "52.03"),
    Sender("disnaker-loteng", "Dinas Tenaga Kerja Lombok Tengah", "52.02"),
)

PLAYERS = (
    Player("admin", "Sulastri Wardani", Role.ADMINISTRATOR, "52", "disnakertrans-ntb", "undang pengguna, beri peran"),
    Player("lotim", "Hamzah Fikri", Role.REGENCY_OFFICER, "52.03", "distan-lotim", "kirim daftar dari Lombok Timur"),
    Player(
        "loteng", "Baiq Hidayati", Role.REGENCY_OFFICER, "52.02", "disnaker-loteng", "kirim daftar dari Lombok Tengah"
    ),
    Player("program", "Lalu Wirajaya", Role.PROGRAMME_OFFICER, "52", "disnakertrans-ntb", "buka program, kirim daftar"),
    Player("penyetuju", "Ni Made Ariani", Role.PROGRAMME_APPROVER, "52", "disnakertrans-ntb", "setujui, urungkan"),
    Player("angka1", "Zulkarnain Anwar", Role.FIGURES_OFFICER, "52", "disnakertrans-ntb", "setor angka"),
    Player("angka2", "Rohana Septiani", Role.FIGURES_OFFICER, "52", "disnakertrans-ntb", "terbitkan angka"),
    Player("penulis", "Yusuf Maulana", Role.EDITOR, "52", "disnakertrans-ntb", "tulis halaman"),
    Player("penyunting", "Siti Rahmah", Role.CHECKER, "52", "disnakertrans-ntb", "periksa naskah penulis"),
    Player("penerbit", "Emi Suryani", Role.PUBLISHER, "52", "disnakertrans-ntb", "terbitkan halaman"),
    Player("ppid", "Baiq Mariani Sukma", Role.PPID_OFFICER, "52", "disnakertrans-ntb", "jawab permohonan informasi"),
    Player("atasan", "Lalu Ahmad Syarif", Role.PPID_SUPERIOR, "52", "disnakertrans-ntb", "tanggapi keberatan"),
    Player("pimpinan", "Gede Wiranata", Role.LEADER, "52", "disnakertrans-ntb", "lihat angka, tanpa nama orang"),
    Player("pemeriksa", "Nurul Aini", Role.AUDITOR, "52", "disnakertrans-ntb", "baca semuanya, buka NIK dengan alasan"),
)


def player(email: str) -> Player:
    return next(one for one in PLAYERS if one.email == email)

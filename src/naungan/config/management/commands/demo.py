"""`naungan demo [--prepare]`: fill an installation with the demo and open the portal."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from naungan.config.demo import serve, stage
from naungan.config.demo.cast import PASSWORD, PLAYERS


class Command(BaseCommand):
    help = "Isi contoh (dua daftar nama sampai angka yang terbit), lalu buka portal"

    def add_arguments(self, parser):
        parser.add_argument("--prepare", action="store_true", help="semuanya, kecuali membuka portal")

    def handle(self, prepare: bool, **options):
        if settings.PRODUCTION:
            raise CommandError("Demo tidak diisi di lingkungan produksi (NAUNGAN_ENV=production).", returncode=2)
        self.stdout.write("Menyiapkan basis data …")
        call_command("migrate", verbosity=0, interactive=False)
        call_command("portal", "plant", stdout=self.stdout)
        call_command("collectstatic", verbosity=0, interactive=False)
        self.stdout.write("Menyiapkan contoh: kantor, pengguna, program, dua daftar nama …")
        third = stage.prepare(self.stdout.write)
        if prepare:
            self.stdout.write("Siap. Buka dengan: naungan demo")
            return
        host = settings.HOST
        port = serve.free_port(settings.PORT, self.stdout.write, host=host)
        raise SystemExit(serve.run(port, host=host, on_open=lambda: self._welcome(port, third)))

    def _welcome(self, port: int, third) -> None:
        base = f"http://localhost:{port}"
        lines = [
            "",
            f"Portal:            {base}/",
            f"Cakupan:           {base}/cakupan/",
            f"Buku hukum:        {base}/dasar-hukum/",
            f"Meja petugas:      {base}/meja/",
            "",
            f"Kata sandi semua pengguna contoh: {PASSWORD}",
            *(f"  {one.address:<34} {one.role.label!s:<22} {one.area:<6} {one.try_this}" for one in PLAYERS),
            "",
            "Coba: masuk sebagai program@…, kirim daftar ketiga di Meja > Daftar nama > Kirim daftar,",
            f"  berkasnya: {third}",
            "  lalu ajukan; masuk sebagai penyetuju@… dan setujui; angka baru menunggu angka2@… di Meja > Angka.",
            "Surat keluar ada di var/mail. Berhenti: Ctrl-C.",
            "",
        ]
        self.stdout.write("\n".join(lines))
        self.stdout.flush()

"""The command `naungan`: Django's own command line under our name, with our commands shown first."""

import os
import sys

HELP = """naungan: perintah Naungan

  law at|due|list                  buku hukum: nilai dan tenggat pada suatu tanggal
  regions load|find                wilayah: muat kode, kenali nama tempat
  roster check|receive|approve|errors|undo|list   daftar nama, dari berkas sampai kepesertaan
  programme add|list|close         program perlindungan
  worker cover NIK --on DATE       terlindungi pada tanggal itu?
  matching models|train|use        model yang mencocokkan orang
  coverage                         cakupan per segmen
  portal plant                     pohon halaman situs dari halaman bawaan
  search rebuild|find              indeks pencarian: isi ulang, coba cari
  keys show|rotate                 kunci penyegel data pribadi
  demo [--prepare]                 isi contoh, lalu buka portal
  static OUT                       situs publik sebagai berkas biasa, untuk peladen web apa pun
  tick                             kerjakan yang jatuh tempo, kirim pemberitahuan

Semua perintah lain: naungan help. Bantuan satu perintah: naungan PERINTAH --help.
"""


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naungan.config.settings")
    if len(sys.argv) < 2 or sys.argv[1] in ("--help", "-h"):
        sys.stdout.write(HELP)
        return
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as wrong:
        sys.stderr.write(f"{wrong}\n")
        sys.exit(2)


if __name__ == "__main__":
    main()

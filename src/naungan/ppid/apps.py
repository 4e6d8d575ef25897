from functools import partial

from django.apps import AppConfig


class PpidConfig(AppConfig):
    name = "naungan.ppid"
    label = "ppid"
    verbose_name = "PPID"

    def ready(self) -> None:
        from naungan.ppid import kinds, letters
        from naungan.ppid.actions import mailing
        from naungan.ppid.reports import index, yearly
        from naungan.search.registry import Kind, register

        kinds.register_all()
        letters.register_all()
        mailing.register_all()
        facets = {"class": "Golongan", "unit": "Unit"}
        register(Kind("listed", "Daftar informasi", partial(index.listed, answers=False), prior=0.6, facets=facets))
        register(Kind("answer", "Jawaban PPID", partial(index.listed, answers=True), prior=0.8, facets=facets))
        register(Kind("ppid_report", "Laporan layanan informasi", yearly.entries, prior=0.7))

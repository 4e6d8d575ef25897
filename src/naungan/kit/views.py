"""Error pages (a calm sentence, the way back, and nothing of what was asked) and the page of all pieces."""

from datetime import date

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader

from naungan.kit import clockface
from naungan.kit.forms import Plain
from naungan.kit.icons import ICONS


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "kit/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "kit/403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "kit/404.html", status=404)


def server_error(request: HttpRequest, alarm: object = None) -> HttpResponse:
    """No request context, no database, no menu: whatever broke must not break this page too.

    `alarm` is the emergency banner, from outside the database.
    """
    return HttpResponse(loader.get_template("kit/500.html").render({"alarm": alarm}), status=500)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token is too old or missing; the reason is for the log, not for the reader."""
    return render(request, "kit/csrf.html", status=403)


class Sample(Plain, forms.Form):
    """Every kind of field, with the errors a reader would meet."""

    name = forms.CharField(label="Nama lengkap", help_text="Seperti tertulis di KTP, tanpa gelar.")
    born_on = forms.DateField(label="Tanggal lahir", help_text="Hari, bulan, tahun: 17-08-1985.")
    way = forms.ChoiceField(
        label="Cara mengabari", choices=[("mail", "Surel"), ("letter", "Surat ke rumah")], widget=forms.RadioSelect
    )
    place = forms.ChoiceField(label="Kabupaten", choices=[("", "Pilih"), ("52.03", "Lombok Timur")])
    roster = forms.FileField(label="Daftar nama", required=False, help_text="Excel atau CSV, apa adanya.")
    note = forms.CharField(label="Catatan", required=False, widget=forms.Textarea)
    true = forms.BooleanField(label="Isian ini benar", help_text="Menurut pengetahuan saya hari ini.")


TODAY = date(2024, 11, 28)
REGIONS = [
    {"name": "Formal", "workers": "733.040", "covered": "411.126", "share": "56,09 %"},
    {"name": "Informal", "workers": "2.159.942", "covered": "201.649", "share": "9,34 %"},
]
SWATCHES = (
    ("laut-900", "#0B3B3C"), ("laut-700", "#0F5C5C"), ("laut-500", "#11706B"), ("pasir-50", "#FBF8F1"),
    ("pasir-100", "#F3ECDD"), ("pasir-200", "#E6DBC4"), ("tenun-700", "#7A1F2B"), ("emas-400", "#E3A72F"),
    ("daun-700", "#2F6B2F"), ("tinta", "#1C2321"),
)  # fmt: skip


def _clocks() -> list[clockface.Face]:
    """One of each state, around the election holiday of 27 November 2024."""
    off = {date(2024, 11, n): "akhir pekan" for n in (16, 17, 23, 24, 30)} | {date(2024, 12, 1): "akhir pekan"}
    off |= {date(2024, 11, 27): "libur Pilkada"}
    return [
        clockface.face(date(2024, 11, 19), date(2024, 12, 4), TODAY, off),
        clockface.face(date(2024, 11, 13), TODAY, TODAY, off),
        clockface.face(date(2024, 11, 11), date(2024, 11, 26), TODAY, off),
        clockface.face(date(2024, 11, 12), date(2024, 11, 26), TODAY, off, done_on=date(2024, 11, 20)),
    ]


@login_not_required
def pieces(request: HttpRequest) -> HttpResponse:
    """All pieces on one page, for builders: whoever changes one looks here first. Invented examples only."""
    columns = [
        {"key": "name", "title": "Segmen"},
        {"key": "workers", "title": "Pekerja", "number": True},
        {"key": "covered", "title": "Terlindungi", "number": True},
        {"key": "share", "title": "Cakupan", "number": True},
    ]
    context = {
        "swatches": SWATCHES,
        "icons": sorted(ICONS),
        "clocks": _clocks(),
        "sample": Sample({"name": "", "born_on": "kemarin", "way": "mail", "place": ""}),
        "columns": columns,
        "rows": REGIONS,
        "total": {"name": "Semua", "workers": "2.892.982", "covered": "612.775", "share": "21,18 %"},
        "chips": [
            {"title": "Semua", "url": "#saring", "count": 21, "current": True},
            {"title": "Lewat", "url": "#saring", "count": 1},
            {"title": "Hari ini", "url": "#saring", "count": 2},
        ],
        "moments": [
            {"title": "Diterima", "text": "19 November"},
            {"title": "Sedang diperiksa", "text": "Sejak 25 November", "state": "now"},
            {"title": "Disetujui petugas lain", "text": "Paling lambat 4 Desember", "state": "next"},
        ],
    }
    return render(request, "kit/pieces.html", context)

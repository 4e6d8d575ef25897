"""The front page of a new installation, instead of Wagtail's welcome page."""

import json

from django.conf import settings
from django.db import migrations
from django.utils import timezone

HERO = {
    "heading": "Terlindung saat bekerja, di mana pun di NTB",
    "lead": "Petani, nelayan, pedagang, dan pengojek juga berhak atas jaminan kecelakaan kerja dan kematian. "
    "Di sini terlihat siapa yang sudah terlindungi, dan berapa yang belum.",
    "aside_title": "Bertugas di desa atau dinas?",
}
DOORS = [("Lihat cakupan", "/cakupan/"), ("Baca dasar hukumnya", "/dasar-hukum/")]
ASIDE = [("Masuk untuk mengirim daftar nama", "/meja/daftar/")]
TILES = [
    ("map", "Lihat cakupan desa", "/cakupan/", "Berapa pekerja yang terlindungi di tempat Anda, bulan ini."),
    ("scale", "Baca dasar hukum", "/dasar-hukum/", "Iuran, manfaat, umur, dan tenggat, dengan pasalnya."),
    ("up", "Kirim daftar nama", "/meja/daftar/", "Untuk petugas desa dan dinas: Excel atau CSV, apa adanya."),
    ("key", "Masuk meja petugas", "/meja/", "Antrean, persetujuan, dan angka yang menunggu Anda."),
]
STEPS = [
    ("Desa mengirim daftar nama", "Berkas Excel atau CSV yang biasa dipakai, tanpa diketik ulang."),
    ("Setiap baris diperiksa", "NIK, umur, desa, dan nama ganda. Yang ragu ditanyakan kembali, tidak ditebak."),
    ("Orang kedua menyetujui", "Pengirim tidak dapat menyetujui kirimannya sendiri. Yang keliru dapat diurungkan."),
    ("Angkanya diterbitkan", "Dihitung dari kepesertaan, lengkap dengan penyebut, sumber, dan tanggalnya."),
]
CARDS = [
    ("Iuran dan manfaat", "/dasar-hukum/", "Berapa iurannya, apa yang dijamin, dan sejak kapan berlaku."),
    ("Cara kami menghitung", "/cakupan/#definisi", "Siapa yang masuk pembilang, penyebut mana yang dipakai, dan yang belum."),
    ("Data untuk diolah", "/cakupan/", "Setiap tabel dapat diunduh sebagai CSV, tanpa mendaftar."),
]


def links(rows):
    return json.dumps([{"type": "link", "value": {"title": title, "address": at}} for title, at in rows])


def numbers():
    figure = {"title": "Pekerja NTB yang iurannya dibayar program", "indicator": "COV-001", "segment": "", "region": settings.PROVINCE}
    informal = {"title": "Pekerja informal, November 2024", "statement": "informal-2024-11", "people": "petani, nelayan, pedagang, dan pekerja mandiri"}
    formal = {"title": "Pekerja formal, November 2024", "statement": "formal-2024-11", "people": "pekerja penerima upah"}
    return [
        {"type": "figure", "value": figure},
        {"type": "statement", "value": informal},
        {"type": "statement", "value": formal},
    ]


def body():
    tiles = [{"icon": i, "title": t, "address": at, "text": x} for i, t, at, x in TILES]
    steps = [{"title": t, "text": x} for t, x in STEPS]
    cards = [{"title": t, "address": at, "text": x} for t, at, x in CARDS]
    more = {"title": "Buka data cakupan", "address": "/cakupan/"}
    return json.dumps(
        [
            {"type": "tasks", "value": {"title": "Layanan utama", "tiles": tiles}},
            {"type": "numbers", "value": {"numbers": numbers(), "map": True, "more": more}},
            {
                "type": "steps",
                "value": {
                    "title": "Dari daftar nama sampai angka",
                    "lead": "Tidak ada angka yang diketik di halaman ini. Begini jalannya.",
                    "steps": steps,
                },
            },
            {"type": "doors", "value": {"title": "Ingin tahu lebih jauh?", "cards": cards}},
        ]
    )


def open_portal(apps, schema_editor):
    Page = apps.get_model("wagtailcore.Page")
    Site = apps.get_model("wagtailcore.Site")
    HomePage = apps.get_model("portal.HomePage")
    Locale = apps.get_model("wagtailcore.Locale")
    ContentType = apps.get_model("contenttypes.ContentType")
    Site.objects.all().delete()
    Page.objects.filter(depth__gt=1).delete()
    kind, _ = ContentType.objects.get_or_create(model="homepage", app_label="portal")
    locale, _ = Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    now = timezone.now()
    home = HomePage.objects.create(
        title="Beranda",
        draft_title="Beranda",
        seo_title=f"Perlindungan pekerja · {settings.OFFICE_SHORT}",
        slug="beranda",
        content_type=kind,
        locale=locale,
        path="00010001",
        depth=2,
        numchild=0,
        url_path="/beranda/",
        live=True,
        first_published_at=now,
        last_published_at=now,
        doors=links(DOORS),
        aside=links(ASIDE),
        body=body(),
        **HERO,
    )
    Site.objects.create(
        hostname="localhost", site_name=settings.OFFICE_SHORT, root_page_id=home.pk, is_default_site=True
    )


class Migration(migrations.Migration):
    dependencies = [("portal", "0001_initial"), ("wagtailcore", "0098_apitoken"), ("contenttypes", "0002_remove_content_type_name")]
    operations = [migrations.RunPython(open_portal, migrations.RunPython.noop)]

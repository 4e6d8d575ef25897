"""The demo's news: our own sentences, published figures, drawn pictures; brought in once."""

import json
import tomllib
from collections.abc import Callable
from datetime import datetime, time
from pathlib import Path

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from naungan.accounts.models import User
from naungan.config.demo.cast import player
from naungan.offices.models import Unit
from naungan.portal.actions.publishing import make_ready
from naungan.portal.models import ArticlePage, NewsSectionPage, Picture
from naungan.portal.planting import block

HERE = Path(__file__).parent
CREDIT = "Ilustrasi Naungan"
AUTHOR = "Yusuf Maulana (contoh)"
# name of the drawing → title, what is seen on it
DRAWINGS = {
    "tembakau": ("Kebun tembakau", "Petani bercaping di kebun tembakau; di belakangnya lumbung dan gunung"),
    "perahu": ("Perahu nelayan", "Nelayan di perahu bercadik dengan layar terkembang, menjelang matahari terbenam"),
    "pasar": ("Lapak pasar", "Dua lapak sayur dan buah di pasar desa, seorang pembeli membawa keranjang"),
    "bengkel": ("Bengkel latihan", "Dua peserta pelatihan berhelm kuning di meja kerja bengkel"),
    "jalan": ("Jalan kawasan", "Jalan baru di kawasan transmigrasi, dengan rumah warga di kiri dan kanan"),
    "desa": ("Desa dan bukit", "Dua warga berdiri di desa berlumbung, dengan bukit dan matahari di belakang"),
}
# slug of the article → drawing; the rest by the unit that wrote it
COVERS = {
    "14683-pekerja-didaftarkan": "tembakau",
    "enam-puluh-persen-yang-bukan": "desa",
    "menghitung-target-separuh": "pasar",
    "dua-ukuran-cakupan": "perahu",
    "iuran-sedang-diringankan": "perahu",
    "sertipikat-di-kawasan-transmigrasi": "jalan",
    "lima-pertanyaan-sebelum-transmigrasi": "jalan",
    "catatan-dari-sakra": "pasar",
}
OF_UNITS = {"pelatihan": "bengkel", "pengawasan": "bengkel", "penempatan": "perahu", "transmigrasi": "jalan"}


def prepare(say: Callable[[str], object]) -> None:
    """Bring in the articles that are not there yet. Needs the planted tree; without it says so and does nothing."""
    sections = {page.slug: page for page in NewsSectionPage.objects.all()}
    if not sections:
        say("  berita contoh dilewati: pohon halaman belum ditanam")
        return
    seeds = tomllib.loads((HERE / "texts" / "articles.toml").read_text(encoding="utf-8"))["articles"]
    made = [seed for seed in seeds if not ArticlePage.objects.filter(slug=seed["slug"]).exists()]
    for seed in sorted(made, key=lambda seed: seed["published_on"]):
        _write(seed, sections[seed["section"]])
    if made:
        say(f"  {len(made)} berita contoh terbit")


@transaction.atomic
def _write(seed: dict, section: NewsSectionPage) -> None:
    unit = Unit.objects.filter(code=seed["unit"]).first()
    moment = timezone.make_aware(datetime.combine(seed["published_on"], time(9)))
    body = [block(one) for one in seed["body"]]
    if seed.get("source"):
        body.append({"type": "text", "value": f"<p><i>Sumber: {seed['source']}.</i></p>"})
    article = ArticlePage(
        title=seed["title"], slug=seed["slug"], summary=seed["lead"], unit=unit, author=AUTHOR,
        published_on=seed["published_on"], cover=_drawing(seed), body=json.dumps(body),
        owner=User.objects.filter(email=player("penulis").address).first(),
        first_published_at=moment, last_published_at=moment,
    )  # fmt: skip
    section.add_child(instance=article)
    article.tags.add(*seed["tags"])
    article.save()
    make_ready(article)


def _drawing(seed: dict) -> Picture:
    name = COVERS.get(seed["slug"]) or OF_UNITS.get(seed["unit"], "desa")
    title, alt = DRAWINGS[name]
    found = Picture.objects.filter(title=title, credit=CREDIT).first()
    if found:
        return found
    data = (HERE / "pictures" / f"{name}.webp").read_bytes()
    return Picture.objects.create(title=title, alt=alt, credit=CREDIT, file=ContentFile(data, f"{name}.webp"))

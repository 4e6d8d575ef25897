"""News: an index, its sections, and the articles in them."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import Tag, TaggedItemBase
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel, TitleFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page, PageManager
from wagtail.query import PageQuerySet

from naungan.offices.models import Unit
from naungan.portal import shelves
from naungan.portal.blocks.guide import GUIDE
from naungan.portal.blocks.links import drawings
from naungan.portal.blocks.media import STORY
from naungan.portal.counting import is_reader
from naungan.portal.models.leaf import Leaf
from naungan.portal.models.media import Picture
from naungan.portal.models.proofread import Proofread
from naungan.portal.models.reading import TALLY, ReadCount
from naungan.portal.sizes import CARD


class ArticleTag(TaggedItemBase):
    """Label berita. A word that an article wears."""

    content_object = ParentalKey("portal.ArticlePage", on_delete=models.CASCADE, related_name="tagged_items")

    class Meta:
        verbose_name = "label berita"
        verbose_name_plural = "label berita"


class RelatedArticle(Orderable):
    """Berita terkait. An article that an editor put beside another."""

    page = ParentalKey("portal.ArticlePage", on_delete=models.CASCADE, related_name="chosen")
    article = models.ForeignKey("portal.ArticlePage", models.CASCADE, related_name="+", verbose_name="berita")

    panels: ClassVar[list] = [PageChooserPanel("article")]

    class Meta(Orderable.Meta):
        verbose_name = "berita terkait"
        verbose_name_plural = "berita terkait"

    def __str__(self) -> str:
        return str(self.article)


class ArticleQuerySet(PageQuerySet):
    def readable(self):
        """Published and open to everybody, the newest first."""
        return self.live().public().order_by("-published_on", "-first_published_at", "-pk")

    def listed(self):
        """As `readable`, with what a list shows, without the bodies."""
        return self.readable().select_related("unit").prefetch_related("cover__renditions").defer_streamfields()


ArticleManager = PageManager.from_queryset(ArticleQuerySet)


class Shelf(Proofread, Leaf, RoutablePageMixin, Page):
    """What an index and a section have in common: a list, an archive, the ways into both."""

    icon = models.CharField("gambar", max_length=20, blank=True, choices=drawings)
    body = StreamField(GUIDE, verbose_name="isi di bawah daftar", blank=True)

    content_panels: ClassVar[list] = [
        *Page.content_panels,
        Leaf.summary_panel,
        Leaf.unit_panel,
        FieldPanel("icon"),
        FieldPanel("body"),
    ]

    class Meta:
        abstract = True

    @property
    def address(self) -> str:
        return shelves.address_of(self)

    @cached_property
    def articles(self):
        return ArticlePage.objects.listed().descendant_of(self)

    @path("")
    def newest(self, request: HttpRequest) -> HttpResponse:
        return self.show(request, self.articles)

    @path("arsip/")
    def archive(self, request: HttpRequest) -> HttpResponse:
        months = shelves.months(ArticlePage.objects.readable().descendant_of(self))
        return self.render(request, template="portal/public/archive.html", context_overrides={"years": months})

    @path("arsip/<int:year>/")
    def of_year(self, request: HttpRequest, year: int) -> HttpResponse:
        if not 1945 <= year <= 9999:
            raise Http404
        return self.show(request, self.articles.filter(published_on__year=year), title=f"Arsip {year}")

    @path("arsip/<int:year>/<int:month>/")
    def of_month(self, request: HttpRequest, year: int, month: int) -> HttpResponse:
        name = shelves.month_name(year, month)
        found = self.articles.filter(published_on__year=year, published_on__month=month)
        return self.show(request, found, title=f"Arsip {name}")

    @path("unit/<slug:code>/")
    def of_unit(self, request: HttpRequest, code: str) -> HttpResponse:
        unit = Unit.objects.filter(code=code).first()
        if unit is None:
            raise Http404
        return self.show(request, self.articles.filter(unit=unit), title=unit.name)

    @path("label/<slug:slug>/")
    def of_tag(self, request: HttpRequest, slug: str) -> HttpResponse:
        tag = Tag.objects.filter(slug=slug).first()
        if tag is None:
            raise Http404
        return self.show(request, self.articles.filter(tagged_items__tag=tag), title=f"Label: {tag.name}")

    def show(self, request: HttpRequest, articles, title: str = "") -> HttpResponse:
        """One page of a list; a title means that it was narrowed down. A number past the end shows the last page."""
        sheet = shelves.sheet(articles, request.GET.get("halaman", ""))
        narrowed = {"narrowed": title, "sheet": sheet, "big": sheet.number == 1 and not title}
        return self.render(request, template="portal/public/news.html", context_overrides=narrowed)

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        readable = ArticlePage.objects.readable().descendant_of(self)
        index = self if isinstance(self, NewsIndexPage) else self.get_parent()
        context["index"] = index
        context["sections"] = NewsSectionPage.objects.live().public().child_of(index).order_by("path")
        context["months"] = shelves.months(readable)
        context["tags"] = shelves.tags(readable)
        context["units"] = shelves.units(readable)
        context["address"] = self.address
        return context


class NewsIndexPage(Shelf):
    """Berita: all news of the office, from all its sections."""

    parent_page_types: ClassVar[list[str]] = ["portal.HomePage"]
    subpage_types: ClassVar[list[str]] = ["portal.NewsSectionPage"]
    max_count = 1

    class Meta:
        verbose_name = "halaman berita"
        verbose_name_plural = "halaman berita"


class NewsSectionPage(Shelf):
    """Rubrik berita: one of the sections that the public knows."""

    parent_page_types: ClassVar[list[str]] = ["portal.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = ["portal.ArticlePage"]

    class Meta:
        verbose_name = "rubrik berita"
        verbose_name_plural = "rubrik berita"


class ArticlePage(Proofread, Leaf, Page):
    """Artikel: a story with its date, its author, its picture, and figures that were chosen instead of typed."""

    published_on = models.DateField("tanggal", default=timezone.localdate)
    author = models.CharField("ditulis oleh", max_length=90, help_text="Nama yang tampil di atas tulisan.")
    cover = models.ForeignKey(
        Picture, models.PROTECT, null=True, related_name="+", verbose_name="gambar sampul",
        help_text="Teks alternatif dan kreditnya diisi sekali, pada gambarnya.",
    )  # fmt: skip
    cover_caption = models.CharField("keterangan gambar sampul", max_length=240, blank=True)
    body = StreamField(STORY, verbose_name="isi")
    tags = ClusterTaggableManager(
        "label", through=ArticleTag, blank=True, help_text="Beberapa kata, dipisahkan koma. Pakai yang sudah ada."
    )

    objects = ArticleManager()

    template = "portal/public/article.html"
    parent_page_types: ClassVar[list[str]] = ["portal.NewsSectionPage"]
    subpage_types: ClassVar[list[str]] = []
    show_in_menus_default = False
    content_panels: ClassVar[list] = [
        TitleFieldPanel("title", heading="Judul", help_text="Satu kalimat pendek yang sudah memuat kabarnya."),
        FieldPanel("summary", heading="Teras", help_text="Satu atau dua kalimat: apa yang terjadi dan apa artinya."),
        MultiFieldPanel([FieldPanel("cover"), FieldPanel("cover_caption")], heading="Gambar sampul"),
        FieldPanel("body", help_text="Angka statistik tidak diketik: pilih bagian “angka terbitan”."),
        MultiFieldPanel(
            [FieldPanel("author"), FieldPanel("published_on"), FieldPanel("unit"), FieldPanel("tags")],
            heading="Siapa, kapan, dan di mana",
        ),
        InlinePanel(
            "chosen", heading="Berita terkait", label="berita", max_num=4,
            help_text="Boleh kosong: yang sama labelnya dicarikan sendiri.",
        ),
    ]  # fmt: skip

    class Meta:
        verbose_name = "artikel"
        verbose_name_plural = "artikel"

    @property
    def address(self) -> str:
        return shelves.address_of(self)

    @property
    def rules(self) -> list:
        """The regulations it stands on, shown beside it."""
        return [part.value for part in self.body if part.block_type == "regulation"]

    @cached_property
    def related(self) -> list["ArticlePage"]:
        """Those chosen by hand; the places left go to the same labels, then to the same section. Three queries."""
        open_ones = ArticlePage.objects.readable().defer_streamfields().exclude(pk=self.pk)
        chosen = [row.article_id for row in self.chosen.all()]
        found = sorted(open_ones.filter(pk__in=chosen), key=lambda page: chosen.index(page.pk)) if chosen else []
        tags = [tag.pk for tag in self.tags.all()]
        for more in (open_ones.filter(tagged_items__tag__in=tags).distinct(), open_ones.sibling_of(self)):
            if len(found) < 3:
                found += more.exclude(pk__in=[page.pk for page in found])[: 3 - len(found)]
        return found

    def serve(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if is_reader(request):
            TALLY.add(self.pk, timezone.localdate())
        return super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        section = self.get_parent()
        cover = self.cover.get_rendition(CARD) if self.cover else None
        context["section"] = section
        context["index_address"] = shelves.address_of(section).rsplit("/", 2)[0] + "/"
        context["checker"] = shelves.checker(self)
        context["readings"] = ReadCount.objects.of(self.pk)
        context["whole_address"] = settings.BASE_URL + self.address
        context["cover_card"] = cover
        context["cover_address"] = settings.BASE_URL + cover.url if cover else ""
        keywords = [tag.name for tag in self.tags.all()]
        context["schema"] = shelves.schema(self, section.title, keywords, context["cover_address"])
        context["share"] = shelves.share(self.title, context["whole_address"])
        return context

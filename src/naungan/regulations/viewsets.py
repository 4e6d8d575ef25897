"""The shelf under /tulis/: records that are drafted and published, files that are kept."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.views import snippets as views
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from naungan.kit.refusal import Refused
from naungan.regulations import actions, tasks
from naungan.regulations.choosing import InstrumentChooser
from naungan.regulations.edit_forms import FileForm, InstrumentForm
from naungan.regulations.models import Instrument, InstrumentFile

RECORD = [
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("kind"), FieldPanel("form")]),
            FieldRowPanel([FieldPanel("short"), FieldPanel("number"), FieldPanel("year")]),
            FieldPanel("title"),
            FieldPanel("abstract"),
            FieldPanel("subjects"),
        ],
        heading="Peraturannya",
    ),
    InlinePanel(
        "relations",
        heading="Apa yang dilakukannya terhadap peraturan lain",
        label="Hubungan",
        help_text="Tulis sekali, dari peraturan yang lebih baru. Halaman yang lain menampilkannya dengan sendirinya.",
        panels=[
            FieldRowPanel([FieldPanel("verb"), FieldPanel("target")]),
            FieldRowPanel([FieldPanel("is_whole"), FieldPanel("from_day"), FieldPanel("note")]),
        ],
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("enacted_on"), FieldPanel("promulgated_on")]),
            FieldRowPanel([FieldPanel("in_force_from"), FieldPanel("ends_on")]),
        ],
        heading="Tanggal (kosongkan yang belum diketahui)",
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("gazette"), FieldPanel("gazette_year")]),
            FieldRowPanel([FieldPanel("gazette_number"), FieldPanel("supplement_number"), FieldPanel("page_count")]),
            FieldRowPanel([FieldPanel("heading"), FieldPanel("place")]),
            FieldRowPanel([FieldPanel("legal_field"), FieldPanel("language"), FieldPanel("location")]),
            FieldRowPanel([FieldPanel("signatory"), FieldPanel("initiator")]),
        ],
        heading="Metadata JDIH lainnya",
    ),
    MultiFieldPanel(
        [FieldPanel("certainty"), FieldPanel("doubted"), FieldPanel("note")], heading="Seberapa pasti isinya"
    ),
]


class CreateInstrument(views.CreateView):
    def save_instance(self) -> Instrument:
        instrument = super().save_instance()
        _drafted(self, instrument)
        return instrument


class EditInstrument(views.EditView):
    def save_instance(self) -> Instrument:
        instrument = super().save_instance()
        _drafted(self, instrument)
        return instrument


class UnpublishInstrument(views.UnpublishView):
    def get_object(self, queryset: Any = None) -> Instrument:
        instrument = super().get_object(queryset)
        instrument.taken_off_by = self.request.user
        return instrument


class CreateFile(views.CreateView):
    """One action keeps the file; its text is read after the commit."""

    def save_instance(self) -> InstrumentFile:
        said = self.form.cleaned_data
        kept = actions.attach(
            instrument=said["instrument"],
            upload=said["file"],
            role=said["role"],
            title=said["title"],
            by=self.request.user,
            now=timezone.now(),
        )
        self.new_revision = None
        transaction.on_commit(lambda: tasks.read_text.enqueue(kept.pk))
        return kept

    def form_valid(self, form: FileForm) -> Any:
        self.form = form
        try:
            return super().form_valid(form)
        except Refused as refused:
            form.add_error("file", refused.reasons)
            return self.form_invalid(form)


class EditFile(views.EditView):
    def save_instance(self) -> InstrumentFile:
        was_current = InstrumentFile.objects.get(pk=self.form.instance.pk).is_current
        wanted = self.form.cleaned_data["is_current"]
        self.form.instance.is_current = was_current
        kept = super().save_instance()
        if was_current and not wanted:
            actions.retire(file=kept, by=self.request.user, now=timezone.now())
        elif wanted and not was_current:
            actions.restore(file=kept, by=self.request.user, now=timezone.now())
        return kept


class InstrumentViewSet(SnippetViewSet):
    model = Instrument
    icon = "doc-full"
    menu_label = "Peraturan"
    base_url_path = "regulasi/peraturan"
    list_display = ("citation", "title", "kind", "year", BooleanColumn("live", label="Terbit"))
    list_filter = {"kind": ["exact"], "year": ["exact"], "certainty": ["exact"], "live": ["exact"]}
    search_fields = ("short", "number", "title", "subjects")
    search_backend_name = None
    ordering = ("-year", "short")
    list_per_page = 30
    copy_view_enabled = False
    add_view_class = CreateInstrument
    edit_view_class = EditInstrument
    unpublish_view_class = UnpublishInstrument
    chooser_viewset_class = InstrumentChooser
    edit_handler = ObjectList(RECORD, base_form_class=InstrumentForm)


class FileViewSet(SnippetViewSet):
    model = InstrumentFile
    icon = "doc-full-inverse"
    menu_label = "Berkas peraturan"
    base_url_path = "regulasi/berkas"
    list_display = ("instrument", "label", "page_count", "reading", BooleanColumn("is_current", label="Dipakai"))
    list_filter = {"role": ["exact"], "reading": ["exact"], "is_current": ["exact"]}
    search_fields = ("instrument__title", "instrument__number", "title")
    search_backend_name = None
    ordering = ("-added_at",)
    copy_view_enabled = False
    add_view_class = CreateFile
    edit_view_class = EditFile

    edit_handler = ObjectList(
        [
            FieldPanel("instrument"),
            FieldRowPanel([FieldPanel("role"), FieldPanel("title")]),
            FieldPanel("file", help_text="Hanya PDF, paling besar 60 MB. Berkas lama tetap tersimpan di alamatnya."),
            FieldPanel("is_current"),
        ],
        base_form_class=FileForm,
    )


class ShelfGroup(SnippetViewSetGroup):
    items = (InstrumentViewSet, FileViewSet)
    menu_label = "Regulasi"
    menu_icon = "list-ul"
    menu_order = 250


def _drafted(view: Any, instrument: Instrument) -> None:
    """Saving is a line in the journal; the editor's own saving every few seconds is none."""
    if not view.expects_json_response and view.action != "publish":
        actions.draft(instrument=instrument, by=view.request.user, now=timezone.now())

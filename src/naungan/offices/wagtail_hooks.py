"""The house under /tulis/: units, posts, officials, appointments, staff figures and buildings, with journal lines."""

from typing import Any, ClassVar

from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, Panel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import CreateView, DeleteView, EditView, SnippetViewSet, SnippetViewSetGroup

from naungan.journal.actions import record
from naungan.offices.enums import Verb
from naungan.offices.models import Appointment, Building, Official, Post, StaffReport, Unit


class KeptByCreating(CreateView):
    def save_instance(self) -> Any:
        made = super().save_instance()
        record(Verb.ADD, made, by=self.request.user, now=timezone.now())
        return made


class KeptByEditing(EditView):
    def save_instance(self) -> Any:
        made = super().save_instance()
        fields = sorted(self.form.changed_data)
        record(Verb.CHANGE, made, by=self.request.user, now=timezone.now(), facts={"fields": fields})
        return made


class KeptByDeleting(DeleteView):
    def delete_action(self) -> None:
        record(Verb.REMOVE, self.object, by=self.request.user, now=timezone.now())
        super().delete_action()


class Kept(SnippetViewSet):
    """What all six have: our views, Indonesian names, no copy of a row, no bulk deletion of history."""

    add_view_class = KeptByCreating
    edit_view_class = KeptByEditing
    delete_view_class = KeptByDeleting
    copy_view_enabled = False


CONTACTS: list[Panel] = [
    FieldPanel("address"),
    FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
    FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
]


class Units(Kept):
    model = Unit
    icon = "group"
    list_display: ClassVar[list[str]] = ["name", "kind", "parent", "is_active"]
    search_fields: ClassVar[list[str]] = ["name", "short"]
    panels: ClassVar[list[Panel]] = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("short")]),
        FieldRowPanel([FieldPanel("code"), FieldPanel("kind")]),
        FieldRowPanel([FieldPanel("parent"), FieldPanel("order"), FieldPanel("is_active")]),
        MultiFieldPanel([FieldPanel("summary"), FieldPanel("duties"), FieldPanel("legal_basis")], heading="Bagi warga"),
        MultiFieldPanel(CONTACTS, heading="Alamat dan hubungan (kosong: dari unit di atasnya)"),
        InlinePanel("opening_hours", heading="Jam buka (kosong: dari unit di atasnya)", label="jam buka"),
        InlinePanel("services", heading="Layanan terkait", label="layanan"),
    ]


class Posts(Kept):
    model = Post
    icon = "sitemap"
    list_display: ClassVar[list[str]] = ["title", "unit", "echelon", "is_head"]
    list_filter: ClassVar[list[str]] = ["unit"]
    search_fields: ClassVar[list[str]] = ["title"]
    panels: ClassVar[list[Panel]] = [
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("unit"), FieldPanel("parent")]),
        FieldRowPanel([FieldPanel("echelon"), FieldPanel("is_head"), FieldPanel("order")]),
        FieldRowPanel([FieldPanel("from_on"), FieldPanel("until_on")]),
    ]


class Officials(Kept):
    model = Official
    icon = "user"
    search_fields: ClassVar[list[str]] = ["name"]
    panels: ClassVar[list[Panel]] = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("titles_before"), FieldPanel("titles_after")]),
        FieldPanel("about"),
    ]


class Appointments(Kept):
    model = Appointment
    icon = "date"
    list_display: ClassVar[list[str]] = ["official", "post", "kind", "from_on", "until_on"]
    list_filter: ClassVar[list[str]] = ["kind"]
    panels: ClassVar[list[Panel]] = [
        FieldRowPanel([FieldPanel("post"), FieldPanel("official")]),
        FieldPanel("kind"),
        FieldRowPanel([FieldPanel("from_on"), FieldPanel("until_on")]),
        FieldRowPanel([FieldPanel("decree"), FieldPanel("source")]),
    ]


class Staff(Kept):
    model = StaffReport
    icon = "table"
    list_display: ClassVar[list[str]] = ["as_of", "source"]
    panels: ClassVar[list[Panel]] = [
        FieldRowPanel([FieldPanel("as_of"), FieldPanel("source")]),
        FieldPanel("note"),
        InlinePanel("counts", heading="Jumlah menurut unit, status dan pendidikan", label="baris", min_num=1),
    ]


class Buildings(Kept):
    model = Building
    icon = "home"
    list_display: ClassVar[list[str]] = ["name", "unit", "is_active"]
    panels: ClassVar[list[Panel]] = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("code")]),
        FieldRowPanel([FieldPanel("unit"), FieldPanel("floors"), FieldPanel("is_near_coast")]),
        FieldPanel("assembly_point"),
        MultiFieldPanel(CONTACTS, heading="Alamat dan hubungan"),
        FieldRowPanel([FieldPanel("order"), FieldPanel("is_active")]),
    ]


class House(SnippetViewSetGroup):
    items = (Units, Posts, Officials, Appointments, Staff, Buildings)
    menu_label = "Kantor"
    menu_icon = "home"
    menu_name = "kantor"


register_snippet(House)

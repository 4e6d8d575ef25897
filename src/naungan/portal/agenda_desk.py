"""Writing the agenda under /tulis/: whoever works for one unit writes that unit's events, and reads the others."""

from typing import Any

from django.core.exceptions import PermissionDenied
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.views.snippets import DeleteView, EditView, SnippetViewSet

from naungan.offices.models import Unit
from naungan.portal.models import Event


def own_units(user: Any) -> set[int] | None:
    """The user's unit and those below it; None: the whole office."""
    if getattr(user, "unit_id", None) is None:
        return None
    return set(Unit.objects.below(user.unit).values_list("pk", flat=True))


class EventRights(ModelPermissionPolicy):
    """Wagtail's rights on the model, and only for events of one's own unit."""

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Event) -> bool:
        return self.user_has_any_permission_for_instance(user, [action], instance)

    def user_has_any_permission_for_instance(self, user: Any, actions: list[str], instance: Event) -> bool:
        mine = own_units(user)
        is_own = mine is None or instance.unit_id in mine
        return is_own and self.user_has_any_permission(user, actions)

    def instances_user_has_any_permission_for(self, user: Any, actions: list[str]) -> Any:
        found = super().instances_user_has_any_permission_for(user, actions)
        mine = own_units(user)
        return found if mine is None else found.filter(unit__in=mine)


class EventForm(WagtailAdminModelForm):
    """An editor of one unit cannot announce in the name of another."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = own_units(self.for_user) if self.for_user else None
        if "unit" in self.fields:
            field = self.fields["unit"]
            field.queryset = Unit.objects.active() if mine is None else Unit.objects.filter(pk__in=mine)
            if mine is not None:
                field.required, field.empty_label = True, None
                self.initial.setdefault("unit", self.for_user.unit_id)


PANELS = [
    FieldPanel("title"),
    FieldRowPanel([FieldPanel("kind"), FieldPanel("unit")]),
    MultiFieldPanel(
        [
            HelpPanel("<p>Waktu Indonesia Tengah (WITA). Acara beberapa hari: isi hari terakhirnya di “selesai”.</p>"),
            FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
            FieldPanel("is_all_day"),
            FieldPanel("place"),
            FieldPanel("facilities"),
        ],
        heading="Kapan dan di mana",
    ),
    FieldPanel("attends"),
    FieldPanel("description"),
    MultiFieldPanel([FieldPanel("is_public"), FieldPanel("slug")], heading="Di situs", classname="collapsed"),
    MultiFieldPanel(
        [
            HelpPanel(
                "<p>Acara yang batal tetap tampil dengan alasannya; jangan dihapus, supaya orang tidak datang.</p>"
            ),
            FieldPanel("is_cancelled"),
            FieldPanel("cancelled_reason"),
        ],
        heading="Batal",
        classname="collapsed",
    ),
]


class OwnUnitOnly:
    """Wagtail asks for the right on the kind of thing; here also for the one thing."""

    def get_object(self, *args: Any, **kwargs: Any) -> Event:
        found = super().get_object(*args, **kwargs)
        if not self.user_has_permission_for_instance(self.permission_required, found):
            raise PermissionDenied
        return found


class EditOwn(OwnUnitOnly, EditView):
    pass


class DeleteOwn(OwnUnitOnly, DeleteView):
    pass


class EventDesk(SnippetViewSet):
    """Agenda in the menu of /tulis/."""

    model = Event
    edit_view_class = EditOwn
    delete_view_class = DeleteOwn
    edit_handler = ObjectList(PANELS, base_form_class=EventForm)
    icon = "date"
    menu_label = "Agenda"
    menu_order = 250
    add_to_admin_menu = True
    list_display = ("title", "when", "place", "kind", "is_public", "is_cancelled")
    list_filter = ("kind", "unit", "is_public", "is_cancelled")
    search_fields = ("title", "place")
    search_backend_name = None
    ordering = ("-starts_at",)
    list_per_page = 30


register_permission_policy(Event, EventRights(Event))

"""The editor's form for every page of the tree: whose unit, who was faster, what keeps it from going out."""

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from naungan.kit import words
from naungan.offices.models import Unit
from naungan.portal.checking import problems
from naungan.portal.proof_forms import ProofForm
from naungan.portal.rights import own_units

REMEMBERED = 3600  # seconds for which somebody counts as told that another version came in between
OUT = ("action-publish", "action-submit", "action-restart-workflow")


class LeafForm(ProofForm):
    """Says no in words, beside what was typed; nothing typed is lost."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        mine = own_units(self.for_user) if self.for_user else None
        if mine is not None and "unit" in self.fields:
            field = self.fields["unit"]
            field.queryset = Unit.objects.filter(pk__in=mine)
            field.required, field.empty_label = True, None
            if self.instance.unit_id is None:
                self.initial["unit"] = self.for_user.unit_id

    def goes_out(self) -> bool:
        """Is this the press of a button that sends the page on its way to the public?"""
        approves = self.data.get("action-workflow-action") and self.data.get("workflow-action-name") == "approve"
        return bool(approves) or any(self.data.get(name) for name in OUT)

    def _post_clean(self):
        super()._post_clean()
        if sentence := self.overtaken():
            self.add_error(None, ValidationError(sentence))
        elif not self.errors and self.goes_out():
            if sentence := self.hands():
                self.add_error(None, ValidationError(sentence))
            for sentence in problems(self.instance):
                self.add_error(None, ValidationError(sentence))

    def hands(self) -> str:
        """Why this person may not approve here, in the workflow's own words."""
        state = self.instance.current_workflow_task_state if self.instance.pk else None
        task = state.task.specific if state and self.data.get("action-workflow-action") else None
        return task.problem(state, self.for_user) if task and hasattr(task, "problem") else ""

    def overtaken(self) -> str:
        """Somebody saved this page after it was opened here: said once, with the comparison; then it may be saved."""
        latest = self.instance.latest_revision if self.instance.pk else None
        own = self.data.get("overwrite_revision_id", "")  # what the editor saved by itself since the page was opened
        loaded = own or self.data.get("loaded_revision_id", "")
        if latest is None or not loaded.isdigit():
            return ""
        same_moment = bool(own) or self.data.get("loaded_revision_created_at", "") == latest.created_at.isoformat()
        if int(loaded) == latest.pk and same_moment:
            return ""
        told = f"overtaken-{self.instance.pk}-{self.for_user.pk}-{latest.pk}-{latest.created_at.timestamp()}"
        if cache.get(told):
            return ""
        cache.set(told, True, REMEMBERED)
        # the page drawn again must not pass for the newest: the editor's own saving in the background stays refused
        self.instance.latest_revision_id = int(loaded)
        # plain words: the list of errors escapes whatever it shows
        who = latest.user.get_full_name() if latest.user else "Orang lain"
        compare = reverse("wagtailadmin_pages:revisions_compare", args=[self.instance.pk, int(loaded), latest.pk])
        return (
            f"{who} sudah menyimpan halaman ini {words.moment(timezone.localtime(latest.created_at))}, sesudah Anda "
            "membukanya. Tulisan Anda masih ada di sini dan belum disimpan. Lihat apa yang diubahnya di riwayat "
            f"halaman ini ({compare}), lalu masukkan ke tulisan Anda. Bila Anda menyimpan sekali lagi, tulisan "
            "Anda menjadi versi terbaru; versi sebelumnya tetap ada di riwayat."
        )

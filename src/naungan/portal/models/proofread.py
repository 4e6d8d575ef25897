"""A page whose words must agree with the figures it shows, and whose links must be open to everybody.

However a page goes out (the form, a workflow, many at once, the programming interface, the clock), Wagtail at last
saves it live with a new live revision. That is where the check stands; the form asks earlier only in order to put the
sentence beside the block it is about.
"""

import logging
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from naungan.kit.refusal import Refused
from naungan.notices.actions import write
from naungan.portal import checking, proofreading
from naungan.portal.editing import LeafForm

BY_THE_CLOCK = "wagtail.publish.scheduled"
logger = logging.getLogger(__name__)


class Proofread(models.Model):
    """Mixin, before Page: no sentence against a figure, no closed link goes live; freezes figures."""

    base_form_class = LeafForm

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        goes_out = self._goes_live()
        is_frozen = goes_out and proofreading.freeze(self, now=timezone.now())
        if goes_out and self.live_revision_id:
            found = [*(proofreading.told(one) for one in proofreading.refusals(self)), *checking.problems(self)]
            if found:
                raise Refused(*found)
        super().save(*args, **kwargs)
        if is_frozen:
            self._keep_in_revision()

    def _goes_live(self) -> bool:
        """Is this the save that shows a version to the public which it has not seen?"""
        if not self.live:
            return False
        stored = Page.objects.filter(pk=self.pk).values_list("live_revision_id", flat=True).first() if self.pk else None
        return self._state.adding or stored != self.live_revision_id

    def _keep_in_revision(self) -> None:
        """The editor opens the revision: what was frozen for the public stands there too."""
        revision = Revision.objects.filter(pk=self.live_revision_id).first()
        if revision is not None:
            for name, _ in proofreading.streams(self):
                revision.content[name] = self._meta.get_field(name).value_to_string(self)
            revision.save(update_fields=["content"])

    def publish(self, revision: Revision, *args: Any, log_action: Any = True, **kwargs: Any) -> Any:
        """As Wagtail's. What the clock may not publish stays a draft, and its writer gets a letter, no crash."""
        try:
            with transaction.atomic():
                return super().publish(revision, *args, log_action=log_action, **kwargs)
        except Refused as no:
            if log_action != BY_THE_CLOCK:
                raise
            self._stay_a_draft(revision, no.reasons)
            return None

    @transaction.atomic
    def _stay_a_draft(self, revision: Revision, reasons: list[str]) -> None:
        revision.approved_go_live_at = None
        revision.save(update_fields=["approved_go_live_at"])
        log(instance=self, action="naungan.proofread.refused", user=None, data={"reasons": reasons}, revision=revision)
        if revision.user is not None:
            path = f"/tulis/pages/{self.pk}/edit/"
            title = self.title
            letter = {"title": title, "reasons": reasons, "path": path}
            write("portal/notices/refused.txt", to=revision.user, now=timezone.now(), **letter)
        logger.warning("Page %s was not published by the clock: figures or links stand in the way.", self.pk)

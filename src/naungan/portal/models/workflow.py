"""The two stations of a text between its writer and the public. Nobody stands at both sides of a station."""

from wagtail.models import AbstractGroupApprovalTask, TaskState

from naungan.kit.refusal import Refused
from naungan.portal.rules import hands


class Station(AbstractGroupApprovalTask):
    """A group approves, and not whoever had the text in hand before."""

    class Meta:
        abstract = True

    def problem(self, task_state: TaskState, user) -> str:
        """Why this person may not approve here; "" when they may."""
        raise NotImplementedError

    def on_action(self, task_state, user, action_name, **kwargs):
        """Approve or send back. Raises Refused where four eyes would become two, or a link leads to what is private."""
        if action_name == "approve":
            page = task_state.workflow_state.content_object
            reasons = [self.problem(task_state, user), *page.get_latest_revision_as_object().problems()]
            if any(reasons):
                raise Refused(*filter(None, reasons))
        super().on_action(task_state, user, action_name, **kwargs)


class CheckTask(Station):
    """Pemeriksaan naskah: somebody else than the writer reads it."""

    class Meta:
        verbose_name = "pemeriksaan naskah"
        verbose_name_plural = "pemeriksaan naskah"

    @classmethod
    def get_description(cls) -> str:
        return "Orang lain membaca naskah sebelum terbit. Penulis tidak memeriksa naskahnya sendiri."

    def problem(self, task_state, user) -> str:
        state = task_state.workflow_state
        page = state.content_object
        before = page.revisions.filter(created_at__lte=task_state.started_at)
        if page.live_revision_id:
            before = before.filter(pk__gt=page.live_revision_id)
        writers = {state.requested_by_id, *before.values_list("user_id", flat=True)}
        if not page.live_revision_id:
            writers.add(page.owner_id)
        return hands.check_checker(user=user.pk, writers=writers - {None})


class PublishTask(Station):
    """Penerbitan naskah: a third person lets it out."""

    class Meta:
        verbose_name = "penerbitan naskah"
        verbose_name_plural = "penerbitan naskah"

    @classmethod
    def get_description(cls) -> str:
        return "Naskah yang sudah diperiksa diterbitkan. Pemeriksa tidak menerbitkan yang diperiksanya."

    def problem(self, task_state, user) -> str:
        done = task_state.workflow_state.task_states.filter(status=TaskState.STATUS_APPROVED)
        checkers = set(done.exclude(task=task_state.task).values_list("finished_by_id", flat=True))
        return hands.check_publisher(user=user.pk, checkers=checkers - {None})

"""Whose page it is: the rights of an editor end where another unit's pages begin."""

from django.utils.functional import cached_property
from wagtail.models import PagePermissionTester

from naungan.offices.models import Unit
from naungan.portal.rules import hands


def own_units(user) -> set[int] | None:
    """The user's unit and those below it; None for the whole office. Asked once per user and request."""
    if getattr(user, "unit_id", None) is None:  # a visitor has none
        return None
    if not hasattr(user, "_own_units"):
        user._own_units = set(Unit.objects.below(user.unit).values_list("pk", flat=True))
    return user._own_units


class UnitRights(PagePermissionTester):
    """Wagtail's rights, and only for pages of one's own unit. It holds wherever Wagtail asks, not in menus alone."""

    @cached_property
    def is_own(self) -> bool:
        is_owner = self.page.owner_id == self.user.pk
        return hands.may_touch(own_units=own_units(self.user), page_unit=self.page_unit, is_owner=is_owner)

    @property
    def page_unit(self) -> int | None:
        return getattr(self.page, "unit_id", None)  # the front page has none

    def can_edit(self):
        return self.is_own and super().can_edit()

    def can_delete(self, ignore_bulk=False):
        """Whoever works for one unit takes away single pages, never branches where others may have written."""
        whole = own_units(self.user) is None or self.page.is_leaf()
        return self.is_own and whole and super().can_delete(ignore_bulk=ignore_bulk)

    def can_unpublish(self):
        return self.is_own and super().can_unpublish()

    def can_publish(self):
        return self.is_own and super().can_publish()

    def can_submit_for_moderation(self):
        return self.is_own and super().can_submit_for_moderation()

    def can_lock(self):
        return self.is_own and super().can_lock()

    def can_unlock(self):
        return self.is_own and super().can_unlock()

    def can_reorder_children(self):
        return self.is_own and super().can_reorder_children()

    def can_add_subpage(self):
        """A place of the whole office takes everybody's pages; one of another unit does not."""
        return (self.is_own or self.page_unit is None) and super().can_add_subpage()

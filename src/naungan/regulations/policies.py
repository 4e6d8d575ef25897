"""Who may do what under /tulis/: the groups say it (migration 0003). Nobody deletes, for others cite what is here."""

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy


class NothingIsDeleted(ModelPermissionPolicy):
    """What the groups say, but no deleting: a record is unpublished, a file is retired."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "delete" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        wanted = [action for action in actions if action != "delete"]
        return super().user_has_any_permission(user, wanted)

"""How a verb says no."""


class Refused(Exception):
    """A verb that will not be done, with sentences for the person who asked. Nothing was changed.

    `reasons` are plain Indonesian sentences; `path` is a page of this site to look at, if there is one.
    """

    def __init__(self, *reasons: str, path: str = ""):
        super().__init__(" ".join(reasons))
        self.reasons = list(reasons)
        self.path = path

"""The verbs of this room: change the words of a letter, and set one."""

from naungan.letters.actions.editing import edit
from naungan.letters.actions.typesetting import picture, preview, typeset

__all__ = ["edit", "picture", "preview", "typeset"]

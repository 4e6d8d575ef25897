"""Pure decisions of the portal: whose page it is, and whose hands a text must pass through."""

from collections.abc import Collection


def may_touch(*, own_units: Collection[int] | None, page_unit: int | None, is_owner: bool) -> bool:
    """May an editor change this page?

    `own_units` are the editor's unit and those below it, or None for the whole office. A page without a unit belongs
    to the whole office: whoever works for one unit changes it only where they wrote it themselves.
    """
    if own_units is None:
        return True
    return page_unit in own_units if page_unit is not None else is_owner


def check_checker(*, user: int, writers: Collection[int]) -> str:
    """Why this person may not check the text; "" when they may. Four eyes: nobody checks their own text."""
    if user in writers:
        return "Naskah ini Anda sendiri yang menulis atau mengirimkannya. Pemeriksanya harus orang lain."
    return ""


def check_publisher(*, user: int, checkers: Collection[int]) -> str:
    """Why this person may not publish through the workflow; "" when they may."""
    if user in checkers:
        return "Anda sudah memeriksa naskah ini. Yang menerbitkan harus orang lain."
    return ""


def foreign_sentence(*, owner_unit: str, own_unit: str) -> str:
    """What an editor of another unit reads instead of the page's form."""
    whose = f"milik {owner_unit}" if owner_unit else "milik seluruh kantor"
    return (
        f"Halaman ini {whose}. Akun Anda bekerja untuk {own_unit}, jadi tidak dapat mengubahnya. "
        "Mintalah penulis unit itu, atau administrator bila unit Anda keliru."
    )

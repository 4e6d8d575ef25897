"""`naungan roster check FILE [--on DATE] [--programme CODE] [--json [OUT]]`: read and judge, write nothing down."""

import json
import sys
from argparse import _SubParsersAction
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone

from naungan import law
from naungan.kit.sheets import Unreadable
from naungan.protection.programmes.models import Programme
from naungan.protection.rosters.checks import judge
from naungan.protection.rosters.cli import words
from naungan.protection.rosters.cli.telling import as_json, summary
from naungan.protection.rosters.enums import Severity
from naungan.protection.rosters.layouts import read_book
from naungan.regions.recognition import Gazetteer

STDOUT = "-"
REFUSED = 2

Say = Callable[[str], Any]


def add(commands: _SubParsersAction) -> None:
    """The subcommand and its arguments."""
    parser = commands.add_parser("check", help="baca dan periksa satu berkas; tidak ada yang disimpan")
    parser.add_argument("file", metavar="FILE", help="CSV, TXT, XLSX, XLS, atau ODS")
    parser.add_argument("--on", metavar="DATE", help="usia dihitung pada tanggal ini, YYYY-MM-DD (bawaan: hari ini)")
    parser.add_argument("--programme", metavar="CODE", help="pakai batas usia program ini bila lebih ketat")
    words.add(parser)
    parser.add_argument("--json", nargs="?", const=STDOUT, metavar="OUT", help="JSON ke layar, atau ke berkas OUT")


def run(options: dict[str, Any], say: Say) -> None:
    """Judge the file and tell. Exit code 2 where it cannot be read or an argument is wrong.

    :raises CommandError: with returncode 2 and one sentence
    """
    on = _day(options["on"])
    minimum, maximum = age_bounds(on, options["programme"])
    out = options["json"]
    try:
        told = words.told(options)
        book = read_book(words.opened(options), told=told)
    except ValueError as wrong:
        raise CommandError(str(wrong), returncode=REFUSED) from wrong
    except Unreadable as wrong:
        if out is not None:
            _write(_unreadable(wrong), out, say)
        if out != STDOUT:
            raise CommandError(wrong.message, returncode=REFUSED) from wrong
        sys.stderr.write(wrong.message + "\n")
        raise SystemExit(REFUSED) from wrong
    judged = judge(
        book, on=on, minimum_age=minimum, maximum_age=maximum, gazetteer=Gazetteer.load(), keep_received=False
    )
    if out is not None:
        _write(as_json(book, judged), out, say)
    if out is None:
        for line in summary(Path(options["file"]).name, book, judged):
            say(line)


def age_bounds(on: date, programme: str | None) -> tuple[int, int]:
    """Lowest and highest age allowed on a day, from the book; a programme may only be stricter."""
    try:
        minimum = int(law.at("ages.bpu_minimum", on=on).value)
        maximum = int(law.at("ages.bpu_maximum", on=on).value)
    except law.LawError as wrong:
        raise CommandError(str(wrong), returncode=REFUSED) from wrong
    if programme is None:
        return minimum, maximum
    found = Programme.objects.filter(code=programme).first()
    if found is None:
        known = ", ".join(Programme.objects.order_by("code").values_list("code", flat=True)[:20])
        raise CommandError(
            f"Program {programme} tidak dikenal. " + (f"Yang ada: {known}." if known else "Belum ada program."),
            returncode=REFUSED,
        )
    return max(minimum, found.minimum_age or minimum), min(maximum, found.maximum_age or maximum)


def _day(text: str | None) -> date:
    if text is None:
        return timezone.localdate()
    try:
        day = date.fromisoformat(text)
    except ValueError as wrong:
        raise CommandError(
            f"--on {text}: bukan tanggal. Tulis YYYY-MM-DD, misalnya 2026-11-22.", returncode=REFUSED
        ) from wrong
    return day


def _unreadable(wrong: Unreadable) -> dict[str, Any]:
    problem = {"sheet": None, "row": None, "column": None, "code": wrong.code,
               "severity": str(Severity.ERROR.value), "message": wrong.message, "proposed": None}  # fmt: skip
    return {"rows": 0, "sheets": [], "problems": [problem], "repairs": [], "same_person": [], "review": []}


def _write(result: dict[str, Any], out: str, say: Say) -> None:
    text = json.dumps(result, ensure_ascii=False, indent=1)
    if out == STDOUT:
        say(text)
        return
    try:
        Path(out).write_text(text + "\n", encoding="utf-8")
    except OSError as wrong:
        raise CommandError(f"Tidak dapat menulis ke {out}.", returncode=REFUSED) from wrong

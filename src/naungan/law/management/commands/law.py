"""`naungan law at | due | list`: the book of the law on the command line."""

import json
from argparse import ArgumentParser
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from naungan import law
from naungan.law import shelf, words
from naungan.law.office import office_hours

STDOUT = "-"
REFUSED = 2


class Command(BaseCommand):
    help = "Buku hukum: nilai pada suatu tanggal (at), tenggat (due), daftar kunci (list)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="at|due|list")
        at = verbs.add_parser("at", help="nilai yang berlaku pada suatu tanggal")
        at.add_argument("key")
        at.add_argument("--on", metavar="YYYY-MM-DD")
        due = verbs.add_parser("due", help="tenggat untuk yang diterima pada suatu tanggal atau saat")
        due.add_argument("key")
        due.add_argument("--from", dest="received", metavar="YYYY-MM-DD[THH:MM]")
        due.add_argument("--extended", action="store_true", help="dengan perpanjangan")
        for verb in (at, due):
            verb.add_argument("--where", action="append", default=[], metavar="NAMA=NILAI", help="boleh diulang")
            verb.add_argument("--json", nargs="?", const=STDOUT, metavar="BERKAS", help="JSON ke layar, atau ke berkas")
        verbs.add_parser("list", help="semua kunci")

    def handle(self, *args: Any, verb: str, **options: Any) -> None:
        try:
            getattr(self, f"_{verb}")(**options)
        except law.LawError as problem:
            raise CommandError(str(problem), returncode=REFUSED) from problem

    def _at(self, *, key: str, on: str | None, where: list[str], json: str | None, **_: Any) -> None:
        found = law.at(key, on=_date(on, "--on"), **_facts(where))
        facts = {
            "key": found.key, "label": found.label, "value": found.value, "unit": found.unit, "since": found.since,
            "since_certainty": found.since_certainty, "until": found.until,
            "where": found.where, "source": found.source, "certainty": found.certainty,
            "note": found.note,
        }  # fmt: skip
        lines = [
            f"{found.label}: {words.content(found.value, found.unit)}",
            f"berlaku {words.period(found.since, found.until)}",
            *([f"untuk {words.where(found.where)}"] if found.where else []),
            f"{found.source} ({found.certainty}, {words.CERTAINTY[found.certainty]})",
            *([found.note] if found.note else []),
        ]
        self._tell(facts, lines, json)

    def _due(
        self, *, key: str, received: str | None, extended: bool, where: list[str], json: str | None, **_: Any
    ) -> None:
        moment = _moment(received)
        found = law.due(key, received=moment, extended=extended, office=office_hours(), **_facts(where))
        facts = {
            "key": found.key, "label": found.label, "received": moment, "due_on": found.due_on, "due_at": found.due_at,
            "counted_from": found.counted_from, "first_day": found.first_day,
            "skipped": [{"date": day.date, "reason": day.reason} for day in found.skipped],
            "value": found.value, "extended_by": found.extended_by, "unit": found.unit, "since": found.since,
            "source": found.source, "certainty": found.certainty,
        }  # fmt: skip
        limit = words.content(found.value, found.unit)
        if found.extended_by:
            limit += f" + {words.content(found.extended_by, found.unit)}"
        due = f"{found.due_at:%Y-%m-%d %H:%M}" if found.due_at else found.due_on.isoformat()
        lines = [
            f"{found.label}: {due} ({limit})",
            f"dihitung dari {found.counted_from.isoformat()}; {found.source} ({found.certainty})",
            *(f"  tidak dihitung: {day.date.isoformat()} {day.reason}" for day in found.skipped),
        ]
        self._tell(facts, lines, json)

    def _list(self, **_: Any) -> None:
        for group in shelf.groups().values():
            self.stdout.write(f"\n{group.title}")
            for parameter in shelf.parameters().values():
                if parameter.group == group.name:
                    self.stdout.write(f"  {parameter.key}  {parameter.label} [{shelf.UNITS[parameter.unit]}]")

    def _tell(self, facts: dict[str, Any], lines: list[str], out: str | None) -> None:
        """Words, or JSON and nothing else; JSON into a file leaves standard output empty."""
        if out is None:
            self.stdout.write("\n".join(lines))
            return
        text = json.dumps(facts, ensure_ascii=False, indent=2, default=_plain)
        if out == STDOUT:
            self.stdout.write(text)
            return
        try:
            Path(out).write_text(text + "\n", encoding="utf-8")
        except OSError as problem:
            refusal = f"Berkas {out} tidak dapat ditulis: {problem.strerror}."
            raise CommandError(refusal, returncode=REFUSED) from problem


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value))


def _date(text: str | None, option: str) -> date:
    try:
        return date.fromisoformat(text or "")
    except ValueError as problem:
        refusal = f"{option} harus tanggal seperti 2026-05-15, bukan “{text or ''}”."
        raise CommandError(refusal, returncode=REFUSED) from problem


def _moment(text: str | None) -> date | datetime:
    """A date, or a date with a time; the time is the office's unless it names its zone."""
    if text and len(text) > len("2026-05-15"):
        try:
            return datetime.fromisoformat(text)
        except ValueError as problem:
            refusal = f"--from harus seperti 2026-05-15 atau 2026-05-15T16:30, bukan “{text}”."
            raise CommandError(refusal, returncode=REFUSED) from problem
    return _date(text, "--from")


def _facts(pairs: list[str]) -> dict[str, str]:
    facts: dict[str, str] = {}
    for pair in pairs:
        name, separator, value = pair.partition("=")
        if not separator or not name or not value or name in facts:
            refusal = f"--where harus NAMA=NILAI dan tiap nama sekali saja, bukan “{pair}”."
            raise CommandError(refusal, returncode=REFUSED)
        facts[name] = value
    return facts

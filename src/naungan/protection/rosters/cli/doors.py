"""What `naungan roster receive | approve | errors | undo | list` do: fetch, call one action, say what happened."""

from argparse import _SubParsersAction
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone

from naungan import law
from naungan.accounts.reports import active_user
from naungan.kit.months import read_month
from naungan.kit.refusal import Refused
from naungan.kit.sheets import Unreadable
from naungan.notices.actions import send_waiting
from naungan.protection.rosters import actions, reports
from naungan.protection.rosters.cli import words
from naungan.protection.rosters.enums import State
from naungan.protection.rosters.models import Roster

Say = Callable[[str], Any]


def add(commands: _SubParsersAction) -> None:
    """The subcommands and their arguments."""
    receive = commands.add_parser("receive", help="terima satu daftar dan periksa")
    receive.add_argument("file", metavar="FILE")
    receive.add_argument("--programme", required=True, metavar="CODE")
    receive.add_argument("--by", required=True, metavar="USER", help="surel petugas")
    receive.add_argument("--office", required=True, metavar="CODE", help="kode kantor pengirim")
    receive.add_argument("--starts", required=True, metavar="YYYY-MM", help="bulan pertama perlindungan")
    words.add(receive)
    approve = commands.add_parser("approve", help="setujui dan masukkan (oleh petugas lain)")
    approve.add_argument("number", metavar="NUMBER")
    approve.add_argument("--by", required=True, metavar="USER")
    errors = commands.add_parser("errors", help="berkas perbaikan: hanya baris bermasalah")
    errors.add_argument("number", metavar="NUMBER")
    errors.add_argument("out", metavar="OUT.xlsx")
    undo = commands.add_parser("undo", help="urungkan daftar yang sudah masuk")
    undo.add_argument("number", metavar="NUMBER")
    undo.add_argument("--by", required=True, metavar="USER")
    undo.add_argument("--reason", required=True, metavar="TEXT")
    commands.add_parser("list", help="semua daftar nama")


def run(name: str, options: dict[str, Any], say: Say) -> None:
    """Do one subcommand; every refusal becomes its sentences and exit code 2."""
    try:
        DOORS[name](options, say)
    except Refused as no:
        raise CommandError("\n".join(no.reasons), returncode=2) from no
    except (law.LawError, ValueError) as wrong:
        raise CommandError(str(wrong), returncode=2) from wrong
    finally:
        send_waiting(now=timezone.now())


def roster(number: str) -> Roster:
    """The roster with this number. Raises Refused."""
    found = Roster.objects.select_related("programme", "office").filter(number=number.upper()).first()
    if found is None:
        raise Refused(f"Daftar {number} tidak dikenal.")
    return found


def _receive(options: dict[str, Any], say: Say) -> None:
    path = Path(options["file"])
    if not path.is_file():
        raise Refused(f"Berkas {path} tidak ada.")
    said, user = words.told(options), active_user(options["by"])
    taken = actions.receive(
        path.read_bytes(),
        name=path.name,
        programme=options["programme"],
        office=options["office"],
        starts_on=read_month(options["starts"]),
        by=user,
        now=timezone.now(),
    )
    say(taken.number)
    if said:
        actions.map_columns(taken, told=said, by=user, now=timezone.now())
    judged = actions.judge(taken, now=timezone.now())
    if judged.state == State.LOCKED:
        actions.unlock(judged, password=_password(options, judged), by=user, now=timezone.now())
        judged = actions.judge(judged, now=timezone.now())
    if judged.state == State.UNMAPPED:
        raise Refused(f"{judged.number}: {judged.problem} Cocokkan kolomnya di {judged.path}kolom/.")
    if judged.state == State.UNREADABLE:
        raise Refused(f"{judged.number} tidak terbaca: {judged.problem}")
    say(summary(judged.counts))
    say(f"Berikutnya: naungan roster approve {judged.number} --by PENYETUJU")


def _password(options: dict[str, Any], taken: Roster) -> str:
    try:
        return words.password(options)
    except Unreadable as wrong:
        raise Refused(f"{taken.number}: {wrong.message} Berkasnya sudah disimpan; buka di {taken.path}.") from wrong


def summary(counts: dict[str, Any]) -> str:
    """The dry run in one sentence."""
    return (
        f"{counts['rows']} baris: {counts['new']} baru, {counts['changed']} berubah, {counts['same']} sama, "
        f"{counts['conflict']} bertentangan, {counts['duplicate']} ganda, {counts['error']} perlu diperbaiki. "
        f"{counts['enrol']} orang akan terdaftar."
    )


def _approve(options: dict[str, Any], say: Say) -> None:
    found = roster(options["number"])
    if found.state != State.COMMITTING:  # approved before, killed meanwhile: go on
        found = actions.approve(found, by=active_user(options["by"]), now=timezone.now())
    done = actions.commit(found, now=timezone.now(), progress=lambda at, of: say(f"{at} dari {of} baris disiapkan"))
    say(f"{done.number} masuk: {done.counts['enrol']} orang terdaftar. {summary(done.counts)}")


def _errors(options: dict[str, Any], say: Say) -> None:
    found = roster(options["number"])
    if found.state in (State.RECEIVED, State.UNREADABLE, State.LOCKED, State.UNMAPPED):
        raise Refused(f"{found.number} {found.get_state_display()}; belum ada baris yang diperiksa.")
    Path(options["out"]).write_bytes(reports.error_book(found))
    say(f"{reports.rows_to_mend(found).count()} baris yang perlu diperbaiki ditulis ke {options['out']}")


def _undo(options: dict[str, Any], say: Say) -> None:
    undone = actions.undo(
        roster(options["number"]), by=active_user(options["by"]), reason=options["reason"], now=timezone.now()
    )
    say(f"{undone.number} diurungkan; register kembali seperti sebelumnya.")


def _list(options: dict[str, Any], say: Say) -> None:
    rosters = Roster.objects.select_related("programme", "office").order_by("id")
    if not rosters:
        say("Belum ada daftar nama.")
    for found in rosters:
        say(
            f"{found.number}  {found.get_state_display():<22} {found.programme.code:<16} "
            f"{found.starts_on:%Y-%m}  {found.counts.get('rows', 0):>6} baris  {found.office.name}"
        )


DOORS: dict[str, Callable[[dict[str, Any], Say], None]] = {
    "receive": _receive, "approve": _approve, "errors": _errors, "undo": _undo, "list": _list,
}  # fmt: skip

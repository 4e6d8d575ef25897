"""`naungan tick`: does what is due. Safe to run at any time, and twice at once."""

from datetime import timedelta

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone

from naungan.cases import actions as cases
from naungan.files.actions import sweep
from naungan.kit.refusal import Refused
from naungan.library.actions import reminders
from naungan.notices.actions import send_waiting
from naungan.portal.actions import copying, feedback, links
from naungan.ppid.actions import answering as ppid
from naungan.ppid.actions import closing, drafts, redacting, reminding, retention
from naungan.protection.rosters import actions, registry
from naungan.protection.rosters.actions import retention as roster_retention
from naungan.protection.rosters.actions.committing import left_untidied, tidy
from naungan.protection.rosters.actions.work import Busy
from naungan.protection.rosters.enums import State
from naungan.protection.rosters.models import Roster
from naungan.search.actions import catch_up


class Command(BaseCommand):
    help = "Kerjakan yang jatuh tempo: daftar terputus, cakupan, indeks pencarian, surat, berkas, salinan darurat"

    def handle(self, **options):
        now = timezone.now()
        for roster in Roster.objects.filter(state__in=[State.RECEIVED, State.COMMITTING]).order_by("id"):
            verb = actions.judge if roster.state == State.RECEIVED else actions.commit
            try:
                verb(roster, now=now)
                self.stdout.write(f"{roster.number} dilanjutkan")
            except Busy:
                roster.refresh_from_db(fields=["working_until"])
                if roster.working_until:
                    until = timezone.localtime(roster.working_until)
                    self.stdout.write(
                        f"{roster.number} sedang dikerjakan; bila terputus, diambil alih sesudah {until:%H.%M.%S}"
                    )
            except Refused as no:
                self.stdout.write(f"{roster.number}: {no}")
        for number in left_untidied():
            tidy(number)
        if emptied := roster_retention.forget_ended(now=now):
            self.stdout.write(f"{emptied} daftar nama tanpa akibat dikosongkan menurut masa simpannya")
        for roster in roster_retention.due(now=now):
            self.stdout.write(f"{roster.number}: masa simpan habis; penyetuju program dapat mengosongkannya")
        registry.announce(now)
        call_command("publish_scheduled")  # pages whose hour has come, or is over
        if catch_up():
            self.stdout.write("indeks pencarian dibaca ulang menurut aturan yang baru")
        reminded = reminders.remind(now=now) + cases.remind(now=now) + reminding.remind(now=now)
        reminders.forget_held(now=now)
        lapsed, closed = ppid.lapse_all(now=now), closing.close_all(now=now)
        old_drafts, proofs = drafts.forget_old(now=now), retention.forget_identity(now=now)
        if lapsed or closed or old_drafts or proofs:
            self.stdout.write(
                f"PPID: {lapsed} permohonan gugur, {closed} perkara ditutup, {old_drafts} isian lama dan "
                f"{proofs} bukti identitas dihapus"
            )
        redacting.forget_done(now=now)
        sent = send_waiting(now=now, limit=1000)
        gone = sweep(older_than=now - timedelta(days=1))
        self.stdout.write(
            f"{reminded} pengingat ditulis, {sent} pemberitahuan terkirim, {gone} berkas tak bertuan dihapus"
        )
        if forgotten := feedback.forget(now=now, days=settings.FEEDBACK_DAYS):
            self.stdout.write(f"{forgotten} masukan pembaca dihapus menurut masa simpannya")
        if (seen := links.nightly(now=now, hour=timezone.localtime(now).hour)) is not None:
            self.stdout.write(f"{seen} tautan diperiksa")
        if said := copying.keep_current(now=now):
            self.stdout.write(said)

from django.db.models import TextChoices


class Role(TextChoices):
    ADMINISTRATOR = "administrator", "administrator"  # users, roles, settings; no sealed value, no vault
    EDITOR = "editor", "penulis"
    CHECKER = "checker", "pemeriksa naskah"
    PUBLISHER = "publisher", "penerbit naskah"
    FIGURES_OFFICER = "figures_officer", "petugas angka"  # deposit and publish: two different people
    PPID_OFFICER = "ppid_officer", "petugas PPID"
    PPID_SUPERIOR = "ppid_superior", "atasan PPID"
    COMPLAINTS_OFFICER = "complaints_officer", "petugas pengaduan"
    VAULT_KEEPER = "vault_keeper", "penjaga brankas"
    SURVEY_OFFICER = "survey_officer", "petugas survei"
    VILLAGE_OFFICER = "village_officer", "petugas desa"
    REGENCY_OFFICER = "regency_officer", "petugas kabupaten/kota"
    PROGRAMME_OFFICER = "programme_officer", "petugas program"
    PROGRAMME_APPROVER = "programme_approver", "penyetuju program"
    FINANCE_OFFICER = "finance_officer", "petugas keuangan"
    CLAIMS_OFFICER = "claims_officer", "petugas klaim"
    JOBS_OFFICER = "jobs_officer", "petugas bursa kerja"
    INSPECTOR = "inspector", "pengawas ketenagakerjaan"
    LEADER = "leader", "pimpinan"  # every figure, no person
    AUDITOR = "auditor", "pemeriksa"  # reads everything, reveals with a reason, writes nothing


class InvitationState(TextChoices):
    WAITING = "waiting", "menunggu jawaban"
    EXPIRED = "expired", "kedaluwarsa"  # the link ran out; may be sent anew
    ACCEPTED = "accepted", "diterima"
    WITHDRAWN = "withdrawn", "ditarik"


class Verb(TextChoices):
    """What the journal of this room says, in words for the page."""

    GRANT = "grant", "Peran diberikan"
    END_GRANT = "end_grant", "Peran diakhiri"
    DEACTIVATE = "deactivate", "Akun dinonaktifkan"
    ACTIVATE = "activate", "Akun diaktifkan"
    RESET_FACTOR = "reset_factor", "Faktor kedua dilepas"
    RENAME = "rename", "Nama diubah"
    INVITE = "invite", "Diundang"
    INVITE_AGAIN = "invite_again", "Undangan dikirim lagi"
    WITHDRAW_INVITATION = "withdraw_invitation", "Undangan ditarik"
    ACCEPT_INVITATION = "accept_invitation", "Undangan diterima"

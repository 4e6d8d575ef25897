"""Addresses of this room."""

from django.urls import path

from naungan.cases.views import boards, desk, handing, public, retention

app_name = "cases"
urlpatterns = [
    path("lacak/", public.follow, name="follow"),
    path("lacak/saya/<int:pk>/", public.own, name="own"),
    path("lacak/urusan/", public.followed, name="followed"),
    path("lacak/urusan/pesan/", public.message, name="message"),
    path("lacak/urusan/cabut/", public.withdraw, name="withdraw"),
    path("lacak/urusan/tutup/", public.leave, name="leave"),
    path("lacak/urusan/batas.ics", public.calendar, name="calendar"),
    path("lacak/urusan/lampiran/<int:pk>/", public.attachment, name="attachment"),
    path("meja/perkara/", desk.queue, name="queue"),
    path("meja/perkara/serahkan/", handing.hand_over, name="hand_over"),
    path("meja/perkara/kalender/", boards.calendar, name="deadlines"),
    path("meja/perkara/beban/", boards.load, name="load"),
    path("meja/perkara/masa-simpan/", retention.retention, name="retention"),
    path("meja/perkara/saringan/", boards.keep_filter, name="keep_filter"),
    path("meja/perkara/saringan/<int:pk>/hapus/", boards.forget_filter, name="forget_filter"),
    path("meja/perkara/teks/", boards.templates, name="templates"),
    path("meja/perkara/teks/baru/", boards.template, name="new_template"),
    path("meja/perkara/teks/<int:pk>/", boards.template, name="template"),
    path("meja/perkara/<int:pk>/", desk.case, name="case"),
    path("meja/perkara/<int:pk>/ambil/", desk.take, name="take"),
    path("meja/perkara/<int:pk>/kata-kunci/", desk.renew, name="renew"),
    path("meja/perkara/<int:pk>/catatan/", desk.note, name="note"),
    path("meja/perkara/<int:pk>/lampiran/<int:file_pk>/", desk.attachment, name="desk_attachment"),
]

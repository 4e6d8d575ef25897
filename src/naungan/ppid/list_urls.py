"""Addresses of the lists, the register and the yearly report. The public ones stay for ever."""

from django.urls import path

from naungan.ppid.views import exams, lists, lists_desk, register, yearly

app_name = "ppid_lists"
urlpatterns = [
    path("ppid/daftar-informasi/", lists.dip, name="dip"),
    path("ppid/daftar-informasi/daftar.csv", lists.dip_csv, name="dip_csv"),
    path("ppid/daftar-informasi/daftar.xlsx", lists.dip_xlsx, name="dip_xlsx"),
    path("ppid/daftar-informasi/<int:number>/", lists.dip_entry, name="dip_entry"),
    path("ppid/daftar-dikecualikan/", lists.exempt, name="exempt"),
    path("ppid/daftar-dikecualikan/daftar.csv", lists.exempt_csv, name="exempt_csv"),
    path("ppid/daftar-dikecualikan/daftar.xlsx", lists.exempt_xlsx, name="exempt_xlsx"),
    path("ppid/daftar-dikecualikan/<int:number>/", lists.exempt_entry, name="exempt_entry"),
    path("ppid/register/", register.public, name="summary"),
    path("ppid/laporan-tahunan/", yearly.public, name="yearly_all"),
    path("ppid/laporan-tahunan/<int:year>/", yearly.public_year, name="yearly"),
    path("ppid/laporan-tahunan/<int:year>/laporan.pdf", yearly.public_pdf, name="yearly_pdf"),
    path("meja/ppid/daftar/", lists_desk.home, name="lists"),
    path("meja/ppid/daftar/baru/", lists_desk.new, name="new"),
    path("meja/ppid/daftar/jawaban/", lists_desk.answers, name="answers"),
    path("meja/ppid/daftar/jawaban/<int:case>/", lists_desk.answer, name="answer"),
    path("meja/ppid/daftar/<int:pk>/", lists_desk.entry, name="entry"),
    path("meja/ppid/daftar/<int:pk>/ubah/", lists_desk.change, name="change"),
    path("meja/ppid/daftar/<int:pk>/terbitkan/", lists_desk.publish, name="publish"),
    path("meja/ppid/daftar/<int:pk>/cabut/", lists_desk.revoke, name="revoke"),
    path("meja/ppid/daftar/<int:pk>/arsipkan/", lists_desk.archive, name="archive"),
    path("meja/ppid/uji/", exams.home, name="tests"),
    path("meja/ppid/uji/baru/", exams.new, name="test_new"),
    path("meja/ppid/uji/<int:pk>/", exams.test, name="test"),
    path("meja/ppid/uji/<int:pk>/langkah/<slug:step>/", exams.step, name="test_step"),
    path("meja/ppid/uji/<int:pk>/putuskan/", exams.decide, name="test_decide"),
    path("meja/ppid/uji/<int:pk>/setujui/", exams.approve, name="test_approve"),
    path("meja/ppid/uji/<int:pk>/kembalikan/", exams.send_back, name="test_return"),
    path("meja/ppid/uji/<int:pk>/akhiri/", exams.end, name="test_end"),
    path("meja/ppid/register/", register.desk, name="register"),
    path("meja/ppid/register/register.xlsx", register.xlsx, name="register_xlsx"),
    path("meja/ppid/register/register.pdf", register.pdf, name="register_pdf"),
    path("meja/ppid/laporan/", yearly.desk, name="reports"),
    path("meja/ppid/laporan/<int:year>/", yearly.report, name="report"),
    path("meja/ppid/laporan/<int:year>/tulis/", yearly.write, name="report_write"),
    path("meja/ppid/laporan/<int:year>/ajukan/", yearly.submit, name="report_submit"),
    path("meja/ppid/laporan/<int:year>/tandatangani/", yearly.sign, name="report_sign"),
    path("meja/ppid/laporan/<int:year>/kembalikan/", yearly.send_back, name="report_return"),
    path("meja/ppid/laporan/<int:year>/disampaikan/", yearly.sent, name="report_sent"),
    path("meja/ppid/laporan/<int:year>/lengkap.pdf", yearly.exact_pdf, name="report_pdf"),
]

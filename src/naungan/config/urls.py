"""All addresses. Each room owns its own list; what stands here is only where it hangs."""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

from naungan.portal.views import log_in

urlpatterns = [
    path("", include("naungan.law.urls")),
    path("", include("naungan.accounts.urls")),
    path("", include("naungan.figures.urls")),
    path("", include("naungan.offices.urls")),
    path("", include("naungan.regulations.urls")),
    path("", include("naungan.search.urls")),
    path("", include("naungan.library.urls")),
    path("", include("naungan.protection.coverage.urls")),
    path("meja/", include("naungan.desk.urls")),
    path("", include("naungan.letters.urls")),  # behind the desk: a notice's number is no letter's code
    path("", include("naungan.cases.urls")),
    path("", include("naungan.ppid.list_urls")),
    path("", include("naungan.ppid.urls")),
    path("meja/daftar/", include("naungan.protection.rosters.urls")),
    path("meja/program/", include("naungan.protection.programmes.urls")),
    path("meja/pekerja/", include("naungan.protection.workers.urls")),
    path("ui/", include("naungan.kit.urls")),
    path("tulis/login/", log_in),
    path("tulis/password_reset/<path:rest>", log_in),
    path("tulis/password_reset/", log_in),
    path("tulis/", include(wagtailadmin_urls)),
    path("", include("naungan.portal.urls")),
]
handler400 = "naungan.kit.views.bad_request"
handler403 = "naungan.kit.views.forbidden"
handler404 = "naungan.kit.views.not_found"
handler500 = "naungan.portal.shelter.views.server_error"

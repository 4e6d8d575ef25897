"""Pages that editors write. Last in the list of addresses: they take whatever no room has taken."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.sitemaps.views import sitemap
from django.urls import path, re_path
from wagtail import views as wagtail_views
from wagtail.documents.views.serve import authenticate_with_password
from wagtail.urls import serve_pattern

from naungan.portal.sitemaps import SITEMAPS
from naungan.portal.views import agenda, emergency, feedback, links, log_in, robots, site_map
from naungan.portal.views.news import download, news_feed, picture

urlpatterns = [
    path("meja/darurat/", emergency.page, name="emergency"),
    path("meja/darurat/turunkan/", emergency.off, name="emergency_off"),
    path("agenda/", agenda.coming, name="agenda"),
    path("agenda/kalender.ics", agenda.feed, name="agenda_feed"),
    path("agenda/<int:year>/<int:month>/", agenda.month, name="agenda_month"),
    path("agenda/minggu/<int:year>-<int:week>/", agenda.week, name="agenda_week"),
    path("agenda/<slug:slug>.ics", agenda.event_file, name="agenda_event_file"),
    path("agenda/<slug:slug>/", agenda.event, name="agenda_event"),
    path("masukan/", feedback.form, name="feedback"),
    path("meja/masukan/", feedback.desk, name="feedback_desk"),
    path("meja/masukan/selesai/", feedback.finish, name="feedback_finish"),
    path("meja/tautan/", links.page, name="links"),
    path("meja/tautan/periksa/", links.search, name="links_search"),
    path("peta-situs/", site_map, name="site_map"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", login_not_required(sitemap), {"sitemaps": SITEMAPS}, name="sitemap"),
    path("berita/atom.xml", news_feed, {"form": "atom"}, name="news_atom"),
    path("berita/rss.xml", news_feed, {"form": "rss"}, name="news_rss"),
    path("berita/<slug:section>/atom.xml", news_feed, {"form": "atom"}, name="section_atom"),
    path("berita/<slug:section>/rss.xml", news_feed, {"form": "rss"}, name="section_rss"),
    path("media/<path:path>", picture, name="picture"),
    re_path(r"^unduh/(\d+)/(.*)$", download, name="wagtaildocs_serve"),
    path(
        "unduh/authenticate_with_password/<int:restriction_id>/",
        login_not_required(authenticate_with_password),
        name="wagtaildocs_authenticate_with_password",
    ),
    path("_util/login/", log_in, name="wagtailcore_login"),
    path(
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
        login_not_required(wagtail_views.authenticate_with_password),
        name="wagtailcore_authenticate_with_password",
    ),
    re_path(serve_pattern, login_not_required(wagtail_views.serve), name="wagtail_serve"),
]

"""Addresses of this room."""

from django.urls import path

from naungan.figures.views import desk

app_name = "figures"
BATCH = "meja/angka/<slug:indicator>/<int:year>-<int:month>/"
urlpatterns = [
    path("meja/angka/", desk.home, name="desk"),
    path("meja/angka/setor/", desk.deposit, name="deposit"),
    path(BATCH, desk.batch, name="batch"),
    path(f"{BATCH}terbitkan/", desk.publish, name="publish"),
    path(f"{BATCH}tarik/", desk.withdraw, name="withdraw"),
]

"""Addresses of this room."""

from django.urls import path

from naungan.protection.workers.views import desk, merges

app_name = "workers"
urlpatterns = [
    path("", desk.search, name="search"),
    path("gabung/", merges.merges, name="merges"),
    path("gabung/<int:pk>/", merges.merge, name="merge"),
    path("gabung/<int:pk>/sahkan/", merges.confirm, name="confirm_merge"),
    path("gabung/<int:pk>/tolak/", merges.refuse, name="refuse_merge"),
    path("gabung/<int:pk>/pisahkan/", merges.take_apart, name="unmerge"),
    path("<str:number>/", desk.worker, name="worker"),
    path("<str:number>/buka-nik/", desk.reveal, name="reveal"),
    path("<str:number>/gabungkan/", merges.propose, name="propose_merge"),
    path("<str:number>/putusan/<int:pk>/cabut/", merges.revoke, name="revoke_pair"),
]

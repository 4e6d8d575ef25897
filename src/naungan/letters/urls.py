from django.urls import path

from naungan.letters.views import desk

app_name = "letters"
urlpatterns = [
    path("meja/surat/", desk.home, name="home"),
    path("meja/surat/<str:code>/", desk.words, name="words"),
    path("meja/surat/<str:code>/contoh.pdf", desk.sample, name="sample"),
    path("meja/surat/<str:code>/contoh.png", desk.picture, name="picture"),
]

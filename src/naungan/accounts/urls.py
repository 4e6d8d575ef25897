"""Addresses of this room: the entrance (allauth's views under Indonesian paths), one's own account, and people.

allauth's own names are kept, so that whatever reverses them keeps working. E-mail addresses are not managed
by their owners (an invitation proves one address), so allauth's pages for that are not here.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from allauth.usersessions import views as sessions
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path, re_path

from naungan.accounts.views import desk, me, public

entrance = [
    path("masuk/", account.login, name="account_login"),
    path("masuk/kode/", mfa.authenticate, name="mfa_authenticate"),
    path("masuk/kunci/", login_not_required(keys.login_webauthn), name="mfa_login_webauthn"),
    path("masuk/nonaktif/", account.account_inactive, name="account_inactive"),
    path("masuk/akun-baru/", public.no_sign_up, name="account_signup"),
    path("keluar/", account.logout, name="account_logout"),
    path("sandi/lupa/", account.password_reset, name="account_reset_password"),
    path("sandi/lupa/terkirim/", account.password_reset_done, name="account_reset_password_done"),
    path("sandi/baru/selesai/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(
        r"^sandi/baru/(?P<uidb36>[0-9A-Za-z]{1,13})-(?P<key>[0-9A-Za-z-]{1,100})/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("sandi/ubah/", account.password_change, name="account_change_password"),
    path("sandi/buat/", account.password_set, name="account_set_password"),
    path("akun/pastikan/", account.reauthenticate, name="account_reauthenticate"),
    path("akun/pastikan/kode/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("akun/pastikan/kunci/", keys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("akun/pengaman/", mfa.index, name="mfa_index"),
    path("akun/pengaman/aplikasi/", totp.activate_totp, name="mfa_activate_totp"),
    path("akun/pengaman/aplikasi/lepas/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("akun/pengaman/kunci/", keys.list_webauthn, name="mfa_list_webauthn"),
    path("akun/pengaman/kunci/tambah/", keys.add_webauthn, name="mfa_add_webauthn"),
    path("akun/pengaman/kunci/<int:pk>/nama/", keys.edit_webauthn, name="mfa_edit_webauthn"),
    path("akun/pengaman/kunci/<int:pk>/lepas/", keys.remove_webauthn, name="mfa_remove_webauthn"),
    path("akun/pengaman/cadangan/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("akun/pengaman/cadangan/baru/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("akun/pengaman/cadangan/unduh/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("akun/sesi/", sessions.list_usersessions, name="usersessions_list"),
]

own = [
    path("akun/", me.me, name="me"),
    path("undangan/", public.accept, name="accept"),
    path("undangan/<slug:token>/", public.invitation_link, name="invitation_link"),
    path("meja/pengguna/", desk.users, name="users"),
    path("meja/pengguna/undang/", desk.invite, name="invite"),
    path("meja/pengguna/undangan/<int:pk>/kirim-lagi/", desk.invite_again, name="invite_again"),
    path("meja/pengguna/undangan/<int:pk>/tarik/", desk.withdraw, name="withdraw"),
    path("meja/pengguna/<int:pk>/", desk.user_page, name="user"),
    path("meja/pengguna/<int:pk>/peran/", desk.grant, name="grant"),
    path("meja/pengguna/<int:pk>/peran/<int:grant_pk>/akhiri/", desk.end, name="end"),
    path("meja/pengguna/<int:pk>/aktif/", desk.switch, name="switch"),
    path("meja/pengguna/<int:pk>/lepas-pengaman/", desk.reset_factor, name="reset_factor"),
]

urlpatterns = [path("", include((own, "accounts"))), *entrance]

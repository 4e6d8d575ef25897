"""allauth as this office uses it: no sign-up, plain Indonesian, sealed second factors, a wait that is told."""

import base64
import math
import time

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse

from naungan.accounts import rules
from naungan.kit.sealed import seal_text, unseal_text

LOGIN_FAILED = {"app": "allauth.account", "action": "login_failed"}


class InvitationOnly(DefaultAccountAdapter):
    """Accounts come by invitation alone. No sentence here tells whether an address has an account."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "Akun ini sedang tidak aktif. Hubungi administrator kantor Anda.",
        "email_password_mismatch": "Surel atau kata sandi tidak cocok. Periksa keduanya, lalu coba lagi.",
        "enter_current_password": "Kata sandi yang sekarang tidak cocok.",
        "incorrect_code": "Kode tidak cocok. Tunggu kode berikutnya di aplikasi, lalu ketik lagi.",
        "incorrect_password": "Kata sandi tidak cocok.",
        "invalid_password_reset": "Tautan ini tidak berlaku lagi.",
        "rate_limited": "Terlalu banyak percobaan. Tunggu sepuluh menit, lalu coba lagi.",
        "same_as_current": "Kata sandi baru harus berbeda dari yang sekarang.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """To the desk; who holds no role has none and goes to their own account."""
        return super().get_login_redirect_url(request) if request.user.roles() else reverse("accounts:me")

    def pre_authenticate(self, request: HttpRequest, **credentials) -> None:
        """Count this attempt; when the counter is full, say how long to wait (allauth says only "later")."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            key = self._get_login_attempts_cache_key(request, **credentials)
            raise ValidationError(rules.locked_sentence(self._minutes_locked(request, key)), "locked") from None

    def _minutes_locked(self, request: HttpRequest, key: str) -> int:
        """Whole minutes until the oldest counted failure drops out of every full counter; at least one."""
        wait = 0.0
        for rate in ratelimit.get_rates(**LOGIN_FAILED):
            history = cache.get(ratelimit.get_cache_key(request, **LOGIN_FAILED, rate=rate, key=key), [])
            if len(history) >= rate.amount:
                wait = max(wait, history[-1] + rate.duration - time.time())
        return max(1, math.ceil(wait / 60))


class SealedFactors(DefaultMFAAdapter):
    """The keys of second factors lie sealed: a stolen disk holds no working authenticator."""

    PURPOSE = "accounts.second_factor"
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": "Faktor kedua tidak dapat dilepas.",
        "cannot_generate_recovery_codes": "Pasang aplikasi kode atau kunci dahulu, baru buat kode cadangan.",
        "incorrect_code": InvitationOnly.error_messages["incorrect_code"],
    }

    def encrypt(self, text: str) -> str:
        return base64.b64encode(seal_text(text, self.PURPOSE)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return unseal_text(base64.b64decode(encrypted_text), self.PURPOSE)

    def generate_authenticator_name(self, user, type) -> str:
        number = user.authenticator_set.filter(type=type).count() + 1
        return "Kunci utama" if number == 1 else f"Kunci {number}"

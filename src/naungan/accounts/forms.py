"""Forms of this room. allauth's own are kept in what they do and say it in our words."""

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as keys
from django import forms
from django.contrib.auth import password_validation

from naungan.accounts.enums import Role
from naungan.kit.forms import Plain
from naungan.offices.models import Office
from naungan.regions.models import Region

CODE_HELP = "Enam angka dari aplikasi di ponsel Anda, atau satu kode cadangan."
NEW_HELP = "Paling sedikit 10 huruf atau angka. Kalimat pendek yang hanya Anda tahu lebih kuat daripada satu kata."


class Labelled:
    """Labels and hints in plain Indonesian, no placeholders (they vanish while one types)."""

    LABELS: dict[str, str] = {}
    HELP: dict[str, str] = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.LABELS.get(name, field.label)
            field.help_text = self.HELP.get(name, "")
            field.widget.attrs.pop("placeholder", None)


class Worded(Plain, Labelled):
    """For allauth's forms: our labels first, then error messages that use them."""


class Code(Worded):
    LABELS = {"code": "Kode"}
    HELP = {"code": CODE_HELP}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].max_length = 40
        self.fields["code"].widget.attrs.update({"class": "input w16", "maxlength": 40, "autofocus": True})


class LoginForm(Worded, account.LoginForm):
    LABELS = {"login": "Surel", "password": "Kata sandi"}


class ResetPasswordForm(Worded, account.ResetPasswordForm):
    LABELS = {"email": "Surel"}
    HELP = {"email": "Alamat yang Anda pakai untuk masuk."}


class NewPassword(Worded):
    LABELS = {
        "oldpassword": "Kata sandi sekarang",
        "password1": "Kata sandi baru",
        "password2": "Ulangi kata sandi baru",
    }
    HELP = {"password1": NEW_HELP}

    def add_error(self, field, error):
        # allauth says with a bare sentence that the two differ; every other error is a ValidationError
        if field == "password2" and not isinstance(error, forms.ValidationError):
            error = "Ketik kata sandi yang sama dua kali."
        super().add_error(field, error)


class ResetPasswordKeyForm(NewPassword, account.ResetPasswordKeyForm):
    pass


class ChangePasswordForm(NewPassword, account.ChangePasswordForm):
    pass


class SetPasswordForm(NewPassword, account.SetPasswordForm):
    pass


class ReauthenticateForm(Worded, account.ReauthenticateForm):
    LABELS = {"password": "Kata sandi"}


class AuthenticateForm(Code, mfa.AuthenticateForm):
    pass


class ReauthenticateCodeForm(Code, mfa.ReauthenticateForm):
    pass


class ActivateTOTPForm(Code, totp.ActivateTOTPForm):
    LABELS = {"code": "Kode dari aplikasi"}

    @property
    def grouped(self) -> str:
        """The key in fours, to be typed; apps ignore the spaces."""
        return " ".join(self.secret[at : at + 4] for at in range(0, len(self.secret), 4))

    HELP = {"code": "Enam angka yang sekarang tampil di aplikasi."}


class AddKeyForm(Worded, keys.AddWebAuthnForm):
    LABELS = {"name": "Nama kunci", "passwordless": "Dapat dipakai masuk tanpa kata sandi"}
    HELP = {
        "name": "Supaya Anda mengenalinya nanti, misalnya “Ponsel saya” atau “Kunci USB”.",
        "passwordless": "Kunci meminta sidik jari, wajah, atau PIN perangkat Anda.",
    }


class EditKeyForm(Worded, keys.EditWebAuthnForm):
    LABELS = {"name": "Nama kunci"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].max_length = 80
        self.fields["name"].widget.attrs["maxlength"] = 80


class NameForm(Plain, forms.Form):
    name = forms.CharField(label="Nama", max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))


class AcceptForm(Plain, forms.Form):
    """The invited person sets the password of their new account."""

    password1 = forms.CharField(
        label="Kata sandi", help_text=NEW_HELP, strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip
    password2 = forms.CharField(
        label="Ulangi kata sandi", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def __init__(self, *args, user=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    def clean(self):
        first, second = self.cleaned_data.get("password1"), self.cleaned_data.get("password2")
        if first and second and first != second:
            self.add_error("password2", "Ketik kata sandi yang sama dua kali.")
        elif first:
            try:
                password_validation.validate_password(first, self.user)
            except forms.ValidationError as weak:
                self.add_error("password1", weak)
        return self.cleaned_data


class AreaField(forms.CharField):
    """A region by its Kemendagri code, or by its name where only one region of that name is current."""

    default_error_messages = {
        "unknown": "Wilayah “%(text)s” tidak dikenal. Tulis kodenya, misalnya 52.03 atau 52.03.07.1001.",
        "ambiguous": "Ada %(count)d wilayah bernama “%(text)s”. Tulis kodenya, misalnya %(example)s.",
    }

    def clean(self, value) -> Region | None:
        text = super().clean(value)
        if not text:
            return None
        found = list(Region.objects.current().filter(code=text)[:1]) or list(
            Region.objects.current().filter(name__iexact=text)[:50]
        )
        if len(found) == 1:
            return found[0]
        facts = {"text": text, "count": len(found), "example": found[0].code if found else ""}
        raise forms.ValidationError(self.error_messages["ambiguous" if found else "unknown"], params=facts)


DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class RoleForm(Plain, forms.Form):
    role = forms.ChoiceField(label="Peran", choices=[("", "Pilih peran"), *Role.choices])
    area = AreaField(
        label="Wilayah", max_length=80,
        help_text="Kode atau nama: provinsi 52, kabupaten 52.03, desa 52.03.07.1001. Di luar wilayah ini tidak ada "
        "yang terlihat oleh peran ini.",
    )  # fmt: skip
    from_on = forms.DateField(label="Mulai", widget=DATE)
    until_on = forms.DateField(
        label="Sampai",
        widget=DATE,
        required=False,
        help_text="Hari pertama tanpa peran ini. Kosongkan bila belum tentu.",
    )


class InviteForm(Plain, forms.Form):
    name = forms.CharField(label="Nama", max_length=120, help_text="Nama lengkap orang yang diundang.")
    email = forms.EmailField(
        label="Surel", max_length=254, help_text="Undangan dikirim ke alamat ini; dengan alamat ini ia masuk."
    )
    role = forms.ChoiceField(label="Peran", choices=[("", "Pilih peran"), *Role.choices])
    area = AreaField(label="Wilayah", max_length=80, help_text="Kode atau nama, misalnya 52.03 atau 52.03.07.1001.")
    office = forms.ModelChoiceField(
        Office.objects.filter(is_active=True), label="Kantor", required=False, empty_label="Tanpa kantor"
    )


class ReasonForm(Plain, forms.Form):
    reason = forms.CharField(
        label="Alasan", max_length=500, widget=forms.Textarea(attrs={"rows": 3}), help_text="Tercatat dalam jurnal."
    )


class EndForm(Plain, forms.Form):
    until_on = forms.DateField(label="Berakhir", widget=DATE, help_text="Hari pertama tanpa peran ini.")


class SearchForm(forms.Form):
    q = forms.CharField(
        label="Cari nama atau surel",
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"class": "input", "type": "search"}),
    )

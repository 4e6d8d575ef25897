"""Every knob of Naungan, read from the environment and nowhere else.

`NAUNGAN_ENV` is "demo" (the default: keys are made on first run under `var/keys/`) or "production"
(every secret must be given; `naungan check --deploy` and the start-up itself refuse a demo secret).
The knobs are documented in docs/settings.md; a house test keeps that page complete.
"""

from pathlib import Path

import environ

from naungan.config import secrets

env = environ.Env()
ROOT = Path(env.str("NAUNGAN_ROOT", default=str(Path.cwd())))
VAR = Path(env.str("NAUNGAN_VAR", default=str(ROOT / "var")))
PRODUCTION = env.str("NAUNGAN_ENV", default="demo") == "production"
DEBUG = env.bool("DEBUG", default=False)
PORT = env.int("PORT", default=8000)
HOST = env.str("HOST", default="127.0.0.1")

VAR.mkdir(parents=True, exist_ok=True)
KEYS = secrets.load(env, var=VAR, production=PRODUCTION, debug=DEBUG)
SECRET_KEY = KEYS.django_secret

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[] if PRODUCTION else ["*"])
BASE_URL = env.str("BASE_URL", default=f"http://localhost:{PORT}")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[BASE_URL] if PRODUCTION else [])

# --- the office -------------------------------------------------------------------------------------
PROVINCE = env.str("NAUNGAN_PROVINCE", default="52")  # Kemendagri code whose villages are loaded
OFFICE_NAME = env.str("NAUNGAN_OFFICE_NAME", default="Dinas Tenaga Kerja dan Transmigrasi Provinsi Nusa Tenggara Barat")
OFFICE_SHORT = env.str("NAUNGAN_OFFICE_SHORT", default="Disnakertrans NTB")
OFFICE_TOWN = env.str("NAUNGAN_OFFICE_TOWN", default="Mataram")  # where letters are signed
OFFICE_HOURS = (env.str("NAUNGAN_OFFICE_OPENS", default="08:00"), env.str("NAUNGAN_OFFICE_CLOSES", default="16:00"))

# --- rooms, from the top floor down -----------------------------------------------------------------
INSTALLED_APPS = [
    "naungan.config",
    "naungan.desk",
    "naungan.portal",
    "naungan.protection.coverage",
    "naungan.protection.rosters",
    "naungan.protection.programmes",
    "naungan.protection.workers",
    "naungan.ppid",
    "naungan.cases",
    "naungan.library",
    "naungan.figures",
    "naungan.notices",
    "naungan.letters",
    "naungan.regulations",
    "naungan.search",
    "naungan.files",
    "naungan.accounts",
    "naungan.offices",
    "naungan.codes",
    "naungan.regions",
    "naungan.journal",
    "naungan.law",
    "naungan.kit",
    "wagtail.contrib.routable_page",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "wagtail.users",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.snippets",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "naungan.portal.shelter.middleware.Shelter",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "naungan.accounts.middleware.SessionLength",
    "naungan.accounts.middleware.EditorDoor",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "naungan.accounts.middleware.SecondFactorRequired",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "naungan.portal.middleware.EditorsDesk",
    "naungan.kit.middleware.ContentPolicy",
]

ROOT_URLCONF = "naungan.config.urls"
WSGI_APPLICATION = "naungan.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["naungan.kit.templatetags.pieces"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "naungan.kit.context.office",
                "naungan.portal.context.menu",
                "naungan.portal.context.alarm",
                "naungan.desk.context.menu",
            ],
        },
    }
]
FORM_RENDERER = "naungan.kit.forms.Fields"
CSRF_FAILURE_VIEW = "naungan.kit.views.csrf_failed"

# --- data -------------------------------------------------------------------------------------------
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR / 'naungan.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
        "PRAGMA cache_size=-64000;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "naungan_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # counters of visitors must outlive their hour
    }
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
PRIVATE_ROOT = Path(env.str("NAUNGAN_PRIVATE_ROOT", default=str(VAR / "private")))  # sealed uploads
MEDIA_ROOT = Path(env.str("NAUNGAN_MEDIA_ROOT", default=str(VAR / "media")))
MEDIA_URL = "/media/"
CHECK_LINKS = env.bool("NAUNGAN_CHECK_LINKS", default=False)  # may this server ask other sites?
FEEDBACK_DAYS = env.int("NAUNGAN_FEEDBACK_DAYS", default=365)
PPID_IDENTITY_DAYS = env.int("NAUNGAN_PPID_IDENTITY_DAYS", default=365)  # proofs of identity, from their receipt
SHELTER_ROOT = VAR / "darurat"  # what must be readable without the database
STATIC_ROOT = VAR / "static"
STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "naungan.kit.staticfiles.HashedFiles"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
ROSTER_MAX_BYTES = env.int("NAUNGAN_ROSTER_MAX_BYTES", default=50_000_000)
ROSTER_MAX_ROWS = env.int("NAUNGAN_ROSTER_MAX_ROWS", default=500_000)
ROSTER_HALT_SHARE = env.int("NAUNGAN_ROSTER_HALT_SHARE", default=50)
ROSTER_HALT_ROWS = env.int("NAUNGAN_ROSTER_HALT_ROWS", default=5)
ROSTER_DAYS = env.int("NAUNGAN_ROSTER_DAYS", default=730)
ROSTER_ENDED_DAYS = env.int("NAUNGAN_ROSTER_ENDED_DAYS", default=90)
PICTURE_MAX_BYTES = env.int("NAUNGAN_PICTURE_MAX_BYTES", default=10_000_000)
DOCUMENT_MAX_BYTES = env.int("NAUNGAN_DOCUMENT_MAX_BYTES", default=25_000_000)
UPLOAD_MAX_BYTES = max(ROSTER_MAX_BYTES, PICTURE_MAX_BYTES, DOCUMENT_MAX_BYTES)  # beyond it nothing is kept at all
FILE_UPLOAD_HANDLERS = [
    "naungan.kit.uploading.Bounded",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# --- people -----------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:home"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts come by invitation only: the invitation proves the address
ACCOUNT_ADAPTER = "naungan.accounts.adapter.InvitationOnly"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0  # whose address is counted
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = False  # office computers are shared: a closed browser is a closed session
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Naungan: "
ACCOUNT_RATE_LIMITS = {"login_failed": "5/10m/key,20/10m/ip"}
ACCOUNT_FORMS = {
    "login": "naungan.accounts.forms.LoginForm",
    "reset_password": "naungan.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "naungan.accounts.forms.ResetPasswordKeyForm",
    "change_password": "naungan.accounts.forms.ChangePasswordForm",
    "set_password": "naungan.accounts.forms.SetPasswordForm",
    "reauthenticate": "naungan.accounts.forms.ReauthenticateForm",
}
MFA_ADAPTER = "naungan.accounts.adapter.SealedFactors"
MFA_FORMS = {
    "authenticate": "naungan.accounts.forms.AuthenticateForm",
    "reauthenticate": "naungan.accounts.forms.ReauthenticateCodeForm",
    "activate_totp": "naungan.accounts.forms.ActivateTOTPForm",
    "add_webauthn": "naungan.accounts.forms.AddKeyForm",
    "edit_webauthn": "naungan.accounts.forms.EditKeyForm",
}
MFA_ALLOW_UNVERIFIED_EMAIL = True  # every address was proven by its invitation
MFA_TOTP_TOLERANCE = 1  # telephones' clocks are off by seconds
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Naungan"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
SECOND_FACTOR_REQUIRED = env.bool("NAUNGAN_SECOND_FACTOR", default=PRODUCTION)
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000 if PRODUCTION else 0)
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=PRODUCTION)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"  # Wagtail's preview frames its own pages

# --- words ------------------------------------------------------------------------------------------
LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
TIME_ZONE = "Asia/Makassar"
USE_I18N = USE_TZ = True
USE_THOUSAND_SEPARATOR = True
LOCALE_PATHS = [Path(__file__).parents[1] / "portal/locale"]  # also heard by the editor's scripts
WAGTAIL_SITE_NAME = OFFICE_SHORT
WAGTAIL_I18N_ENABLED = False
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAILADMIN_LOGIN_URL = "/masuk/"
WAGTAIL_FRONTEND_LOGIN_URL = "/masuk/"
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = WAGTAIL_PASSWORD_RESET_ENABLED = WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILADMIN_PERMITTED_LANGUAGES = [("id-id", "Bahasa Indonesia")]  # the name of Wagtail's own Indonesian words

# --- pictures and files of the portal ---------------------------------------------------------------
WAGTAILIMAGES_IMAGE_MODEL = "portal.Picture"
WAGTAILDOCS_DOCUMENT_MODEL = "portal.Download"
WAGTAILIMAGES_IMAGE_FORM_BASE = "naungan.portal.uploads.PictureForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "naungan.portal.uploads.DownloadForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = PICTURE_MAX_BYTES
WAGTAILDOCS_MAX_UPLOAD_SIZE = DOCUMENT_MAX_BYTES
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 60_000_000  # about 9000 x 6600; opened, this is 180 MB of memory
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "avif"]  # no SVG: it may carry a script
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx", "pptx", "odt", "ods", "csv", "txt"]
WAGTAILIMAGES_AVIF_QUALITY, WAGTAILIMAGES_WEBP_QUALITY, WAGTAILIMAGES_JPEG_QUALITY = 55, 74, 76

# --- letters out ------------------------------------------------------------------------------------
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="filemail:///" if not PRODUCTION else "smtp://localhost:25")
EMAIL_BACKEND = EMAIL_CONFIG["EMAIL_BACKEND"]
EMAIL_HOST = EMAIL_CONFIG["EMAIL_HOST"]
EMAIL_PORT = EMAIL_CONFIG["EMAIL_PORT"] or 25
EMAIL_HOST_USER = EMAIL_CONFIG["EMAIL_HOST_USER"] or ""
EMAIL_HOST_PASSWORD = EMAIL_CONFIG["EMAIL_HOST_PASSWORD"] or ""
EMAIL_USE_TLS = EMAIL_CONFIG.get("EMAIL_USE_TLS", False)
EMAIL_TIMEOUT = 20  # seconds; the next attempt comes by itself
EMAIL_FILE_PATH = str(VAR / "mail")
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="naungan@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_people": {"()": "naungan.kit.logs.NoPersonalData"}},
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["no_people"]}},
    "root": {"handlers": ["stderr"], "level": env.str("LOG_LEVEL", default="WARNING")},
    "loggers": {"django.server": {"handlers": ["stderr"], "level": "INFO", "propagate": False}},
}

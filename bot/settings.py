"""Django's settings, all from the environment (docs/settings.md). `bin/start` fills in the demo's."""

import os
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import environ
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from bot.environment import Environment

BASE_DIR = Path(__file__).resolve().parent.parent
_env = Environment()

DATA_DIR = _env.folder("DATA_DIR", BASE_DIR / "var")
SECRET_KEY = _env.required("SECRET_KEY", "a long random text that only this installation knows")
DATA_KEYS = _env.data_keys("DATA_KEYS")
BASE_URL = _env.url("BASE_URL", "http://127.0.0.1:8000", ("http", "https"))
ALLOWED_HOSTS = [host for host in _env.text("ALLOWED_HOSTS", "127.0.0.1,localhost").split(",") if host]
TIME_ZONE = _env.zone("TIME_ZONE", "Asia/Tokyo")
CITY_ZONE = ZoneInfo(TIME_ZONE)
DEBUG = _env.flag("DEBUG")

LINE_CHANNEL_SECRET = _env.text("LINE_CHANNEL_SECRET")
LINE_CHANNEL_ACCESS_TOKEN = _env.text("LINE_CHANNEL_ACCESS_TOKEN")
LINE_API_URL = _env.url("LINE_API_URL", "", ("http", "https"))
SLACK_BOT_TOKEN = _env.text("SLACK_BOT_TOKEN")
SLACK_SIGNING_SECRET = _env.text("SLACK_SIGNING_SECRET")
SLACK_APP_TOKEN = _env.text("SLACK_APP_TOKEN")
SLACK_DEFAULT_ROOM = _env.text("SLACK_DEFAULT_ROOM")
SLACK_DUTY_ROOM = _env.text("SLACK_DUTY_ROOM")
SLACK_SUPERVISOR_ROOM = _env.text("SLACK_SUPERVISOR_ROOM")
SLACK_API_URL = _env.url("SLACK_API_URL", "https://slack.com/api/", ("http", "https"))
_env.platforms()
if SLACK_BOT_TOKEN and not SLACK_DEFAULT_ROOM:
    _env.problems.append("SLACK_DEFAULT_ROOM is not set: the id of the room for departments without their own")
SLACK_STAFF = _env.choice("SLACK_STAFF", "room", ("room", "accounts"))
SLACK_STAFF_EMAIL_DOMAIN = _env.domain("SLACK_STAFF_EMAIL_DOMAIN")
if SLACK_STAFF_EMAIL_DOMAIN and SLACK_STAFF != "accounts":
    _env.problems.append("SLACK_STAFF_EMAIL_DOMAIN is set, but SLACK_STAFF is not accounts: then it does nothing")

SLACK_PICTURES = _env.choice("SLACK_PICTURES", "link", ("link", "shown"))

STAFF_LANGUAGE = _env.choice("STAFF_LANGUAGE", "ja", ("ja", "en"))
CITY_PACK = _env.text("CITY_PACK", "intents/packs/minatogawa")
MESSAGES_A_MINUTE = int(_env.number("MESSAGES_A_MINUTE", 10, least=1))
RATE_WINDOW_SECONDS = _env.number("RATE_WINDOW_SECONDS", 60, least=1)
WAIT_MINUTES = {
    "claim": _env.number("CLAIM_MINUTES", 10, least=0.01),
    "alarm": _env.number("ALARM_MINUTES", 10, least=0.01),
    "move": _env.number("MOVE_MINUTES", 20, least=0.01),
    "reply": _env.number("REPLY_MINUTES", 60, least=0.01),
    "silence": _env.number("SILENCE_MINUTES", 1440, least=0.01),
    "close": _env.number("CLOSE_MINUTES", 1440, least=0.01),
    "reopen": _env.number("REOPEN_MINUTES", 1440, least=0.01),
}
CHECK_LINKS = _env.flag("CHECK_LINKS", "true")
SWEEP_SECONDS = _env.number("SWEEP_SECONDS", 3, least=0.1)
RETRY_SECONDS = _env.numbers("RETRY_SECONDS", "1,2,5,15,60,300,900,3600")
REPLY_TOKEN_SECONDS = _env.number("REPLY_TOKEN_SECONDS", 50, least=1)
FILE_LINK_DAYS = int(_env.number("FILE_LINK_DAYS", 7, least=1, most=365))
PLATFORM_TIMEOUT = _env.number("PLATFORM_TIMEOUT", 6, least=0.1)

# Models behind an OpenAI-compatible API: without them nothing is missing that the city promised

OPENAI_API_KEY = _env.text("OPENAI_API_KEY")
OPENAI_BASE_URL = _env.url("OPENAI_BASE_URL", "", ("http", "https"))
_env.models()
LLM_MODEL = _env.text("LLM_MODEL")
LLM_SECONDS = _env.number("LLM_SECONDS", 6, least=0.5, most=8)  # below the contact's lease of 10 s
LLM_STAFF_SECONDS = _env.number("LLM_STAFF_SECONDS", 30, least=0.5, most=50)  # below the tasks' limit of 60 s
LLM_PAUSE_SECONDS = _env.number("LLM_PAUSE_SECONDS", 30, least=0.1)
LLM_TEMPERATURE = _env.number_or_none("LLM_TEMPERATURE", 0, most=2)
LLM_PRICE_IN = _env.number("LLM_PRICE_IN", 0)
LLM_PRICE_OUT = _env.number("LLM_PRICE_OUT", 0)
LLM_CURRENCY = _env.text("LLM_CURRENCY", "USD")
EMBEDDING_MODEL = _env.text("EMBEDDING_MODEL")
EMBEDDING_SECONDS = _env.number("EMBEDDING_SECONDS", 1, least=0.05, most=2)  # a turn may ask for several vectors

# Signing in

SECOND_FACTOR = _env.choice(
    "SECOND_FACTOR",
    "administrators" if LINE_CHANNEL_ACCESS_TOKEN and not LINE_API_URL else "off",  # the real LINE: real citizens
    ("off", "administrators", "everyone"),
)
SIGN_IN_FAILURES = int(_env.number("SIGN_IN_FAILURES", 5, least=3, most=100))
SIGN_IN_LOCK_MINUTES = _env.number("SIGN_IN_LOCK_MINUTES", 15, least=1)
# NIST SP 800-63B, AAL2: again after 30 minutes without activity, and after 12 hours
SESSION_IDLE_MINUTES = _env.number("SESSION_IDLE_MINUTES", 30, least=1)
SESSION_HOURS = _env.number("SESSION_HOURS", 12, least=0.1, most=168)

OIDC_PROVIDERS = _env.providers("OIDC_PROVIDERS")
OIDC_EMAIL_DOMAIN = _env.domain("OIDC_EMAIL_DOMAIN")
PASSWORD_SIGN_IN = _env.flag("PASSWORD_SIGN_IN", "true")
if not PASSWORD_SIGN_IN and not OIDC_PROVIDERS:
    _env.problems.append("PASSWORD_SIGN_IN is false and OIDC_PROVIDERS is not set: then nobody can sign in")

# The database

DATABASES = {
    "default": environ.Env.db_url_config(_env.text("DATABASE_URL") or f"sqlite:///{DATA_DIR}/madoguchi.sqlite3")
}
DATABASES["default"]["CONN_MAX_AGE"] = 60
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["ENGINE"] = "bot.store.sqlite"
    _synchronous = _env.choice("SQLITE_SYNCHRONOUS", "NORMAL", ("NORMAL", "FULL"))
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 0.003,  # SQLite's own naps; bot.store.sqlite waits longer, with shorter ones
        "init_command": f"PRAGMA journal_mode=WAL; PRAGMA synchronous={_synchronous}; PRAGMA temp_store=MEMORY;",
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    DATABASES["default"].setdefault("OPTIONS", {})["connect_timeout"] = 3

# The broker: only a doorbell, so nothing waits long for it

REDIS_URL = _env.url("REDIS_URL", "redis://127.0.0.1:6379/0", ("redis", "rediss", "unix"))
CELERY_BROKER_URL = _env.url("CELERY_BROKER_URL", REDIS_URL, ("redis", "rediss", "redis+socket", "amqp", "amqps"))

# Django

DJANGO_FACES = ("bot.store", "intents")
INSTALLED_APPS = [
    "unfold",
    "django.contrib.admin.apps.SimpleAdminConfig",  # the console's pages are found by bot.urls: workers need none
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    *DJANGO_FACES,
    "bot.web.apps.WebConfig",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "bot.web.sign_in.guard.SignInGuard",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "bot.urls"
WSGI_APPLICATION = "bot.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "bot" / "web" / "templates"],  # before the theme's, which some of them replace
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "bot.web.console.banner.switched_off",
                "bot.web.sign_in.pages.console_look",
            ],
        },
    },
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "bot.web.sign_in.passwords.GuessableValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",  # of accounts from before: hashed anew at their next sign-in
]
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
LOGIN_URL = "desk:sign_in"
LOGIN_REDIRECT_URL = "account_home"
AXES_HANDLER = "bot.web.sign_in.locks.Locks"
AXES_LOCKOUT_PARAMETERS = ["username", "ip_address"]  # bot.web.sign_in.locks counts them in this order
AXES_FAILURE_LIMIT = SIGN_IN_FAILURES
AXES_COOLOFF_TIME = timedelta(minutes=SIGN_IN_LOCK_MINUTES)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # else a stranger who goes on trying locks somebody out for ever
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True  # the audit log is the record of who signed in
AXES_ENABLE_ADMIN = AXES_VERBOSE = False
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "code"]
AXES_LOCKOUT_CALLABLE = "bot.web.sign_in.locks.told"
AXES_CLIENT_IP_CALLABLE = "bot.web.sign_in.locks.address_of"
ACCOUNT_ADAPTER = "bot.web.sign_in.adapters.Accounts"
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are made by administrators
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
SOCIALACCOUNT_ADAPTER = "bot.web.sign_in.providers.Providers"
SOCIALACCOUNT_LOGIN_ON_GET = True  # bot.web.sign_in.providers.begin takes a POST alone
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": each["id"],
                "name": each["name"],
                "client_id": each["client_id"],
                "secret": each["secret"],
                # What is signed, and no more: the e-mail must stand in the ID token.
                "settings": {"server_url": each["issuer"], "fetch_userinfo": False},
            }
            for each in OIDC_PROVIDERS
        ],
    }
}
MFA_ADAPTER = "bot.web.sign_in.adapters.SecondFactors"
MFA_FORMS = {"authenticate": "bot.web.sign_in.forms.CodeForm"}
MFA_TOTP_ISSUER = "Madoguchi"
MFA_TOTP_TOLERANCE = 1  # a telephone's clock may be half a minute off
LANGUAGE_CODE = "ja"
LANGUAGES = [("ja", _("Japanese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "bot" / "web" / "locale"]
USE_TZ = True
STATIC_URL = "/static/"
# The console draws answers with the simulator's phone: one drawing of LINE's messages for both.
STATICFILES_DIRS = [("simulator", BASE_DIR / "channels" / "simulator" / "static")]
STATIC_ROOT = _env.folder("STATIC_ROOT", DATA_DIR / "static")
WHITENOISE_USE_FINDERS = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024  # a webhook over 1 MB is refused
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
_https = BASE_URL.startswith("https:")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _https
SESSION_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [BASE_URL] if _https else []
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if _https else 0  # whose X-Forwarded-For is believed
SESSION_COOKIE_AGE = int(SESSION_HOURS * 3600)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _https else None
UNFOLD = {
    "SITE_TITLE": "Madoguchi 窓口",
    "SITE_HEADER": "Madoguchi 窓口",
    "SITE_SYMBOL": "support_agent",
    "SITE_URL": None,
    "SHOW_HISTORY": True,
    "SHOW_LANGUAGES": True,
    "THEME": "light",  # the one that was measured for contrast (docs/adr/0006-admin-theme.md)
    "DASHBOARD_CALLBACK": "bot.web.console.home.dashboard",
    "ACCOUNT": {"navigation": [{"title": _("Your account"), "link": reverse_lazy("account_home")}]},
    "SIDEBAR": {"navigation": "bot.web.console.navigation.sidebar"},
    "COLORS": {
        "primary": {
            "50": "#eef6fb",
            "100": "#d9eaf5",
            "200": "#b5d5ea",
            "300": "#85b9da",
            "400": "#4f97c4",
            "500": "#2a78a8",
            "600": "#135f8c",
            "700": "#0f4d73",
            "800": "#0f405e",
            "900": "#10364f",
            "950": "#0a2234",
        },
        "font": {"subtle-light": "var(--color-base-600)", "default-light": "var(--color-base-700)"},
    },
}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"masked": {"()": "bot.privacy.logs.MaskFilter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["masked"]}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "INFO")},
    # The SDKs print bodies of requests and answers at these levels: personal data does not belong in a log.
    "loggers": {
        name: {"level": "WARNING"}
        for name in ("linebot", "slack_bolt", "slack_sdk", "urllib3", "openai", "httpx2", "axes")
    },
}

_env.finish()

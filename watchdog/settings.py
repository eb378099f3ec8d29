"""Everything that differs between one newsroom and another, read from the environment once.

Without a variable saying otherwise this is production, and it stops on what is missing.
``.env.example`` describes each variable.
"""

import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP
from django_prose_editor.config import html_tags
from environs import Env, ValidationError, validate
from js_asset import static_lazy

from watchdog import stores

BASE_DIR = Path(__file__).resolve().parent.parent

env = Env(eager=False)
env.read_env(BASE_DIR / ".env")

DEBUG = env.bool("WATCHDOG_DEBUG", default=False)
WATCHDOG_HALF = env.str(
    "WATCHDOG_HALF", default="all", validate=validate.OneOf(["all", "public", "desk"])
)
HAS_DESK = WATCHDOG_HALF != "public"
PORT = env.int("PORT", default=8000)

# The folder of everything that this installation writes; a second folder is a second newsroom.
VAR_DIR = BASE_DIR / env.path("WATCHDOG_VAR", default=Path("var"))


# Of a key for private files, in bytes.
KEY_LENGTH = 32


def laptop_key(name: str, made: str) -> str:
    """Return the key that a laptop's newsroom made for itself on its first start."""
    file = VAR_DIR / name
    if not file.exists():
        VAR_DIR.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(made)
    return file.read_text()


def check_sealing_keys(keys: list[str]) -> None:
    """Refuse, before anything is lost, what is no key for private files."""
    try:
        are_keys = all(len(urlsafe_b64decode(key)) == KEY_LENGTH for key in keys)
    except ValueError:
        are_keys = False
    if not are_keys:
        raise ValidationError("Each key has to be 32 random bytes in base64: see .env.example.")


if DEBUG:
    own_key = laptop_key("secret_key", secrets.token_urlsafe(50))
    SECRET_KEY = env.str("WATCHDOG_SECRET_KEY", default=None) or own_key
    ALLOWED_HOSTS = env.list("WATCHDOG_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
    WATCHDOG_ORIGIN = env.str("WATCHDOG_ORIGIN", default=f"http://127.0.0.1:{PORT}")
else:
    SECRET_KEY = env.str("WATCHDOG_SECRET_KEY", validate=validate.Length(min=50))
    ALLOWED_HOSTS = env.list("WATCHDOG_HOSTS", validate=validate.Length(min=1))
    WATCHDOG_ORIGIN = env.str("WATCHDOG_ORIGIN", validate=validate.URL(require_tld=False))

# What seals private files, the newest first. It lies beside the database, never in it. Without one
# nothing private is stored.
WATCHDOG_PRIVATE_KEY: list[str] = []
if HAS_DESK:
    made_key = urlsafe_b64encode(secrets.token_bytes(KEY_LENGTH)).decode()
    WATCHDOG_PRIVATE_KEY = env.list(
        "WATCHDOG_PRIVATE_KEY",
        default=[laptop_key("private_key", made_key)] if DEBUG else [],
        validate=check_sealing_keys,
    )

# Canonical addresses and feeds name this origin, whatever host a mirror is asked under.
WATCHDOG_ORIGIN = (WATCHDOG_ORIGIN or "").rstrip("/")

DATABASES = {
    "default": env.dj_db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'watchdog.sqlite3'}")
}
CACHES = {"default": env.dj_cache_url("CACHE_URL", default="locmem://")}
# How many megabytes of readers' pages each process keeps. A laptop shows each change of a template.
WATCHDOG_PAGE_CACHE = env.int("WATCHDOG_PAGE_CACHE", default=0 if DEBUG else 64)

# Where pages lie as files for the server in front, if there is one.
WATCHDOG_PAGES: Path | None = env.path("WATCHDOG_PAGES", default=None)

# A CDN in front, which is told what to forget.
WATCHDOG_PURGE_URL = env.str("WATCHDOG_PURGE_URL", default="")
WATCHDOG_PURGE_METHOD = env.str("WATCHDOG_PURGE_METHOD", default="POST")
WATCHDOG_PURGE_KEYS = env.str("WATCHDOG_PURGE_KEYS", default="Surrogate-Key")
WATCHDOG_PURGE_SECRET = env.str("WATCHDOG_PURGE_SECRET", default="")

# How readers reach the site where it is blocked, and the newsroom in confidence.
WATCHDOG_HUB = env.str("WATCHDOG_HUB", default="")
WATCHDOG_MIRRORS: list[str] = env.list("WATCHDOG_MIRRORS", default=[])
WATCHDOG_ONION = (env.str("WATCHDOG_ONION", default="") or "").rstrip("/")
# The languages that the newsroom publishes in, as its footer names them.
WATCHDOG_LANGUAGES: list[str] = env.list(
    "WATCHDOG_LANGUAGES", default=["en", "ru", "uk", "kk", "fa"]
)
WATCHDOG_CONTACT = env.str("WATCHDOG_CONTACT", default="")

# Photos lie in folders of VAR_DIR, or in two buckets, which only the extra "s3" can reach.
S3 = {"public": env.str("WATCHDOG_S3_BUCKET_PUBLIC", default="")}
if S3["public"]:
    S3 |= {
        name: env.str(f"WATCHDOG_S3_{name.upper()}", default="")
        for name in ("endpoint", "region", "key", "secret")
    }
    S3["public_url"] = env.str("WATCHDOG_S3_PUBLIC_URL", validate=validate.URL(require_tld=False))
    # Readers' pages never ask for what the desk keeps to itself.
    S3["private"] = (
        env.str("WATCHDOG_S3_BUCKET_PRIVATE")
        if HAS_DESK
        else env.str("WATCHDOG_S3_BUCKET_PRIVATE", default="")
    )

# Who makes the sizes of a new photo: the process that takes it in, or a worker.
WATCHDOG_TASKS = env.str(
    "WATCHDOG_TASKS", default="django.tasks.backends.immediate.ImmediateBackend"
)
TASKS = {"default": {"BACKEND": WATCHDOG_TASKS}}

# By what mail about notes goes out. A laptop prints it.
SMTP = {
    "host": env.str("WATCHDOG_SMTP_HOST", default="localhost"),
    "port": env.int("WATCHDOG_SMTP_PORT", default=25),
    "username": env.str("WATCHDOG_SMTP_USER", default=""),
    "password": env.str("WATCHDOG_SMTP_PASSWORD", default=""),
}
SMTP_SECURITY = env.str(
    "WATCHDOG_SMTP_SECURITY", default="none", validate=validate.OneOf(["none", "starttls", "tls"])
)
DEFAULT_FROM_EMAIL = env.str(
    "WATCHDOG_MAIL_FROM", default=f"watchdog@{urlsplit(WATCHDOG_ORIGIN).hostname}"
)

env.seal()

if WATCHDOG_PAGES and WATCHDOG_PURGE_URL:
    raise ImproperlyConfigured(
        "Set WATCHDOG_PAGES or WATCHDOG_PURGE_URL, not both: files cannot tell a CDN their keys."
    )

match DATABASES["default"]["ENGINE"]:
    case "django.db.backends.sqlite3":
        # One writer at a time, who says so when the transaction begins, and readers who never wait.
        DATABASES["default"].setdefault("OPTIONS", {}).update(
            init_command="PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;",
            transaction_mode="IMMEDIATE",
            timeout=20,
        )
        # To open the file takes longer than most queries. A laptop's server begins a thread for
        # each request, which would leave its connection behind.
        DATABASES["default"]["CONN_MAX_AGE"] = 0 if DEBUG else None
        Path(DATABASES["default"]["NAME"]).parent.mkdir(parents=True, exist_ok=True)
    case "django.db.backends.postgresql":
        options = DATABASES["default"].setdefault("OPTIONS", {})
        options.setdefault("pool", {"min_size": 1, "max_size": 8, "timeout": 10})
        # To compile a search takes the database a hundred times as long as to run it.
        options.setdefault("options", "-c jit=off")

PAGE_CACHE_BYTES = WATCHDOG_PAGE_CACHE * 1024 * 1024
PAGE_CACHE_IS_SHARED = "redis" in CACHES["default"]["BACKEND"].lower()

INSTALLED_APPS = [
    "watchdog",
    "posts",
    "journalists",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    # Before what adds headers that say nothing of a stylesheet: they weigh as much as a small one.
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "watchdog.middleware.light_photos",
    "django.middleware.security.SecurityMiddleware",
    "watchdog.middleware.privacy_headers",
    "watchdog.middleware.reach_headers",
    "watchdog.languages.language_of_address",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.common.CommonMiddleware",
    # After what says how long the page is, which is then the length of what is left.
    "watchdog.middleware.small_photos",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
CONTEXT_PROCESSORS = [
    "django.template.context_processors.request",
    "watchdog.context.site",
]
if HAS_DESK:
    INSTALLED_APPS += [
        "watchdog.admin.site.DeskConfig",
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "django.contrib.messages",
        "watchdog.admin.site.TagsConfig",
        "js_asset",
        "django_prose_editor",
    ]
    MIDDLEWARE += [
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
    ]
    CONTEXT_PROCESSORS += [
        "django.contrib.auth.context_processors.auth",
        "django.contrib.messages.context_processors.messages",
        "django.template.context_processors.csp",
    ]

ROOT_URLCONF = "watchdog.urls"
WSGI_APPLICATION = "watchdog.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": CONTEXT_PROCESSORS,
            "builtins": ["watchdog.templatetags.digits"],
        },
    }
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
    )
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "admin:login"

LANGUAGE_CODE = "en"
# What the interface speaks; posts can be in any language.
LANGUAGES = [
    ("en", "English"),
    ("ru", "Russian"),
    ("uk", "Ukrainian"),
    ("kk", "Kazakh"),
    ("fa", "Persian"),
]
LOCALE_PATHS = [BASE_DIR / "watchdog" / "locale"]
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
# What readers may have, and what only the desk may: masters, and photos no edition shows yet.
STORAGES: dict[str, dict[str, Any]] = {
    **(stores.buckets(**S3) if S3["public"] else stores.folders(VAR_DIR / "private")),
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
# Readers then get photos from this process; a bucket or nginx does it elsewhere.
STORES_LOCALLY = not S3["public"]
# The bucket's own host; none where a proxy brings its photos under the site's.
PHOTO_ORIGIN = "" if STORES_LOCALLY else stores.origin(S3["public_url"])
PHOTO_ORIGINS = [PHOTO_ORIGIN] if PHOTO_ORIGIN not in {"", stores.origin(WATCHDOG_ORIGIN)} else []
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_ALLOW_ALL_ORIGINS = False


def asset_headers(headers: Any, path: str, url: str) -> None:
    """Let no other site use the file, and no browser take it for what it is not."""
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"


WHITENOISE_ADD_HEADERS_FUNCTION = asset_headers
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
# No upload is ever written down, not even for a moment; see posts/photos/uploads.py.
FILE_UPLOAD_HANDLERS = ["posts.photos.uploads.InMemoryUploadHandler"]
# What the body editor can write besides the usual. Cleaning is not theirs: posts/body/ does it.
DJANGO_PROSE_EDITOR_EXTENSIONS = [
    {
        "js": [static_lazy("posts/blocks.js")],
        "extensions": dict.fromkeys(
            ("PhotoFigure", "PullQuote", "SeriesBox", "EmbedCard"), html_tags([])
        ),
    }
]

TAGGIT_CASE_INSENSITIVE = True
TAGGIT_STRIP_UNICODE_WHEN_SLUGIFYING = False

# Readers' pages may load what this site serves and nothing else. The desk's policy is its own
# (watchdog/admin/site.py), since an editor needs scripts that build the page.
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, *PHOTO_ORIGINS],
    "script-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "require-trusted-types-for": ["'script'"],
}
# A click must not tell another site what was read.
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if not DEBUG:
    SECURE_HSTS_SECONDS = 63_072_000  # two years
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
SESSION_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

BACKENDS = "django.core.mail.backends"
MAILERS: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": f"{BACKENDS}.console.EmailBackend"}
    if DEBUG
    else {
        "BACKEND": f"{BACKENDS}.smtp.EmailBackend",
        "OPTIONS": {
            **SMTP,
            "use_tls": SMTP_SECURITY == "starttls",
            "use_ssl": SMTP_SECURITY == "tls",
            # Whoever leaves a note waits for it.
            "timeout": 10,
        },
    }
}

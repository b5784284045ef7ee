"""Settings of the archive. What differs between places comes from the environment.

Everything the archive writes is under `var/`, or where LETTERS_VAR says.
"""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from archive import environment
from archive.log_settings import log_settings

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = environment.folder("LETTERS_VAR", default=BASE_DIR / "var")

# --- Who is asking, and how ---------------------------------------------------

DEBUG = environment.flag("LETTERS_DEBUG", default=False)
SECRET_KEY = environment.secret("LETTERS_SECRET_KEY", stored_in=VAR_DIR / "secret_key")

# Set it where readers come over https. Without it cookies travel unprotected, which
# is right only on one's own machine.
HTTPS = environment.flag("LETTERS_HTTPS", default=False)

ALLOWED_HOSTS = environment.names("LETTERS_ALLOWED_HOSTS")
if HTTPS and not ALLOWED_HOSTS:
    message = "LETTERS_HTTPS needs LETTERS_ALLOWED_HOSTS: the names readers ask for."
    raise ImproperlyConfigured(message)
ALLOWED_HOSTS = ALLOWED_HOSTS or ["localhost", "127.0.0.1", "[::1]"]

# --- The site -----------------------------------------------------------------

LETTERS_SITE_NAME = os.environ.get("LETTERS_SITE_NAME") or "Letters archive"
LETTERS_SITE_SUBTITLE = (
    os.environ.get("LETTERS_SITE_SUBTITLE") or "Letters of the Cold War, page by page"
)
LETTERS_CONTACT = environment.contact("LETTERS_CONTACT")

# --- The application ----------------------------------------------------------

INSTALLED_APPS = [
    "letters",
    "archive.admin.ArchiveAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "haystack",
    "axes",
]

MIDDLEWARE = [
    # It counts what any of the others answers.
    "letters.middleware.monitored_requests.MonitoredRequestMiddleware",
    # Before the rest, so that answers made by any of the others carry the policy too.
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.common.CommonMiddleware",
    "letters.middleware.page_cache.PageCacheMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    # Last: it answers in place of the login page where too many passwords were wrong.
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "archive.urls"
WSGI_APPLICATION = "archive.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "archive.template_loader.UnindentedLoader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                ),
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "letters.context_processors.site",
            ],
        },
    },
    # What a long form has a thousand times.
    {
        "NAME": "quick",
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates" / "quick"],
    },
]

FORM_RENDERER = "archive.form_renderer.FormRenderer"

# In one language: no page asks for each value which language its reader wants.
LANGUAGE_CODE = "en-us"
USE_I18N = False
TIME_ZONE = "UTC"
USE_TZ = True

# --- The database -------------------------------------------------------------

# Limits in seconds on what one web request may ask of the database: archive.wsgi sets
# them, archive.limited tells the database. Commands have none: an import may take as
# long as it takes.
STATEMENT_SECONDS = environment.number("LETTERS_STATEMENT_SECONDS", default=0)
LOCK_SECONDS = environment.number("LETTERS_LOCK_SECONDS", default=0)

if os.environ.get("DATABASE_URL"):
    database: dict[str, Any] = dict(dj_database_url.config())
    if database["ENGINE"] != "django.db.backends.postgresql":
        message = "DATABASE_URL must name a PostgreSQL database: postgres://…"
        raise ImproperlyConfigured(message)
    database["ENGINE"] = "archive.limited"
    database.setdefault("OPTIONS", {})
else:
    database = {
        "ENGINE": "archive.embedded",
        "NAME": "letters",
        "USER": "postgres",
        "PORT": "5432",
        "OPTIONS": {"cluster": VAR_DIR / "postgresql"},
    }
database["CONN_MAX_AGE"] = 60
database["CONN_HEALTH_CHECKS"] = True
database["OPTIONS"] = {"connect_timeout": 5, **database["OPTIONS"]}
DATABASES = {"default": database}

# --- The search index: a cache, which one process at a time writes ------------

# The address of a core of Solr: https://solr.example/solr/letters. An archive that
# outgrows one machine is searched there.
if SOLR_URL := os.environ.get("LETTERS_SOLR_URL", ""):
    search = {"ENGINE": "letters.search.engines.solr.engine.Engine", "URL": SOLR_URL}
else:
    search = {
        "ENGINE": "letters.search.engines.own.engine.Engine",
        "PATH": str(VAR_DIR / "index"),
    }
# Front matter of volumes has an index of its own beside that of the documents.
HAYSTACK_CONNECTIONS = {"default": search, "front": {**search, "MATERIAL": "front"}}

# --- Pages cached until something changes --------------------------------------

# While templates and programs are written, each page is made anew.
LETTERS_PAGE_CACHE = environment.flag("LETTERS_PAGE_CACHE", default=not DEBUG)

# The folder from which a web server before the archive answers readers by itself.
LETTERS_FRONT = (
    environment.folder("LETTERS_FRONT", default=VAR_DIR)
    if os.environ.get("LETTERS_FRONT")
    else None
)

# PDFs and books that are made at once, by all web processes together.
LETTERS_FILES_AT_ONCE = environment.number("LETTERS_FILES_AT_ONCE", default=2)

# Files of many documents that are sent at once. Each takes a thread of a web process for
# as long as its reader takes.
LETTERS_DOWNLOADS_AT_ONCE = environment.number("LETTERS_DOWNLOADS_AT_ONCE", default=3)

# Searches, comparisons, files that are made and logins, from one address. 0: no limit.
LETTERS_COSTLY_PER_MINUTE = environment.number("LETTERS_COSTLY_PER_MINUTE", default=180)

# --- Mistakes that readers report ---------------------------------------------

# Reports that wait for archivists: in all, and on one document or section. Beyond that,
# readers are asked to come again.
LETTERS_REPORTS_WAITING = environment.number("LETTERS_REPORTS_WAITING", default=2000)
LETTERS_REPORTS_WAITING_OF_TEXT = environment.number(
    "LETTERS_REPORTS_WAITING_OF_TEXT", default=50
)
# From one address, by all web processes together.
LETTERS_REPORTS_PER_HOUR = environment.number("LETTERS_REPORTS_PER_HOUR", default=20)
LETTERS_CLIENT_ADDRESS = "archive.clients.address_of"

# --- Files --------------------------------------------------------------------

# Scans. They have no address of their own: a view shows them after it has asked
# whether the reader may see the document.
MEDIA_ROOT = environment.folder("LETTERS_MEDIA_ROOT", default=VAR_DIR / "media")

# What is taken as a page scan: megapixels, pixels of a side, megabytes of a file.
LETTERS_SCAN_MEGAPIXELS = environment.number("LETTERS_SCAN_MEGAPIXELS", default=320)
LETTERS_SCAN_SIDE = environment.number("LETTERS_SCAN_SIDE", default=32_000)
LETTERS_SCAN_MEGABYTES = environment.number("LETTERS_SCAN_MEGABYTES", default=1000)
# What the process may take that prepares one page: seconds of a processor, and megabytes
# of addresses, of which it uses a small part.
LETTERS_SCAN_SECONDS = environment.number("LETTERS_SCAN_SECONDS", default=120)
LETTERS_SCAN_MEMORY_MB = environment.number("LETTERS_SCAN_MEMORY_MB", default=3000)
# The address under which a proxy sends files of MEDIA_ROOT/tiles when it is told to by
# X-Accel-Redirect: "/tiles-of-scans/". Empty: the archive sends them itself.
LETTERS_SCAN_ACCEL = os.environ.get("LETTERS_SCAN_ACCEL", "")

# A pasted text may be as long as the notation allows, and a form may hold every
# problem, mark and event of a long document.
DATA_UPLOAD_MAX_MEMORY_SIZE = 20_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "archive.finders.NodeFilesFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage",
    },
}

# What the pages use of the front-end packages: the name under static/, and the file
# in node_modules/. Nothing else of a package is published.
_SERIF = "@fontsource/source-serif-4/files/source-serif-4"
_SANS = "@fontsource/source-sans-3/files/source-sans-3"
_TYPEWRITER = "@fontsource/courier-prime/files/courier-prime"
# Courier Prime has no Cyrillic letters; these are as wide as its own.
_CYRILLIC_TYPEWRITER = "@fontsource/ibm-plex-mono/files/ibm-plex-mono-cyrillic"
_VIEWER = "openseadragon/build/openseadragon/openseadragon.min.js"
_ICONS = "heroicons/24"
NODE_ROOT = BASE_DIR / "node_modules"
NODE_FILES = {
    "vendor/source-serif-4/400.woff2": f"{_SERIF}-latin-400-normal.woff2",
    "vendor/source-serif-4/400-ext.woff2": f"{_SERIF}-latin-ext-400-normal.woff2",
    "vendor/source-serif-4/400-italic.woff2": f"{_SERIF}-latin-400-italic.woff2",
    "vendor/source-serif-4/400-italic-ext.woff2": (
        f"{_SERIF}-latin-ext-400-italic.woff2"
    ),
    "vendor/source-serif-4/600.woff2": f"{_SERIF}-latin-600-normal.woff2",
    "vendor/source-serif-4/600-ext.woff2": f"{_SERIF}-latin-ext-600-normal.woff2",
    "vendor/source-serif-4/700.woff2": f"{_SERIF}-latin-700-normal.woff2",
    "vendor/source-serif-4/700-ext.woff2": f"{_SERIF}-latin-ext-700-normal.woff2",
    **{
        f"vendor/source-serif-4/{style}-cyrillic.woff2": f"{_SERIF}-cyrillic-{file}.woff2"
        for style, file in (
            ("400", "400-normal"),
            ("400-italic", "400-italic"),
            ("600", "600-normal"),
            ("700", "700-normal"),
        )
    },
    "vendor/source-serif-4/LICENSE.txt": "@fontsource/source-serif-4/LICENSE",
    "vendor/source-sans-3/400.woff2": f"{_SANS}-latin-400-normal.woff2",
    "vendor/source-sans-3/400-ext.woff2": f"{_SANS}-latin-ext-400-normal.woff2",
    "vendor/source-sans-3/600.woff2": f"{_SANS}-latin-600-normal.woff2",
    "vendor/source-sans-3/600-ext.woff2": f"{_SANS}-latin-ext-600-normal.woff2",
    "vendor/source-sans-3/LICENSE.txt": "@fontsource/source-sans-3/LICENSE",
    "vendor/courier-prime/400.woff2": f"{_TYPEWRITER}-latin-400-normal.woff2",
    "vendor/courier-prime/400-ext.woff2": f"{_TYPEWRITER}-latin-ext-400-normal.woff2",
    "vendor/courier-prime/400-italic.woff2": f"{_TYPEWRITER}-latin-400-italic.woff2",
    "vendor/courier-prime/400-italic-ext.woff2": (
        f"{_TYPEWRITER}-latin-ext-400-italic.woff2"
    ),
    "vendor/courier-prime/700.woff2": f"{_TYPEWRITER}-latin-700-normal.woff2",
    "vendor/courier-prime/700-ext.woff2": f"{_TYPEWRITER}-latin-ext-700-normal.woff2",
    "vendor/courier-prime/LICENSE.txt": "@fontsource/courier-prime/LICENSE",
    "vendor/ibm-plex-mono/400.woff2": f"{_CYRILLIC_TYPEWRITER}-400-normal.woff2",
    "vendor/ibm-plex-mono/400-italic.woff2": f"{_CYRILLIC_TYPEWRITER}-400-italic.woff2",
    "vendor/ibm-plex-mono/700.woff2": f"{_CYRILLIC_TYPEWRITER}-700-normal.woff2",
    "vendor/ibm-plex-mono/LICENSE.txt": "@fontsource/ibm-plex-mono/LICENSE",
    **{
        f"vendor/heroicons/{name}.svg": f"{_ICONS}/outline/{name}.svg"
        for name in (
            "academic-cap",
            "arrow-down-tray",
            "arrows-right-left",
            "bookmark",
            "book-open",
            "building-library",
            "calendar-days",
            "document-text",
            "magnifying-glass",
            "map-pin",
            "rss",
            "share",
            "tag",
            "users",
        )
    },
    "vendor/heroicons/bookmark-filled.svg": f"{_ICONS}/solid/bookmark.svg",
    "vendor/heroicons/LICENSE": "heroicons/LICENSE",
    "vendor/openseadragon/openseadragon.min.js": _VIEWER,
    "vendor/openseadragon/openseadragon.min.js.map": f"{_VIEWER}.map",
    "vendor/openseadragon/LICENSE.txt": "openseadragon/LICENSE.txt",
}

# --- Accounts -----------------------------------------------------------------

LOGIN_URL = "admin:login"
# Where a login ends that leads nowhere else, or to another site.
LOGIN_REDIRECT_URL = "admin:index"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]

# Wrong passwords are counted in the database, for all web processes together.
AXES_FAILURE_LIMIT = environment.number("LETTERS_LOGIN_FAILURES", default=10)
AXES_COOLOFF_TIME = timedelta(
    minutes=environment.number("LETTERS_LOGIN_PAUSE_MINUTES", default=15)
)
# Of each account, whoever tries; and of each address, whatever it tries.
AXES_LOCKOUT_PARAMETERS = ["username", "ip_address"]
AXES_CLIENT_IP_CALLABLE = "archive.clients.address_of"
AXES_USERNAME_CALLABLE = "archive.clients.account_of"
AXES_LOCKOUT_CALLABLE = "letters.views.outages.too_many_logins"
AXES_RESET_ON_SUCCESS = True
# Whoever goes on guessing does not keep the owner out for longer.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
# Neither who logged in, when and from where, nor a page of the admin about it.
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

# The header in which a proxy gives the reader's address. Name it only if the proxy
# overwrites, or appends to, what the reader sends under that name.
PROXY_ADDRESS_HEADER = os.environ.get("LETTERS_PROXY_ADDRESS_HEADER", "")
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_VALIDATORS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATORS}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_VALIDATORS}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATORS}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATORS}.NumericPasswordValidator"},
]

# --- What a browser is told ---------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "letters.views.unsaved.given_back.csrf_failure"
SECURE_SSL_REDIRECT = HTTPS
# A balancer asks for health from inside, by plain http; so does what measures.
SECURE_REDIRECT_EXEMPT = [r"^health/", r"^metrics$"]
SECURE_HSTS_SECONDS = (
    environment.number("LETTERS_HSTS_SECONDS", default=31_536_000) if HTTPS else 0
)
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS

# The header by which a proxy says that the reader came over https. Name it only if
# the proxy overwrites what the reader sends under that name.
if proxy_header := os.environ.get("LETTERS_PROXY_SSL_HEADER"):
    SECURE_PROXY_SSL_HEADER = (
        f"HTTP_{proxy_header.upper().replace('-', '_')}",
        "https",
    )

# --- What operators see --------------------------------------------------------

# "json" for programs that read logs: one object a line.
LOG_FORMAT = environment.one_of("LETTERS_LOG_FORMAT", "text", "json")
LETTERS_ACCESS_LOG = environment.flag("LETTERS_ACCESS_LOG", default=False)
# In milliseconds; 0 logs no query.
LETTERS_SLOW_QUERY_MS = environment.number("LETTERS_SLOW_QUERY_MS", default=2000)
LETTERS_METRICS_TOKEN = os.environ.get("LETTERS_METRICS_TOKEN", "")
LETTERS_BACKUPS = (
    environment.folder("LETTERS_BACKUPS", default=VAR_DIR)
    if os.environ.get("LETTERS_BACKUPS")
    else None
)
# Where errors are told: addresses of mail, and one that takes JSON by POST.
ERROR_MAIL = environment.names("LETTERS_ERROR_MAIL")
ERROR_WEBHOOK = environment.web_address("LETTERS_ERROR_WEBHOOK")
EMAIL_HOST = os.environ.get("LETTERS_SMTP_HOST", "localhost")
EMAIL_PORT = environment.number("LETTERS_SMTP_PORT", default=25)
EMAIL_HOST_USER = os.environ.get("LETTERS_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("LETTERS_SMTP_PASSWORD", "")
EMAIL_USE_TLS = environment.flag("LETTERS_SMTP_TLS", default=False)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("LETTERS_MAIL_FROM", "archive@localhost")

LOGGING = log_settings(LOG_FORMAT, LETTERS_SITE_NAME, ERROR_MAIL, ERROR_WEBHOOK)

"""Gunicorn's configuration: `gunicorn -c python:archive.serving.webserver`.

Slow clients hold a connection and no thread (archive.serving.worker); a proxy in front
adds TLS, and answers for files.
"""

import gc
import os
import resource
import threading
from typing import Any

from django.apps import apps
from django.utils.module_loading import import_string

from archive.serving.parent_watch import end_with_supervisor

_FILES = 2_048

bind = f"127.0.0.1:{os.environ.get('PORT') or 8000}"

# One per core and one more, for when a worker waits for the database. Bounded, because
# each thread holds a connection and PostgreSQL has 100 of them.
_cores = (
    len(os.sched_getaffinity(0))
    if hasattr(os, "sched_getaffinity")
    else os.cpu_count() or 1
)
workers = int(os.environ.get("WEB_CONCURRENCY") or min(_cores + 1, 12))
worker_class = "archive.serving.worker.Worker"
threads = 4
# The master imports the archive, and each worker is a copy of it: one that ended is
# replaced in a moment, and the memory of what none of them changes is shared.
preload_app = True

# The supervisor reports the rest.
loglevel = "warning"

timeout = 30
graceful_timeout = 10
# Longer than nginx keeps a connection (deploy/nginx): it must never send a request on one
# that is closed at that moment.
keepalive = 20
# The worker itself sends, as fast as each client takes it.
sendfile = False

# A file for each connection, and some more. Systems often allow 1,024 at first.
worker_connections = 1_000
_allowed, _most = resource.getrlimit(resource.RLIMIT_NOFILE)
if _allowed < _FILES <= _most:
    resource.setrlimit(resource.RLIMIT_NOFILE, (_FILES, _most))

# The heartbeat file must not wait for a busy disk.
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108

# A reader who sends SCRIPT_NAME or PATH_INFO would get pages under any other address,
# through a proxy that passes them on.
forwarder_headers = ""

# A reader's list is in its address. Proxies take as much without being told.
limit_request_line = 8190

# Otherwise every archive of this user would share one socket in the home folder.
control_socket_disable = True


def when_ready(_master: Any) -> None:
    # The objects that exist now stay, in all workers. Searching them for garbage again
    # and again would delay an answer by a tenth of a second now and then.
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def post_worker_init(_worker: Any) -> None:
    # Watched by the workers, since the master forks and so must not have threads.
    end_with_supervisor(os.getppid())
    # Django may not be what is served. The worker answers meanwhile, also where the
    # database says nothing.
    if apps.ready:
        open_index = import_string("letters.views.first_pages.open_index")
        threading.Thread(target=open_index, daemon=True).start()

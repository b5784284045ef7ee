"""How many requests were answered, how, and how fast, for Prometheus.

Of several web processes each writes its own numbers into the folder that the environment
names (PROMETHEUS_MULTIPROC_DIR); whichever is asked adds them up.
"""

from __future__ import annotations

from prometheus_client import Counter, Histogram

# In seconds: a page from the cache, a page made anew, a search, a file that is made.
_BUCKETS = (0.005, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30)

REQUESTS = Counter(
    "letters_requests",
    "Requests that were answered, by the name of the page, the method and the status.",
    ["page", "method", "status"],
)
SECONDS = Histogram(
    "letters_request_seconds",
    "Seconds until the answer began, by the name of the page.",
    ["page"],
    buckets=_BUCKETS,
)
# Anybody can invent methods.
_METHODS = ("GET", "HEAD", "POST", "OPTIONS")


def count_request(page: str, method: str, status: int, seconds: float) -> None:
    method = method if method in _METHODS else "other"
    REQUESTS.labels(page, method, str(status)).inc()
    SECONDS.labels(page).observe(seconds)

"""Where the site has the page of a record: known again once it was found."""

from __future__ import annotations

from functools import lru_cache

from django.urls import get_script_prefix, reverse


def page_address(view: str, *names: str) -> str:
    """That of the `view` with the `names` in its address. A glossary has a thousand."""
    return _found(get_script_prefix(), view, names)


# The prefix is in the result, and may be another where the archive is mounted elsewhere.
@lru_cache(maxsize=20_000)
def _found(_prefix: str, view: str, names: tuple[str, ...]) -> str:
    return reverse(view, args=names)

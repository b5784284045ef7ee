"""Pages that list names by letter, narrowed by words: of people, terms and topics."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from letters.middleware.page_cache import cached_until_change
from letters.reader.names_by_letter import NamesByLetter
from letters.views.addresses import (
    names_by_letter,
    page_of_list,
    query_before_page,
)

NAMES_PER_PAGE = 100
# A reader may type any words: such pages are made each time.
cached_list_of_names = cached_until_change(names_by_letter, uncached=["words"])


def listed_names(
    request: HttpRequest, names_of: type[NamesByLetter[Any]]
) -> dict[str, Any]:
    """What the template of such a page needs: the `names` that letter and words leave,
    and of one `page` of them what was `listed`."""
    letter, words = request.GET.get("letter", ""), request.GET.get("words", "")
    names = names_of(request.user, letter, words)
    page = page_of_list(request, names.keys, NAMES_PER_PAGE)
    return {
        "names": names,
        "words": words,
        "page": page,
        "listed": names.load(page),
        "query": query_before_page(request.GET, "letter", "words"),
    }

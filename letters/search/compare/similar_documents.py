"""Documents similar to one: which, why, and how many words in a row they share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from letters.models import Document, IndexRequest
from letters.search.compare.text_reuse import Automaton, read_wording
from letters.search.engines import configured
from letters.search.results.hits import Hit, read_hits

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser

# In characters of all texts together: comparing more would take too long.
MOST_COMPARED = 150_000


@dataclass(frozen=True, slots=True)
class Similar:
    """A document like another, and the `words` of most weight that both have.

    `longest` is the number of words of the longest run in both texts; None if it was not
    looked for.
    """

    hit: Hit
    words: tuple[str, ...]
    longest: int | None

    @property
    def document(self) -> Document:
        return self.hit.document


def similar_documents(
    document: Document, user: AbstractUser | AnonymousUser
) -> list[Similar]:
    """Published documents that `user` may see, the most similar first.

    Raises SearchUnavailableError and TooBroadError.
    """
    # Read before the index, which may meanwhile carry out requests.
    withdrawn = IndexRequest.objects.withdrawn()
    text = document.text
    similar = configured.backend().similar(document.pk, text, withdrawn)
    words = {match.pk: match.words for match in similar.documents}
    visible = Document.objects.visible_to(user).published()
    # A letter and the telegram that transmits it are one text.
    visible = visible.exclude(carrier=document).exclude(pk=document.carrier_id)
    hits = read_hits([*words], visible, similar.query)
    longest = _longest_shared(text, [hit.document.text for hit in hits])
    return [
        Similar(hit, words[hit.document.pk], run)
        for hit, run in zip(hits, longest, strict=True)
    ]


def _longest_shared(text: str, candidates: Sequence[str]) -> list[int | None]:
    """For each of the candidates; None once the texts are too long together."""
    lengths = accumulate(map(len, [text, *candidates]))
    count = sum(length <= MOST_COMPARED for length in lengths) - 1
    if count < 1:
        return [None] * len(candidates)
    first, *wordings = map(read_wording, [text, *candidates[:count]])
    joined = dict(first.joined)
    for wording in wordings:
        joined |= wording.joined
    automaton = Automaton(first.taken_apart(joined).words)
    longest = [
        automaton.longest(wording.taken_apart(joined).words) for wording in wordings
    ]
    return [*longest, *[None] * (len(candidates) - count)]

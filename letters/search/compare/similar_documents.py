"""More documents like one: which, why, and how many words they share in one run."""

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

# In characters: of longer texts together it would take too long to compare them all.
MOST_COMPARED = 150_000


@dataclass(frozen=True, slots=True)
class Similar:
    """A document like another, and the `words` of most weight that both have.

    `longest` is how many words the longest run has that stands in both texts; None if
    that was not looked for.
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
    """Published ones that `user` may see, the best first.

    Raises SearchUnavailableError and TooBroadError.
    """
    # Before the index is looked at: what it has taken in since is in it, then.
    withdrawn = IndexRequest.objects.withdrawn()
    text = document.text
    likenesses = configured.backend().similar(document.pk, text, withdrawn)
    words = {likeness.pk: likeness.words for likeness in likenesses.documents}
    visible = Document.objects.visible_to(user).published()
    hits = read_hits([*words], visible, likenesses.query)
    longest = _longest_shared(text, [hit.document.text for hit in hits])
    return [
        Similar(hit, words[hit.document.pk], run)
        for hit, run in zip(hits, longest, strict=True)
    ]


def _longest_shared(text: str, others: Sequence[str]) -> list[int | None]:
    """None for those that come after there is too much to compare."""
    lengths = accumulate(map(len, [text, *others]))
    count = sum(length <= MOST_COMPARED for length in lengths) - 1
    if count < 1:
        return [None] * len(others)
    one, *wordings = map(read_wording, [text, *others[:count]])
    joined = dict(one.joined)
    for wording in wordings:
        joined |= wording.joined
    automaton = Automaton(one.taken_apart(joined).words)
    longest = [automaton.longest(each.taken_apart(joined).words) for each in wordings]
    return [*longest, *[None] * (len(others) - count)]

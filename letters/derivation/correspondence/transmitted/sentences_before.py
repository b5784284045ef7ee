"""What the sentences before an announcement say of a text that it names without sides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from letters.derivation.correspondence.transmitted.announced_names import name_before
from letters.derivation.correspondence.transmitted.announced_recipients import (
    recipients_told,
)
from letters.derivation.correspondence.transmitted.announced_senders import (
    senders_told,
)
from letters.derivation.correspondence.transmitted.announcement_forms import (
    Announcement,
)
from letters.derivation.correspondence.transmitted.announcing_words import (
    BARE,
    SENTENCE_END,
)
from letters.derivation.correspondence.transmitted.side_candidates import (
    Evidence,
    SideCandidate,
)

# In characters, in paragraphs and in sentences: how far above it may be said.
_FARTHEST = 1_200
_MOST_PARAGRAPHS = 2
_MOST_SENTENCES = 5
# In characters: "The draft statement reads as follows:".
_LONGEST_BARE = 110
# "Spurgeon Keeny drafted a specific statement".
_DRAFTED = re.compile(
    r" (?:then |had |has )?drafted (?:an? |the )(?:[a-z]{3,12} ){0,2}"
    r"(?:statement|memorandum|paper|resolution|communiqu[eé])\b"
)


# "such a routine announcement", "will report".
_OF_ANOTHER = re.compile(
    r"(?i)\b(?:(?:such|another|similar|second|any)(?: [a-z]{1,12}){0,2}|will|to|should|may) $"
)


@dataclass(frozen=True, slots=True)
class SentenceBefore:
    """The sentence, and whose the text is by it."""

    words: str
    senders: tuple[SideCandidate, ...]
    recipients: tuple[SideCandidate, ...]


def sentence_before(announcement: Announcement, above: str) -> SentenceBefore | None:
    """The nearest sentence `above` that tells a side of the text, where the announcement
    calls it "the letter" and tells none."""
    noun = announcement.noun.casefold()
    is_bare = len(announcement.words) <= _LONGEST_BARE and noun not in ("", *BARE)
    if not is_bare:
        return None
    for sentence in _sentences(above):
        named = re.search(rf"(?i)\b{re.escape(noun)}\b", sentence)
        if not named or _OF_ANOTHER.search(sentence, 0, named.start()):
            continue
        if drafters := (*_drafters(sentence),):
            return SentenceBefore(sentence, drafters, ())
        senders = (*senders_told(sentence, named[0]),)
        recipients = (*recipients_told(sentence, named[0]),)
        if not senders:
            recipients = tuple(
                SideCandidate(each.name, max(each.evidence, Evidence.HANDED))
                for each in recipients
            )
        if senders or recipients:
            return SentenceBefore(sentence, senders, recipients)
    return None


def _drafters(sentence: str) -> Iterator[SideCandidate]:
    if drafted := _DRAFTED.search(sentence):
        name = name_before(sentence[: drafted.start()])
        yield from [SideCandidate(name, Evidence.NAMED)] if name else []


def _sentences(above: str) -> list[str]:
    """The last sentences, the nearest first."""
    paragraphs = above[-_FARTHEST:].split("\n")[-_MOST_PARAGRAPHS - 1 :]
    sentences = [
        sentence
        for paragraph in paragraphs
        for sentence in SENTENCE_END.split(paragraph)
        if sentence.strip()
    ]
    return sentences[: -_MOST_SENTENCES - 1 : -1]

"""Who spoke at a meeting: "Mr. Matthews: We thought …", "Mr. Cutler said that …".

That they were there is inferred.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from letters.derivation.correspondence.participants.names_in_prose import (
    SENTENCE_END,
    SOMEBODY,
)
from letters.derivation.correspondence.participants.participant_lines import Participant
from letters.derivation.text.main_text import words_of
from letters.tei.nodes import Block

_SPEECH = re.compile(rf"(?P<name>{SOMEBODY}|[A-Z][a-z]{{2,15}}): ?(?=\S)")
_SAID = re.compile(
    rf"^(?:\W{{0,3}}[0-9a-z]{{1,2}}[.)] )?(?:[A-Z][a-z]+, |[A-Z][\w .,-]{{2,60}}—)?"
    rf"(?P<name>{SOMEBODY}) (?:then |also |next |again |first |further )?"
    r"(?:said|stated|asked|replied|thought|commented|noted|remarked|observed|inquired"
    r"|suggested|explained|indicated|reported|pointed out|expressed|agreed|felt|added"
    r"|opened|turned|read|questioned|answered|presided|believed|called|wondered|proposed"
    r"|raised|described|emphasized|reviewed)\b(?! to have)"
)
# Words with a colon that head a passage.
_PASSAGES = (
    "note subject action summary conclusion recommendation date place time attachment"
    " source reference background comment question answer decision issue tab enclosure purpose"
    " agenda item copies from through problem discussion objective"
)
_NO_SPEAKERS = frozenset(_PASSAGES.split())
_LONGEST_EVIDENCE = 200


def find_speeches(paragraphs: Iterable[Block]) -> list[Participant]:
    """Whose words stand behind the name: a title with it, or a name that recurs."""
    spoken = list(_starts(_SPEECH, paragraphs))
    labels = [one.name for one in spoken]
    return [one for one in spoken if " " in one.name or _recurs(one.name, labels)]


def find_reported(
    paragraphs: Iterable[Block], *, most: int | None = None
) -> list[Participant]:
    """Whose words are told, at the start of each sentence or of the first `most`."""
    return list(_starts(_SAID, paragraphs, most=most))


def _recurs(label: str, labels: Sequence[str]) -> bool:
    return label.casefold() not in _NO_SPEAKERS and labels.count(label) > 1


def _starts(
    pattern: re.Pattern[str], paragraphs: Iterable[Block], *, most: int | None = None
) -> Iterator[Participant]:
    for block in paragraphs:
        for words in SENTENCE_END.split(words_of(block))[:most]:
            if match := pattern.match(words):
                evidence = _beginning_of(words, match.end())
                yield Participant(
                    match["name"], block=block, evidence=evidence, is_inferred=True
                )


def _beginning_of(sentence: str, least: int) -> str:
    """The first words of a sentence, as many as show who speaks."""
    if len(sentence) <= _LONGEST_EVIDENCE:
        return sentence
    end = sentence.rfind(" ", least, _LONGEST_EVIDENCE)
    return sentence[: end if end > 0 else least]

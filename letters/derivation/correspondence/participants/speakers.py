"""Who spoke at a meeting: "Mr. Matthews: We thought …", "Mr. Cutler said that …".

That they were there is inferred.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from letters.derivation.correspondence.participants.names_in_prose import (
    SENTENCE_END,
    SOMEBODY,
    whole_list,
)
from letters.derivation.correspondence.participants.participant_lines import Participant
from letters.derivation.correspondence.participants.persons_marked import persons_in
from letters.derivation.text.main_text import words_of
from letters.tei.nodes import Block

_SPEECH = re.compile(rf"(?P<name>{SOMEBODY}|[A-Z][a-z]{{2,15}}):(?:$| ?(?=\S))")
ADVERB = (
    r"(?:then |also |next |again |first |further |later |finally |all |both |strongly "
    r"|warmly |briefly |merely |simply |fully |promptly )?"
)
VERB = (
    r"(?:said|stated|asked|replied|thought|commented|noted|remarked|observed|inquired"
    r"|suggested|explained|indicated|reported|pointed out|expressed|agreed|felt|added"
    r"|opened|began|turned|read|questioned|answered|presided|believed|called|wondered|proposed"
    r"|raised|described|emphasized|reviewed|summarized|concluded|warned|referred|responded"
    r"|recalled|mentioned|stressed|reiterated|went on|speculated|doubted|spoke|cautioned"
    r"|objected|argued|insisted|declared|announced|outlined|continued|interjected"
    r"|interposed|recommended|urged|repeated|confirmed|briefed|cited|denied|alluded|advised"
    r"|endorsed|recounted|reminded|introduced|presented|assured|disagreed|informed|joined"
    r"|chaired|closed|posed|asserted|voiced|left|entered|listed|estimated|favored"
    r"|supported|opposed|concurred|acknowledged|admitted|affirmed|returned|reacted|hoped"
    r"|gave (?:the \w{2,12} )?an? (?:\w{2,12} ){0,2}(?:report|preview|briefing"
    r"|account|summary|review|presentation)"
    r"|(?:then )?made (?:his|an?|the) (?:\w{2,12} ){0,3}(?:presentation"
    r"|report|statement|point|comment|suggestion|remark)s?|followed|traced|sketched|pressed"
    r"|challenged|clarified)"
    r"\b(?! to have)"
)
# Behind a title and a name any verb tells as much: of the memoranda with a list nine in
# ten of those who did something at the start of a sentence are in it.
_DID = (
    rf"(?:(?:{VERB}|(?:(?!attended\b|need)[a-z]{{2,15}}ed|told|brought|took|did"
    r"|understood"
    r"|knew|saw|drew|undertook|broke|found|withdrew|says|asks|believes|feels|thinks"
    r"|points out|agrees)\b(?! to have)))"
)
_ASIDE = (
    r"(?: \([^()]{1,40}\)|, [A-Z][^,.;:]{2,40},|, (?:[a-z]{2,12}ing [^,.;:“”]{3,90}+|however),"
    r"| of (?:the )?[A-Z]\w{1,20}(?: [A-Z]\w{1,20}){0,2})?"
)
# What a sentence may begin with before it names the speaker: "Displaying irritation, …".
_OPENING = (
    r"(?:\W{0,3}[0-9a-z]{1,2}[.)] |\()?(?:[A-Z][a-z]+, |(?:[A-Z][^.;:“”—]{2,60}+—){1,2}+)?"
    r"(?:[A-Z][a-z]{2,15}ing [^.;:,“”—]{2,90}+, (?:and )?)?"
    r"(?:(?:In (?:reply|response|answer|conclusion|summary)|Replying|Responding|Turning"
    r"|Agreeing|Continuing|At (?:this point|the (?:conclusion|end)|(?:Mr|Dr)\. )|When "
    r"|Reverting|Returning|Referring|Summarizing|With (?:respect|regard)|Citing|Commenting"
    r"|On the|In regard to|For |Since|While|Although|Upon|As the meeting|At the|After|Before)"
    r"[^.;:“”—]{0,120}? )?"
)
# "The Acting Chairman of the Joint Chiefs, Admiral McDonald, said".
_OFFICE_BEFORE = (
    r"(?:[Tt]he (?:[A-Z][a-z]{1,20}+ |of |the |for ){1,8}+[A-Z][a-z]{1,20}+, )?"
)
_SAID = re.compile(
    rf"^{_OPENING}{_OFFICE_BEFORE}(?P<name>{SOMEBODY})(?<![’']s){_ASIDE},? {ADVERB}{_DID}"
)
# Whom the speaker asked: "he asked Mr. Bell and Mr. Ball whether".
_ASKED = re.compile(
    r"\b(?:asked|directed|instructed|requested|invited|inquired of)"
    r" (?P<names>[A-Z][^;:“”—]{3,90}?)"
    r" (?:whether|if|to|for|what was)\b"
)
# "Mr. Gray called upon Secretary Herter to brief the Council".
_CALLED_ON = re.compile(
    rf"\bcalled (?:up)?on (?![Tt]he )(?P<name>{SOMEBODY})"
    r"(?=,| to | for | who |\W{0,2}$)(?<![’']s)"
)
# The head of another state too: who says something again and again is there.
_HEAD_SAID = re.compile(
    rf"^{_OPENING}(?P<name>{SOMEBODY}|[Tt]he (?:Shah|King|Chancellor|Crown Prince"
    rf"|Prime Minister|Foreign Minister)(?! [A-Z])){_ASIDE} {ADVERB}{_DID}"
)
# "a." before a sentence, which the end of a sentence is taken for.
_LABEL = re.compile(r"\W{0,2}[0-9a-z]{1,2}")
_BOTH_SAID = re.compile(rf"^(?:Both )?(?P<names>[A-Z][^;:“”]{{3,160}}?) {ADVERB}{VERB}")
_IN_PARENTHESES = re.compile(r" \([^()]{1,40}\)")
# Words with a colon that head a passage.
_PASSAGES = (
    "note subject action summary conclusion recommendation date place time attachment"
    " source reference background comment question answer decision issue tab enclosure purpose"
    " agenda item copies from through problem discussion objective"
)
_NO_SPEAKERS = frozenset(_PASSAGES.split())
_LONGEST_EVIDENCE = 200


def find_speeches(paragraphs: Iterable[Block]) -> list[Participant]:
    """Whose words stand behind the name: a title with it, a name that the edition marks,
    or one that recurs."""
    spoken = list(_starts(_SPEECH, paragraphs))
    labels = [one.name for one in spoken]
    return [
        one
        for one in spoken
        if " " in one.name
        or one.name in persons_in(one.block)
        or _recurs(one.name, labels)
    ]


def find_reported(
    paragraphs: Iterable[Block], *, most: int | None = None
) -> list[Participant]:
    """Whose words are told, at the start of each sentence or of the first `most`."""
    return list(_starts(_SAID, paragraphs, most=most))


def find_recurring(paragraphs: Iterable[Block]) -> list[Participant]:
    """Whose words a conversation tells at the start of several sentences."""
    told = list(_starts(_HEAD_SAID, paragraphs))
    times = Counter(one.name.casefold() for one in told)
    first = {one.name.casefold(): one for one in reversed(told)}
    return [one for name, one in first.items() if times[name] > 1]


def find_in_minutes(paragraphs: Iterable[Block]) -> Iterator[Participant]:
    """Whose words minutes report: of one, of several together, or of somebody without a
    title whom the edition marks."""
    for block in paragraphs:
        for sentence in SENTENCE_END.split(words_of(block)):
            if match := _SAID.match(sentence):
                asked = _ASKED.search(sentence, match.end() - 12)
                others = whole_list(asked["names"]) if asked else []
                if called := _CALLED_ON.match(sentence, match.end() - len("called")):
                    others = [called["name"]]
                names, end = [match["name"], *others], (asked or called or match).end()
            else:
                names, end = _several_or_marked(sentence, block)
            evidence = _beginning_of(sentence, end) if names else ""
            for name in names:
                yield Participant(
                    name, block=block, evidence=evidence, is_inferred=True
                )


def _several_or_marked(sentence: str, block: Block) -> tuple[list[str], int]:
    """ "Mr. Gray and Mr. Allen both thought", "McGeorge Bundy summarized"."""
    match = _BOTH_SAID.match(sentence)
    if not match:
        return [], 0
    words = _IN_PARENTHESES.sub("", match["names"])
    if " and " in words:
        names = whole_list(words)
        if not words.startswith("Messrs"):
            names = [name for name in names if " " in name]
        return names, match.end()
    is_marked = " " in words and words in persons_in(block)
    return [words] if is_marked else [], match.end()


def _recurs(label: str, labels: Sequence[str]) -> bool:
    return label.casefold() not in _NO_SPEAKERS and labels.count(label) > 1


def _starts(
    pattern: re.Pattern[str], paragraphs: Iterable[Block], *, most: int | None = None
) -> Iterator[Participant]:
    for block in paragraphs:
        sentences = SENTENCE_END.split(words_of(block))
        if _LABEL.fullmatch(sentences[0]):
            del sentences[0]
        for words in sentences[:most]:
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

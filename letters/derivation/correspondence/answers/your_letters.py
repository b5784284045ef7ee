"""Words by which a letter answers "your letter of October 26"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, zip_longest

from letters.derivation.correspondence.answers.noted_replies import NotedDocuments
from letters.derivation.correspondence.answers.own_paragraphs import (
    OPENING,
    OwnParagraph,
)
from letters.derivation.correspondence.partial_dates import (
    SPELLED_DAY,
    day_before,
    spell_in_figures,
)
from letters.derivation.model import Direction, ReplyRecord
from letters.tei.dates import HistoricalDate
from letters.tei.dates.months import MONTH
from letters.tei.references import Target

MOST_IN_A_PARAGRAPH = 50
_LONGEST_LEAD = 160
_LONGEST_REST = 120

_DAY = rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th)?|{SPELLED_DAY})"
_DATE = (
    rf"(?:{MONTH} {_DAY}(?: ?\[[0-9]{{1,2}}\])?(?:,? ?[0-9]{{4}})?"
    rf"|[0-9]{{1,2}}(?:st|nd|rd|th)? {MONTH}(?:,? [0-9]{{4}})?)(?![0-9])"
)
_NOUN = (
    r"(?:letters?|messages?|communications?|notes?|memorandum|memoranda|reply|replies)"
)
_YOUR_LETTER = re.compile(
    rf"\b[Yy]our (?!draft\b)(?:(?!{_NOUN}\b|{MONTH}\b)[\w’'-]{{1,20}},? ){{0,4}}"
    rf"(?:{_NOUN}\b(?:(?: (?:addressed )?to me| to the President| just received)?"
    rf",? (?:(?:of|dated|on|sent|written) ){{0,2}}"
    rf"(?P<dates>{_DATE}(?:(?:,| and|, and) (?:{_DATE}|{_DAY}(?= |,|\.))){{0,3}}))?"
    rf"|(?P<day>{_DATE}) {_NOUN})"
)
_SEVERAL = re.compile(r"letters|messages|notes|memoranda|communications|replies")
_ONE_DATE = re.compile(rf"{_DATE}|{_DAY}")
_BARE_DAY = re.compile(_DAY)
# "July 25 [15],1954": the editors' day stands for the printed one.
_CORRECTED_DAY = re.compile(r"[0-9]{1,2} ?\[(?P<day>[0-9]{1,2})\],? ?")

# Words before "your letter of …" by which a writer takes it up.
_TAKES_UP = re.compile(
    r"(?:receiv|receipt of|read |reading|stud(?:y|ied)|consider|[Tt]hank|grateful|gratitude"
    r"|[Aa]ppreciat|glad|pleas|gratif|happy|delighted|surprised|sorry|regret|disappoint"
    r"|concerned|[Aa]cknowledg|refer|[Rr]eference|acquainted|familiar|welcome|interest"
    r"|attention to|thought to|(?:I|We|we) (?:\w+ )?(?:have|had) (?:\w+ )?$"
    r"|\b(?:I|[Ww]e) (?:\w+ ){0,4}(?:answer|repl|respon)"
    r"|^(?:In|As|Following|Since|With regard to|Regarding|Concerning)? ?$)"
)
_IN_REPLY = re.compile(
    r"(?:in (?:\w+ )?(?:reply|response|answer) to|reply(?:ing)? (?:now )?to|respond(?:ing)? to"
    r"|answering|to answer|reference to|refer to|reference is made to|acknowledg\w{1,20}+)"
    r" ?(?:the receipt of )?$",
    re.IGNORECASE,
)
# The writer answers, not somebody of whom he writes.
_WRITER_ANSWERS = re.compile(r"\b(?:I|[Ww]e|me|us|[Tt]his|In|[Rr]eference)\b")
# Another answer: one given before, or still to come.
_OTHER_ANSWER = re.compile(
    r"\b(?:previously|already|earlier) (?:\w+ )?(?:repl|answer|respon|wr[io]t)"
    r"|\b(?:replied|answered|responded|wrote) (?:previously|already|earlier)"
    r"|\bmy (?:\w+ ){0,3}(?:letter|message|reply|answer|note)\b"
    r"|\b(?:I|[Ww]e) (?:\w+ )?(?:will|shall|hope|intend|expect|plan|trust)\b"
)
_ANSWERED_APART = re.compile(
    r"to which (?:I|we) (?:will|shall)|(?:will|shall) (?:be )?(?:repl|answer|respon)\w*"
    r"|reply(?:ing)? separately|(?:has|was|were|have) (?:been )?(?:answered|replied)"
)
# The recipient wrote it to somebody else.
_TO_ANOTHER = re.compile(r",? (?:addressed )?to (?:[A-Z]|his|her|their)")
# By somebody: "The Shah answered your letter".
_ANSWERED = re.compile(r"\b(?:repl(?:y|ied)|answer|respon[ds])")
_COPY = re.compile(r"\bcop(?:y|ies) of $")
# What follows is for a third person: "please forward to His Excellency the following:".
_FORWARDED = re.compile(
    r"\b(?:forward|convey|transmit|pass(?: on)?|deliver) to (?!me\b|us\b)[^.;:]{2,60}:\s{0,3}$"
)
# Not the full stop of an initial: "astronaut L. Gordon Cooper".
_SENTENCE_END = re.compile(r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bDr)[.!?:;]”?(?=\s|$)")


def replies_in(
    paragraph: OwnParagraph, noted: NotedDocuments, date: HistoricalDate | None
) -> Iterator[ReplyRecord]:
    """A letter of a day that the opening only speaks of is inferred to be answered."""
    answered = (
        (match, is_stated)
        for match in _YOUR_LETTER.finditer(paragraph.text)
        if paragraph.answers_to(match[0])
        and (
            (is_stated := _is_answered(paragraph, match))
            or _is_spoken_of(paragraph, match)
        )
    )
    for match, is_stated in islice(answered, MOST_IN_A_PARAGRAPH):
        start, end = paragraph.start + match.start(), paragraph.start + match.end()
        days = list(_days_named(match["dates"] or match["day"] or "", date))
        targets = noted.letters_named(start, end)
        for target, day in _pair_targets_and_days(
            targets, days, is_one=not _SEVERAL.search(match[0])
        ):
            yield ReplyRecord(
                key="",
                direction=Direction.REPLIES_TO,
                footnote="",
                start=start,
                end=end,
                evidence=_sentence_around(paragraph.text, match),
                target=target,
                letter_date=day,
                is_inferred=not is_stated,
            )


def _pair_targets_and_days(
    targets: list[Target], days: list[str], *, is_one: bool
) -> Iterator[tuple[Target | None, str]]:
    """The target and the day of each letter: paired if there are as many of each, else the
    days alone, or the targets if there are no days."""
    targets = targets[:1] if is_one else targets
    if len(targets) == len(days) or not days:
        yield from zip_longest(targets, days, fillvalue="")
    else:
        yield from ((None, day) for day in days)


def _is_spoken_of(paragraph: OwnParagraph, match: re.Match[str]) -> bool:
    """Whether the opening speaks of a letter of a day, to the writer: "Iran's progress,
    recounted in your letter of March 25, is most impressive"."""
    is_opening = paragraph.is_opening and match.start() < OPENING
    if not is_opening or not match["dates"] or paragraph.is_memorandum:
        return False
    lead, rest = _around(paragraph.text, match)
    return not (
        _OTHER_ANSWER.search(lead)
        or _ANSWERED.search(lead)
        or _is_forwarded(paragraph, match)
        or _ANSWERED_APART.search(rest)
        or _COPY.search(lead)
        or _TO_ANOTHER.match(rest)
    )


def _is_forwarded(paragraph: OwnParagraph, match: re.Match[str]) -> bool:
    before = paragraph.text[max(0, match.start() - _LONGEST_REST) : match.start()]
    return _FORWARDED.search(before) is not None


def _around(text: str, match: re.Match[str]) -> tuple[str, str]:
    """The words before it and after it in its sentence."""
    rest = text[match.end() :][:_LONGEST_REST]
    return _words_before(text, match), _SENTENCE_END.split(rest, maxsplit=1)[0]


def _is_answered(paragraph: OwnParagraph, match: re.Match[str]) -> bool:
    """Whether the words around "your letter" make this document its answer."""
    lead, rest = _around(paragraph.text, match)
    if _OTHER_ANSWER.search(lead) or _ANSWERED_APART.search(rest) or _COPY.search(lead):
        return False
    if _is_forwarded(paragraph, match):
        return False
    if _IN_REPLY.search(lead) and _WRITER_ANSWERS.search(lead):
        return True
    is_opening = paragraph.is_opening and match.start() < OPENING
    if not is_opening or _TO_ANOTHER.match(rest):
        return False
    return _TAKES_UP.search(lead) is not None


def _words_before(text: str, match: re.Match[str]) -> str:
    """The words of the sentence before "your letter", or after another such phrase."""
    before = text[max(0, match.start() - _LONGEST_LEAD) : match.start()]
    before = _YOUR_LETTER.split(before)[-1] or before
    return _SENTENCE_END.split(before)[-1].lstrip()


def _days_named(printed: str, date: HistoricalDate | None) -> Iterator[str]:
    """EDTF of each day in "January 23 and 24" whose year is certain."""
    month = ""
    printed = _CORRECTED_DAY.sub(r"\g<day>, ", printed)
    for match in _ONE_DATE.finditer(printed):
        words = match[0]
        if _BARE_DAY.fullmatch(words):
            words = f"{month} {words}"
        else:
            month = re.sub("^[^A-Z]*([A-Z][a-z]+).*", r"\1", words)
        if day := day_before(spell_in_figures(words), date):
            yield day


def _sentence_around(text: str, match: re.Match[str]) -> str:
    rest = text[match.end() : match.end() + _LONGEST_REST]
    end = _SENTENCE_END.search(rest)
    after = rest[: end.end()] if end else f"{rest.rpartition(' ')[0]}…"
    return " ".join(f"{_words_before(text, match)}{match[0]}{after}".split())

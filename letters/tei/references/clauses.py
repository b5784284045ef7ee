"""What the words just before a number say about the work that it belongs to."""

from __future__ import annotations

import re

from letters.tei.dates.months import MONTH_IN_FOOTNOTE

_LONGEST = 200

# Periodicals, books and documents of other bodies that are cited by page, volume or
# document number in the same words as the volumes of this series.
OTHER_WORKS = r"""(?:\b|(?<=\d))(?:
    Bulletin | Public\ Papers | American\ Foreign\ Policy | Basic\ Documents
  | Current\ Documents | Congressional\ Record | Official\ Records | Stat\.
  | Documents\ on\ (?:American|International|Disarmament|German)
  | (?:New\ York|Washington)\ [A-Z]\w+ | Foreign\ Affairs,\ [A-Z]\w+\ 1\d
  | Treaty\ Series | T\.?I\.?A\.?S\. | UST | Cmn?d\. | U\.?N\.?\ [Dd]oc
  | SC, | GA, | [Ss]uppl\. | (?:st|nd|d|rd|th)\ (?:sess|yr)\.
  | [HS]\.\ ?(?:Doc|Rept) | (?:House|Senate)\ (?:Document|Report) | Yearbook
  | Digest | Diar(?:y|ies) | Memoirs | Hearings | Papers\ of )"""
_OTHER_WORK = re.compile(OTHER_WORKS, re.VERBOSE)

_CLAUSE_ENDS = re.compile(r"[;:(]\s?|(?<!\b[A-Z])(?<!\b[MD]r)(?<!\bMrs)\.\s(?=[A-Z“])")
_BEGINS_SENTENCE = re.compile(r"(?:^|[.!?][”)]?\s)$")
_IMPRINT = re.compile(r"\),?\s$")
_PUBLISHER = re.compile(r"\d\),?\s(?:\w+\s)?$")
_LEADS_TO_VOLUME = re.compile(
    r"(?:^|[(\[;]\s?|\b(?:See|[a-z]+),?\s(?:also\s)?|footnote\s\d{1,3},?\s)$"
)
_LEADS_TO_PAGE = re.compile(
    r"(?:\b(?:[Ss]ee|printed(?: on)?|appears? on),?(?: also)?\s)$"
)
_ANTE_OR_POST = re.compile(r"\b(?:[Aa]nte|[Pp]ost),?\s$")
_OTHER_BODY = re.compile(
    r"\b(?:[A-Z]{2,}|House|Senate|Basic|Declassified|Sensitive)\s$"
)
_NAMES_A_DOCUMENT = re.compile(
    rf"""\b(?: [Mm]emorand(?:um|a) | [Tt]elegrams? | [Dd]espatch(?:es)? | [Ll]etters?
      | [Mm]essages? | [Mm]inutes | [Aa]ide-mémoires? | [Nn]otes? | [Rr]eports?
      | [Ii]nstructions? | [Cc]irculars? | [Pp]apers? | [Ss]tudy | [Aa]irgrams?
      | [Aa]nnex(?:es)? | [Ee]nclosures? | [Aa]ttachments? | [Aa]ppendix | [Tt]abs?
      | [Dd]ocuments? | [Ss]tatements? | NSC | NIE | PPS | SANACC | SWNCC | [Dd]ated
      | {MONTH_IN_FOOTNOTE} )(?!\w)""",
    re.VERBOSE,
)


def leads_to_volume(text: str, at: int) -> bool:
    """Whether the words before a bare "vol. V" at `at` make it a volume of this series:
    "see vol. V", but not "Truman, Memoirs, vol. II" or "his Volume I"."""
    if text[at] == "V" and not _BEGINS_SENTENCE.search(text[max(0, at - 4) : at]):
        return False
    before = text[max(0, at - 40) : at]
    return bool(_LEADS_TO_VOLUME.search(before) and not _PUBLISHER.search(before))


def follows_a_document(text: str, at: int) -> bool:
    """Whether the words before a "vol. V" name a document that it is likely to hold:
    "letter of May 3, vol. V"."""
    if text[at] == "V" or _PUBLISHER.search(text[max(0, at - 40) : at]):
        return False
    return names_a_document(text, at)


def leads_to_page(text: str, at: int) -> bool:
    """Whether the words before say plainly that the page is of the same volume."""
    before = text[max(0, at - 20) : at]
    return _LEADS_TO_PAGE.search(before) is not None or leads_back_or_on(text, at)


def leads_back_or_on(text: str, at: int) -> bool:
    return _ANTE_OR_POST.search(text[max(0, at - 20) : at]) is not None


def names_a_document(text: str, at: int) -> bool:
    """Whether the clause before `at` names a document, or gives its date, and no
    other work: "Dated August 7, p. 715", "(p. 585)", not "Bulletin, May 3, p. 2"."""
    before = text[max(0, at - _LONGEST) : at]
    clause = next(filter(None, reversed(_CLAUSE_ENDS.split(before))), "")
    if _IMPRINT.search(clause) or _OTHER_WORK.search(clause):
        return False
    if _OTHER_WORK.search(text, max(0, at - 60), at):
        return False
    return not clause or _NAMES_A_DOCUMENT.search(clause) is not None


def is_of_other_body(text: str, at: int) -> bool:
    """Whether a "Document 60" at `at` is numbered by others: "NAC Document 60"."""
    return _OTHER_BODY.search(text[max(0, at - 20) : at]) is not None

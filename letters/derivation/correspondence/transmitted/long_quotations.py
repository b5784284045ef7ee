"""Long quotations that a document leads on to, whatever it calls them."""

from __future__ import annotations

import re

from letters.derivation.correspondence.transmitted.announcement_forms import (
    Announcement,
)
from letters.derivation.correspondence.transmitted.announcements import (
    LONGEST_LEAD,
)
from letters.derivation.correspondence.transmitted.announcing_words import (
    SENTENCE_END,
)
from letters.derivation.correspondence.transmitted.quoted_texts import Extent
from letters.derivation.correspondence.transmitted.words_before import (
    AnnouncedText,
    Search,
    words_in,
)

# A quotation of as many paragraphs and words is a text of its own, not a remark.
_MOST_OF_REMARK = 2
_FEWEST_WORDS = 80
_FEWEST_OF_BRIEF = 150
_NEVER = 10_000
_MARKS = " “\"'"
_LEADS_ON = re.compile(
    r"(?i)\b(?:following|foll?|folg|as follows|follows?|herewith|below|reads?|reading"
    r"|this is(?=[^:]{1,100}:$))\b"
)
# In a telegram one paragraph of it suffices, as of a message.
_FEWEST_OF_DOCUMENT = 60
_DOCUMENT = re.compile(
    r"(?i)\b(?:(?:fol|following)(?: [\w-]{2,14}){0,3} (?:document|press release|guidance"
    r"|requests?|inquiry|decree|orders?|proposals?|paper|formula|reaction|information"
    r"|instructions?|message|statement|resolution|draft)\b)"
    r"|\b(?:handed|tabled|circulated|presented|submitted)\b[^.;:]{0,80}"
    r" (?:fol|following)\b[^.;:]{0,60}:$"
)
# How a letter or a note begins.
_OF_LETTER = re.compile(
    r"(?:(?:I|We) )?[Hh]ave (?:the )?hono[u]?r\b|I (?:beg|acknowledge receipt)\b"
    r"|(?:In|With) (?:reply|response|reference|regard) to your\b"
    r"|(?:I|We) have (?:just )?received your (?:letter|message|note|telegram)\b"
    r"|(?:Re )?[Yy]our (?:letter|message|note|telegram|cable)\b"
    r"|(?:Many thanks|Thank you) for your (?:letter|message|note|telegram)\b"
)
_FEWEST_OF_LETTER = 25
# What is said, or a part of something, is no text.
_EXTRACT = re.compile(
    r"\b(?:[Ee]xtracts?|[Ee]xcerpts?|[Pp]ortions?|[Pp]arts? of|in part|[Pp]assages?"
    r"|[Pp]aragraphs?|[Pp]aras?|[Ss]ections?|[Ss]entences?|[Cc]lauses?|[Aa]rticles?"
    r"|[Rr]evis(?!ed (?:\w{3,10} )?(?:paper|text|draft|version))\w{1,6}"
    r"|[Ii]tems?|[Pp]oints?|[Ll]ines?|[Ll]anguage|[Ww]ording|[Pp]hras\w{1,10}|[Aa]mend\w{0,8}"
    r"|[Ss]ubstance|[Gg]ist|[Ss]ummar\w{1,8}|[Pp]araphras\w{1,4}|inter alia"
    r"|said|stated|recall\w{0,3}|terms|(?<!at )[Cc]onclu\w{1,8}|continues|Actions?|our|my"
    r"|[Cc]onversation"
    r"|[Dd]iscussion"
    r"|[Ii]nterview|[Ss]peech|[Aa]ddress|[Bb]roadcast|[Tt]estimony|conference|views"
    r"|functions|exchange|dialogue|questions?|orally|verbally|to the effect|such as"
    r"|[Rr]emarks?|[Ii]mpressions?|[Oo]pinions?|[Oo]bjectives?|[Rr]ecommendations?|[Aa]nnex|[Aa]ccount"
    r"|write down|(?:[Ff]ollowing|[Ff]ol) from(?= press))\b"
    r"|\b(?:I|[Ww]e)\b(?! (?:have )?(?:just )?(?:received|handed|gave|sent))"
)


def find_long_quotation(
    search: Search, number: int, extent: Extent
) -> AnnouncedText | None:
    """The quotation in line `number`, if the line above leads on to it, or its own words
    before it."""
    is_remark = search.is_editorial or search.is_talk
    quotation = search.lines[number]
    begin = max(0, extent.start - quotation.start)
    has_mark = "“" in quotation.text[:begin] or '"' in quotation.text[:begin]
    is_within = bool(quotation.text[:begin].strip(_MARKS))
    if is_remark or not (number or is_within) or not has_mark:
        return None
    paragraphs, words = extent.last - extent.first + 1, words_in(search, extent)
    line = quotation if is_within else search.lines[number - 1]
    above = line.text[:begin].rstrip(_MARKS) if is_within else line.text.rstrip()
    lead = above[-LONGEST_LEAD:]
    ends = [end.end() for end in SENTENCE_END.finditer(lead)]
    told = lead[ends[-1] if ends else 0 :]
    leads_on = _LEADS_ON.search(told)
    opening = quotation.text[begin:]
    is_letter = search.is_wire and _OF_LETTER.match(opening) is not None
    is_document = search.is_wire and _DOCUMENT.search(told) is not None
    fewest = _fewest(paragraphs, is_document=is_document)
    if words < (_FEWEST_OF_LETTER if is_letter else fewest):
        return None
    if not leads_on or not told.endswith((":", ".", ";")) or _EXTRACT.search(told):
        return None
    announcement = Announcement(told, leads_on[0], len(lead) - len(told))
    end = line.start + len(above)
    return AnnouncedText(extent, announcement, (end - len(told), end), "")


def _fewest(paragraphs: int, *, is_document: bool) -> int:
    """How many words a quotation of so many paragraphs has at least, to be a text."""
    if is_document:
        return _FEWEST_OF_DOCUMENT
    if paragraphs > _MOST_OF_REMARK:
        return _FEWEST_WORDS
    return _FEWEST_OF_BRIEF if paragraphs == _MOST_OF_REMARK else _NEVER

"""Lines that name nobody: markings, page numbers, enclosures, copies, a bare "/s/".

They stand above and below the text of a page and at the end of a paper, where a name
may stand too.
"""

from __future__ import annotations

import re
from functools import lru_cache

from letters.tei.transcription.letter_words import INITIALS

LONGEST_FOOT_LINE = 80
MOST_FOOT_LINES = 6

_STAMP = re.compile(
    r"(?:(?:TOP |SUPER |MOST )?SECRET|CONFIDENTIAL|UNCLASSIFIED|RESTRICTED|DECLASSIFIED"
    r"|(?:STRICTLY |PERSONAL |EXCLUSIVELY )?EYES ONLY|SENSITIVE|SUPER SENSITIVE|NODIS"
    r"|EXDIS|LIMDIS|NOFORN|NIACT|FLASH|IMMEDIATE|COPY|RECEIVED|SYSTEM [IVX]+"
    r"|LIMITED OFFICIAL USE|OFFICIAL USE ONLY)(?:(?!  )[/ ](?:[A-Z/]| (?! ))++(?<!/))?"
)
# In any letters: "Top Secret", "Secret – Eyes Only", "Streng geheim".
_MARKING = re.compile(
    r"(?:(?:cosmic|nato) )?(?:(?:top|most) )?secret|(?:strictly )?confidential"
    r"|restricted|(?:un|de)classified|(?:for )?(?:limited )?official use(?: only)?"
    r"|(?:(?:strictly|exclusively) )?eyes only|nodis|exdis|limdis|noforn|sensitive"
    r"|(?:(?:un)?official |rough |informal |embassy )?(?:translation|copy|text)"
    r"(?: (?:from|of) (?:the )?[\w-]{3,20})?"
    r"|(?:private|personal) and confidential|(?:official )?informal|official"
    r"|(?:streng )?geheim|vertraulich"
    r"|(?:copy|экз\.|ex\.) (?:no\.?|№|nr\.?) ?\d{1,3}|снятие копий воспрещается"
    r"|très secret|confidentiel|diffusion restreinte|(?:muy )?secreto|confidencial|reservado"
    r"|(?:совершенно |сов\. ?|строго )?секретно|для служебного пользования",
    re.IGNORECASE,
)
# What an archive prints above and below each page that it releases.
_RELEASED = re.compile(
    r"(?:[A-Z][\w.]{0,20} ){0,4}Declassified/Released US Department of State[^\n]{0,60}"
    r"|(?:(?:Declassified (?:in (?:Part|Full))?(?: and)?|Sanitized(?: Copy)?) ?[-–—]? ?){0,2}"
    r"(?:Sanitized Copy )?(?i:Approved for Release)[ :]{1,3}(?=[^\n]{0,60}\d)"
    r"[\w/.,: -]{4,80}(?<!\.)"
    r"|CIA-RDP\w{5,30}(?:-\d)?"
    r"|No Objection To Declassification in (?:Full|Part) [\d/]{4,12} ?:? ?"
    r"[A-Z]{2,4}-[\w-]{4,40}"
    r"|UNCLASSIFIED {1,4}U\.S\. Department of State {1,4}Case No\. [^\n]{4,100}"
    r"|(?i:reproduced (?:at|from) the (?:[a-z/]{1,25} ){0,6}national archives)\.?"
    r"|(?:DECLASSIFIED|Declassified)[;,.]? (?:Authority|AUTHORITY):? ?"
    r"(?:NND|EO|E\.O\.)[^\n]{3,40}"
)
# A line of the text may begin with the same words in small letters: "reasons for this".
DECLASSIFICATION = re.compile(
    r"(?=[A-Z])(?i:(?:declassify on|declassified (?:by|on)|classified by|derived from"
    r"|downgraded? (?:to|by|on|at))\b ?:?|(?:decl|reason|downgraded?)\.? ?:)"
    r"[^\n\[\]]{0,60}|(?i:x?gds|oadr)"
    r"|DECLASSIFIED(?:/[Rr]eleased| IN (?:PART|FULL))?"
    r"|(?:AUTHORITY|Authority):? [A-Z]{2,4}[ -][\w.#/ -]{2,40}"
    r"|(?:NL[SRCJFEKNT]|NLRR|NND|MR|EO|E\.O\.)[ -]{1,2}[A-Z]{0,2}\d[\w.#/, -]{1,40}"
    r"|(?:BY|By):? [\w./]{1,10},? NARA,? (?:DATE|Date|date)[:,]? [\d/.-]{3,10}"
)
# Below it each line names somebody who had a copy.
COPIES = re.compile(
    r"(?:b?cc|c\. ?c\.|cop(?:y|ies)(?: to)?|distribution|verteiler|distribuci[oó]n)\b",
    re.IGNORECASE,
)
_BETWEEN_MARKINGS = re.compile(r"[/;,–—-]")
_PAGE_NUMBER = re.compile(
    r"[-–—]{1,2} ?\d{1,3} ?[-–—]{1,2}|\d{1,3}\.?"
    r"|(?:page|p\.|seite) ?\d{1,3}(?:(?: of | ?/ ?| von )\d{1,3})?(?: pages)?",
    re.IGNORECASE,
)
_DRAFTING = re.compile(
    r"(?:drafted|drafting(?: officer)?|cleared|clearances?|approved"
    r"|contents and classification approved)(?: by)? ?:",
    re.IGNORECASE,
)
# What says until when a paper stays classified.
_SCHEDULE = r"(?-i:X?GDS(?:[ -]\d)?|ADS|OADR)"
_SCHEDULED = re.compile(rf"(?<=\w) \({_SCHEDULE}\)\Z")
_FOOT = re.compile(
    r"(?:enclosures?|enc(?:l|ls|s)?[.:]|attachments?|att\.|annex(?:es)?|anlagen?)"
    r"(?:[:.]? ?(?:\([^()\n]{1,30}\)|\d{1,3})| as stated|:[^\n]{1,60}+)?[.:]?"
    r"|\d{1,2} (?:enclosures?|attachments?|anexos?|anlagen?|annexes?|pièces? jointes?)\.?"
    r"|\[(?:in )?(?:the |left |right )?margin: ?[^\[\]\n]{1,60}\]"
    r"|c\. ?c\. ?p\.[^\n]{1,60}+|(?:durchdruck|durchschlag|abdruck)(?: an)?: ?[^\n]{0,60}+"
    r"|(?:distribution|verteiler|distribuci[oó]n)(?: (?:list|by))?:?[^\n]{0,60}+"
    r"|\((?:manuscrit|handwritten|signature|seal|signed|en manuscrito|handschriftlich)\)"
    r"|\[(?:seal|signature)\]|dictated (?:by|but not)\b[^\n]{1,60}+"
    r"|(?:b?cc|c\.c\.|cop(?:y|ies)(?: to)?): ?[^\n]{0,70}+"
    r"|(?:b?cc|c\.c\.|cop(?:y|ies) to) (?-i:[A-Z])[^\n]{1,70}+(?<!\.)|b?cc"
    # As Mexican papers end: "Sufragio efectivo. No reelección."
    r"|sufragio efectivo[.,]? no re-?elecci[oó]n\.?"
    # What a President or a Secretary is to tick.
    r"|(?:(?:approved?|disapproved?|concur|agreed?|disagree|see me|let[’']?s discuss|other"
    r"|yes|no)[ ,:]{0,4}_{2,40}[ \t]{0,40}){1,4}"
    rf"|{_SCHEDULE}"
    r"|/s/|\(signed\)|\[signed\]|s/|(?-i:NNNN?|BT|#\d{3,6})",
    re.IGNORECASE,
)


def is_marking(line: str) -> bool:
    """Whether the line has words of classification and handling, and no others."""
    words = line.strip().rstrip(".")
    if len(words) > LONGEST_FOOT_LINE:
        return is_release(words)
    return _is_short_marking(words)


def is_release(words: str) -> bool:
    """Whether an archive says in the line that it may be read by all."""
    return _RELEASED.fullmatch(words[: LONGEST_FOOT_LINE * 2]) is not None


# A paper asks about each of its lines several times, from the lines around it.
@lru_cache(maxsize=1024)
def _is_short_marking(words: str) -> bool:
    words = _SCHEDULED.sub("", words)
    tokens = _BETWEEN_MARKINGS.split(words.strip("()[]"))
    if is_stamp(words) or is_release(words):
        return True
    return all(_MARKING.fullmatch(one.strip()) for one in tokens)


def is_stamp(words: str) -> bool:
    """Whether it is a marking in capitals, as stamps are."""
    return bool(_STAMP.fullmatch(words))


def is_page_number(line: str) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(line.strip()))


def is_foot_line(line: str) -> bool:
    """Whether the line says what was enclosed, who had copies, or that it was signed."""
    words = line.strip()
    return len(words) <= LONGEST_FOOT_LINE and bool(
        _FOOT.fullmatch(words) or DECLASSIFICATION.fullmatch(words)
    )


def is_foot(text: str, *, is_below: bool) -> bool:
    """Whether lines that stand together are all of this kind. Only `is_below` the words
    of a paper do initials stand, and who drafted it."""
    line, *others = text.split("\n")
    if len(others) > MOST_FOOT_LINES or any(len(each) > 80 for each in others):
        return False
    if is_foot_line(line):
        may_be_stamped = DECLASSIFICATION.fullmatch(line.strip()) is not None
        are_copies = is_below and COPIES.match(line.strip()) is not None
        return all(
            each[:1] in " \t"
            or _is_foot_or_initials(each)
            or (may_be_stamped and each.isupper())
            or (are_copies and not each.endswith((".", "?", "!")))
            for each in others
        )
    is_drafted = _DRAFTING.match(line.strip()) is not None
    return is_below and (is_drafted or _is_foot_or_initials(" ".join(text.split())))


def _is_foot_or_initials(line: str) -> bool:
    return (
        is_foot_line(line) or INITIALS.fullmatch(line.strip().rstrip(".")) is not None
    )

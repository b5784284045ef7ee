"""Titles, ranks and offices in lists of participants: which words are a person's name."""

from __future__ import annotations

import re

HONORIFIC = (
    r"(?:Mr|Mrs|Miss|Ms|Dr|Prof(?:essor)?|Sir|Lord|Lady|Dame|M|MM|Mme|Herr|Signor|Señor"
    r"|Senor|Gen(?:eral)?(?! (?:Assembly|Conference|Council|Agreement|Staff))"
    r"|Adm(?:iral)?|Col(?:onel)?|Lt|Lieut(?:enant)?|Maj(?:or)?|Capt(?:ain)?"
    r"|Brig(?:adier)?|Cmdr|Commander|Air|Rear|Vice Admiral|Marshal|Field Marshal|Sen(?:ator)?"
    r"|Rep(?:resentative)?|Congressman|Gov(?:ernor)?|Amb(?:assador)?|Sec(?:retary|y)?"
    r"|Under Secretary|Assistant Secretary|Special Assistant(?! to\b)"
    r"|Deputy (?:Under |Assistant )?Secretary"
    r"|Foreign (?:Minister|Secretary)|(?:Deputy )?Prime Minister|President|Vice President"
    r"|Chancellor|Chairman|Director|Minister|King|Queen|Prince|Princess|Shah|H\.? ?[EMR]"
    r"|His (?:Excellency|Majesty|Royal Highness)|Her Majesty|Count|Baron|Judge|Justice"
    r"|Counselor|Counsellor|Consul General|(?:Governing |Lord )?Mayor|Premier|[12]LT|LT[CG])"
    r"\b\.?"
)
BEGINS_PERSON = re.compile(rf"(?:The |Acting |Former )?(?:{HONORIFIC} ){{1,3}}+")
# Words of which offices, ranks, bodies and countries are made, and no names of persons.
OFFICE_WORD = re.compile(
    r"(?i)\b(?:(?:under)?secretary|under|assistant|deputy|director|chief|minister|ministry|ambassador"
    r"|embassy|mission|officer|counsel(?:l?or)?|attach[eé]|adviser|advisor|chairman|member"
    r"|representative|president|department|division|office|bureau|desk|staff|army|navy"
    r"|force|usaf?|usn|nsc|cia|commission|committee|council|agency|delegation|consul"
    r"|general|affairs|interpreter|note ?taker|governor|administrator|commander|board"
    r"|bank|government|house|institute|editor|legal|special|personal|military|economic"
    r"|first|second|third|senior|vice|charg[eé]|principals?|side|state|defense|treasury"
    r"|commerce|reserve|united|states|kingdom|france|germany|italy|japan|ussr|u\.s|uk"
    r"|section|branch|asst|dept|interests|administration|operations|policy|planning"
    r"|intelligence|services?|security|energy|atomic|corps|corporation|company"
    r"|exchequer|region|manager|plenipotentiary|international|national|federal|central|permanent|interpreting|college|university|school)\b"
)
# Offices that are persons where a list of names has them.
_OFFICE_HELD = re.compile(
    r"(?i)the (?:(?:vice )?president|(?:under |acting )?secretary|attorney general"
    r"|chairman|ambassador|(?:prime|foreign) minister)"
)
# Which are persons only among persons: a name may follow elsewhere.
_OFFICE_OF_ONE = re.compile(
    r"(?i)(?:the )?(?:attorney general|(?<=the )director"
    r"|(?:under |deputy |acting )?secretary of (?:state|defense|the treasury|commerce"
    r"|agriculture|the interior|labor|the (?:army|navy|air force)))"
)
NAME = re.compile(r"(?:(?:[A-Z][\w’'.-]*|v[ao]n|de[rnl]?|di|la|el) ){0,4}[A-Z][\w’'-]+")


def is_person(words: str) -> bool:
    """Whether it is a title with a name: "Mr. Nes", and not "Minister of Defense"."""
    if _OFFICE_HELD.fullmatch(words):
        return True
    return has_title(words)


def is_office(words: str) -> bool:
    """Whether only one holds it: "The President", "the Secretary of State"."""
    return bool(_OFFICE_HELD.fullmatch(words) or _OFFICE_OF_ONE.fullmatch(words))


def has_title(words: str) -> bool:
    title = BEGINS_PERSON.match(words)
    return title is not None and is_name(words[title.end() :])


def is_name(words: str) -> bool:
    """Whether no word of it is of an office, a body or a country."""
    is_name = NAME.fullmatch(words) and not OFFICE_WORD.search(words)
    return bool(is_name) and not words.isupper()

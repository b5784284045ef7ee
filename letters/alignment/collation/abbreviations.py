"""Short forms of words and of names: "Dept." for a department, "JCS" for the Chiefs."""

from __future__ import annotations

from collections.abc import Sequence

# As telegrams and memoranda write them; with a full stop or without.
_WHOLE_WORDS = {
    "amb": "ambassador",
    "asst": "assistant",
    "capt": "captain",
    "chmn": "chairman",
    "cmte": "committee",
    "co": "company",
    "col": "colonel",
    "conf": "conference",
    "corp": "corporation",
    "del": "delegation",
    "dels": "delegations",
    "dept": "department",
    "depts": "departments",
    "emb": "embassy",
    "embs": "embassies",
    "fonmin": "foreign minister",
    "fonoff": "foreign office",
    "gen": "general",
    "gov": "governor",
    "govt": "government",
    "govts": "governments",
    "intl": "international",
    "lt": "lieutenant",
    "maj": "major",
    "memcon": "memorandum of conversation",
    "memo": "memorandum",
    "memos": "memoranda",
    "mil": "military",
    "min": "minister",
    "mtg": "meeting",
    "mtgs": "meetings",
    "natl": "national",
    "para": "paragraph",
    "paras": "paragraphs",
    "pres": "president",
    "primin": "prime minister",
    "prof": "professor",
    "ref": "reference",
    "reps": "representatives",
    "res": "resolution",
    "sec": "secretary",
    "secy": "secretary",
    "sen": "senator",
    "sgt": "sergeant",
    "sov": "soviet",
    "sovs": "soviets",
    "undersec": "under secretary",
    "vol": "volume",
}
_LONGEST_INITIALS = 6


def spell_out(words: Sequence[str]) -> str:
    """The words in small letters, short forms as whole ones, without blanks between."""
    small = (word.casefold() for word in words)
    return "".join(_WHOLE_WORDS.get(word, word) for word in small).replace(" ", "")


def are_initials(short: Sequence[str], names: Sequence[str]) -> bool:
    """Whether the first is made of what the names begin with: little words count or not,
    and short forms within them count whole, as in "USG" for "US Government"."""
    initials = "".join(short)
    is_short = initials.isupper() and 2 <= len(initials) <= _LONGEST_INITIALS
    if not is_short or len(names) < 2 or not any(map(str.istitle, names)):
        return False
    great = [name for name in names if not name.islower()]
    return initials in {_initials_of(great), _initials_of(names)}


def _initials_of(names: Sequence[str]) -> str:
    return "".join(name if name.isupper() else name[0].upper() for name in names)

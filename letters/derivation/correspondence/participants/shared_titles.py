"""Several persons of a list under one title: "Messrs. Hoover, Dodge, and Cullen"."""

from __future__ import annotations

import re

from letters.derivation.correspondence.participants.titles import (
    HONORIFIC,
    OFFICE_WORD,
    has_title,
)

# "State (NEA) Messrs. Rockwell, Eliot", "Grant DLF: Messrs. Brand, Perry".
_BEFORE_MESSRS = re.compile(
    r"(?:^|; | (?=[A-Z]{2,5}: ?M))(?:[A-Z][^,:;]{0,29}?[: ] ?)?(?=Messrs\b)"
)
_TITLE_OF_ALL = re.compile(
    r"(?P<title>Messrs\b\.?|Secretaries|Generals|Admirals|Ambassadors|Senators"
    r"|Representatives) (?=[A-Z])(?!.{0,20} of )"
)
_OF_ALL_BEHIND = re.compile(
    r"(?:Generals|Admirals|Colonels|Ambassadors|Senators) [A-Z]"
)
_NO_NAME = re.compile(r"[0-9\[]")
_SINGULAR = {"Messrs": "", "Messrs.": "", "Secretaries": "Secretary"}
_NEXT = re.compile(r",? and |, ")
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV)\.?")
_BEHIND_NAME = re.compile(
    r"\s?[—–].{0,200}+$| (?:called|met|came|attended|were)\b.{0,300}+$"
)
_OTHER_TITLE = re.compile(rf"{HONORIFIC} ")


def before_messrs_parted(words: str) -> str:
    """The words, with a semicolon for what stands before each "Messrs."."""
    return _BEFORE_MESSRS.sub("; ", words).removeprefix("; ")


def names_with_shared_title(words: str) -> list[str]:
    """The names, each with the title in the singular; none without such a title.

    "Messrs." says nothing of one of them. Offices behind names are left out.
    """
    of_all = _TITLE_OF_ALL.match(words)
    if not of_all:
        return []
    plural = of_all["title"]
    title = _SINGULAR.get(plural, plural.removesuffix("s"))
    names: list[str] = []
    for piece in _NEXT.split(words[of_all.end() :]):
        name = _BEHIND_NAME.sub("", piece).strip()
        if _SUFFIX.fullmatch(name) and names:
            names[-1] += f", {name}"
        elif _OTHER_TITLE.match(name):
            title = ""
            names += [name] if has_title(name) else []
        elif _OF_ALL_BEHIND.match(name):
            title = name.split()[0].removesuffix("s")
            names.append(f"{title} {name.partition(' ')[2]}")
        elif name and not _NO_NAME.search(name) and not OFFICE_WORD.search(name):
            names.append(f"{title} {name}".strip())
    return names

"""Who keeps a paper, and in which collection: the many forms of notes under one name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from letters.derivation.description.misspellings import is_misspelling

_PRESIDENT = (
    r"Hoover|Roosevelt|Truman|Eisenhower|Kennedy|Johnson|Nixon|Ford|Carter|Reagan|Bush"
    r"|Clinton"
)
_PRESIDENTIAL = re.compile(
    r"(?:(?:John|Lyndon|Dwight|Harry|Franklin|Herbert|Richard|Gerald|Jimmy|Ronald"
    r"|George|William)\s(?:[A-Z][a-z]{0,9}\.?\s){0,2})?"
    rf"(?P<president>{_PRESIDENT})\s(?:Presidential\s)?Library(?:\sand\sMuseum)?"
)
_NATIONAL = re.compile(
    r"(?:US |U\.S\. )?National Archives(?: and Records (?:Administration|Service))?"
)
# "Department of State Atomic Energy Files" names the collection in the same breath.
_DEPARTMENT = re.compile(
    r"Department o[fr] (?:the )?(?P<name>State|Defense|Treasury|Justice|Commerce"
    r"|Agriculture|Labor|the Army|the Navy|the Air Force|Army|Navy|Air Force|Energy"
    r"|Interior)(?: Files\Z|\Z| (?P<rest>[A-Z].{0,80}))"
)
_STATE = "Department of State"
_AGENCY = "Central Intelligence Agency"
_OF_THE = {"Treasury", "Army", "Navy", "Air Force", "Interior"}
_INSTITUTION = re.compile(
    r"[A-Z][\w.,’&–-]*(?: [\w.,’&–-]+){0,8} (?:Library|Society|Institution|Institute"
    r"|University|Agency|Museum|National Records Center|National Archives)"
    r"|Library of Congress|Joint Chiefs of Staff|University of [A-Z]\w+"
    r"|(?:U\.S\. Army )?Center (?:of|for) Military History"
)
_RECORD_GROUP = re.compile(r"(?:RG|Record Group)[ –-]?(?P<number>\d{1,3}+[A-Z]?)\b")
_LOT = re.compile(
    r"\b[Ll]ot (?:[Ff]ile )?(?:No\. )?(?P<year>\d\d) ?[–-]?(?P<letter>[DF])"
    r" ?[–-]?(?P<number>\d{1,4}+)\b"
)
_CENTRAL_FILES = re.compile(r"Central (?:Foreign Policy |Decimal )?Files?\b")
_JOB = re.compile(r"\bJob (?:No\. )?(?P<number>\d\d[–-][A-Z]{0,2}\d{2,6}+[A-Z]?)(?!\w)")
# "851G.01/6–1349", "501.BB Korea/6–1149", "740.00119 Control (Japan)/5–949".
_DECIMAL_FILE = re.compile(
    r"\d{3}[A-Za-z]{0,2}(?:[. ][^/]{1,60}+)?/\d{1,2}[–—-]\d{2,6}(?!\d)"
)
# Names that notes misprint: near misses of others tell nothing.
_KNOWN = (
    "Central Intelligence Agency",
    "Department of Defense",
    "Department of State",
    "Eisenhower Library",
    "Library of Congress",
    "Massachusetts Historical Society",
    "National Archives and Records Administration",
    "National Defense University",
    "Roosevelt Library",
    "Washington National Records Center",
)
_DIVISION = re.compile(r"Manuscripts? Division(?:, |: |\Z)")
_NO_COLLECTION = re.compile(
    r"(?i:box|boxes|folder|container|reel|tab|vol|volume|job|part|no|lot|entry|frc"
    r"|accession|attachment|drawer|microfilm)\b"
)
_COLLECTION = re.compile(r"[A-Z][^\d:;.()]{4,100}")
_KIND = re.compile(
    r"\b(?:Files?|Papers?|Materials?|Records|Collection|Affairs|Staff|Office|Archives"
    r"|Diary|Diaries|History|Histories|Secretariat|Library)\b"
)


# The Department's central files are a part of this record group, whoever is cited.
GENERAL_RECORDS = "RG 59"
HOLDER_OF_GROUPS = "National Archives"
CENTRAL_FILES = "Central Files"


class Keeping(NamedTuple):
    """Names that all notes share who keep a paper there; "" is what is not certain.

    `fonds` is the record group at the National Archives of which the collection is a
    part. `inferred` says how the repository is known where the note does not name it.
    """

    repository: str = ""
    collection: str = ""
    fonds: str = ""
    inferred: str = ""


def keeping_of(repository_as_cited: str, location: Sequence[str]) -> Keeping:
    """What the words of a source note name: nothing if they name no known keeper."""
    cited = _plain(repository_as_cited).removeprefix("The ")
    repository, rest = _repository(cited)
    parts = [rest] if rest else []
    parts += [part for part in map(_plain, location) if part]
    if not repository:
        return Keeping() if cited else _departments(parts)
    collection = _collection(repository, parts)
    fonds = GENERAL_RECORDS if collection == CENTRAL_FILES else ""
    return Keeping(repository, collection, fonds)


def _departments(parts: Sequence[str]) -> Keeping:
    """What a bare number of the Department of State's files is of."""
    if not parts:
        return Keeping()
    if number := _DECIMAL_FILE.match(", ".join(parts)):
        words = (
            f"The note cites {number[0]}, a number of the Department’s decimal files."
        )
        return Keeping(_STATE, CENTRAL_FILES, GENERAL_RECORDS, words)
    if name := _lot_in(parts):
        words = f"The note cites {name}, and lot files are the Department’s."
        return Keeping(_STATE, name, inferred=words)
    return Keeping()


def folded(name: str) -> str:
    """The form under which names that differ in case, dashes and points are one."""
    words = re.sub(r"[^\w/&]+", " ", name.casefold()).split()
    return " ".join("files" if word == "file" else word for word in words)


def _plain(words: str) -> str:
    return " ".join(words.split()).replace("'", "’")


def _repository(cited: str) -> tuple[str, str]:
    """The name of the keeper, and what follows it without a comma."""
    if match := _PRESIDENTIAL.fullmatch(cited):
        return f"{match['president']} Library", ""
    if _NATIONAL.fullmatch(cited):
        return "National Archives", ""
    if match := _DEPARTMENT.match(cited):
        name = match["name"].removeprefix("the ")
        article = "the " if name in _OF_THE else ""
        return f"Department of {article}{name}", match["rest"] or ""
    name = cited.removesuffix(" Files")
    if meant := next((known for known in _KNOWN if is_misspelling(name, known)), ""):
        return _repository(meant)
    return (name, "") if _INSTITUTION.fullmatch(name) else ("", "")


def _lot_in(parts: Sequence[str]) -> str:
    for part in parts[:2]:
        if lot := _LOT.search(part):
            return f"Lot {lot['year']} {lot['letter']} {lot['number']}"
    return ""


def _collection(repository: str, parts: Sequence[str]) -> str:
    if not parts:
        return ""
    first = _DIVISION.sub("", parts[0]) or "".join(parts[1:2])
    if group := _RECORD_GROUP.match(first):
        name = f"RG {group['number']}"
        is_central = name == GENERAL_RECORDS and any(
            _CENTRAL_FILES.match(part) for part in parts[1:3]
        )
        return CENTRAL_FILES if is_central else name
    if repository == _STATE and _CENTRAL_FILES.match(first):
        return CENTRAL_FILES
    if repository == _STATE and (lot := _lot_in(parts)):
        return lot
    if repository == _AGENCY and (job := _JOB.search(", ".join(parts))):
        return f"Job {job['number'].replace('–', '-')}"
    first = first.partition(":")[0].strip()
    is_named = _COLLECTION.fullmatch(first) and _KIND.search(first)
    return first if is_named and not _NO_COLLECTION.match(first) else ""

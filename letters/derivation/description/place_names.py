"""What a place is called, whatever way a dateline spells it; nothing for an office."""

from __future__ import annotations

import re
import unicodedata

# Other spellings of one name, folded. A city that was given another name has two.
_SPELLINGS = {
    "addis abeba": "Addis Ababa",
    "athinai": "Athens",
    "bagdad": "Baghdad",
    "beograd": "Belgrade",
    "berne": "Bern",
    "bruxelles": "Brussels",
    "bucarest": "Bucharest",
    "bucuresti": "Bucharest",
    "capetown": "Cape Town",
    "djakarta": "Jakarta",
    "djidda": "Jidda",
    "elizabethville": "Elisabethville",
    "frankfurt am main": "Frankfurt",
    "frankfurt on main": "Frankfurt",
    "guatemala": "Guatemala City",
    "havana": "Habana",
    "jeddah": "Jidda",
    "jiddah": "Jidda",
    "katmandu": "Kathmandu",
    "la habana": "Habana",
    "leopoldville": "Léopoldville",
    "lisboa": "Lisbon",
    "mexico d f": "Mexico City",
    "new york city": "New York",
    "new york n y": "New York",
    "peiping": "Peking",
    "phnompenh": "Phnom Penh",
    "pnom penh": "Phnom Penh",
    "rangoon burma": "Rangoon",
    "saigon vietnam": "Saigon",
    "taipeh": "Taipei",
    "teheran": "Tehran",
    "telaviv": "Tel Aviv",
    "washington d c": "Washington",
    "washington dc": "Washington",
    "yaounde": "Yaoundé",
}
# "Embassy, London" is London.
_OFFICE = re.compile(
    r"(?:(?:The|American) )?(?:Embassy|Legation|Consulate(?: General)?|Mission|White House"
    r"|Department of State), (?=[A-Z])"
)
_LONGEST = 80
_EDGES = " \t,.;:?!–—-()[]"
# "the Department of State", "FE", "25 miles from Hue": no name of a place.
_NAME = re.compile(r"(?!the )[^\W\d_][^\d]{2,80}")


def place_name(words: str) -> str:
    """The name of the place that `words` name; empty if they are no name of one."""
    if words.startswith("the "):
        return ""
    name = _OFFICE.sub("", " ".join(words.replace("'", "’").split())).strip(_EDGES)
    if not _NAME.fullmatch(name) or not name[0].isupper() or len(name) > _LONGEST:
        return ""
    # A mark that turns the direction of what follows it would turn the list of places.
    if not name.isprintable():
        return ""
    if name.isupper():
        if len(name) < 5:
            return ""
        name = name.title()
    return _SPELLINGS.get(folded_place(name), name)


def folded_place(name: str) -> str:
    """The form under which names that differ in case, accents and points are one."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[^\w]+", " ", plain).split())

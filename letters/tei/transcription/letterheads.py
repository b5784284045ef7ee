"""What is printed at the head of a paper: the institution that wrote it, and its place."""

from __future__ import annotations

import re

_LETTERHEAD = re.compile(
    r"(?:THE )?(?:WHITE HOUSE|KREMLIN|DEPARTMENT OF (?!STATE INSTR)[A-Z ]+"
    r"|NATIONAL SECURITY COUNCIL"
    r"|EMBASSY OF [A-Z ]+|MINISTRY OF [A-Z ]+|SECRETARY OF STATE|EXECUTIVE OFFICE[A-Z ]*"
    r"|AMERICAN (?:EMBASSY|LEGATION|CONSULATE(?: GENERAL)?)"
    r"|VICE PRESIDENT|UNITED STATES (?:SENATE|DELEGATION[A-Z ]*)"
    r"|CENTRAL INTELLIGENCE AGENCY|HOUSE OF REPRESENTATIVES|OFFICE OF THE [A-Z ]+"
    r"|(?:COMMONWEALTH RELATIONS|FOREIGN|COLONIAL) OFFICE,? S\.W\.1\.?|BRITISH EMBASSY,"
    r"|FOREIGN (?:OFFICE|SERVICE(?! DESPATCH)[A-Z ]*)|AMBASSADE [A-ZÉÈ’' ]+|AUSWÄRTIGES AMT)"
)
# What stands below the name of an institution.
_PLACE = re.compile(
    r"(?:[A-Z][A-Z.’'-]{2,20}(?: [A-Z][A-Z.’'-]{1,20}){0,2}|Washington|New York)"
    r"(?: \d{1,2})?(?:,?\s{1,4}D\. ?C\.?)?(?:,?\s{1,4}\d{4,5})?"
)
# A body, and no office that one person holds.
_BODY = re.compile(
    r"(?:(?:Foreign|Colonial|Cabinet|War|Home|India|Commonwealth Relations) Office"
    r"|10,? Downing Street|(?:The )?White House"
    r"|(?:[A-Z]\w{2,20} )?(?:Embassy|Legation|Consulate)(?: General)?|Department of State)"
    r"(?:, [^\n]{2,40})?\.?"
)
_KNOWN_PLACES = {"WASHINGTON", "MOSCOW", "LONDON", "PARIS", "BONN", "NEW YORK"}


def is_letterhead(text: str) -> bool:
    """Whether the lines name an institution, or its place, as letterheads do."""
    lines = [line.strip() for line in text.split("\n")]
    is_institution = any(map(_LETTERHEAD.fullmatch, lines))
    is_known_place = lines[0].partition(",")[0].upper() in _KNOWN_PLACES
    return (is_institution or (len(lines) == 1 and is_known_place)) and all(
        _LETTERHEAD.fullmatch(line) or _PLACE.fullmatch(line) for line in lines
    )


def is_body(line: str) -> bool:
    """Whether it names a body, and not the office of somebody: "Foreign Office"."""
    return _BODY.fullmatch(line.strip()) is not None

"""The labels that typists put before what the head of a paper says: FROM, TO, SUBJECT."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

LONGEST_LINE = 120


class Label(StrEnum):
    SENDER = "sender"
    RECIPIENT = "recipient"
    SUBJECT = "subject"
    DATE = "date"
    PARTICIPANTS = "participants"
    REFERENCE = "reference"
    OTHER = "other"


_LABELS = {
    Label.SENDER: "FROM|FM|VON|DE|ОТ|ABSENDER|EXPÉDITEUR|SENDER|AFK|AFZENDER|MITTENTE"
    "|REMETENTE|DA|OD|FRA|FRÅN|(?:MSG|NOTE) FROM",
    Label.RECIPIENT: "TO|SENT TO|FOR|AN|À|A|PARA|КОМУ|EMPFÄNGER|DESTINATAIRE|ADDRESSEE"
    "|BEST|AAN|DESTINATARIO|DESTINATÁRIO|DO|TIL|TILL",
    Label.SUBJECT: "SUBJECT|SUBJ|SUB|RE|BETREFF|BETR|BETRIFFT|OBJET|ASUNTO|OBJ|ТЕМА"
    "|OGGETTO|ASSUNTO|ONDERWERP|VĚC|ANGÅENDE|EMNE|DOTYCZY|TÁRGY|KONU",
    Label.DATE: (
        "DATE|DATE AND TIME|DATE & TIME|DATE/TIME|DATE AND PLACE|DATE OF MEETING|DATUM"
        "|DATE, TIME AND PLACE"
        "|FECHA|ДАТА|DATA|DATO|TARİH|WYSŁANO|NADANO|DTG|DATED|DATE SENT|SENT|AUFGABE"
    ),
    Label.PARTICIPANTS: "PARTICIPANTS?|PRESENT|ATTENDEES|TEILNEHMER|ASISTENTES|УЧАСТНИКИ",
    Label.REFERENCE: "REFS?|REFERENCES?|REFTEL|BEZUG",
    Label.OTHER: (
        "THROUGH|THRU|VIA|INFO|INFORMATION|ACTION|PLACE|LOCATION|TIME|CC|COPIES TO|COPIES"
        "|E\\.O\\. ?\\d{4,6}|EO ?\\d{4,6}|TAGS|PRECEDENCE|CLASSIFICATION|NUMBER|NO|ORIGIN"
        "|DRAFTED BY|APPROVED BY|CLEARED BY|CLEARANCES?|DISTRIBUTION|COPY TO|INTERPRETERS?"
        "|NOTETAKERS?|TELEGRAM NO|CONTROL|RECEIVED|REC[’']?D|FILE"
        "|ATTENTION|ATTN|PASS TO|LIMDIS|NR|CITE|ANKUNFT|EINGANG|REÇU|RECIBIDO|ПОЛУЧЕНО"
    ),
}
_OF_WORDS = {
    label: re.compile(words, re.IGNORECASE) for label, words in _LABELS.items()
}
_ANY = "|".join(_LABELS.values())
FIELD = re.compile(
    rf"[ \t]*+(?P<label>(?:(?:ACTION )?MEMORANDUM|LETTER|MESSAGE|TELEGRAM|NOTE) (?:FOR|TO)"
    rf"|{_ANY})\.?[ \t]{{0,12}}:[ \t]*+(?P<words>[^\n]*+)",
    re.IGNORECASE,
)
# Behind the words of a field another one may stand on the same line.
FURTHER_FIELD = re.compile(
    rf"(?<=\S)[ \t]{{2,60}}(?=(?:{_ANY})\.?[ \t]{{0,12}}:)", re.IGNORECASE
)
# At the left edge of a form stand the bureaus that had copies: "NEA     FROM:  TEHRAN".
_MARGIN_FIELD = re.compile(
    r"[A-Z][A-Za-z/-]{0,9}[ \t]{2,60}(?=(?:FROM|TO|NO|REC[’']?D|CONTROL)\.?[ \t]{0,12}:)",
    re.IGNORECASE,
)
# "INFO  OCT-01  ISO-00  /075 W": which offices had how many copies.
ROUTING_LINE = re.compile(
    r"[ \t]*+(?:(?:ACTION|INFO|ORIGIN)[ \t]++)?(?:[A-Z]{1,5}-\d\d(?:[ \t]++|$)){1,12}+"
    r"(?:/\d{3} ?[A-Z]?)?[ \t]*+"
)
# "A: I have no comment." answers a question, and names nobody.
SHORT_LABEL = re.compile(r"[ \t]*+A[ \t]{0,12}:", re.IGNORECASE)
_BESIDE_SHORT = re.compile(
    r"[ \t]*+(?:DE|FECHA|ASUNTO|OBJET|DU|DATE|REF\.?|DATA|OGGETTO|DA|ASSUNTO)\b",
    re.IGNORECASE,
)
_WIDE_GAP = re.compile(r"\S[ \t]{3,}\S")
_RULE = re.compile(r"[ \t]*+[-–—=_|][-–—=_| ]{2,}+")
LONGEST_FORM_LINE = 45
# In the head of a telegram the labels stand without a colon, and all in capitals.
CABLE_FIELD = re.compile(
    r"[ \t]*+(?P<label>FM|FROM|TO|INFO|ACTION|SUBJECT|SUBJ|REF|TAGS|ZEN)"
    r"[ \t]{1,8}(?P<words>\S[^\n]*+)"
)
# "O 091603Z NOV 77 ZFF-4", "R 121530Z MAY 68"
DATE_TIME_GROUP = re.compile(
    r"(?:(?:[OPRZYM] ){1,2})?(?P<day>[0-3]\d)(?P<time>[0-2]\d[0-5]\d)Z ?"
    r"(?P<month>JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC) (?P<year>\d{2}|\d{4})"
    r"(?= |$)[^\n]{0,40}+"
)
# "1970 FEB 10 AM 8 31", "Apr 22  6 47 PM '66": when a paper came in or went out.
CLOCK_STAMP = re.compile(
    r"19\d\d {1,2}[A-Z]{3} {1,2}\d{1,2} {1,2}[AP]M {1,3}\d{1,2} [0-5]\d"
    r"|[A-Z][A-Za-z]{2} {1,2}\d{1,2} {1,3}\d{1,2} [0-5]\d"
    r" ?[AaPp]\.?[Mm]\.? {1,3}['’]\d\d"
)
_NAMES_OF_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"
_MONTHS = _NAMES_OF_MONTHS.split()


def is_field(line: str, lines: Sequence[str]) -> bool:
    """Whether a line of these begins with a label, or has one beside the margin of a form."""
    if SHORT_LABEL.match(line):
        return bool(FIELD.fullmatch(line)) and any(map(_BESIDE_SHORT.match, lines))
    return bool(FIELD.fullmatch(line) or _MARGIN_FIELD.match(line))


def is_form(text: str) -> bool:
    """Whether the lines stand in columns, between rules, or are short, as those of forms."""
    return all(
        len(line.strip()) <= LONGEST_FORM_LINE
        or _WIDE_GAP.search(line)
        or _RULE.fullmatch(line)
        for line in text.split("\n")
    )


def label_of(words: str) -> Label:
    """What a label says; all before FOR or TO names whom the paper is for."""
    for label, pattern in _OF_WORDS.items():
        if pattern.fullmatch(words):
            return label
    return Label.RECIPIENT


def is_cable_head(lines: Iterable[str]) -> bool:
    """Whether some line says who sends a telegram, or when, as only telegrams do."""
    return any(
        line.startswith("FM ") or DATE_TIME_GROUP.match(line.strip()) for line in lines
    )


def day_of_group(words: str) -> str:
    """The day of a group of date and time, as EDTF; empty for other words."""
    match = DATE_TIME_GROUP.search(words)
    if not match or not 1 <= int(match["day"]) <= 31:
        return ""
    year = match["year"] if len(match["year"]) == 4 else f"19{match['year']}"
    return f"{year}-{_MONTHS.index(match['month']) + 1:02}-{match['day']}"

"""Marks the words of a typed paper that name who sends it and whom it is for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from letters.tei.dates.months import MONTH
from letters.tei.transcription.columns import find_cells
from letters.tei.transcription.edits import Edits
from letters.tei.transcription.field_items import read_fields
from letters.tei.transcription.field_labels import Label
from letters.tei.transcription.head_line import HeadLine
from letters.tei.transcription.heading_lines import OFFICE_TO_OFFICE
from letters.tei.transcription.letter_words import CAPITAL, STYLE, is_name
from letters.tei.transcription.lines_below_names import is_of_office
from letters.tei.transcription.notes_verbales import parties_of_note
from letters.tei.transcription.raw_block import RawBlock, Role

# How TEI says it: a string that refers to somebody.
SENDER = ".rs type=sender"
RECIPIENT = ".rs type=recipient"
_LINE = re.compile(r"[^\n]++")
# A heading in capitals: "CIRCULAR TELEGRAM FROM THE SECRETARY TO ALL POSTS".
_IN_CAPITALS = re.compile(
    r"[ ]*+[A-Z][A-Z ]{2,40} FROM (?P<sender>[A-Z][A-Z .’'-]{2,80}?)"
    # "THE AMBASSADOR TO CUBA" is one of both sides.
    r"(?<!AMBASSADOR)(?<!ADVISER)(?<!ASSISTANT)(?<!REPRESENTATIVE)(?<!DELEGATE)(?<!ENVOY)"
    r" TO (?P<recipient>[A-Z][A-Z .’'-]{2,80}(?<! OF)(?<! THE)(?<! FOREIGN)(?<! PRIME))"
)
_KIND_IN_CAPITALS = re.compile(
    r"(?:[A-Z]{2,15} ){0,2}(?:MESSAGE|LETTER|TELEGRAM|CABLE|NOTE|REPLY|MEMORANDUM) FROM "
)
# As the Foreign Office printed despatches: "Sir R. Hale to Mr. Moore (Received May 9)".
_TITLED = (
    r"(?i:Sir|Lord|Lady|Viscount|Earl|(?:the )?Marquess of|Mr\.?|Mrs\.?|Miss|Dr\.?|M\.|General"
    rf"|Admiral|Colonel)(?: {CAPITAL}[\w.’'-]{{0,20}}){{1,4}}"
)
_PRINTED = re.compile(
    rf"\s*(?P<sender>{_TITLED}) (?:to|TO) (?P<recipient>{_TITLED})\.?"
    r"(?:(?: |[—–-]{1,2})\([^()\n]{2,60}\)\.?)?\s*"
)
# As German and French editions head them: "Der Botschafter in Oslo an das Auswärtige Amt".
_FOREIGN = re.compile(
    r"\s*(?:\d{1,4}\.? )?(?P<sender>(?:Der|Die|Das|M\.|Mme) [^.:;\n]{3,100}?),?"
    r" (?:an (?=de[nrm]|die|das|Herrn)|à (?=M\.|Mme|MM\.))"
    r"(?P<recipient>[^:;\n]{3,120}?)\.?\s*"
)
# "Botschafter Groepper, Moskau, an das Auswärtige Amt"
_GERMAN = (
    r"(?:Botschafter(?:in)?|Botschaftsrat(?: I\. Klasse)?|Gesandter|Generalkonsul|Konsul"
    r"|Geschäftsträger|Staatssekretär|Ministerialdirektor|Ministerialdirigent"
    r"|Legationsrat(?: I\. Klasse)?|Bundesminister|Bundeskanzler|Außenminister"
    r"|Ministerpräsident)"
)
GERMAN_HEADING = re.compile(
    rf"\s*(?P<sender>{_GERMAN} [A-ZÄÖÜ][^.:;\n,]{{1,40}}"
    r"(?:, [A-ZÄÖÜ][^.:;\n,]{2,30}(?=,))?),? an "
    rf"(?P<recipient>(?:{_GERMAN} [A-ZÄÖÜ]|das Auswärtige Amt|die Botschaft )"
    r"[^.:;\n]{0,80})\s*"
)
# As French and German embassies head their despatches, on two lines.
POST_TO_MINISTER = re.compile(
    r"\s*(?P<sender>(?:L[’']|Le |Der |Die )"
    r"(?:Ambassad|Ministre |Chargé |Consul|Botschaft|Gesandt|Generalkonsul)[^.:;\n]{2,80}?),?"
    r"[ \t]*+\n[ \t]*+(?:à|À|an)\s{1,60}"
    r"(?P<recipient>(?:Son Excellence |Monsieur |M\. |den |das |die )[^.:;\n]{3,120}?)\s*"
)
# "Note given by the Ministry to the Embassy, 21 August 1962"
_ITS_DAY = (
    rf",?\s(?:on\s|dated\s)?(?:\d{{1,2}}\s{MONTH}|{MONTH}\s\d{{1,2}}),?\s\d{{4}}\Z"
)
GIVEN_BY = re.compile(
    r"\s*+(?P<kind>(?:Personal |Secret |Protest )?(?:Note|Letter|Message|Memorandum|Telegram"
    r"|Report|Aide-M[ée]moire)(?:\sverbale)?)\s(?:given|handed(?:\sover)?|presented|sent"
    r"|delivered|addressed|written|submitted|transmitted)\sby\s"
    r"(?P<sender>(?:(?!,?\sto\s)[^.;:]){3,100}+),?\sto\s"
    rf"(?P<recipient>(?:(?!{_ITS_DAY})[^.;:]){{3,120}}+)(?:{_ITS_DAY})?"
)
# Who hands it in to a cabinet or a council: "MEMORANDUM BY THE SECRETARY OF STATE".
_BY = re.compile(
    r"\s*(?:NOTE|MEMORANDUM|REPORT|PAPER) BY (?P<sender>[A-Z][A-Z ,.’'-]{3,80}?)\s*"
    r"|\s*(?:Note|Memorandum|Report|Paper) by (?P<office>the [A-Z][\w ,’'-]{3,80}?)\s*"
)
# As French and German despatches are headed.
_BETWEEN_SIDES = {"à", "À", "A", "an", "to", "TO"}
MOST_ABOVE_SIDES = 20
LONGEST_HEADING = 250
_WITH_HERR = re.compile(
    r"[ \t]*+(?:(?P<name>(?:Herrn?|Frau) [A-Z][\w. -]{2,40})"
    r"|(?:[Тт]ов(?:арищу|\.)|[Гг](?:осподину|-ну)) (?P<russian>[А-ЯЁ][\w. -]{2,40}))"
    r",?[ \t]*+"
)
# "Ann Lee, Acting Chairman": an office may stand behind the name.
_OFFICE_BEHIND = re.compile(r", (?P<office>[^\n]{3,80})\Z")
# The name stands on the next line: "Señor Licenciado / Don Ernesto Cos".
_TITLE_ALONE = re.compile(
    r"(?:Señora?|Sr\.|Monsieur|Madame|Messrs\.?|Herrn?|Frau)"
    r"(?: (?:Licenciado|Doctor|Ingeniero|General|Embajador|Ministro))?"
)
# "Sir Denis Hale, K.C.M.G.", "Edward Hale, M.P."
_HONOURS = re.compile(r"(?<=[^\W\d])(?:, (?:(?:[A-Z]\.){2,6}|Esq\.?|Bart\.?)){1,4}\Z")
# "Al señor Embajador de Chile"
_TO = re.compile(
    r"(?:Al |A la |À |To )(?=(?:señora?|Señora?|Monsieur|Madame|the|Mr\.)\b)"
    r"|(?:Al )?C\. (?=[A-Z][a-z]{6})"
)
# "Botschaft der Bundesrepublik / Deutschland"
_REST_OF_COUNTRY = re.compile(
    r"(?<=Bundesrepublik)[ \t]{0,9}\n[ \t]{0,40}Deutschland\b"
)
_NO_NAME = re.compile(r"[^\w]*\Z|\d")


def edit_parties(
    edits: Edits, blocks: Sequence[RawBlock], head: Sequence[HeadLine]
) -> None:
    """By the labelled lines of the head; else whom the address names."""
    for block in blocks:
        if block.role is Role.HEADING and (sides := _sides_of(block.text)):
            told = {name for name, words in sides.groupdict().items() if words}
            for name in sorted(told - {"kind"}):
                attributes = RECIPIENT if name == "recipient" else SENDER
                start, end = sides.span(name)
                edits.wrap(
                    block.start + start,
                    block.start + end,
                    attributes,
                    has_brackets=False,
                )
    for line in head:
        if line.label in (Label.SENDER, Label.RECIPIENT):
            attributes = SENDER if line.label is Label.SENDER else RECIPIENT
            end = _end_of(edits.seen, line)
            if not any(sign in line.words for sign in "[]{}*~"):
                edits.wrap(line.start, end, attributes, has_brackets=False)
    if any(line.label is Label.RECIPIENT for line in head):
        return
    if named := parties_of_note(blocks):
        for side, attributes in zip(named, (SENDER, RECIPIENT), strict=True):
            edits.wrap(*side, attributes, has_brackets=False)
        return
    # Below the label of a conversation stands who took part.
    labelled = (block for block in blocks if block.role is Role.FIELDS)
    if any(_has_participants(edits.seen, block) for block in labelled):
        return
    parted = _sides_about(blocks)
    if parted and (bounds := addressee(edits.text, parted[0])):
        edits.wrap(*bounds, SENDER, has_brackets=False)
    address = parted[1] if parted else _address(blocks)
    if address and (bounds := addressee(edits.text, address)):
        edits.wrap(*bounds, RECIPIENT, has_brackets=False)


def _has_participants(text: str, block: RawBlock) -> bool:
    return any(part.kind is Label.PARTICIPANTS for part in read_fields(text, block))


def _sides_about(blocks: Sequence[RawBlock]) -> tuple[RawBlock, RawBlock] | None:
    """Who sends a paper, and whom it is for, where "à" stands alone between both."""
    for index in range(1, min(len(blocks) - 1, MOST_ABOVE_SIDES)):
        if blocks[index].text.strip() in _BETWEEN_SIDES:
            return blocks[index - 1], blocks[index + 1]
    return None


def _address(blocks: Sequence[RawBlock]) -> RawBlock | None:
    return next((block for block in blocks if block.role is Role.ADDRESS), None)


def is_printed_heading(line: str) -> bool:
    """Whether the line names who wrote to whom as prints of the Foreign Office do."""
    if len(line) > LONGEST_HEADING:
        return False
    is_titled = _KIND_IN_CAPITALS.match(line) and _IN_CAPITALS.fullmatch(line)
    is_by = "\n" not in line and _BY.fullmatch(line)
    is_foreign = GERMAN_HEADING.fullmatch(line) or POST_TO_MINISTER.fullmatch(line)
    return bool(is_titled or is_by or is_foreign or _PRINTED.fullmatch(line))


def _sides_of(heading: str) -> re.Match[str] | None:
    if len(heading) > LONGEST_HEADING:
        return None
    return (
        OFFICE_TO_OFFICE.fullmatch(heading)
        or _IN_CAPITALS.fullmatch(heading)
        or _PRINTED.fullmatch(heading)
        or _FOREIGN.fullmatch(heading)
        or GERMAN_HEADING.fullmatch(heading)
        or GIVEN_BY.fullmatch(heading.rstrip())
        or POST_TO_MINISTER.fullmatch(heading)
        or _BY.fullmatch(heading)
    )


def _end_of(text: str, line: HeadLine) -> int:
    """Where the words of a line end, which may stand on two lines of the paper."""
    at = line.start
    for word in line.words.split():
        at = text.index(word, at, max(line.end, at + len(word))) + len(word)
    return at


def addressee(text: str, address: RawBlock) -> tuple[int, int] | None:
    """Where the name stands in an address, without "His Excellency" before it. A German
    office stands above the name: "dem Ministerpräsidenten / Herrn Hans Lang"."""
    for line in _LINE.finditer(text, address.start, address.end):
        if named := _WITH_HERR.fullmatch(line[0]):
            start, end = named.span("name" if named["name"] else "russian")
            return line.start() + start, line.start() + end
    is_below_herr = False
    for line in _LINE.finditer(text, address.start, address.end):
        # A stamp may stand beside the name.
        first, last = find_cells(line[0])[0]
        words = line[0][first:last].strip(" \t,")
        start = line.start() + line[0].index(words) if words else line.start()
        if style := STYLE.match(words):
            rest = words[style.end() :].strip(" ,")
            start, words = (
                text.index(rest, start + style.end()) if rest else start,
                rest,
            )
        if to := _TO.match(words):
            start, words = start + to.end(), words[to.end() :]
        if not words or _TITLE_ALONE.fullmatch(words):
            is_below_herr |= words in ("Herrn", "Herr", "Frau")
            continue
        if is_below_herr and (below := _name_below(text, line.end(), address.end)):
            return below
        if whole := _REST_OF_COUNTRY.match(text, start + len(words), address.end):
            return start, whole.end()
        words = _without_office(_HONOURS.sub("", words))
        if _NO_NAME.match(words) or "[" in words or "]" in words:
            return None
        return start, start + len(words)
    return None


def _name_below(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The name on the next line, below an office: "Herrn / Bundesminister / Hans Lang"."""
    line = _LINE.search(text, start, end)
    office = text[text.rfind("\n", 0, start) + 1 : start]
    name = line[0].strip(" \t,") if line else ""
    if not line or not is_of_office(office) or not is_name(name) or " " not in name:
        return None
    at = line.start() + line[0].index(name)
    return at, at + len(name)


def _without_office(words: str) -> str:
    behind = _OFFICE_BEHIND.search(words)
    name = words[: behind.start()] if behind else words
    is_office = behind is not None and is_of_office(behind["office"])
    return name if is_office and is_name(name) and " " in name else words


def named_in_address(text: str, blocks: Sequence[RawBlock]) -> str:
    address = (_sides_about(blocks) or (None, _address(blocks)))[1]
    bounds = addressee(text, address) if address else None
    return " ".join(text[slice(*bounds)].split()) if bounds else ""

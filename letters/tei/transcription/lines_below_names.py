"""Whether a line below a signed name is a second name, or the office of the first."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum, auto

from letters.tei.transcription.letter_words import CAPITAL, LONGEST_NAME, is_name

# Words of offices, of the bodies they belong to, and of ranks, without their accents.
_ENGLISH = (
    "acting administrator adviser advisor affairs agency aide ambassador army assistant "
    "associated attorney bank board bureau chairman chairwoman charge chief chiefs clerk "
    "commander commission commissioner committee consul consulate coordinator corps "
    "council counsel counsellor counselor defense delegate delegation department deputy "
    "director division editor embassy executive force foreign general governor group "
    "house infantry inspector institute interim international interpreter joint leader "
    "legation manager member minister ministry mission national navy news office officer "
    "official party planning plenipotentiary policy premier president press prime "
    "principal representative republic room seal secretariat secretary section security "
    "senator senior special staff state states times treasurer undersecretary union "
    "united vice"
)
_RANKS = (
    "adm admiral brig brigadier capt captain cmdr col colonel commodore gen lieut "
    "lieutenant lt maj marshal sergeant sgt usa usaf usmc usn"
)
_FRENCH = (
    "adjoint ambassade ambassadeur ambassadrice cabinet capitaine chargee chef "
    "commissaire conseil conseiller conseillere consulat delegue deleguee directeur "
    "directrice gouverneur inspecteur ministere ministre plenipotentiaire prefet premiere "
    "representant representante secretaire"
)
_GERMAN = (
    "amt attache auswartiges beauftragte beauftragter gesandte gesandter geschaftstrager "
    "geschaftstragerin hauptmann oberst vorsitzende vorsitzender"
)
_OTHERS = (
    "asesor canciller consejero consul director directora embajada embajador embajadora "
    "encargado exteriores gobernador jefe ministerio ministra ministro negocios presidenta "
    "presidente secretaria secretario senador subsecretario vicepresidente "
    "ambasciata ambasciatore capo consigliere direttore incaricato presidente segretario "
    "chanceler conselheiro embaixador embaixada diretor secretario "
    "директор заведующии заместитель министерства министр начальник отдела посол "
    "посольства председатель президент секретарь советник "
    "ambassadeur gezant minister zaakgelastigde "
    "bakan bakanı bakanlıgı buyukelci buyukelcisi basbakan ministr velvyslanec namestek "
    "predseda ambasador miniszter nagykovet elnok ministeri suurlahettilas"
)
_WORDS_OF_OFFICES = frozenset(
    f"{_ENGLISH} {_RANKS} {_FRENCH} {_GERMAN} {_OTHERS}".split()
)
# German offices are compounds: the last part of "Ministerialdirektorin" says what it is.
_GERMAN_ENDS = (
    "abteilung attache beauftragte beauftragter botschaft botschafter chef direktor "
    "kanzler kanzleramt kommissar konsul konsulat leiter leutnant minister ministerium "
    "prasident referat referent sekretar sekretariat sprecher vertreter"
)
_ENDS_OF_OFFICES = tuple(_GERMAN_ENDS.split())
# "Botschaftsrat", and not the surname "Murat".
_COUNCILLOR = re.compile(r"[a-z]{5,30}rat")
_TITLE = re.compile(
    r"(?:(?:Dr|Prof|Mr|Mrs|Ms|M|Mme|Mlle)(?:\. ?| )"
    r"|(?:Miss|Sir|Lord|Lady|Dame|Herr|Frau) ){1,3}+(?=\w)"
)
_INITIAL = re.compile(r"\b[^\W\d_]\.")
_SIGNED = re.compile(rf"(?:{CAPITAL}\. ?){{1,3}}{CAPITAL}[\w’'-]{{2,20}}")
_COUNTRY = re.compile(r"\bU\. ?[SNK]\.")
_SUFFIX = re.compile(r",? (?:[JS]r\.?|I{2,3})\Z")
_WORD = re.compile(r"[^\W\d_]+")


class LineBelow(Enum):
    """What a line below a name is; where it `SEEMS` so, nothing but its form says it."""

    SAME_NAME = auto()  # in type, below the one written by hand
    NAME = auto()
    SEEMS_NAME = auto()
    PLAIN_OFFICE = auto()
    SEEMS_OFFICE = auto()


def read_line_below(line: str, above: str) -> LineBelow:
    """Take a line for a second name if it has the form of one, no known word of an office,
    and a whole name `above` it."""
    below = _read_line(line.strip(" ,;"))
    if below not in (LineBelow.NAME, LineBelow.SEEMS_NAME):
        return below
    if set(_folded_words(above)) <= set(_folded_words(line)):
        return LineBelow.SAME_NAME
    # "Bill" above "William Casey" is the same person, and neither says so.
    return below if is_name(above) and " " in above else LineBelow.SEEMS_OFFICE


def is_second_name(line: str, above: str) -> bool:
    return read_line_below(line, above) in (LineBelow.NAME, LineBelow.SEEMS_NAME)


def is_of_office(line: str) -> bool:
    """Whether a known word of an office stands in the line."""
    return any(map(_is_of_office, _folded_words(line)))


def is_signed_below_office(above: str, line: str) -> bool:
    """Whether a name with initials stands below a line of an office, as Soviet papers are
    signed: "Посол СССР в Финляндии" above "А. Ковалин"."""
    is_short = len(above) <= LONGEST_NAME and "," not in above
    is_short &= not above.endswith((".", "?", "!", ":", ";"))
    return is_short and is_of_office(above) and _SIGNED.fullmatch(line) is not None


def _read_line(words: str) -> LineBelow:
    if len(words) > LONGEST_NAME or "," in _SUFFIX.sub("", words):
        return LineBelow.PLAIN_OFFICE
    if _COUNTRY.search(words) or any(map(_is_of_office, _folded_words(words))):
        return LineBelow.PLAIN_OFFICE
    name = _TITLE.sub("", words, count=1)
    is_titled = name != words
    if is_name(name) and (is_titled or " " in name):
        is_certain = is_titled or _INITIAL.search(name)
        return LineBelow.NAME if is_certain else LineBelow.SEEMS_NAME
    return LineBelow.SEEMS_OFFICE if is_name(name) else LineBelow.PLAIN_OFFICE


def _folded_words(line: str) -> list[str]:
    """The words in small letters, without accents: "secretaire" of "Secrétaire"."""
    parts = unicodedata.normalize("NFKD", line.casefold())
    return _WORD.findall("".join(c for c in parts if not unicodedata.combining(c)))


def _is_of_office(word: str) -> bool:
    stem = word.removesuffix("in")  # of a woman: "Botschafterin"
    if word in _WORDS_OF_OFFICES or _COUNCILLOR.fullmatch(stem):
        return True
    return word.endswith(_ENDS_OF_OFFICES) or stem.endswith(_ENDS_OF_OFFICES)

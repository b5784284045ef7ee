"""When two lines of lists are certainly of one person: rules for a pair of lines."""

from __future__ import annotations

from letters.derivation.people.evidence import tell_evidence
from letters.derivation.people.name_likeness import is_misspelt
from letters.derivation.people.offices import OfficeAgreement, compare_offices
from letters.derivation.people.person_names import (
    Agreement,
    PersonName,
    compare_names,
)
from letters.derivation.people.phonetics import romanised
from letters.derivation.people.profiles import Profile, Rarity, years_apart

# So many years between what two lines speak of, and a son may have name and office.
_ONE_CAREER = 12
_LONG_CAREER = 25
# Within so many years a rare name that is written out is one person's.
_NEIGHBOURS = 4
_PARTS_OF_A_FULL_NAME = 3
# What lines must share of an office, in weight, where many have the name, or a son may.
_OFFICE_OF_MANY = 4.0
_OFFICE_BESIDE_A_SUFFIX = 4.0


def same_name_evidence(first: Profile, second: Profile, rarity: Rarity) -> str:
    """Why two lines of the very same name are of one person; empty if it is open."""
    name = first.main
    if name.words != second.main.words or compare_names(name, second.main) > (
        Agreement.INITIALS
    ):
        return ""
    office = compare_offices(first.offices, second.offices)
    if name.suffix != second.main.suffix:
        is_certain = _is_one_with_suffix(first, second, office, rarity)
    elif len(name.words) == 1:
        is_certain = office.is_same and rarity.is_lone_surname(name)
    elif office.is_same or (office.is_equal and _is_full(name)):
        is_certain = _is_one_career(first, second, rarity)
    else:
        is_certain = (
            _is_full(name)
            and rarity.is_rare(name)
            and years_apart(first, second) <= _NEIGHBOURS
        )
    return tell_evidence(first, second, office) if is_certain else ""


def other_form_evidence(first: Profile, second: Profile, rarity: Rarity) -> str:
    """Why two lines of compatible names are of one person; empty if it is open."""
    agreement = compare_names(first.main, second.main)
    if not _are_compatible(first.main, second.main, agreement, rarity):
        return ""
    office = compare_offices(first.offices, second.offices)
    is_rare = rarity.is_rare(first.main)
    is_telling = is_rare or agreement is Agreement.NONE
    is_one_office = office.is_same and (is_telling or office.weight >= _OFFICE_OF_MANY)
    is_equal = office.is_equal and is_rare and _is_full(first.main)
    most = _LONG_CAREER if is_telling else _ONE_CAREER
    if not (is_one_office or is_equal) or years_apart(first, second) > most:
        return ""
    if first.main.suffix != second.main.suffix and not _is_one_with_suffix(
        first, second, office, rarity
    ):
        return ""
    return tell_evidence(first, second, office)


def misprint_evidence(first: Profile, second: Profile, rarity: Rarity) -> str:
    """Why a name that occurs once is a misprint of another; empty if it is open.

    The office must be the same, and the surname none that many have.
    """
    name, other_name = first.main, second.main
    if (
        name.suffix != other_name.suffix
        or name.is_a_womans != other_name.is_a_womans
        or not name.forenames
        or not other_name.forenames
        or not rarity.is_uncommon_surname(name)
        or not rarity.is_uncommon_surname(other_name)
        or not _is_one_letter_wrong(name, other_name)
    ):
        return ""
    office = compare_offices(first.offices, second.offices)
    if not office.is_same or not _is_one_career(first, second, rarity):
        return ""
    return tell_evidence(first, second, office, is_misprint=True)


def _is_full(name: PersonName) -> bool:
    """Whether it has three parts, with a forename written out."""
    return (
        len(name.words) >= _PARTS_OF_A_FULL_NAME
        and bool(name.forenames)
        and len(name.forenames[0]) > 1
    )


def _is_one_letter_wrong(name: PersonName, other_name: PersonName) -> bool:
    """Whether the surname or one initial is wrong, and the rest agrees."""
    agreement = compare_names(
        PersonName(("x",), name.forenames), PersonName(("x",), other_name.forenames)
    )
    if name.surname == other_name.surname:
        return _is_one_initial_wrong(name.forenames, other_name.forenames)
    joined, other_joined = "".join(name.surname), "".join(other_name.surname)
    return agreement <= Agreement.INITIALS and is_misspelt(joined, other_joined)


def _is_one_initial_wrong(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    pairs = list(zip(first, second, strict=False))
    wrong = [pair for pair in pairs if pair[0][0] != pair[1][0]]
    return (
        len(first[0]) > 1
        and compare_names(PersonName(("x",), first[:1]), PersonName(("x",), second[:1]))
        <= Agreement.FORM
        and len(wrong) == 1
        and 1 in (len(wrong[0][0]), len(wrong[0][1]))
    )


def _are_compatible(
    first: PersonName, second: PersonName, agreement: Agreement, rarity: Rarity
) -> bool:
    if agreement <= Agreement.FORM:
        return True
    is_written_out = all(
        name.forenames and len(name.forenames[0]) > 1 for name in (first, second)
    )
    if agreement is Agreement.VAGUE:
        return is_written_out and rarity.is_rare_surname(first)
    if agreement is Agreement.UNKNOWN:
        return rarity.is_lone_surname(first) and rarity.is_lone_surname(second)
    return (
        first.is_a_womans == second.is_a_womans
        and len(first.words) > 1
        and "".join(map(romanised, first.words))
        == "".join(map(romanised, second.words))
    )


def _is_one_career(first: Profile, second: Profile, rarity: Rarity) -> bool:
    most = _LONG_CAREER if rarity.is_rare(first.main) else _ONE_CAREER
    return years_apart(first, second) <= most


def _is_one_with_suffix(
    first: Profile, second: Profile, office: OfficeAgreement, rarity: Rarity
) -> bool:
    """Whether "Lodge, Henry Cabot" holds the very office of "Lodge, Henry Cabot, Jr."."""
    return (
        office.is_same
        and office.weight >= _OFFICE_BESIDE_A_SUFFIX
        and years_apart(first, second) <= _NEIGHBOURS
        and rarity.is_rare(first.main)
    )

"""When two lines of lists are certainly of one person: rules for a pair of lines."""

from __future__ import annotations

from letters.derivation.people.evidence import tell_evidence
from letters.derivation.people.name_likeness import is_misspelt
from letters.derivation.people.offices import (
    OfficeAgreement,
    compare_offices,
    count_equal,
)
from letters.derivation.people.person_names import (
    Agreement,
    PersonName,
    begins_alike,
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
_OFFICE_BESIDE_A_SUFFIX = 3.5


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
        is_certain = office.is_same and (
            rarity.is_lone_surname(name) or _share_a_full_name(first, second)
        )
    elif office.is_same or (office.is_equal and _is_telling(name, rarity)):
        is_certain = _is_one_career(first, second, rarity)
    else:
        is_certain = rarity.is_rare(name) and years_apart(first, second) <= (
            _years_of_a_name(first, second, rarity)
        )
    return tell_evidence(first, second, office) if is_certain else ""


def other_form_evidence(first: Profile, second: Profile, rarity: Rarity) -> str:
    """Why two lines of compatible names are of one person; empty if it is open."""
    agreement = compare_names(first.main, second.main)
    office = compare_offices(first.offices, second.offices)
    is_compatible = _are_compatible(first.main, second.main, agreement, rarity)
    if not (
        _is_one_ruler(first, second, agreement, office)
        or _are_full_with_one_office(first.main, second.main, agreement, office)
        or (is_compatible and _is_one_office(first.main, agreement, office, rarity))
        or (is_compatible and _are_of_one_time(first, second, agreement, rarity))
    ):
        return ""
    is_telling = rarity.is_rare(first.main) or agreement is Agreement.NONE
    if years_apart(first, second) > (_LONG_CAREER if is_telling else _ONE_CAREER):
        return ""
    if first.main.suffix != second.main.suffix and not _is_one_with_suffix(
        first, second, office, rarity
    ):
        return ""
    return tell_evidence(first, second, office)


def _is_one_ruler(
    first: Profile, second: Profile, agreement: Agreement, office: OfficeAgreement
) -> bool:
    """Whether two forms of a name are of the head of one country, or of a prince of it
    by his own name and his father's."""
    if office.is_highest and (
        agreement is Agreement.VAGUE or begins_alike(first.main, second.main)
    ):
        return True
    return (
        office.is_same
        and _are_of_one_nation(first, second)
        and _are_of_one_father(first.main, second.main)
    )


def _are_full_with_one_office(
    name: PersonName,
    other_name: PersonName,
    agreement: Agreement,
    office: OfficeAgreement,
) -> bool:
    return (
        agreement is Agreement.VAGUE
        and office.is_same
        and office.weight >= _OFFICE_OF_MANY
        and _is_full(name)
        and _is_full(other_name)
    )


def _is_one_office(
    name: PersonName, agreement: Agreement, office: OfficeAgreement, rarity: Rarity
) -> bool:
    is_telling = rarity.is_rare(name) or agreement is Agreement.NONE
    if office.is_highest or (
        office.is_equal and rarity.is_rare(name) and _is_full(name)
    ):
        return True
    return office.is_same and (is_telling or office.weight >= _OFFICE_OF_MANY)


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
        or not _is_one_letter_wrong(name, other_name)
    ):
        return ""
    office = compare_offices(first.offices, second.offices)
    if not office.is_highest and not all(
        rarity.is_uncommon_surname(each) or rarity.has_rare_forename(each)
        for each in (name, other_name)
    ):
        return ""
    # Two Presidents Bush have another initial, but not in the same years.
    is_one_ruler = office.is_highest and years_apart(first, second) <= _NEIGHBOURS
    is_one_office = office.is_same and _is_one_career(first, second, rarity)
    if not (is_one_ruler or is_one_office):
        return ""
    return tell_evidence(first, second, office, is_misprint=True)


def _is_full(name: PersonName) -> bool:
    """Whether it has three parts, with a forename written out: "W. Averell" as well."""
    if name.has_a_fathers_name:
        return len(name.words) > _PARTS_OF_A_FULL_NAME
    return len(name.words) >= _PARTS_OF_A_FULL_NAME and any(
        len(forename) > 1 for forename in name.forenames
    )


def _is_telling(name: PersonName, rarity: Rarity) -> bool:
    """Whether few can have the name: it is full, or rare and written out."""
    return _is_full(name) or (_is_written_out(name) and rarity.is_rare(name))


def _is_written_out(name: PersonName) -> bool:
    has_forename = bool(name.forenames) and len(name.forenames[0]) > 1
    return has_forename or (name.has_a_fathers_name and _is_full(name))


def _are_of_one_father(first: PersonName, second: PersonName) -> bool:
    """Whether both have a father's name, one perhaps less of it than the other."""
    is_bare = first.has_a_fathers_name or second.has_a_fathers_name
    has_two = min(len(first.words), len(second.words)) > 1
    return is_bare and has_two and begins_alike(first, second)


def _share_a_full_name(first: Profile, second: Profile) -> bool:
    """Whether "Home, Lord (Alexander Frederick Douglas-Home)" is in both lists."""
    return any(_is_full(name) and name in second.names for name in first.names)


def _years_of_a_name(first: Profile, second: Profile, rarity: Rarity) -> int:
    """For how many years the name alone tells, without an office; below 0 for none."""
    name = first.main
    if rarity.is_handed_down(name):
        return _NEIGHBOURS if _is_full(name) else -1
    if _is_full(name) and rarity.is_doubly_rare(name):
        return _ONE_CAREER
    if _is_written_out(name) and _are_of_one_nation(first, second):
        return _ONE_CAREER
    return _NEIGHBOURS if _is_full(name) or rarity.is_doubly_rare(name) else -1


def _are_of_one_nation(first: Profile, second: Profile) -> bool:
    return bool(first.nation) and first.nation == second.nation


def _are_of_one_time(
    first: Profile, second: Profile, agreement: Agreement, rarity: Rarity
) -> bool:
    """Whether full names of a rare surname are of one nation and time."""
    return (
        agreement <= Agreement.VAGUE
        and _is_full(first.main)
        and _is_full(second.main)
        and rarity.is_rare_surname(first.main)
        and not rarity.is_handed_down(first.main)
        and _are_of_one_nation(first, second)
        and years_apart(first, second) <= _ONE_CAREER
    )


def _is_one_letter_wrong(name: PersonName, other_name: PersonName) -> bool:
    """Whether the surname or one initial is wrong, and the rest agrees."""
    agreement = compare_names(
        PersonName(("x",), name.forenames), PersonName(("x",), other_name.forenames)
    )
    if name.surname == other_name.surname:
        return _is_one_initial_wrong(
            name.forenames, other_name.forenames
        ) or _is_one_forename_misspelt(name.forenames, other_name.forenames)
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


def _is_one_forename_misspelt(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    wrong = [pair for pair in zip(first, second, strict=False) if pair[0] != pair[1]]
    return len(first) == len(second) > 1 and len(wrong) == 1 and is_misspelt(*wrong[0])


def _are_compatible(
    first: PersonName, second: PersonName, agreement: Agreement, rarity: Rarity
) -> bool:
    if agreement <= Agreement.FORM:
        return True
    is_written_out = _is_written_out(first) and _is_written_out(second)
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
    is_enough = office.is_same and office.weight >= _OFFICE_BESIDE_A_SUFFIX
    return (
        (is_enough or count_equal(first.offices, second.offices) > 1)
        and years_apart(first, second) <= _NEIGHBOURS
        and rarity.is_rare(first.main)
    )

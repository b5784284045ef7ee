"""The words for what speaks for two lines being of one person."""

from __future__ import annotations

from letters.derivation.people.list_entries import ListedPerson
from letters.derivation.people.offices import OfficeAgreement, compare_offices
from letters.derivation.people.person_names import PersonName
from letters.derivation.people.profiles import Profile, read_profiles

_LONGEST_OFFICE = 90
# No name differs from another in more words that are worth telling.
_MOST_DIFFERENCES = 3


def tell_evidence(
    first: Profile,
    second: Profile,
    office: OfficeAgreement,
    *,
    is_misprint: bool = False,
) -> str:
    """ "Same name; “First Secretary” in both lists; 1958–1960 and 1961–1963"."""
    told = [_tell_names(first.main, second.main)]
    if is_misprint:
        told[0] += ", probably a misprint"
    if office.is_same or office.is_equal:
        told.append(f"“{_shorten(office.printed)}” in both lists")
    elif office.weight:
        told.append(f"similar offices, as “{_shorten(office.printed)}”")
    else:
        told.append("nothing in common in the offices")
    if years := _tell_years(first, second):
        told.append(years)
    return "; ".join(told)


def tell_pair(first: ListedPerson, second: ListedPerson) -> str:
    """The evidence for two lines; empty if one of them has no name."""
    profiles = read_profiles([first, second])
    if len(profiles) < 2:
        return ""
    one, other = profiles
    return tell_evidence(one, other, compare_offices(one.offices, other.offices))


def tell_reference(referring: Profile, meant: Profile) -> str:
    volumes = {referring.line.edition, meant.line.edition}
    where = "the same list" if len(volumes) == 1 else "the list of another volume"
    return (
        f"“{referring.line.name}” refers to “{referring.line.refers_to}”, "
        f"in {where} “{meant.line.name}”"
    )


def _tell_names(first: PersonName, second: PersonName) -> str:
    if first.words == second.words:
        told = "same name"
    elif sorted(first.words) == sorted(second.words):
        told = "same name in another order"
    else:
        told = _tell_differences(first, second)
    if first.suffix != second.suffix:
        suffix = first.suffix or second.suffix
        is_roman = suffix not in ("jr", "sr")
        told += f", one with “{suffix.upper() if is_roman else suffix.capitalize()}”"
    return told


def _tell_differences(first: PersonName, second: PersonName) -> str:
    left = [word for word in first.words if word not in second.words]
    right = [word for word in second.words if word not in first.words]
    if not left or not right:
        return f"same name, once without {_list(left or right)}"
    if first.surname == second.surname and _are_initials(left, right):
        return f"same name but for initials ({_list(left)}; {_list(right)})"
    return f"same name but for {_list(left)} and {_list(right)}"


def _are_initials(left: list[str], right: list[str]) -> bool:
    pairs = zip(left, right, strict=False)
    return all(a[0] == b[0] and 1 in (len(a), len(b)) for a, b in pairs)


def _list(words: list[str]) -> str:
    return " ".join(
        f"{word.upper()}." if len(word) == 1 else word.capitalize()
        for word in words[:_MOST_DIFFERENCES]
    )


def _tell_years(first: Profile, second: Profile) -> str:
    if not first.volume_years or not second.volume_years:
        return ""
    earlier, later = sorted((first.volume_years, second.volume_years))
    spans = ["–".join(str(year) for year in dict.fromkeys(s)) for s in (earlier, later)]
    return " and ".join(dict.fromkeys(spans))


def _shorten(office: str) -> str:
    if len(office) <= _LONGEST_OFFICE:
        return office
    return office[:_LONGEST_OFFICE].rsplit(" ", 1)[0] + " …"

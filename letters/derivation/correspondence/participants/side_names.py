"""Which lines of a list name a side of a conversation, and no person."""

from __future__ import annotations

import re

# In letters alone.
_STATES = (
    "algeria argentina australia austria belgium brazil britain burma cambodia canada chile"
    " china congo cuba denmark egypt ethiopia france germany ghana greece india indonesia"
    " iran iraq israel italy japan jordan kenya korea laos lebanon libya malaysia mexico"
    " morocco nato netherlands nigeria norway pakistan peru philippines poland portugal"
    " spain sudan sweden switzerland syria thailand tunisia turkey uar uk us usa ussr"
    " vietnam yugoslavia british americans french germans soviets japanese chinese"
    " canadians egyptians greeks indians indonesians iranians israelis italians jordanians"
    " koreans mexicans moroccans pakistanis poles romanians spaniards thais tunisians turks"
    " vietnamese yugoslavs romania cyprus drv frg gdr grc gvn prc rok rvn"
    " unitedstates unitedkingdom sovietunion greatbritain saudiarabia newzealand"
    " southafrica federalrepublicofgermany unitedarabrepublic"
)
_DEPARTMENTS = (
    "agriculture budget cia commerce defense dod interior jcs jointchiefsofstaff justice"
    " labor nsc nscstaff omb osd secretariat state statedepartment treasury usia"
    " whitehouse"
)
_STATES_NAMED = frozenset(_STATES.split())
_BODIES = frozenset(_DEPARTMENTS.split())
# "Foreign" heads those of another state.
_SIDES = _STATES_NAMED | _BODIES | {"foreign"}
_FOR = re.compile(r"^For (?=[Tt]he |[A-Z])")
_SIDE = re.compile(
    r"(?i).*\bside$|(?:[a-z.]{2,15} ){1,2}participants?:?"
    r"|.*:$|(?!Mr|Dr|Mrs|Miss)[a-z][a-z .]{1,40}[—–]"
    r"|(?:department|ministry|embassy|bank|government|office) of (?:the )?[A-Za-z .’']{3,50}"
)


def is_side(words: str) -> bool:
    """Whether a line names a side and no person: "The French side", "U.S.", "Japan"."""
    return bool(_SIDE.fullmatch(words)) or _letters(_FOR.sub("", words)) in _SIDES


def is_state(words: str) -> bool:
    return _letters(words) in _STATES_NAMED


def are_of_one_row(first: str, second: str) -> bool:
    """Whether two sides may head two columns, as two departments or two states do."""
    names = {_letters(first), _letters(second)}
    return len(names) == 2 and (
        _STATES_NAMED.issuperset(names) or _BODIES.issuperset(names)
    )


def _letters(words: str) -> str:
    return "".join(filter(str.isalpha, words.casefold())).removeprefix("the")

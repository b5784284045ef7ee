"""Words beside a person's name that are not part of it: titles, ranks, particles."""

from __future__ import annotations

SUFFIXES = {
    "jr": "jr",
    "sr": "sr",
    "ii": "ii",
    "2nd": "ii",
    "2d": "ii",
    "iii": "iii",
    "3rd": "iii",
    "3d": "iii",
    "iv": "iv",
}

_OF_WOMEN = (
    "mrs miss ms mme madame madam mlle lady dame queen princess empress duchess "
    "countess baroness begum"
)
_RANKS = (
    "admiral adm vice rear fleet general gen lieutenant lt colonel col major maj "
    "brigadier brig captain capt commander cmdr comdr commodore marshal field air "
    "chief sergeant sgt ensign wing group squadron leader generalissimo"
)
_STYLES = (
    "sir lord viscount baron count marquess marquis prince king emperor shah sheikh "
    "sheik shaikh sultan crown imam emir amir dr doctor prof professor mr esq hon "
    "honorable honourable right rt rev reverend father msgr monsignor cardinal bishop "
    "archbishop ayatollah pope rabbi judge justice senator sen representative rep "
    "congressman ambassador amb president chairman secretary bart bt graf pandit "
    "freiherr"
)
_SERVICES = "usa usn usaf usmc uscg arvn ret retired rn raf rta rok roka kcb gcmg"
_JOINING = "of the later also"
_PARTICLES = (
    "de du des la le von van der den zu zum dos da di del della al el ad an as bin "
    "ben ibn"
)

TITLES_OF_WOMEN = frozenset(_OF_WOMEN.split())
NOT_NAMES = frozenset(f"{_OF_WOMEN} {_RANKS} {_STYLES} {_SERVICES} {_JOINING}".split())
PARTICLES = frozenset(_PARTICLES.split())

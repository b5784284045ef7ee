"""Words for countries and their people, each with the one word that stands for them."""

from __future__ import annotations

# "British", "Britain" and "United Kingdom" say the same of an office.
_SAME_COUNTRY = """
afghan afghanistan
albania albanian
algeria algerian
argentina argentine
australia australian
austria austrian
belgium belgian
bolivia bolivian
brazil brazilian
britain british
bulgaria bulgarian
burma burmese
cambodia cambodian khmer
canada canadian
ceylon ceylonese
chile chilean
china chinese
colombia colombian
congo congolese
cuba cuban
cyprus cypriot
czechoslovakia czechoslovak czech
denmark danish
egypt egyptian
ethiopia ethiopian
finland finnish
france french
germany german
ghana ghanaian
greece greek
guatemala guatemalan
hungary hungarian
iceland icelandic
india indian
indonesia indonesian
iran iranian
iraq iraqi
ireland irish
israel israeli
italy italian
japan japanese
jordan jordanian
kenya kenyan
korea korean
kuwait kuwaiti
laos lao laotian
lebanon lebanese
liberia liberian
libya libyan
malaysia malaysian
mexico mexican
morocco moroccan
netherlands dutch
nicaragua nicaraguan
nigeria nigerian
norway norwegian
pakistan pakistani
peru peruvian
philippines philippine
poland polish
portugal portuguese
romania romanian rumania rumanian
russia russian
saudi
somalia somali
soviet ussr
spain spanish
sudan sudanese
sweden swedish
switzerland swiss
syria syrian
taiwan taiwanese
thailand thai
tunisia tunisian
turkey turkish
uar
venezuela venezuelan
vietnam vietnamese
yemen yemeni
yugoslavia yugoslav
zambia zambian
"""

COUNTRY_OF = {
    word: line.split()[0] for line in _SAME_COUNTRY.split("\n") for word in line.split()
}
# Syria was a part of it for three of its thirteen years.
NATION_OF = {"uar": "egypt", "frg": "germany"}
COUNTRIES = frozenset(COUNTRY_OF.values()) | {"prc", "roc", "drv", "gdr", "frg"}

# Names of several words, read before the single words.
SEVERAL_WORDS = (
    ("union of soviet socialist republics", "soviet"),
    ("u.s.s.r.", "soviet"),
    ("soviet union", "soviet"),
    ("peoples republic of china", "prc"),
    ("republic of china", "roc"),
    ("republic of korea", "korea"),
    ("republic of vietnam", "vietnam"),
    ("democratic vietnam", "drv"),
    ("north vietnamese", "drv"),
    ("north vietnam", "drv"),
    ("federal republic of germany", "frg"),
    ("german democratic republic", "gdr"),
    ("united arab republic", "uar"),
    ("saudi arabian", "saudi"),
    ("saudi arabia", "saudi"),
    ("united kingdom", "britain"),
    ("great britain", "britain"),
    ("viet-nam", "vietnam"),
    ("viet nam", "vietnam"),
    ("united nations", "un"),
    ("u.n.", "un"),
    ("united states", "america"),
    ("u.s.", "america"),
    ("iman of", "imam of"),
    ("commitee", "committee"),
    ("vice-president", "vice president"),
    ("secretary-general", "secretary general"),
    ("central intelligence agency", "cia"),
    ("department of state", "statedepartment"),
    ("foreign office", "foreign ministry"),
    ("congressman", "representative"),
    ("party presidential candidate", "candidate president"),
    ("presidential candidate", "candidate president"),
    ("nominee", "candidate"),
)
